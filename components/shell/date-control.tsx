'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'

type DateControlProps = {
  path: string
  query: Record<string, string>
  day: string
  today: string
  workshop: string
  labels: { asOf: string; day: string; workshop: string; today: string; apply: string }
}

/** The day that the page shows: two marked stops, and any day. A plain form where there is no script. */
export function DateControl({ path, query, day, today, workshop, labels }: DateControlProps) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  useEffect(rememberZone, [])

  const rest = Object.entries(query).filter(([name]) => name !== 'date')
  const address = (date: string) => {
    const params = new URLSearchParams(typeof location === 'undefined' ? rest : location.search)
    params.delete('date')
    if (date !== today) params.set('date', date)
    const text = params.toString().replaceAll('%2C', ',')
    return `${path}${text === '' ? '' : `?${text}`}`
  }
  const menu = useRef<HTMLDetailsElement>(null)
  const go = (date: string) => {
    if (menu.current) menu.current.open = false
    startTransition(() => router.push(address(date), { scroll: false }))
  }
  const stop = (date: string, label: string) => {
    const params = new URLSearchParams(date === today ? rest : [...rest, ['date', date]])
    const text = params.toString().replaceAll('%2C', ',')
    return (
      <a
        href={`${path}${text === '' ? '' : `?${text}`}`}
        aria-current={day === date ? 'date' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          go(date)
        }}
      >
        {label}
      </a>
    )
  }

  return (
    <details ref={menu} className="menu date-control" aria-busy={isPending}>
      <summary>{labels.asOf}</summary>
      <div className="menu-body">
        <div className="stops">
          {stop(workshop, labels.workshop)}
          {stop(today, labels.today)}
        </div>
        <form
          method="get"
          action={path}
          onSubmit={(event) => {
            event.preventDefault()
            const date = new FormData(event.currentTarget).get('date')
            if (typeof date === 'string' && date !== '') go(date)
          }}
        >
          {rest.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label>
            {labels.day}
            <input key={day} type="date" name="date" defaultValue={day} min="1900-01-01" max="2100-12-31" required />
          </label>
          <button type="submit">{labels.apply}</button>
        </form>
      </div>
    </details>
  )
}

// So that the next page knows which day it is where the reader sits. Nothing else is kept of the reader.
function rememberZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from the browsers of old machines.
  if (zone) document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`
}
