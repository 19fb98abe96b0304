import { z } from 'zod'

export const releaseIdSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/)

/** What the signature is over: the file `manifest.json` of a release, to the byte. */
export const manifestSchema = z.object({
  format: z.literal('cotejo-release'),
  version: z.literal(1),
  id: releaseIdSchema,
  title: z.string(),
  note: z.string().nullable(),
  releasedOn: z.string(),
  revision: z.string(),
  /** How many there are of each list of the dataset. */
  counts: z.record(z.string(), z.int()),
  /** SHA-256 of every file but the manifest and its signature. */
  files: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof manifestSchema>

export interface ReleaseBrief {
  id: string
  title: string
  releasedOn: string
  revision: string
  sha256: string
}

export interface Release extends ReleaseBrief {
  note: string | null
  authorName: string
  manifest: Manifest
}
