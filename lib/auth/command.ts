import 'server-only'
import type { z } from 'zod'
import { type FaultKey, faultsOf } from '../forms/fields'
import { database } from '../platform/db/client'
import type { Prisma } from '../platform/db/generated/client'
import { WRITE_LOCK } from '../platform/db/write-lock'
import { Conflict, Forbidden, Refused } from '../platform/errors'
import type { Locale } from '../platform/i18n/locales'
import { type Action, requireAction } from './permissions'
import type { Actor } from './schema'
import { findSubmission } from './submission'

export type Tx = Prisma.TransactionClient

/** What goes into the audit chain: what was done to what, and how it stood before and after. */
export type AuditRecord = {
  kind: string
  id: string
  country?: string | null
  reason?: string | null
  before?: Prisma.InputJsonValue | null
  after?: Prisma.InputJsonValue | null
}

export type Done = {
  /** Where the reader goes on, from the site's root and without the language: `/deficiencies/…`. */
  href?: string
  /** A key of messages `forms.notice`, shown where the form stood or on the page the reader goes on to. */
  notice?: string
  /** Shown to whoever sent the form, once: it is kept nowhere, and the same form sent again answers without it. */
  secret?: string
}

type ChangeContext = {
  tx: Tx
  locale: Locale
  /** Today in the reader's zone. */
  today: string
  requestId: string
  audit(record: AuditRecord): void
  /** Done once the change is committed, and lost if the server dies just then: what must not be is kept in `tx`. */
  afterwards(work: () => Promise<unknown>): void
}

export type CommandContext = ChangeContext & {
  actor: Actor
  /** Throws Forbidden unless the actor may do the command's action (or another) for this country. */
  allow(country: string, action?: Action): void
}

/** Who stands in the audit chain; without an id, one that has no account. */
export type Doer = Pick<Actor, 'id' | 'name' | 'role'> | { id: null; name: string; role: string }

/** Of a change that needs no session: the secret of a letter says whose it is. */
export type OpenContext = ChangeContext & {
  /** Names the person whose change it is; every open change does so once. */
  actAs(doer: Doer): void
}

type Base<S extends z.ZodType> = { name: string; action: Action; schema: S }

/** A change of data by somebody signed in: one transaction with its audit rows, carried out once a form. */
export type Change<S extends z.ZodType = z.ZodType> = Base<S> & {
  kind: 'change'
  isOpen?: undefined
  /** Nothing that others see: a saved view. Every other change writes at least one audit row. */
  isPersonal?: true
  run(context: CommandContext, input: z.output<S>): Promise<Done>
}

/** The same by somebody who is not signed in: accepting an invitation, setting a new password by a letter's link. */
export type OpenChange<S extends z.ZodType = z.ZodType> = Base<S> & {
  kind: 'change'
  isOpen: true
  isPersonal?: undefined
  run(context: OpenContext, input: z.output<S>): Promise<Done>
}

/** Of a reader's own way in: signing in and out, a second factor. It has no transaction of ours and no audit row. */
export type Entry<S extends z.ZodType = z.ZodType> = Base<S> & {
  kind: 'entry'
  run(context: EntryContext, input: z.output<S>): Promise<Done>
}

export type EntryContext = {
  actor: Actor | null
  locale: Locale
  today: string
  requestId: string
  /** The Cookie header that came. */
  cookie: string
  /** Where the request came from, to throttle by; kept only as a hash. */
  remote: string
  userAgent: string
}

export type Command = Change | OpenChange | Entry

export function defineChange<S extends z.ZodType>(command: Omit<Change<S>, 'kind'>): Change {
  return Object.freeze({ ...command, kind: 'change' as const }) as unknown as Change
}

export function defineOpenChange<S extends z.ZodType>(command: Omit<OpenChange<S>, 'kind' | 'isOpen'>): OpenChange {
  return Object.freeze({ ...command, kind: 'change' as const, isOpen: true as const }) as unknown as OpenChange
}

