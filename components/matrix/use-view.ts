'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useMemo, useTransition } from 'react'
import { decodeView, formatView, type MatrixView } from '@/lib/matrix/view'

export type ChangeView = (change: Partial<MatrixView>, mode?: 'push' | 'replace') => void

/**
 * The view that the address names, and the means to change both. What the data at hand can show is shown at once and
 * only the address follows; another day or second date is fetched.
 */
export function useView(): { view: MatrixView; changeView: ChangeView; isPending: boolean } {
  const params = useSearchParams()
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const text = params.toString()
  const view = useMemo(() => {
    const query: Record<string, string> = {}
    for (const [name, value] of new URLSearchParams(text))
      if (value !== '') query[name] = query[name] === undefined ? value : `${query[name]},${value}`
    return decodeView(query)
  }, [text])
  const changeView: ChangeView = useCallback(
    (change, mode = 'push') => {
      const next = { ...view, ...change }
      const address = `${location.pathname}${formatView(next)}`
      if (next.since !== view.since || next.date !== view.date)
        startTransition(() => router.push(address, { scroll: false }))
      else if (mode === 'push') history.pushState(null, '', address)
      else history.replaceState(null, '', address)
    },
    [view, router],
  )
  return { view, changeView, isPending }
}
