import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Forbidden } from '../platform/errors'
import type { Command, Done, Tx } from './command'

const keptSchema = z.object({ href: z.string().optional(), notice: z.string().optional(), content: z.string() })

/**
 * Whether a form was carried out already, by its number and what it held. The same form sent twice (a lost answer, a
 * double click) is one change and has one answer. A form that was written on after it had been carried out is another
 * change: what was typed last must not be lost behind the first answer. A number that somebody else's form had is refused.
 */
export async function findSubmission(
  tx: Tx,
  { action, name: command }: Command,
  form: { id: string; userId: string | null; input: unknown },
): Promise<{ done: Done } | { keep(result: Done): Promise<void> }> {
  const content = createHash('sha256').update(canonical(form.input)).digest('base64url')
  for (const id of [form.id, idOf(form.id, content)]) {
    const known = await tx.submission.findUnique({ where: { id } })
    if (!known) {
      const keep = async ({ secret: _, ...result }: Done) => {
        await tx.submission.create({ data: { id, command, userId: form.userId, result: { ...result, content } } })
      }
      return { keep }
    }
    if (known.userId !== form.userId || known.command !== command) throw new Forbidden(action, 'role')
    const { content: first, ...done } = keptSchema.parse(known.result)
    if (first === content) return { done }
  }
  throw new Error('two forms have one number')
}

// The order of the fields says nothing.
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )
}

/** A UUID that this form with this content has, and no other. */
function idOf(formId: string, content: string): string {
  const hex = createHash('sha256').update(`${formId}\n${content}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
