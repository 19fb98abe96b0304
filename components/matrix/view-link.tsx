import type { ReactNode } from 'react'
import { formatView, type MatrixView } from '@/lib/matrix/view'
import type { ChangeView } from './use-view'

/** A link to another view of the same matrix: followed by the browser without script, done in place with it. */
export function ViewLink({
  view,
  change,
  changeView,
  children,
  ...rest
}: {
  view: MatrixView
  change: Partial<MatrixView>
  changeView: ChangeView
  children: ReactNode
  className?: string
  'aria-label'?: string
  'aria-expanded'?: boolean
  'aria-current'?: 'true'
  title?: string
}) {
  return (
    <a
      {...rest}
      href={formatView({ ...view, ...change }) || '?'}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        changeView(change)
      }}
    >
      {children}
    </a>
  )
}
