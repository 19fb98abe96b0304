import 'server-only'
import { uuidField } from '../forms/fields'
import type { FormValues } from '../forms/form-data'
import { type FormState, UNTOUCHED } from '../forms/state'
import { Conflict, Forbidden, NotFound, Problem, Refused } from '../platform/errors'
import { currentRequest } from '../platform/http/request-context'
import { DEFAULT_LOCALE, isLocale } from '../platform/i18n/locales'
import { log } from '../platform/log'
import { type Done, parseForm, runChange } from './command'
import { requireAction } from './permissions'
import { COMMANDS } from './registry'
import { currentActor } from './session'

export type Submitted = { name: string; formId: string; locale: string; input: unknown; values: FormValues }

/** Carries out a command for whoever the request is from, and says what came of it. Sets the answer's status. */
export async function performCommand({ name, formId, locale: asked, input, values }: Submitted): Promise<FormState> {
  const context = currentRequest()
  const { id: requestId, today } = context
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE
  const state = { ...UNTOUCHED, values, requestId }
  try {
    const command = COMMANDS.get(name)
    if (!command) throw new NotFound('page', name.slice(0, 80))
    const actor = await currentActor()
    let done: Done
    if (command.kind === 'change') {
      if (!uuidField.safeParse(formId).success) throw new Refused([{ field: '', fault: 'wrong' }])
      done = await runChange(command, { actor, formId, input, locale, today, requestId })
    } else {
      requireAction(actor, command.action)
      const { cookie = '', remote = '', userAgent = '' } = context
      const entry = { actor, locale, today, requestId, cookie, remote, userAgent }
      done = await command.run(entry, parseForm(command.schema, input))
    }
    const { href = null, notice = null, secret = null } = done
    return { ...state, outcome: 'done', values: {}, href: href === null ? null : `/${locale}${href}`, notice, secret }
  } catch (error) {
    if (!(error instanceof Problem)) {
      log.error({ request: requestId, command: name.slice(0, 80), err: error }, 'command failed')
      context.status = 500
      return { ...state, outcome: 'failed' }
    }
    context.status = error.status
    if (error instanceof Forbidden) {
      log.warn({ request: requestId, command: name.slice(0, 80), why: error.why }, 'command refused')
      return { ...state, outcome: 'forbidden' }
    }
    if (error instanceof Conflict)
      return { ...state, outcome: 'conflict', conflict: { version: error.version, theirs: error.theirs } }
    if (error instanceof Refused) return { ...state, outcome: 'refused', faults: [...error.faults] }
    return { ...state, outcome: 'gone' }
  }
}
