import 'server-only'
import { database, dayOf } from '../platform/db/client'
import type { Prisma } from '../platform/db/generated/client'
import { NotFound } from '../platform/errors'
import { localisedSchema } from '../platform/i18n/localised'
import type { Visibility } from '../register/schema'
import { MEASURE_STATUSES, type Measure, type MeasureBrief, type MeasureSort, type MeasuresView } from './schema'

const include = {
  countries: { orderBy: { country: 'asc' } },
  effects: { orderBy: [{ country: 'asc' }, { requirementId: 'asc' }] },
  deficiencies: { include: { deficiency: true }, orderBy: { deficiency: { number: 'asc' } } },
} as const satisfies Prisma.MeasureInclude

type Row = Prisma.MeasureGetPayload<{ include: typeof include }>

function briefOf(row: Row, visibility: Visibility): MeasureBrief {
  const { id, number, kind, responsibleBody, partner, priority, costBand, status, isPublished } = row
  return {
    ...{ id, number, kind, responsibleBody, partner, priority, costBand, status, isPublished },
    title: localisedSchema.parse(row.title),
    startOn: dayOf(row.startOn),
    dueOn: dayOf(row.dueOn),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
    countries: row.countries.map(({ country }) => country),
    effects: row.effects.map(({ country, requirementId, status: brought }) => ({
      ...{ country, requirement: requirementId, status: brought },
    })),
    // What is not published of the register stays with the accounts, also where it is tied to what is.
    deficiencies: row.deficiencies
      .filter(({ deficiency }) => visibility === 'all' || deficiency.isPublished)
      .map(({ deficiency }) => ({
        id: deficiency.id,
        number: deficiency.number,
        country: deficiency.country,
        requirement: deficiency.requirementId,
        title: localisedSchema.parse(deficiency.title),
      })),
  }
}

const COLUMNS: Record<MeasureSort, (order: 'asc' | 'desc') => Prisma.MeasureOrderByWithRelationInput> = {
  number: (number) => ({ number }),
  kind: (kind) => ({ kind }),
  priority: (priority) => ({ priority }),
  status: (status) => ({ status }),
  start: (sort) => ({ startOn: { sort, nulls: 'last' } }),
  due: (sort) => ({ dueOn: { sort, nulls: 'last' } }),
  updated: (updatedAt) => ({ updatedAt }),
}

/** The measures that a view asks for, overdue as of `day`. */
export async function findMeasures(
  view: MeasuresView,
  { visibility, day }: { visibility: Visibility; day: string },
): Promise<MeasureBrief[]> {
  const rows = await database().measure.findMany({
    where: {
      AND: [
        visibility === 'published' ? { isPublished: true } : {},
        view.country ? { countries: { some: { country: { in: view.country } } } } : {},
        view.kind ? { kind: view.kind } : {},
        view.status ? { status: { in: MEASURE_STATUSES.filter((one) => view.status?.includes(one)) } } : {},
        view.priority ? { priority: view.priority } : {},
        view.overdue ? { dueOn: { lt: new Date(`${day}T00:00:00Z`) }, status: { notIn: ['done', 'abandoned'] } } : {},
      ],
    },
    include,
    orderBy: [COLUMNS[view.sort ?? 'number'](view.order ?? 'asc'), { number: 'asc' }],
  })
  return rows.map((row) => briefOf(row, visibility))
}

/** One measure by its name (`M-7`) or id. Throws NotFound also for one that the reader may not see. */
export async function findMeasure(name: string, visibility: Visibility): Promise<Measure> {
  const number = /^M-([1-9]\d{0,8})$/.exec(name)?.[1]
  if (number === undefined) throw new NotFound('measure', name)
  const row = await database().measure.findUnique({
    where: { number: Number(number) },
    include: {
      ...include,
      author: { select: { name: true } },
      models: { include: { provision: { include: { instrument: true } } }, orderBy: { position: 'asc' } },
    },
  })
  if (!row || (visibility === 'published' && !row.isPublished)) throw new NotFound('measure', name)
  const isPublic = visibility === 'published'
  return {
    ...briefOf(row, visibility),
    description: localisedSchema.parse(row.description),
    // Reasons and people are for accounts.
    statusReason: isPublic ? null : row.statusReason,
    author: isPublic ? '' : row.author.name,
    models: row.models.map(({ country, provisionId, provision }) => ({
      country,
      provision: provisionId,
      article: provision.article,
      instrument: provision.instrument.title,
      summary: localisedSchema.parse(provision.summary),
    })),
  }
}