export function defineEntry<S extends z.ZodType>(command: Omit<Entry<S>, 'kind'>): Entry {
  return Object.freeze({ ...command, kind: 'entry' as const }) as unknown as Entry
}

/**
 * Carries out a change: permission, values, then in one transaction the change, its audit rows and the form's number.
 * A form that was carried out already answers as it did then and changes nothing (lib/auth/submission). Throws Forbidden, Refused (values),
 * Conflict (version), NotFound. What it answers has been committed.
 */
export async function runChange(
  command: Change | OpenChange,
  {
    actor,
    formId,
    input,
    ...rest
  }: {
    actor: Actor | null
    /** A UUID that the form was given when it was made. */
    formId: string
    input: unknown
    locale: Locale
    today: string
    requestId: string
  },
): Promise<Done> {
  requireAction(actor, command.action)
  if (actor === null && !command.isOpen) throw new Forbidden(command.action, 'signIn')
  // An open change belongs to whom its letter was written to, whoever else is signed in there.
  const userId = command.isOpen ? null : (actor?.id ?? null)
  const parsed = parseForm(command.schema, input)
  const records: AuditRecord[] = []
  const later: (() => Promise<unknown>)[] = []
  const done = await database().$transaction(
    async (tx): Promise<Done> => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${WRITE_LOCK})`
      const known = await findSubmission(tx, command, { id: formId, userId, input })
      if ('done' in known) return known.done
      const context: ChangeContext = {
        ...rest,
        tx,
        audit: (record) => records.push(record),
        afterwards: (work) => later.push(work),
      }
      const { doer, result } = await runAs(command, actor, context, parsed)
      if (records.length === 0 && !command.isPersonal) throw new Error(`${command.name} left no audit row`)
      await writeAudit(tx, command.name, doer, rest.requestId, records)
      await known.keep(result)
      return result
    },
    { maxWait: 15_000, timeout: 30_000 },
  )
  for (const work of later) await work()
  return done
}

async function runAs(
  command: Change | OpenChange,
  actor: Actor | null,
  context: ChangeContext,
  input: unknown,
): Promise<{ doer: Doer; result: Done }> {
  if (!command.isOpen) {
    if (actor === null) throw new Forbidden(command.action, 'signIn')
    const allow = (country: string, action = command.action) => requireAction(actor, action, country)
    return { doer: actor, result: await command.run({ ...context, actor, allow }, input) }
  }
  const named: Doer[] = []
  const result = await command.run({ ...context, actAs: (doer) => named.push(doer) }, input)
  const [doer] = named
  if (doer === undefined) throw new Error(`${command.name} did not say whose change it is`)
  return { doer, result }
}

export async function writeAudit(
  tx: Tx,
  command: string,
  actor: Doer,
  requestId: string | null,
  records: readonly AuditRecord[],
): Promise<void> {
  for (const { kind, id, country = null, reason = null, before = null, after = null } of records) {
    // The database gives number, previous hash and hash.
    await tx.$executeRaw`
      INSERT INTO audit_entry (at, actor_id, actor_name, actor_role, command, subject_kind, subject_id,
                               jurisdiction_code, reason, before, after, request_id)
      VALUES (clock_timestamp(), ${actor.id}, ${actor.name}, ${actor.role}, ${command}, ${kind}, ${id},
              ${country}, ${reason}, ${json(before)}::jsonb, ${json(after)}::jsonb, ${requestId})`
  }
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** Throws Refused with every field that does not fit. */
export function parseForm<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new Refused(faultsOf(result.error))
}

/** Throws Refused for one field. */
export function refuse(field: string, fault: FaultKey): never {
  throw new Refused([{ field, fault }])
}

/** Throws Conflict when the row is not at the version that the form started from. */
export function requireVersion(now: number, from: number, theirs: () => Record<string, string>): void {
  if (now !== from) throw new Conflict(now, theirs())
}
