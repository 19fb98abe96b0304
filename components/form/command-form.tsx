'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useId, useRef, useState } from 'react'
import { perform } from '@/lib/auth/actions'
import { type FormState, UNTOUCHED } from '@/lib/forms/state'
import type { FieldFault } from '@/lib/platform/errors'
import type { FormProps } from './form'
import { differingFields, FormContext } from './form-context'
import { leaveNotice } from './notice'
import { clearDraft, useDraft } from './use-draft'
import type { FormWords } from './words'

type CommandFormProps = FormProps & { formId: string; words: FormWords }

export function CommandForm(props: CommandFormProps) {
  const {
    command,
    formId,
    locale,
    words,
    submit,
    hidden = {},
    draft,
    confirm,
    isInline,
    isQuiet,
    label,
    children,
  } = props
  const [answered, act, isPending] = useActionState(perform, UNTOUCHED)
  // What the browser itself found wrong with what is about to be sent; the next answer replaces it.
  const [found, setFound] = useState<FormState | null>(null)
  const state = found ?? answered
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const id = useId()
  const kept = useDraft(form, draft)

  // Told and shown where the reader's attention is: the summary takes the focus, which also reads it out.
  useEffect(() => {
    if (state.outcome === 'done' && state.href !== null) {
      clearDraft(draft)
      if (state.notice !== null) leaveNotice(sayNotice(state.notice, words))
      window.location.assign(state.href)
    } else if (state.outcome !== 'untouched') {
      if (state.outcome === 'done') clearDraft(draft)
      summary.current?.focus()
    }
  }, [state, draft, words])

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending || !form.current) return
    if (confirm !== undefined && !window.confirm(confirm)) return
    const data = new FormData(form.current, submitter(event))
    data.set('enhanced', '1')
    const send = () => {
      setFound(null)
      startTransition(() => act(data))
    }
    // The check comes with the first form that is sent. Where it can't be had, the server's own is enough.
    import('@/lib/forms/schemas').then(({ checkForm }) => {
      const faults = checkForm(command, data)
      if (faults.length === 0) send()
      else setFound({ ...UNTOUCHED, outcome: 'refused', faults })
    }, send)
  }
  const faultOf = (name: string) => {
    const found = state.faults.find(({ field }) => field === name || field.startsWith(`${name}.`))
    return found === undefined ? null : sayFault(found, words)
  }
  const knowledge = {
    state,
    faultOf,
    idOf: (name: string) => `${id}-${name}`,
    typed: (name: string) => state.values[name],
    words,
  }
  const version = state.conflict?.version ?? kept.version ?? hidden.version
  return (
    <FormContext value={knowledge}>
      <form
        ref={form}
        action={act}
        onSubmit={onSubmit}
        className={isInline ? 'form inline' : props.isWide ? 'form full' : 'form'}
        aria-label={label}
        noValidate
      >
        <input type="hidden" name="command" value={command} />
        <input type="hidden" name="formId" value={formId} />
        <input type="hidden" name="locale" value={locale} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={name === 'version' ? String(version) : String(value)} />
        ))}
        {kept.isRestored ? (
          <p className="form-note">
            {words.draftRestored}{' '}
            <button type="button" className="quiet" onClick={kept.discard}>
              {words.draftDiscard}
            </button>
          </p>
        ) : null}
        <div ref={summary} className={`form-summary ${state.outcome}`} tabIndex={-1} role="status">
          <Summary state={state} words={words} idOf={knowledge.idOf} />
        </div>
        {children}
        <button type="submit" disabled={isPending} className={isQuiet ? 'quiet' : undefined}>
          {isPending ? words.sending : submit}
        </button>
      </form>
    </FormContext>
  )
}

function submitter(event: FormEvent<HTMLFormElement>): HTMLElement | null {
  const native = event.nativeEvent
  return native instanceof SubmitEvent ? native.submitter : null
}

export function sayFault({ fault, limit }: FieldFault, words: FormWords): string {
  return words.fault[fault].replace('{limit}', limit === undefined ? '' : String(limit))
}

function sayNotice(notice: string, words: FormWords): string {
  const notices: Readonly<Record<string, string>> = words.notice
  return notices[notice] ?? words.notice.saved
}

type SummaryProps = {
  state: FormState
  words: FormWords
  idOf: (name: string) => string
}

function Summary({ state, words, idOf }: SummaryProps) {
  if (state.outcome === 'done')
    return (
      <>
        <p>{sayNotice(state.notice ?? 'saved', words)}</p>
        {state.secret === null ? null : (
          <p>
            <code className="secret">{state.secret}</code>
          </p>
        )}
      </>
    )
  if (state.outcome === 'forbidden') return <p>{words.forbidden}</p>
  if (state.outcome === 'gone') return <p>{words.gone}</p>
  if (state.outcome === 'failed') return <p>{words.failed.replace('{id}', state.requestId ?? '')}</p>
  if (state.outcome === 'refused')
    return (
      <>
        <p>{words.refused}</p>
        <ul>
          {state.faults.map((fault) => (
            <li key={fault.field}>
              {fault.field === '' ? (
                sayFault(fault, words)
              ) : (
                <a href={`#${idOf(fault.field)}`}>{sayFault(fault, words)}</a>
              )}
            </li>
          ))}
        </ul>
      </>
    )
  if (state.outcome === 'conflict' && state.conflict) {
    const differing = differingFields(state)
    return (
      <>
        <p>{words.conflict}</p>
        {differing.length === 0 ? <p>{words.conflictSame}</p> : null}
        <p>{words.conflictNext}</p>
      </>
    )
  }
  return null
}
