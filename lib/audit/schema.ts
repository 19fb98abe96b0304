import { z } from 'zod'
import { isDay } from '../law/periods'

const day = z.string().refine((text) => isDay(text), { params: { reason: 'day' } })
const word = z
  .string()
  .max(100)
  .regex(/^[\w.-]+$/)

/** What the audit can be asked for; `before` an entry's number: only what came before it. */
export const auditQuerySchema = z.object({
  actor: z.string().max(200).optional(),
  command: word.optional(),
  kind: word.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  from: day.optional(),
  to: day.optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})

export type AuditQuery = z.infer<typeof auditQuerySchema>

export type AuditRow = {
  id: bigint
  at: Date
  actorId: string | null
  actorName: string
  actorRole: string
  command: string
  subjectKind: string
  subjectId: string
  country: string | null
  reason: string | null
  before: unknown
  after: unknown
  requestId: string | null
  previousHash: string
  hash: string
}
