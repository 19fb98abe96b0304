import 'server-only'
import { z } from 'zod'
import { findChanges, findChangeTexts } from '../comparison/change-queries'
import { CHANGE_KINDS, PROVISION_CHANGES } from '../comparison/change-schema'
import { viewOf } from '../comparison/change-view-rules'
import { findPenalties, findPenaltyChoices } from '../comparison/penalty-queries'
import { PENALTY_STATES } from '../comparison/penalty-schema'
import { findPathway, findPractices } from '../comparison/procedure-queries'
import { stageState } from '../comparison/procedure-rules'
import { STAGE_STATES } from '../comparison/procedure-schema'
import { findOutline } from '../framework/queries'
import type { ConductPenalty } from '../law/conduct-rules'
import { findJurisdictions } from '../law/queries'
import { findMatrix } from '../matrix/queries'
import { Invalid, NotFound } from '../platform/errors'
import { marksFor } from '../register/queries'
import { padded, pageOf } from './cursor-rules'
import { confidence, country, counts, dateField, day, listField, localised, period, reference, status } from './fields'
import { isAsked, tally } from './law-reads'
import { findingBrief, instrumentName, penalty } from './law-shapes'
import { defineList } from './operation'

const cell = z
  .object({
    country,
    status,
    /** Null where no finding is recorded for the day: then the status is unknown. */
    confidence: confidence.nullable(),
    /** The first day of the finding's period; null where it is not recorded. */
    from: day.nullable(),
    /** The status on the day `since`, where it was another one. */
    was: status.nullable(),
    /** The country's own word on the finding as it stands. */
    review: z.enum(['reviewed', 'disputed']).nullable(),
    /** An open deficiency that the reader may see is marked here. */
    marked: z.boolean(),
    /** An article that the finding rests on changed since the finding was last checked. */
    lawChanged: z.boolean(),
  })
  .meta({ id: 'Cell' })

const matrixRow = z
  .object({
    requirement: z.string(),
    title: localised,
    area: z.string(),
    group: z.string(),
    core: z.boolean(),
    references: z.array(reference),
    /** Over the countries asked for. */
    counts,
    cells: z.array(cell),
  })
  .meta({ id: 'MatrixRow' })

const matrix = defineList({
  id: 'getMatrix',
  tag: 'law',
  path: '/matrix',
  action: 'law.read',
  example: {},
  isDated: 'always',
  isWhole: true,
  query: (choices) =>
    z.strictObject({
      date: dateField.optional(),
      since: dateField.optional(),
      standard: listField(choices.standards).optional(),
      area: listField(choices.areas).optional(),
      country: listField(choices.countries).optional(),
    }),
  row: matrixRow,
  flat: {
    row: cell.extend({ requirement: z.string(), title: localised, area: z.string(), core: z.boolean() }),
    of: ({ cells, requirement, title, area, core }) => cells.map((one) => ({ ...one, requirement, title, area, core })),
  },
  async run({ query, asked, ...page }) {
    const [outline, found] = await Promise.all([
      findOutline(),
      findMatrix(asked.day, query.since ?? null, 'es', await marksFor(asked.actor)),
    ])
    const titles = new Map(outline.requirements.map(({ id, title }) => [id, title]))
    const placed = found.requirements.map((row, index) => ({ ...row, references: row.articles, index }))
    const { rows, next } = pageOf(
      placed.filter((row) => isAsked(row, query)),
      ({ index }) => padded(index),
      page,
    )
    return {
      next,
      rows: rows.map(({ id, area, group, core, references, cells }) => {
        const shown = found.countries.flatMap(({ code }, column) => {
          const one = cells[column]
          if (one === undefined || !(query.country?.includes(code) ?? true)) return []
          const { isMarked = false, isLawChanged = false, review = null, ...rest } = one
          return [{ ...rest, country: code, review, marked: isMarked, lawChanged: isLawChanged }]
        })
        const title = titles.get(id) ?? {}
        return { requirement: id, title, area, group, core, references, counts: tally(shown), cells: shown }
      }),
    }
  },
})

const datedProvision = z
  .object({ country, id: z.string(), instrument: z.string(), article: z.string(), period })
  .meta({ id: 'DatedProvision' })

