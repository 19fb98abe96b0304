import { lanesOf, referenceOf } from '@/components/procedures/lanes'
import { type ProcedureWords, SIGN_OF } from '@/components/procedures/words'
import type { Practice, Stage } from '@/lib/comparison/procedure-schema'
import { englishOf, isBlank } from '@/lib/comparison/procedure-text-rules'
import type { ExchangeRow, ExchangeTable } from '@/lib/exchange/table'
import { STATUS_SIGNS } from '@/lib/exchange/workbook-look'
import type { Localised } from '@/lib/platform/i18n/localised'
import type { ExchangeWords } from './words'

type Input = {
  /** The countries of the lanes, in their order. */
  shown: readonly string[]
  participants: readonly string[]
  stages: readonly Stage[]
  practices: readonly Practice[]
}

/** The lanes: a row a requirement of a stage of a country, beside the reference. */
export function proceduresTable(
  { shown, participants, stages, practices }: Input,
  procedure: ProcedureWords,
  words: ExchangeWords,
): ExchangeTable {
  const lanes = lanesOf(
    shown.map((code) => ({ code, name: words.nameOf(code) })),
    stages,
    practices,
  )
  const best = new Map(
    referenceOf(participants, stages, practices).flatMap(({ stage, best }) =>
      best.map((one) => [`${stage.id} ${one.requirement.id}`, one] as const),
    ),
  )
  const said = (value: Localised | string | undefined) =>
    value === undefined || typeof value === 'string' || isBlank(englishOf(value)) ? undefined : words.text(value)
  return {
    name: 'procedures',
    title: words.t('sheets.procedures'),
    frozen: 2,
    columns: words.columns('procedures'),
    rows: lanes.flatMap(({ country, name, blocks }) =>
      blocks.flatMap(({ stage, state, powers }, place) =>
        powers.map(({ requirement, status, practice }): ExchangeRow => {
          const reference = best.get(`${stage.id} ${requirement.id}`)
          // What a gap or an unknown cites shows that it is missing, or was looked for: it is no power's basis.
          const isThere = practice !== undefined && (status === 'met' || status === 'partial')
          const { authorisedBy, body, timeLimit, period } = isThere ? practice.attributes : {}
          const [first] = isThere ? practice.provisions : []
          return {
            id: `${country} ${stage.id} ${requirement.id}`,
            values: {
              country: name,
              countryCode: country,
              stage: `${place + 1}. ${words.text(stage.title)}`,
              state: `${STATUS_SIGNS[SIGN_OF[state]]} ${procedure.states(state)}`,
              requirement: words.text(requirement.title),
              requirementId: requirement.id,
              core: words.yes(requirement.core),
              status: words.status(status),
              statusCode: status,
              confidence: words.confidence(practice?.confidence),
              since: practice?.period.from ?? null,
              orderedBy: said(authorisedBy) ?? said(body) ?? '',
              timeLimit: said(timeLimit) ?? said(period) ?? '',
              law: words.lines((isThere ? practice.provisions : []).map((one) => `${one.article} (${one.instrument})`)),
              best: words.lines((reference?.practices ?? []).map((one) => words.nameOf(one.country))),
              metBy: reference?.met ?? null,
              metWhen: words.text(requirement.met),
              page: words.page(`/matrix/${country}/${requirement.id}`),
            },
            tones: { status, state: SIGN_OF[state] },
            links: first === undefined ? {} : { law: { href: words.address(`/provisions/${country}/${first.id}`) } },
          }
        }),
      ),
    ),
  }
}
