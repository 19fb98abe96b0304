import 'server-only'
import { z } from 'zod'
import { findOutline, findRequirement } from '../framework/queries'
import { findFindingsPage, findInstrumentsPage, findProvisionsPage } from '../law/page-queries'
import {
  findCellHistory,
  findFindingsOfCountry,
  findInstrument,
  findJurisdiction,
  findJurisdictions,
  findProvision,
} from '../law/queries'
import { INSTRUMENT_KINDS, JURISDICTION_ROLES } from '../law/schema'
import { findMatrix } from '../matrix/queries'
import { countKnown, countStatuses } from '../matrix/rules'
import type { Cell } from '../matrix/schema'
import { NotFound } from '../platform/errors'
import { LOCALES } from '../platform/i18n/locales'
import { countryName } from '../platform/i18n/names'
import { cut, padded, pageOf } from './cursor-rules'
import { confidence, country, counts, dateField, day, listField, localised, period, reference, status } from './fields'
import { finding, instrument, instrumentName, provision, sourcedInstrument, sourcedProvision } from './law-shapes'
import { defineList, defineOne } from './operation'

const nameOf = (code: string) => Object.fromEntries(LOCALES.map((locale) => [locale, countryName(code, locale)]))

const jurisdiction = z
  .object({
    code: country,
    name: localised,
    role: z.enum(JURISDICTION_ROLES),
    compiledOn: day,
    legalSystemNote: localised,
    /** Over all requirements. */
    counts,
  })
  .meta({ id: 'Country' })

export function tally(cells: readonly Pick<Cell, 'status'>[]) {
  const found = countStatuses(cells)
  const known = countKnown(found)
  return { ...found, known, shareMet: known === 0 ? null : found.met / known }
}

async function findCountries(asOf: string) {
  const [jurisdictions, matrix] = await Promise.all([findJurisdictions(), findMatrix(asOf, null, 'es')])
  const column = new Map(matrix.countries.map(({ code }, index) => [code, index]))
  return jurisdictions.map((one) => {
    const index = column.get(one.code) ?? -1
    return {
      ...one,
      name: nameOf(one.code),
      counts: tally(matrix.requirements.flatMap(({ cells }) => cells[index] ?? [])),
    }
  })
}

const countries = defineList({
  id: 'listCountries',
  tag: 'law',
  path: '/countries',
  action: 'law.read',
  example: {},
  isDated: 'always',
  query: () => z.strictObject({ date: dateField.optional(), role: listField(JURISDICTION_ROLES).optional() }),
  row: jurisdiction,
  async run({ query, asked, ...page }) {
    const all = await findCountries(asked.day)
    return pageOf(
      all.filter(({ role }) => query.role?.includes(role) ?? true),
      ({ code }) => code,
      page,
    )
  },
})

const oneCountry = defineOne({
  id: 'getCountry',
  tag: 'law',
  path: '/countries/{country}',
  action: 'law.read',
  example: { country: 'CL' },
  isDated: 'always',
  query: () => z.strictObject({ date: dateField.optional() }),
  data: jurisdiction.extend({
    findings: z.array(
      z.object({ requirement: z.string(), status, confidence, period, rationale: localised }).meta({
        id: 'FindingOfCountry',
      }),
    ),
  }),
  async run({ params, asked }) {
    const { code } = await findJurisdiction(params.country ?? '')
    const [all, findings, { requirements }] = await Promise.all([
      findCountries(asked.day),
      findFindingsOfCountry(code, asked.day),
      findOutline(),
    ])
    const found = all.find((one) => one.code === code)
    if (!found) throw new NotFound('country', code)
    const place = new Map(requirements.map(({ id }, index) => [id, index]))
    const placeOf = (id: string) => place.get(id) ?? place.size
    return { ...found, findings: findings.sort((a, b) => placeOf(a.requirement) - placeOf(b.requirement)) }
  },
})

const standards = defineList({
  id: 'listStandards',
  tag: 'law',
  path: '/standards',
  action: 'law.read',
  example: {},
  isDated: 'never',
  query: () => z.strictObject({}),
  row: z
    .object({
      id: z.string(),
      title: localised,
      short: localised,
      body: localised,
      number: z.string().nullable(),
      adoptedOn: day.nullable(),
      /** How many requirements come from it. */
      requirements: z.int(),
    })
    .meta({ id: 'Standard' }),
  async run(page) {
    const outline = await findOutline()
    const placed = outline.standards.map((standard, index) => ({
      ...standard,
      index,
      requirements: outline.requirements.filter(({ references }) =>
        references.some((one) => one.standard === standard.id),
      ).length,
    }))
    return pageOf(placed, ({ index }) => padded(index), page)
  },
})

const requirementBrief = z
  .object({
    id: z.string(),
    area: z.string(),
    group: z.string(),
    title: localised,
    core: z.boolean(),
    references: z.array(reference),
  })
  .meta({ id: 'Requirement' })

const requirements = defineList({
  id: 'listRequirements',
  tag: 'law',
  path: '/requirements',
  action: 'law.read',
  example: {},
  isDated: 'never',
  query: (choices) =>
    z.strictObject({
      area: listField(choices.areas).optional(),
      standard: listField(choices.standards).optional(),
      core: z.enum(['true', 'false']).optional(),
    }),
  row: requirementBrief,
  async run({ query, ...page }) {
    const outline = await findOutline()
    const placed = outline.requirements.map((requirement, index) => ({ ...requirement, index }))
    return pageOf(
      placed.filter((one) => isAsked(one, query) && (query.core === undefined || String(one.core) === query.core)),
      ({ index }) => padded(index),
      page,
    )
  },
})

