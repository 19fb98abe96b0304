import 'server-only'
import type { z } from 'zod'
import { type Command, type CommandContext, defineChange, refuse, requireVersion, type Tx } from '../auth/command'
import { dayOf } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { localisedSchema } from '../platform/i18n/localised'
import type { DeficiencyStatus } from '../register/schema'
import { stepDeficiency } from '../register/steps'
import { findStep } from '../register/workflow-rules'
import { MEASURE_FORMS } from './forms'
import { findMeasureStep } from './status-rules'

type Fields = z.output<(typeof MEASURE_FORMS)['measure.propose']>

const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))

async function readMeasure(tx: Tx, id: string) {
  const row = await tx.measure.findUnique({
    where: { id },
    include: {
      countries: { orderBy: { country: 'asc' } },
      deficiencies: { include: { deficiency: true }, orderBy: { deficiency: { number: 'asc' } } },
      effects: { orderBy: [{ country: 'asc' }, { requirementId: 'asc' }] },
      models: { orderBy: { position: 'asc' } },
    },
  })
  if (!row) throw new NotFound('measure', id)
  return row
}

type Row = Awaited<ReturnType<typeof readMeasure>>

/** A row as it goes into the audit chain. */
function asRecord(row: Row) {
  const { kind, responsibleBody, partner, priority, costBand } = row
  return {
    ...{ number: row.number, kind, responsibleBody, partner, priority, costBand },
    title: localisedSchema.parse(row.title),
    description: localisedSchema.parse(row.description),
    startOn: dayOf(row.startOn),
    dueOn: dayOf(row.dueOn),
    countries: row.countries.map(({ country }) => country),
    deficiencies: row.deficiencies.map(({ deficiency }) => `D-${deficiency.number}`),
    effects: row.effects.map(({ country, requirementId, status }) => `${country}/${requirementId}: ${status}`),
    models: row.models.map(({ country, provisionId }) => `${country}/${provisionId}`),
  }
}

/** A row as the form's fields would have it, for whoever meets it changed. */
function asFields(row: Row): Record<string, string> {
  const record = asRecord(row)
  const fields: Record<string, string> = {
    kind: row.kind,
    priority: row.priority,
    costBand: row.costBand ?? '',
    responsibleBody: row.responsibleBody ?? '',
    partner: row.partner ?? '',
    startOn: record.startOn ?? '',
    dueOn: record.dueOn ?? '',
  }
  for (const [locale, text] of Object.entries(record.title)) fields[`title.${locale}`] = text
  for (const [locale, text] of Object.entries(record.description)) fields[`description.${locale}`] = text
  row.effects.forEach(({ country, requirementId, status }, place) => {
    fields[`effects.${place}.country`] = country
    fields[`effects.${place}.requirement`] = requirementId
    fields[`effects.${place}.status`] = status
  })
  return fields
}

/** The deficiencies, countries, effects and models of a form; a value that is not there is refused at its field. */
async function writeTies(tx: Tx, id: string, input: Fields): Promise<void> {
  const deficiencies = await tx.deficiency.findMany({ where: { id: { in: input.deficiencies } } })
  if (deficiencies.length !== new Set(input.deficiencies).size) refuse('deficiencies', 'choice')
  const countries = [
    ...new Set([
      ...input.countries,
      ...deficiencies.map(({ country }) => country),
      ...input.effects.map(({ country }) => country),
    ]),
  ].sort()
  if (countries.length === 0) refuse('countries', 'few')
  if ((await tx.jurisdiction.count({ where: { code: { in: countries } } })) !== countries.length)
    refuse('countries', 'choice')
  const requirements = [...new Set(input.effects.map(({ requirement }) => requirement))]
  if ((await tx.requirement.count({ where: { id: { in: requirements } } })) !== requirements.length)
    refuse('effects', 'choice')
  const models = [...new Set(input.models)].map((name) => {
    const [country = '', provisionId = ''] = name.split('/')
    return { country, provisionId }
  })
  const known = await tx.provision.count({
    where: { OR: models.map(({ country, provisionId }) => ({ country, id: provisionId })) },
  })
  if (known !== models.length) refuse('models', 'choice')
  await tx.measureCountry.deleteMany({ where: { measureId: id } })
  await tx.measureDeficiency.deleteMany({ where: { measureId: id } })
  await tx.measureEffect.deleteMany({ where: { measureId: id } })
  await tx.measureModel.deleteMany({ where: { measureId: id } })
  await tx.measureCountry.createMany({ data: countries.map((country) => ({ measureId: id, country })) })
  await tx.measureDeficiency.createMany({
    data: deficiencies.map(({ id: deficiencyId }) => ({ measureId: id, deficiencyId })),
  })
  await tx.measureEffect.createMany({
    data: input.effects.map(({ country, requirement, status }) => ({
      ...{ measureId: id, country, requirementId: requirement, status },
    })),
  })
  await tx.measureModel.createMany({ data: models.map((model, position) => ({ measureId: id, position, ...model })) })
}

