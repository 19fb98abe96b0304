import type { z } from 'zod'
import { FAULT_REASONS, type Fault, Invalid } from '../errors'

/** An address's parameters as text: repeated ones joined by commas, empty ones (an untouched form field) left out. */
export type Query = Record<string, string>

export function readQuery(raw: Record<string, string | string[] | undefined>): Query {
  const query: Query = {}
  for (const [name, value] of Object.entries(raw)) {
    const text = Array.isArray(value) ? value.filter(Boolean).join(',') : value
    if (text) query[name] = text
  }
  return query
}

/** Throws Invalid with every parameter that does not fit. Parameters that the schema does not know are left alone. */
export function parseQuery<S extends z.ZodType>(schema: S, query: Query): z.output<S> {
  const result = schema.safeParse(query)
  if (result.success) return result.data
  const faults = new Map<string, Fault>()
  for (const issue of result.error.issues) {
    const field = String(issue.path[0])
    const params = issue.code === 'custom' ? issue.params : undefined
    if (!faults.has(field)) faults.set(field, { field, value: query[field] ?? '', reason: reasonFor(field, params) })
  }
  throw new Invalid([...faults.values()])
}

// A schema of ours may say itself what is wrong: `refine(…, { params: { reason: 'day' } })`.
function reasonFor(field: string, params: Record<string, unknown> | undefined): Fault['reason'] {
  const given = FAULT_REASONS.find((reason) => reason === params?.reason)
  if (given) return given
  return field === 'q' ? 'text' : 'choice'
}
