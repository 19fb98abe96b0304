import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Change, runChange } from '../auth/command'
import { COMMANDS } from '../auth/registry'
import type { Actor } from '../auth/schema'
import { findMeasure } from '../measures/queries'
import { currentRequest } from '../platform/http/request-context'
import type { Locale } from '../platform/i18n/locales'
import { findDeficiency } from '../register/queries'
import { bodySchema, type JsonSchema, shapeFaults } from './body-rules'
import type { WriteOperation } from './operation'
import { ApiRefusal } from './problems'

export function changeOf({ command: name }: WriteOperation): Change {
  const command = COMMANDS.get(name)
  if (command?.kind !== 'change' || command.isOpen) throw new Error(`${name} is no change of somebody signed in`)
  return command
}

type Body = { json: JsonSchema; schema: z.ZodType }
const bodies = new Map<WriteOperation, Body>()

/** What the body of a change may be: published as `json`, checked by `schema`, which is made from it. */
export function bodyOf(operation: WriteOperation): Body {
  const known = bodies.get(operation)
  if (known) return known
  const given = [...Object.keys(operation.given), ...(operation.subject === null ? [] : ['id'])]
  const json = bodySchema(changeOf(operation).schema, given)
  const made = { json, schema: z.fromJSONSchema(json) }
  bodies.set(operation, made)
  return made
}

type Sent = { actor: Actor; params: Readonly<Record<string, string>>; text: string; key: string | null; locale: Locale }

/** Carries out the change; answers the name of the one entry that it made or changed. */
export async function carryOut(operation: WriteOperation, sent: Sent): Promise<string | null> {
  const { actor, params, locale } = sent
  const { id: requestId, today } = currentRequest()
  const body = parseBody(sent.text)
  const faults = shapeFaults(bodyOf(operation).schema, body)
  if (faults.length > 0) throw new ApiRefusal('invalid', { faults })
  const id = await subjectOf(operation, params, today)
  const done = await runChange(changeOf(operation), {
    ...{ actor, locale, today, requestId },
    formId: formIdOf(actor, sent.key),
    input: { ...Object(body), ...operation.given, ...(id === null ? {} : { id }) },
  })
  return /^\/(?:deficiencies|measures)\/([DM]-\d+)/.exec(done.href ?? '')?.[1] ?? null
}

async function subjectOf(
  { subject }: WriteOperation,
  params: Readonly<Record<string, string>>,
  today: string,
): Promise<string | null> {
  if (subject === null) return null
  const name = params[subject] ?? ''
  return subject === 'deficiency' ? (await findDeficiency(name, 'all', today)).id : (await findMeasure(name, 'all')).id
}

/** Throws ApiRefusal for what is no JSON, or has characters that no text of ours can hold. */
function parseBody(text: string): unknown {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new ApiRefusal('invalid', { faults: [{ field: '', reason: 'body' }] })
  }
  const left: { field: string; value: unknown }[] = [{ field: '', value: body }]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { field, value } = next
    if (typeof value === 'string' && (value.includes('\0') || !isWellFormed(value)))
      throw new ApiRefusal('invalid', { faults: [{ field, reason: 'kind' }] })
    if (typeof value !== 'object' || value === null) continue
    for (const [name, inner] of Object.entries(value))
      left.push({ field: field === '' ? name : `${field.slice(0, 80)}.${name}`, value: inner })
  }
  return body
}

const isWellFormed = (text: string) => !/\p{Cs}/u.test(text)

/** The number of the submission: one caller's key is always the same one; without a key each request is its own. */
function formIdOf(actor: Actor, key: string | null): string {
  if (key === null) return randomUUID()
  const hex = createHash('sha256').update(`api\n${actor.id}\n${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A key as the header has it, quotes or not; throws ApiRefusal for one that is none. */
export function readKey(header: string | null): string | null {
  if (header === null) return null
  const key = /^"?([\x21\x23-\x7e]{1,255})"?$/.exec(header.trim())?.[1]
  if (key === undefined) throw new ApiRefusal('invalid', { faults: [{ field: 'Idempotency-Key', reason: 'key' }] })
  return key
}
