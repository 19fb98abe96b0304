import { z } from 'zod'
import { commonFields, DEFAULT_LIMIT, day, listFields, MOST_ROWS } from './fields'
import type { Choices, ListOperation, ReadOperation } from './operation'

const told = {
  /** The revision of the data that the answer is made from. */
  revision: z.string(),
  /** The day that it is for; null where no day changes it, or all days are in it. */
  date: day.nullable(),
}

const page = z.object({ limit: z.int(), next: z.string().nullable() }).meta({ id: 'Page' })

/** What an operation answers, whole. */
export function answerSchema(operation: ReadOperation): z.ZodObject {
  const known = answers.get(operation)
  if (known) return known
  const made =
    operation.kind === 'list'
      ? z.object({ ...told, data: z.array(operation.row), page })
      : z.object({ ...told, data: operation.data })
  answers.set(operation, made)
  return made
}
const answers = new Map<ReadOperation, z.ZodObject>()

/** Of a change that made several entries, or none that has an address of its own. */
export const severalChanged = z.object({ ...told, data: z.null() })

const queries = new WeakMap<Choices, Map<ReadOperation, z.ZodObject>>()

/** All parameters that the address of an operation takes. */
export function querySchema(operation: ReadOperation, choices: Choices): z.ZodObject {
  const known = queries.get(choices) ?? new Map<ReadOperation, z.ZodObject>()
  queries.set(choices, known)
  const found = known.get(operation)
  if (found) return found
  const made = operation.query(choices).extend(operation.kind === 'list' ? fieldsOf(operation) : commonFields)
  known.set(operation, made)
  return made
}

function fieldsOf({ isWhole }: ListOperation) {
  const limit = z.coerce.number().int().min(1).max(MOST_ROWS)
  return { ...listFields, limit: limit.default(isWhole ? MOST_ROWS : DEFAULT_LIMIT) }
}
