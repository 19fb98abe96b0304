import type { MatrixCountry } from '@/lib/matrix/schema'
import type { GridLabels } from './labels'

/** What a dragged country is carried as, from a head or a line of the menu to another. */
export const DRAGGED = 'text/x-cotejo-country'

/** A country's column head: its page, and a handle to move it (by dragging, or with Alt and the arrows). */
export function CountryHeader({
  country,
  place,
  isPinned,
  style,
  address,
  labels,
  moveCountry,
  scope = 'col',
}: {
  country: MatrixCountry
  place: number
  isPinned: boolean
  style?: React.CSSProperties
  address: string
  labels: GridLabels
  moveCountry: (code: string, place: number) => void
  scope?: 'col' | 'row'
}) {
  const { code, name, role } = country
  const [back, forth] = scope === 'col' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
  return (
    <th
      scope={scope}
      className={`country ${isPinned ? 'pinned' : ''} ${role === 'participant' ? '' : 'reference'}`}
      style={style}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, code)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        event.currentTarget.classList.add('target')
      }}
      onDragLeave={(event) => event.currentTarget.classList.remove('target')}
      onDrop={(event) => {
        event.preventDefault()
        event.currentTarget.classList.remove('target')
        const dragged = event.dataTransfer.getData(DRAGGED)
        if (dragged) moveCountry(dragged, place)
      }}
    >
      <a
        href={address}
        draggable={false}
        title={role === 'participant' ? name : `${name} (${labels.reference})`}
        aria-keyshortcuts={`Alt+${back} Alt+${forth}`}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== back && event.key !== forth)) return
          event.preventDefault()
          moveCountry(code, place + (event.key === back ? -1 : 1))
        }}
      >
        {scope === 'col' ? (
          <>
            <span aria-hidden="true">{code}</span>
            <span className="hidden">{name}</span>
          </>
        ) : (
          name
        )}
      </a>
    </th>
  )
}
