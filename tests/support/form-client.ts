import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import type { Role } from '@/lib/auth/schema'

/*
 * Forms as Next's own client sends them, without a browser: for tests that send hundreds, or what no page would.
 */

const stateSchema = z.object({
  outcome: z.string(),
  faults: z.array(z.object({ field: z.string(), fault: z.string() })),
  href: z.string().nullable(),
  conflict: z.object({ version: z.number(), theirs: z.record(z.string(), z.string()) }).nullable(),
})

export type Fields = Record<string, string | string[]>
export type Answer = z.infer<typeof stateSchema> & { status: number; cookies: string[] }
export type Sending = {
  command: string
  fields?: Fields
  formId?: string
  /** A Cookie header. */
  cookie?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

const UNTOUCHED = {
  outcome: 'untouched',
  faults: [],
  values: {},
  href: null,
  notice: null,
  secret: null,
  conflict: null,
  requestId: null,
}

/** The id of the one server action: what the sign-in page's own form would name. */
export async function findAction(address: string): Promise<string> {
  const page = await (await fetch(`${address}/es/sign-in`)).text()
  const [, id] = /name="\$ACTION_1:0" value="\{&quot;id&quot;:&quot;([0-9a-f]+)&quot;/.exec(page) ?? []
  if (id === undefined) throw new Error(`no form of an action on the sign-in page, but:\n${page.slice(0, 2000)}`)
  return id
}

/** Sends a form as the script does; the answer is what the form would be told. Rejects when no answer comes. */
export async function sendForm(address: string, action: string, sending: Sending): Promise<Answer> {
  const { command, fields = {}, formId = randomUUID(), cookie, headers = {}, signal } = sending
  const body = new FormData()
  for (const [name, value] of entriesOf({ command, formId, locale: 'es', enhanced: '1', ...fields }))
    body.append(`_1_${name}`, value)
  body.append('0', JSON.stringify([UNTOUCHED, '$K1']))
  const response = await fetch(`${address}/es/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
    signal,
    headers: {
      origin: address,
      accept: 'text/x-component',
      'next-action': action,
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
  })
  const text = await response.text()
  const cookies = response.headers.getSetCookie()
  const line = text.split('\n').find((one) => /^\w+:\{"outcome":/.test(one))
  if (line === undefined) {
    const nothing = { outcome: 'none', faults: [], href: null, conflict: null }
    return { ...nothing, status: response.status, cookies }
  }
  return { ...stateSchema.parse(JSON.parse(line.slice(line.indexOf(':') + 1))), status: response.status, cookies }
}

/** The same without script: the answer is a page, or the way to the next one. */
export async function sendPlainForm(address: string, action: string, sending: Sending): Promise<Response> {
  const { command, fields = {}, formId = randomUUID(), cookie, headers = {} } = sending
  const body = new FormData()
  body.append('$ACTION_REF_1', '')
  body.append('$ACTION_1:0', JSON.stringify({ id: action, bound: '$@1' }))
  body.append('$ACTION_1:1', JSON.stringify([UNTOUCHED]))
  for (const [name, value] of entriesOf({ command, formId, locale: 'es', ...fields })) body.append(name, value)
  return fetch(`${address}/es/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: address, ...(cookie === undefined ? {} : { cookie }), ...headers },
  })
}

function entriesOf(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))
}

export type TestAccount = { id: string; role: Role; cookie: string }

/**
 * An account with a session, made in the database; `secret` is the server's COTEJO_SECRET. It has no password: nobody
 * signs in as it any other way.
 */
export async function addAccount(
  client: pg.Client,
  secret: string,
  { role, countries = [] }: { role: Role; countries?: string[] },
): Promise<TestAccount> {
  const id = randomUUID()
  await client.query('INSERT INTO account (id, name, email, email_verified, role) VALUES ($1, $2, $3, true, $4)', [
    id,
    `Test ${role}`,
    `${id}@cotejo.example`,
    role,
  ])
  for (const country of countries)
    await client.query('INSERT INTO reviewer_country (account_id, jurisdiction_code) VALUES ($1, $2)', [id, country])
  return { id, role, cookie: await addSession(client, secret, id) }
}

/** One more session of an account, as the Cookie header that its browser would send. */
export async function addSession(client: pg.Client, secret: string, accountId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await client.query(
    `INSERT INTO account_session (id, token, account_id, expires_at, updated_at)
     VALUES ($1, $2, $3, now() + interval '1 day', now())`,
    [randomUUID(), token, accountId],
  )
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `cotejo.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
