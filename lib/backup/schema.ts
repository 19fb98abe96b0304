import { z } from 'zod'

/** The first bytes of every backup, readable by people; what follows is gzip. */
export const MAGIC = 'Cotejo backup 1\n'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/)

export const migrationSchema = z.object({ name: z.string(), checksum: hash })
export type Migration = z.infer<typeof migrationSchema>

export const headerSchema = z.object({
  kind: z.literal('header'),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  /** What the tables look like: the migrations that made them, in order. */
  migrations: z.array(migrationSchema).min(1),
  /** In an order in which each refers only to those before it. */
  tables: z.array(z.object({ name, columns: z.array(name).min(1) })).min(1),
  sequences: z.array(z.object({ name, value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  audit: z.object({ count: z.int().min(0), lastHash: hash }),
})
export type Header = z.infer<typeof headerSchema>

/** What stands before each part of the file, as one line of JSON; `bytes` says how much follows it. */
export const frameSchema = z.discriminatedUnion('kind', [
  headerSchema,
  z.object({ kind: z.literal('rows'), table: name, bytes: z.int().min(1) }),
  z.object({ kind: z.literal('table'), table: name, rows: z.int().min(0), sha256: hash }),
  z.object({ kind: z.literal('end'), sha256: hash }),
])
export type Frame = z.infer<typeof frameSchema>

/** The file is no backup, or not as it was written; nothing of it may be used. */
export class BadBackup extends Error {}

/** The database is not one that this backup may be put into. */
export class WrongDatabase extends Error {}
