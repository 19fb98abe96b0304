'use client'

import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { MakingFailed, readMaking } from '@/lib/reports/making'

type Making =
  | { kind: 'idle' }
  | { kind: 'making'; done: number; of: number }
  | { kind: 'done'; name: string }
  | { kind: 'cancelled' }
  | { kind: 'failed'; sentence: string }

type FileButtonsProps = {
  action: string
  isPossible: boolean
  formats: { id: string; name: string; hint: string }[]
  words: {
    download: string
    gathering: string
    /** With `{done}` and `{of}` in it. */
    making: string
    cancel: string
    cancelled: string
    /** With `{name}` in it. */
    done: string
    lost: string
  }
}

/**
 * A button for each format. Without script each is a plain download; with it the reader sees how far the file is, and
 * can cancel it. Nothing is handed over but a whole file.
 */
export function FileButtons({ action, isPossible, formats, words }: FileButtonsProps) {
  const [making, setMaking] = useState<Making>({ kind: 'idle' })
  const leaving = useRef<AbortController | null>(null)
  const pressed = useRef<HTMLButtonElement | null>(null)
  // The button that cancels goes when there is nothing to cancel: whoever was on it is back where it began.
  useEffect(() => {
    if (making.kind !== 'making' && document.activeElement === document.body) pressed.current?.focus()
  }, [making.kind])

  async function make(event: MouseEvent<HTMLButtonElement>) {
    const { form, value } = event.currentTarget
    if (form === null || making.kind === 'making' || !form.reportValidity()) return
    event.preventDefault()
    const query = new URLSearchParams({ format: value, progress: '1' })
    for (const [name, entry] of new FormData(form)) if (typeof entry === 'string') query.append(name, entry)
    const leave = new AbortController()
    leaving.current = leave
    pressed.current = event.currentTarget
    setMaking({ kind: 'making', done: 0, of: 0 })
    try {
      const answer = await fetch(`${action}?${query}`, { signal: leave.signal })
      if (!answer.ok || answer.body === null) throw new MakingFailed(answer.ok ? null : await answer.text())
      const file = await readMaking(answer.body, (done, of) => setMaking({ kind: 'making', done, of }))
      save(new Blob(file.parts, { type: file.type }), file.name)
      setMaking({ kind: 'done', name: file.name })
    } catch (error) {
      if (leave.signal.aborted) setMaking({ kind: 'cancelled' })
      else setMaking({ kind: 'failed', sentence: (error instanceof MakingFailed && error.sentence) || words.lost })
    }
  }

  return (
    <>
      <fieldset className="report-files">
        <legend>{words.download}</legend>
        {formats.map(({ id, name, hint }) => (
          <button
            key={id}
            type="submit"
            formAction={action}
            name="format"
            value={id}
            disabled={!isPossible}
            aria-disabled={making.kind === 'making' || undefined}
            title={hint}
            onClick={make}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <div className="report-making" data-kind={making.kind}>
        {making.kind === 'making' ? (
          <>
            <progress {...(making.of > 0 ? { value: making.done, max: making.of } : {})} aria-label={words.gathering} />
            <button type="button" onClick={() => leaving.current?.abort()}>
              {words.cancel}
            </button>
          </>
        ) : null}
        <p role="status">{sentenceOf(making, words)}</p>
      </div>
    </>
  )
}

function sentenceOf(making: Making, words: FileButtonsProps['words']): string {
  switch (making.kind) {
    case 'idle':
      return ''
    case 'making':
      return making.of > 1
        ? words.making.replace('{done}', String(making.done)).replace('{of}', String(making.of))
        : words.gathering
    case 'done':
      return words.done.replace('{name}', making.name)
    case 'cancelled':
      return words.cancelled
    case 'failed':
      return making.sentence
  }
}

function save(file: Blob, name: string) {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser takes the file over in the turn after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
