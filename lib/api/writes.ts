import { defineWrite, type WriteOperation } from './operation'

const DEFICIENCY = { tag: 'register', subject: 'deficiency', example: { deficiency: 'D-1' }, given: {} } as const
const MEASURE = { tag: 'register', subject: 'measure', example: { measure: 'M-1' }, given: {} } as const
const NEW = { tag: 'register', subject: null, example: {}, given: {} } as const

/**
 * What a program may change: each is a command of the register, as its form sends it. The body is the command's own
 * schema but for what the path says already.
 */
export const WRITES: readonly WriteOperation[] = [
  defineWrite({
    ...{ ...NEW, id: 'markDeficiency', path: '/deficiencies' },
    ...{ command: 'deficiency.mark', action: 'deficiency.mark' },
  }),
  defineWrite({
    ...{ ...NEW, id: 'adoptDeficiency', path: '/deficiencies/adoptions' },
    ...{ command: 'deficiency.adopt', action: 'deficiency.mark' },
  }),
  defineWrite({
    ...{ ...DEFICIENCY, id: 'editDeficiency', path: '/deficiencies/{deficiency}/edit' },
    ...{ command: 'deficiency.edit', action: 'deficiency.edit' },
  }),
  defineWrite({
    ...{ ...DEFICIENCY, id: 'stepDeficiency', path: '/deficiencies/{deficiency}/step' },
    ...{ command: 'deficiency.step', action: 'deficiency.step' },
  }),
  defineWrite({
    ...{ ...DEFICIENCY, id: 'answerDeficiency', path: '/deficiencies/{deficiency}/answer' },
    ...{ command: 'deficiency.answer', action: 'deficiency.answer' },
  }),
  defineWrite({
    ...{ ...DEFICIENCY, id: 'publishDeficiency', path: '/deficiencies/{deficiency}/publish' },
    ...{ command: 'deficiency.publish', action: 'deficiency.edit' },
  }),
  defineWrite({
    ...{ ...DEFICIENCY, id: 'commentDeficiency', path: '/deficiencies/{deficiency}/comments' },
    ...{ command: 'comment.write', action: 'comment.write', given: { subject: 'deficiency' } },
  }),
  defineWrite({
    ...{ ...NEW, id: 'proposeMeasure', path: '/measures' },
    ...{ command: 'measure.propose', action: 'measure.edit' },
  }),
  defineWrite({
    ...{ ...MEASURE, id: 'editMeasure', path: '/measures/{measure}/edit' },
    ...{ command: 'measure.edit', action: 'measure.edit' },
  }),
  defineWrite({
    ...{ ...MEASURE, id: 'stepMeasure', path: '/measures/{measure}/step' },
    ...{ command: 'measure.step', action: 'measure.step' },
  }),
  defineWrite({
    ...{ ...MEASURE, id: 'publishMeasure', path: '/measures/{measure}/publish' },
    ...{ command: 'measure.publish', action: 'measure.edit' },
  }),
  defineWrite({
    ...{ ...MEASURE, id: 'commentMeasure', path: '/measures/{measure}/comments' },
    ...{ command: 'comment.write', action: 'comment.write', given: { subject: 'measure' } },
  }),
]
