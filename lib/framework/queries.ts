import 'server-only'
import { cache } from 'react'
import { byRevision } from '../platform/by-revision'
import { database, dayOf } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { localisedSchema } from '../platform/i18n/localised'
import { slugOf } from './rules'
import type { Outline, Requirement, Term } from './schema'

const text = (value: unknown) => localisedSchema.parse(value)
const inOrder = { orderBy: { position: 'asc' } } as const

/** Areas with their groups, requirements and standards, all in the framework's order. */
export const findOutline = byRevision(async (): Promise<Outline> => {
  const [areas, requirements, standards] = await Promise.all([
    database().area.findMany({ ...inOrder, include: { groups: inOrder } }),
    database().requirement.findMany({
      // As the matrix has them: a group's members stand together, wherever the framework's file has them.
      orderBy: [{ group: { area: { position: 'asc' } } }, { group: { position: 'asc' } }, { position: 'asc' }],
      select: {
        id: true,
        title: true,
        core: true,
        group: { select: { id: true, areaId: true } },
        references: { ...inOrder, select: { standardId: true, article: true } },
      },
    }),
    database().standard.findMany(inOrder),
  ])
  return {
    areas: areas.map(({ id, title, kind, groups }) => ({
      id,
      title: text(title),
      kind,
      groups: groups.map((group) => ({ id: group.id, slug: slugOf(group.id), title: text(group.title) })),
    })),
    requirements: requirements.map(({ id, title, core, group, references }) => ({
      id,
      area: group.areaId,
      group: slugOf(group.id),
      title: text(title),
      core,
      references: references.map(({ standardId, article }) => ({ standard: standardId, article })),
    })),
    standards: standards.map(({ id, title, short, body, number, adoptedOn }) => ({
      id,
      title: text(title),
      short: text(short),
      body: text(body),
      number,
      adoptedOn: dayOf(adoptedOn),
    })),
  }
})

/** One requirement with its test. Throws NotFound. */
export const findRequirement = cache(async (id: string): Promise<Requirement> => {
  const found = await database().requirement.findUnique({
    where: { id },
    include: { group: { include: { area: true } }, references: inOrder },
  })
  if (!found) throw new NotFound('requirement', id)
  return {
    id: found.id,
    area: found.group.areaId,
    group: slugOf(found.groupId),
    areaTitle: text(found.group.area.title),
    groupTitle: text(found.group.title),
    title: text(found.title),
    question: text(found.question),
    met: text(found.met),
    partial: text(found.partial),
    core: found.core,
    references: found.references.map(({ standardId, article }) => ({ standard: standardId, article })),
  }
})

export const findTerms = cache(async (): Promise<Term[]> => {
  const terms = await database().term.findMany(inOrder)
  return terms.map(({ id, term, definition }) => ({ id, term: text(term), definition: text(definition) }))
})
