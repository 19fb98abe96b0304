import 'server-only'
import { database, dayOf } from '../platform/db/client'
import { localisedSchema } from '../platform/i18n/localised'
import type { Register } from './schema'

const text = (value: unknown) => localisedSchema.parse(value)

/**
 * What the register has of the countries and requirements: published entries only, unless `isWhole`. A published
 * measure names a deficiency only where that is published too.
 */
export async function findRegister({
  countries,
  requirements,
  isWhole,
}: {
  countries: readonly string[]
  requirements: readonly string[]
  isWhole: boolean
}): Promise<Register> {
  const visible = isWhole ? {} : { isPublished: true }
  const inScope = { country: { in: [...countries] }, requirementId: { in: [...requirements] } }
  const [deficiencies, marked, measures, candidates, notes] = await Promise.all([
    database().deficiency.findMany({ where: { ...visible, ...inScope }, orderBy: { number: 'asc' } }),
    // A cell that somebody marked is proposed no more, published or not.
    database().deficiency.findMany({ where: inScope, select: { country: true, requirementId: true } }),
    database().measure.findMany({
      where: { ...visible, countries: { some: { country: { in: [...countries] } } } },
      include: {
        countries: { orderBy: { country: 'asc' } },
        deficiencies: { include: { deficiency: { select: { number: true, isPublished: true } } } },
        effects: { orderBy: [{ country: 'asc' }, { requirementId: 'asc' }] },
        models: { orderBy: { position: 'asc' }, include: { provision: { include: { instrument: true } } } },
      },
      orderBy: { number: 'asc' },
    }),
    database().candidateDeficiency.findMany({
      where: inScope,
      orderBy: [{ country: 'asc' }, { position: 'asc' }],
    }),
    findSectionNotes(),
  ])
  const isMarked = new Set(marked.map(({ country, requirementId }) => `${country} ${requirementId}`))
  return {
    deficiencies: deficiencies.map((one) => ({
      number: one.number,
      country: one.country,
      requirement: one.requirementId,
      kind: one.kind,
      severity: one.severity,
      title: text(one.title),
      description: text(one.description),
      status: one.status,
      isPublished: one.isPublished,
    })),
    measures: measures.map((one) => ({
      number: one.number,
      kind: one.kind,
      title: text(one.title),
      description: text(one.description),
      responsibleBody: one.responsibleBody,
      partner: one.partner,
      priority: one.priority,
      startOn: dayOf(one.startOn),
      dueOn: dayOf(one.dueOn),
      status: one.status,
      isPublished: one.isPublished,
      countries: one.countries.map(({ country }) => country),
      deficiencies: one.deficiencies
        .filter(({ deficiency }) => isWhole || deficiency.isPublished)
        .map(({ deficiency }) => deficiency.number)
        .sort((a, b) => a - b),
      effects: one.effects.map(({ country, requirementId, status }) => ({
        country,
        requirement: requirementId,
        status,
      })),
      models: one.models.map(({ country, provision }) => ({
        country,
        article: provision.article,
        instrument: provision.instrument.title,
      })),
    })),
    candidates: candidates
      .filter(({ country, requirementId }) => !isMarked.has(`${country} ${requirementId}`))
      .map((one) => ({
        country: one.country,
        requirement: one.requirementId,
        kind: one.kind,
        severity: one.severity,
        title: text(one.title),
        description: text(one.description),
        proposedMeasure: text(one.proposedMeasure),
      })),
    notes,
  }
}

/** The newest version of the staff's words at each section. */
export async function findSectionNotes(): Promise<Register['notes']> {
  const found = await database().sectionNote.findMany({ orderBy: [{ section: 'asc' }, { version: 'asc' }] })
  const newest = new Map(found.map(({ section, version, body }) => [section, { section, version, body: text(body) }]))
  return [...newest.values()]
}

/** Every version of the words at a section, the newest first, with who wrote it when. */
export async function findNoteVersions(section: string) {
  const found = await database().sectionNote.findMany({ where: { section }, orderBy: { version: 'desc' } })
  const authors = await database().user.findMany({
    where: { id: { in: found.map(({ authorId }) => authorId) } },
    select: { id: true, name: true },
  })
  const names = new Map(authors.map(({ id, name }) => [id, name]))
  return found.map(({ version, body, authorId, createdAt }) => ({
    version,
    body: text(body),
    author: names.get(authorId) ?? '–',
    day: createdAt.toISOString().slice(0, 10),
  }))
}