/** The measure's deficiencies that can take this step take it; the others stay as they are. */
async function stepDeficiencies(
  context: CommandContext,
  row: Pick<Row, 'id' | 'number'>,
  from: DeficiencyStatus,
  to: DeficiencyStatus,
  reason: string | null = null,
): Promise<void> {
  const step = findStep(from, to)
  if (step === null) return
  const found = await context.tx.deficiency.findMany({
    where: { status: from, measures: { some: { measureId: row.id } } },
    select: { id: true },
    orderBy: { number: 'asc' },
  })
  for (const { id } of found) await stepDeficiency(context, id, to, reason ?? `M-${row.number}`)
}

/** What a confirmed deficiency becomes by being tied to a measure that stands where this one does. */
async function moveTied(context: CommandContext, row: Pick<Row, 'id' | 'number' | 'status'>): Promise<void> {
  if (row.status === 'abandoned' || row.status === 'done') return
  await stepDeficiencies(context, row, 'confirmed', 'measure_proposed')
  if (row.status === 'in_progress') await stepDeficiencies(context, row, 'measure_proposed', 'in_progress')
}

const columnsOf = (input: Fields) => ({
  kind: input.kind,
  title: input.title,
  description: input.description,
  responsibleBody: input.responsibleBody,
  partner: input.partner,
  priority: input.priority,
  costBand: input.costBand,
  startOn: dateOf(input.startOn),
  dueOn: dateOf(input.dueOn),
})

/** A measure of one country stands under it in the audit; one of several under none. */
const onlyCountry = ({ countries }: Row) => (countries.length === 1 ? (countries[0]?.country ?? null) : null)

const propose = defineChange({
  name: 'measure.propose',
  action: 'measure.edit',
  schema: MEASURE_FORMS['measure.propose'],
  async run(context, input) {
    const { tx, actor } = context
    const made = await tx.measure.create({ data: { ...columnsOf(input), authorId: actor.id } })
    await writeTies(tx, made.id, input)
    const row = await readMeasure(tx, made.id)
    context.audit({ kind: 'measure', id: row.id, country: onlyCountry(row), after: asRecord(row) })
    await moveTied(context, row)
    return { href: `/measures/M-${row.number}`, notice: 'saved' }
  },
})

const edit = defineChange({
  name: 'measure.edit',
  action: 'measure.edit',
  schema: MEASURE_FORMS['measure.edit'],
  async run(context, { id, version, ...input }) {
    const { tx } = context
    const before = await readMeasure(tx, id)
    requireVersion(before.version, version, () => asFields(before))
    await tx.measure.update({ where: { id }, data: { ...columnsOf(input), updatedAt: new Date() } })
    await writeTies(tx, id, input)
    const row = await readMeasure(tx, id)
    context.audit({ kind: 'measure', id, country: onlyCountry(row), before: asRecord(before), after: asRecord(row) })
    await moveTied(context, row)
    return { href: `/measures/M-${row.number}`, notice: 'saved' }
  },
})

const takeStep = defineChange({
  name: 'measure.step',
  action: 'measure.step',
  schema: MEASURE_FORMS['measure.step'],
  async run(context, { id, version, to, reason, resolves }) {
    const { tx } = context
    const row = await readMeasure(tx, id)
    requireVersion(row.version, version, () => ({ to: row.status }))
    const step = findMeasureStep(row.status, to)
    if (step === null) refuse('to', 'choice')
    if (step.needsReason && reason === null) refuse('reason', 'required')
    await tx.measure.update({ where: { id }, data: { status: to, statusReason: reason, updatedAt: new Date() } })
    context.audit({
      kind: 'measure',
      id,
      country: onlyCountry(row),
      reason,
      before: { status: row.status },
      after: { status: to },
    })
    if (to === 'in_progress' || to === 'proposed') await moveTied(context, { ...row, status: to })
    if (to === 'done' && resolves) await stepDeficiencies(context, row, 'in_progress', 'resolved', reason)
    return { href: `/measures/M-${row.number}`, notice: 'stepped' }
  },
})

const publish = defineChange({
  name: 'measure.publish',
  action: 'measure.edit',
  schema: MEASURE_FORMS['measure.publish'],
  async run(context, { id, version, isPublished }) {
    const { tx } = context
    const row = await readMeasure(tx, id)
    requireVersion(row.version, version, () => ({ isPublished: String(row.isPublished) }))
    await tx.measure.update({ where: { id }, data: { isPublished, updatedAt: new Date() } })
    context.audit({
      kind: 'measure',
      id,
      country: onlyCountry(row),
      before: { isPublished: row.isPublished },
      after: { isPublished },
    })
    return { href: `/measures/M-${row.number}`, notice: isPublished ? 'published' : 'withdrawn' }
  },
})

export const MEASURE_COMMANDS: readonly Command[] = [propose, edit, takeStep, publish]
