import 'server-only'
import { findDataset } from '../dataset/queries'
import { differences, type UnitDifference } from '../dataset/three-way-rules'
import { datasetOf, unitsOf } from '../dataset/units-rules'
import { byRevision } from '../platform/by-revision'
import { database, dayOf } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { currentRevision } from '../reports/current-revision'
import { datasetOfRelease } from './check'
import { manifestSchema, type Release, type ReleaseBrief } from './schema'

const BRIEF = { id: true, title: true, releasedOn: true, revision: true, sha256: true } as const

/** The newest first. */
export const findReleases = byRevision(async (): Promise<ReleaseBrief[]> => {
  const rows = await database().release.findMany({ select: BRIEF, orderBy: { createdAt: 'desc' } })
  return rows.map((row) => ({ ...row, releasedOn: dayOf(row.releasedOn), revision: String(row.revision) }))
})

/** What the data of a page are cited by: the release that they still are, or else their revision. */
export interface DataState {
  release: string | null
  revision: string
}

export async function findDataState(): Promise<DataState> {
  const [revision, [newest]] = await Promise.all([currentRevision(), findReleases()])
  // Publishing counts as a change of its own; nothing else has changed since where it is the only one.
  const isStill = newest !== undefined && BigInt(newest.revision) + 1n === BigInt(revision)
  return { release: isStill ? newest.id : null, revision }
}

/** Throws NotFound. */
export async function findRelease(id: string): Promise<Release> {
  const select = { ...BRIEF, note: true, authorName: true, manifest: true } as const
  const row = await database().release.findUnique({ where: { id }, select })
  if (row === null) throw new NotFound('page', id)
  const manifest = manifestSchema.parse(row.manifest)
  return { ...row, releasedOn: dayOf(row.releasedOn), revision: String(row.revision), manifest }
}

/** The ZIP, as it was published. Throws NotFound. */
export async function findReleaseFile(id: string): Promise<Uint8Array> {
  const row = await database().release.findUnique({ where: { id }, select: { content: true } })
  if (row === null) throw new NotFound('page', id)
  return row.content
}

/** From a release to another one or, where none is named, to the data as they stand: what differs, unit by unit. */
export const compareReleases = byRevision(async (id: string, other: string | null): Promise<UnitDifference[]> => {
  const one = datasetOfRelease(await findReleaseFile(id))
  const next = other === null ? (await findDataset()).dataset : datasetOfRelease(await findReleaseFile(other))
  // Both in one order: a release has been written and read.
  const [from, to] = [one, next].map((dataset) => unitsOf(datasetOf(unitsOf(dataset).values())))
  return from && to ? differences(from, to) : []
}, 4)