const changes = defineList({
  id: 'listChanges',
  tag: 'comparison',
  path: '/changes',
  action: 'law.read',
  example: {},
  isDated: 'always',
  query: (choices) =>
    z.strictObject({
      from: dateField.optional(),
      date: dateField.optional(),
      country: listField(choices.countries).optional(),
      requirement: listField(choices.requirements).optional(),
      area: z.enum(choices.areas).optional(),
      kind: listField(CHANGE_KINDS).optional(),
    }),
  row: z
    .object({
      day,
      country,
      requirement: z.string(),
      /** `better` and `worse` on the scale met, partial, gap; from and to unknown is neither. */
      kind: z.enum(CHANGE_KINDS),
      /** Null: nothing was recorded. */
      was: findingBrief.nullable(),
      is: findingBrief.nullable(),
      rationale: localised.nullable(),
      provisions: z.array(
        z.object({ kind: z.enum(PROVISION_CHANGES), old: datedProvision.nullable(), now: datedProvision.nullable() }),
      ),
      laws: z.array(z.object({ instrument: instrumentName, basis: z.enum(['wording', 'own', 'date']) })),
    })
    .meta({ id: 'Change' }),
  async run({ query, asked, ...page }) {
    const [jurisdictions, { requirements }] = await Promise.all([findJurisdictions(), findOutline()])
    const { country: countries, kind, from: first, ...rest } = query
    const view = viewOf(
      {
        ...rest,
        ...(first === undefined ? {} : { from: first }),
        countries: countries ?? jurisdictions.map(({ code }) => code),
        date: asked.day,
      },
      { today: asked.day, jurisdictions, requirements },
    )
    if (view.from >= view.to) throw new Invalid([{ field: 'from', value: view.from, reason: 'order' }])
    const { changes: all } = await findChanges(view, view)
    const place = new Map(requirements.map(({ id }, index) => [id, padded(index)]))
    const { rows, next } = pageOf(
      all.filter((change) => kind?.includes(change.kind) ?? true),
      (change) => `${change.day} ${change.country} ${place.get(change.requirement)}`,
      page,
    )
    const { rationales } = await findChangeTexts(rows)
    return {
      next,
      rows: rows.map((row) => ({ ...row, rationale: row.is === null ? null : (rationales.get(row.is.id) ?? null) })),
    }
  },
})

const term = penalty.extend({ provision: z.string(), article: z.string(), instrument: z.string() }).meta({
  id: 'ConductPenalty',
})

const penalties = defineList({
  id: 'listPenalties',
  tag: 'comparison',
  path: '/penalties',
  action: 'law.read',
  example: { requirement: 'off-possession' },
  isDated: 'always',
  query: (choices) =>
    z.strictObject({
      requirement: z.enum(choices.penalised),
      date: dateField.optional(),
      country: listField(choices.countries).optional(),
    }),
  row: z
    .object({
      country,
      requirement: z.string(),
      state: z.enum(PENALTY_STATES),
      /** Null where nothing is recorded for the day. */
      finding: findingBrief.nullable(),
      /** `all`: no row of the articles names the conduct, so these are all of their rows. */
      basis: z.enum(['named', 'all']),
      /** False where the conduct's own term may not be among the rows. */
      isWhole: z.boolean(),
      prison: z.array(term),
      others: z.array(term),
    })
    .meta({ id: 'CountryPenalties' }),
  async run({ query, choices, asked, ...page }) {
    const { penalised } = await findPenaltyChoices()
    const requirement = penalised.find(({ id }) => id === query.requirement)
    if (requirement === undefined) throw new NotFound('requirement', query.requirement)
    const found = await findPenalties(requirement, query.country ?? choices.countries, asked.day)
    const { rows, next } = pageOf(found, (row) => row.country, page)
    return {
      next,
      rows: rows.map((row) => ({
        ...row,
        requirement: requirement.id,
        prison: row.prison.map(termOf),
        others: row.others.map(termOf),
      })),
    }
  },
})

const termOf = ({ provision, penalty: found }: ConductPenalty) => ({
  ...found,
  provision: provision.id,
  article: provision.article,
  instrument: provision.instrument.id,
})

const practice = z
  .object({
    requirement: z.string(),
    status,
    confidence: confidence.nullable(),
    period: period.nullable(),
    attributes: z.record(z.string(), z.union([z.string(), localised])),
    provisions: z.array(z.object({ id: z.string(), article: z.string(), instrument: z.string(), period })),
  })
  .meta({ id: 'Practice' })

const pathway = defineList({
  id: 'getPathway',
  tag: 'comparison',
  path: '/pathway',
  action: 'law.read',
  example: {},
  isDated: 'always',
  query: (choices) => z.strictObject({ date: dateField.optional(), country: listField(choices.countries).optional() }),
  row: z
    .object({
      id: z.string(),
      title: localised,
      requirements: z.array(
        z.object({ id: z.string(), title: localised, question: localised, met: localised, core: z.boolean() }),
      ),
      countries: z.array(z.object({ country, state: z.enum(STAGE_STATES), practices: z.array(practice) })),
    })
    .meta({ id: 'Stage' }),
  async run({ query, choices, asked, ...page }) {
    const [stages, practices] = await Promise.all([findPathway(), findPractices(asked.day)])
    const known = new Map(practices.map((one) => [`${one.country} ${one.requirement}`, one]))
    const { rows, next } = pageOf(
      stages.map((stage, index) => ({ ...stage, index })),
      ({ index }) => padded(index),
      page,
    )
    return {
      next,
      rows: rows.map((stage) => ({
        ...stage,
        countries: (query.country ?? choices.countries).map((code) => {
          const links = stage.requirements.map(({ id, core }) => {
            const found = known.get(`${code} ${id}`)
            return { core, ...(found ?? { ...NOT_RECORDED, requirement: id }) }
          })
          return { country: code, state: stageState(links), practices: links }
        }),
      })),
    }
  },
})

const NOT_RECORDED = { status: 'unknown' as const, confidence: null, period: null, attributes: {}, provisions: [] }

export const COMPARISON_READS = [matrix, changes, penalties, pathway]
