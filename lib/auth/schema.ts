import { z } from 'zod'

export const roleSchema = z.enum(['reader', 'reviewer', 'staff', 'admin'])
export type Role = z.infer<typeof roleSchema>

/** How long a password may be. */
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128

/** Who does something. */
export type Actor = {
  id: string
  name: string
  email: string
  role: Role
  /** The countries a reviewer answers for; nobody else has any. */
  countries: string[]
  hasTotp: boolean
  /** The deployment asks this account for a second factor and it has none yet: it may do nothing else. */
  mustSetUpTotp: boolean
  /** The session's own id, to tell it from the account's others. */
  session: string
}
