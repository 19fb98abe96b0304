import 'server-only'
import type { Actor } from '../auth/schema'
import { uuidField } from '../forms/fields'
import { database } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { type Upload, uploadSchema } from './schema'

export interface UploadBrief {
  id: string
  country: string
  fileName: string
  authorName: string
  createdAt: Date
  isOpen: boolean
}

const MOST = 100
const BRIEF = {
  ...{ id: true, country: true, fileName: true, createdAt: true, closedAt: true },
  author: { select: { name: true } },
} as const

/** The newest first: all for staff, their own countries' for reviewers. */
export async function findUploads(actor: Actor): Promise<UploadBrief[]> {
  const where = actor.role === 'reviewer' ? { country: { in: actor.countries } } : {}
  const rows = await database().workbookUpload.findMany({
    where,
    select: BRIEF,
    orderBy: { createdAt: 'desc' },
    take: MOST,
  })
  return rows.map(({ author, closedAt, ...row }) => ({ ...row, authorName: author.name, isOpen: closedAt === null }))
}

/** Throws NotFound. */
export async function findUpload(id: string): Promise<UploadBrief & { content: Upload }> {
  if (!uuidField.safeParse(id).success) throw new NotFound('entry', id)
  const row = await database().workbookUpload.findUnique({ where: { id }, select: { ...BRIEF, content: true } })
  if (row === null) throw new NotFound('entry', id)
  const { author, closedAt, content, ...brief } = row
  return { ...brief, authorName: author.name, isOpen: closedAt === null, content: uploadSchema.parse(content) }
}
