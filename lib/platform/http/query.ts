import type { z } from 'zod'
import { type Fault, Invalid } from '../errors'

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
  const fields = [...new Set(result.error.issues.map(({ path }) => String(path[0])))]
  throw new Invalid(fields.map((field): Fault => ({ field, value: query[field] ?? '', reason: reasonFor(field) })))
}

function reasonFor(field: string): Fault['reason'] {
  if (field === 'date' || field === 'since') return 'day'
  if (field === 'q') return 'text'
  return 'choice'
}
