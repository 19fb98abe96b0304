import 'server-only'
import { byRevision } from '../platform/by-revision'
import { database, dayOf } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { manifestSchema, type Release, type ReleaseBrief } from './schema'

const BRIEF = { id: true, title: true, releasedOn: true, revision: true, sha256: true } as const

/** The newest first. */
export const findReleases = byRevision(async (): Promise<ReleaseBrief[]> => {
  const rows = await database().release.findMany({ select: BRIEF, orderBy: { createdAt: 'desc' } })
  return rows.map((row) => ({ ...row, releasedOn: dayOf(row.releasedOn), revision: String(row.revision) }))
})

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
