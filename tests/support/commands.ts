import { randomUUID } from 'node:crypto'
import { type AuditRecord, type Done, runChange } from '@/lib/auth/command'
import { COMMANDS } from '@/lib/auth/registry'
import type { Actor, Role } from '@/lib/auth/schema'
import { database } from '@/lib/platform/db/client'
import { type RequestContext, runWithRequest } from '@/lib/platform/http/request-context'

export const TODAY = '2026-12-01'

/** A request that something can be done in. */
export function requestOf(given: Partial<RequestContext> = {}): RequestContext {
  return { id: randomUUID(), today: TODAY, revision: undefined, status: undefined, ...given }
}

/** Somebody with an account of this role, who can do things but has no password. */
export async function makeActor(role: Role, countries: string[] = []): Promise<Actor> {
  const id = randomUUID()
  const email = `${id}@test.example`
  await database().user.create({ data: { id, name: `A ${role}`, email, role } })
  await database().reviewerCountry.createMany({ data: countries.map((country) => ({ userId: id, country })) })
  return { ...{ id, name: `A ${role}`, email, role, countries }, hasTotp: false, mustSetUpTotp: false, session: '' }
}

/** Carries out a command as the form would: a change by itself, an entry in a request of its own. */
export function doAs(actor: Actor | null, name: string, input: unknown, formId = randomUUID()): Promise<Done> {
  const command = COMMANDS.get(name)
  if (command === undefined) throw new Error(`there is no command ${name}`)
  const request = requestOf({ remote: '192.0.2.1' })
  const common = { locale: 'es', today: TODAY, requestId: request.id } as const
  return runWithRequest(request, () =>
    command.kind === 'change'
      ? runChange(command, { ...common, actor, formId, input })
      : command.run({ ...common, actor, cookie: '', remote: '192.0.2.1', userAgent: '' }, command.schema.parse(input)),
  )
}

/** What the audit says of a subject, the oldest first. */
export async function auditOf(kind: string, id: string): Promise<(Pick<AuditRecord, 'before' | 'after'> & Told)[]> {
  const rows = await database().auditEntry.findMany({
    where: { subjectKind: kind, subjectId: id },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ command, actorName, before, after }) => ({
    ...{ command, actorName },
    ...{ before: JSON.parse(JSON.stringify(before)), after: JSON.parse(JSON.stringify(after)) },
  }))
}

type Told = { command: string; actorName: string }
