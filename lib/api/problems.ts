import { z } from 'zod'
import { Conflict, Forbidden, Invalid, NotFound, Problem, Refused } from '../platform/errors'
import { PROBLEMS, type ProblemKind } from './problem-kinds'
import { type ApiWords, fill, wordFor } from './words'

/** A field that does not fit; `reason` is one word for programs, `detail` a sentence for people. */
const fieldFault = z
  .object({
    field: z.string(),
    reason: z.string(),
    detail: z.string(),
    value: z.string().optional(),
    /** The values that there are, where they are few. */
    allowed: z.array(z.string()).optional(),
  })
  .meta({ id: 'FieldFault' })
export type FieldFaultSaid = z.infer<typeof fieldFault>

/** RFC 9457. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string(),
  errors: z.array(fieldFault).optional(),
  /** Of a conflict: the version that stands now, and what it says by field. */
  current: z.object({ version: z.int(), fields: z.record(z.string(), z.string()) }).optional(),
})
export type ProblemBody = z.infer<typeof problemSchema>

/** What the API itself refuses; the kinds in lib/platform/errors are refusals of the app as a whole. */
export class ApiRefusal extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly more: { faults?: readonly QueryFault[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(kind)
  }
}

export const QUERY_REASONS = [
  ...(['unknown', 'missing', 'repeated', 'empty', 'kind', 'range', 'cursor', 'day', 'choice', 'same'] as const),
  ...(['order', 'few', 'many', 'text', 'body', 'key'] as const),
] as const
export type QueryFault = {
  field: string
  reason: (typeof QUERY_REASONS)[number]
  value?: string
  allowed?: readonly string[]
}

/** More choices than this are looked up in the document rather than in an error. */
const MOST_ALLOWED = 60

type Told = { words: ApiWords; address: string; requestId: string }

/** A refusal as the reader gets it; null for what is none: a fault of ours. */
export function tellProblem(
  error: unknown,
  { words, address, requestId }: Told,
): { body: ProblemBody; headers: Readonly<Record<string, string>> } | null {
  const told = explain(error, words)
  if (told === null) return null
  const { kind, headers = {}, ...rest } = told
  const status = PROBLEMS[kind]
  const body = {
    type: `${address}/api/docs#${kind}`,
    title: words.api.problems[kind],
    status,
    instance: `urn:uuid:${requestId}`,
    ...rest,
  }
  return { body, headers }
}

type Explained = { kind: ProblemKind; headers?: Readonly<Record<string, string>> } & Pick<
  ProblemBody,
  'detail' | 'errors' | 'current'
>

function explain(error: unknown, words: ApiWords): Explained | null {
  if (error instanceof ApiRefusal) {
    const { faults, headers } = error.more
    return {
      kind: error.kind,
      ...(headers === undefined ? {} : { headers }),
      ...(faults === undefined ? {} : { errors: faults.map((fault) => sayQueryFault(fault, words)) }),
    }
  }
  if (!(error instanceof Problem)) return null
  if (error instanceof NotFound) {
    const sentence = wordFor(words.problem.subjects, error.what)
    return { kind: 'notFound', detail: fill(sentence, { value: error.value.slice(0, 80) }) }
  }
  if (error instanceof Invalid)
    return { kind: 'invalid', errors: error.faults.map((fault) => sayQueryFault(fault, words)) }
  if (error instanceof Refused) {
    const errors = error.faults.map(({ field, fault, limit }) => ({
      field,
      reason: fault,
      detail: fill(words.fault[fault], { limit: limit ?? '' }),
    }))
    return { kind: 'refused', errors }
  }
  if (error instanceof Conflict)
    return { kind: 'conflict', current: { version: error.version, fields: { ...error.theirs } } }
  if (error instanceof Forbidden) {
    if (error.why === 'signIn') return { kind: 'signIn', headers: { 'www-authenticate': 'Bearer realm="cotejo"' } }
    return { kind: 'forbidden', detail: words.api.why[error.why] }
  }
  return null
}

function sayQueryFault({ field, reason, value, allowed }: QueryFault, words: ApiWords): FieldFaultSaid {
  const shown = value?.slice(0, 80)
  const sentence = wordFor(words.api.faults, reason) || wordFor(words.problem.fault, reason)
  return {
    field: field.slice(0, 80),
    reason,
    detail: fill(sentence, { field: field.slice(0, 80), value: shown ?? '' }),
    ...(shown === undefined ? {} : { value: shown }),
    ...(allowed !== undefined && allowed.length <= MOST_ALLOWED ? { allowed: [...allowed] } : {}),
  }
}
