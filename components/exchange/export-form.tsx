'use client'

import type { FormEvent, ReactNode } from 'react'

/**
 * A plain form that fetches a file. Filters that were changed in the browser since the page came are in its address
 * alone; with script the form asks for what that says now.
 */
export function ExportForm({ action, children }: { action: string; children: ReactNode }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const params = new URLSearchParams(location.search)
    for (const [name, value] of new FormData(event.currentTarget)) {
      const isOwn = name === 'format' || name === 'extra' || (name === 'date' && !params.has('date'))
      if (isOwn) params.append(name, String(value))
    }
    location.assign(`${action}?${params}`)
  }
  return (
    <form action={action} onSubmit={submit}>
      {children}
    </form>
  )
}