/** Whether a requirement is of the areas and standards that are asked for. */
export function isAsked(
  one: { id: string; area: string; references: readonly { standard: string }[] },
  asked: {
    area?: readonly string[] | undefined
    standard?: readonly string[] | undefined
    requirement?: readonly string[] | undefined
  },
): boolean {
  return (
    (asked.area?.includes(one.area) ?? true) &&
    (asked.requirement?.includes(one.id) ?? true) &&
    (asked.standard?.some((id) => one.references.some(({ standard }) => standard === id)) ?? true)
  )
}

const requirement = defineOne({
  id: 'getRequirement',
  tag: 'law',
  path: '/requirements/{requirement}',
  action: 'law.read',
  example: { requirement: 'off-possession' },
  isDated: 'never',
  query: () => z.strictObject({}),
  data: requirementBrief
    .extend({ question: localised, met: localised, partial: localised, areaTitle: localised, groupTitle: localised })
    .meta({ id: 'RequirementTest' }),
  run: ({ params }) => findRequirement(params.requirement ?? ''),
})

const findings = defineList({
  id: 'listFindings',
  tag: 'law',
  path: '/findings',
  action: 'law.read',
  example: {},
  isDated: 'always',
  query: (choices) =>
    z.strictObject({
      date: dateField.optional(),
      country: listField(choices.countries).optional(),
      requirement: listField(choices.requirements).optional(),
      area: listField(choices.areas).optional(),
      standard: listField(choices.standards).optional(),
    }),
  row: finding,
  async run({ query, choices, asked, after, limit }) {
    const outline = await findOutline()
    const wanted = outline.requirements.filter((one) => isAsked(one, query)).map(({ id }) => id)
    const [at, of = ''] = after?.split(' ') ?? []
    const found = await findFindingsPage(
      asked.day,
      { countries: query.country ?? choices.countries, requirements: wanted },
      { after: at === undefined ? null : { country: at, requirement: of }, take: limit + 1 },
    )
    return cut(
      found.map((row) => ({ row, place: `${row.country} ${row.requirement}` })),
      limit,
    )
  },
})

const cell = defineOne({
  id: 'getFindingHistory',
  tag: 'law',
  path: '/findings/{country}/{requirement}',
  action: 'law.read',
  example: { country: 'CL', requirement: 'pro-preservation' },
  isDated: 'never',
  query: () => z.strictObject({}),
  data: z.object({ country, requirement: z.string(), periods: z.array(finding) }).meta({ id: 'FindingHistory' }),
  async run({ params, choices }) {
    const { country: code = '', requirement: id = '' } = params
    await findJurisdiction(code)
    if (!choices.requirements.includes(id)) throw new NotFound('requirement', id)
    return { country: code, requirement: id, periods: await findCellHistory(code, id) }
  },
})

const afterId = (after: string | null) => {
  const at = after?.indexOf(' ') ?? -1
  return after === null || at < 0 ? null : { country: after.slice(0, at), id: after.slice(at + 1) }
}

const provisions = defineList({
  id: 'listProvisions',
  tag: 'law',
  path: '/provisions',
  action: 'law.read',
  example: {},
  isDated: 'optional',
  query: (choices) =>
    z.strictObject({
      date: dateField.optional(),
      country: listField(choices.countries).optional(),
      instrument: z.string().min(1).max(200).optional(),
    }),
  row: sourcedProvision,
  async run({ query, choices, after, limit }) {
    const found = await findProvisionsPage(
      query.date ?? null,
      { countries: query.country ?? choices.countries, instrument: query.instrument },
      { after: afterId(after), take: limit + 1 },
    )
    return cut(
      found.map((row) => ({ row, place: `${row.country} ${row.id}` })),
      limit,
    )
  },
})

const oneProvision = defineOne({
  id: 'getProvision',
  tag: 'law',
  path: '/provisions/{country}/{provision}',
  action: 'law.read',
  example: { country: 'AR', provision: 'ar-cp-128' },
  isDated: 'never',
  query: () => z.strictObject({}),
  data: sourcedProvision
    .extend({
      amendedBy: z.array(instrumentName),
      findings: z.array(z.object({ requirement: z.string(), title: localised, status, confidence, period })),
      /** Other periods of the same article, the earliest first; itself among them. */
      periods: z.array(provision.omit({ summary: true, penalties: true }).meta({ id: 'ProvisionBrief' })),
    })
    .meta({ id: 'ProvisionEntry' }),
  run: ({ params }) => findProvision(params.country ?? '', params.provision ?? ''),
})

const instruments = defineList({
  id: 'listInstruments',
  tag: 'law',
  path: '/instruments',
  action: 'law.read',
  example: {},
  isDated: 'never',
  query: (choices) =>
    z.strictObject({
      country: listField(choices.countries).optional(),
      kind: listField(INSTRUMENT_KINDS).optional(),
    }),
  row: instrument,
  async run({ query, choices, after, limit }) {
    const found = await findInstrumentsPage(
      { countries: query.country ?? choices.countries, kinds: query.kind },
      { after: afterId(after), take: limit + 1 },
    )
    return cut(
      found.map((row) => ({ row, place: `${row.country} ${row.id}` })),
      limit,
    )
  },
})

const oneInstrument = defineOne({
  id: 'getInstrument',
  tag: 'law',
  path: '/instruments/{country}/{instrument}',
  action: 'law.read',
  example: { country: 'AR', instrument: 'ar-cp' },
  isDated: 'never',
  query: () => z.strictObject({}),
  data: sourcedInstrument,
  run: ({ params }) => findInstrument(params.country ?? '', params.instrument ?? ''),
})

export const LAW_READS = [
  ...[countries, oneCountry, standards, requirements, requirement],
  ...[findings, cell, provisions, oneProvision, instruments, oneInstrument],
]
