import { z } from 'zod'

/** What a deployment decides, each with its default. A setting that is absent from the database has the default. */
export const settingsSchema = z.object({
  /** Who sees the register without an account: what is published, all of it, or nothing. */
  registerVisibility: z.enum(['published', 'all', 'none']).default('published'),
  /** Staff and admins must set up a second factor before they can do anything else. */
  requireTotp: z.boolean().default(false),
  /** A finding whose country file was compiled longer ago than this counts as stale. */
  staleMonths: z.int().min(1).max(120).default(12),
})

export type Settings = z.infer<typeof settingsSchema>
export const SETTING_KEYS = ['registerVisibility', 'requireTotp', 'staleMonths'] as const satisfies (keyof Settings)[]

/** The version of all settings together: each change of one makes it grow, and it begins at 1. */
export function versionOf(rows: readonly { version: number }[]): number {
  return rows.reduce((sum, { version }) => sum + version, 1)
}
