'use client'

import { sortedLike } from '@/lib/matrix/rules'
import type { Matrix, MatrixCountry } from '@/lib/matrix/schema'
import type { MatrixView } from '@/lib/matrix/view'
import { DRAGGED } from './country-header'
import { fill, type GridLabels } from './labels'
import type { ChangeView } from './use-view'
import { ViewLink } from './view-link'

type CountryMenuProps = {
  matrix: Matrix
  view: MatrixView
  changeView: ChangeView
  countries: MatrixCountry[]
  labels: GridLabels
  menu: { title: string; hint: string }
  moveCountry: (code: string, place: number) => void
}

/** Which countries are shown, which of them stay in sight, and in what order. Links, so that it works without script. */
export function CountryMenu({ matrix, view, changeView, countries, labels, menu, moveCountry }: CountryMenuProps) {
  const shown = countries.map(({ code }) => code)
  const pinned = view.pin ?? []
  const toggle = (code: string): Partial<MatrixView> => {
    const isShown = shown.includes(code)
    return {
      countries: isShown ? shown.filter((other) => other !== code) : [...shown, code],
      pin: isShown ? listOrNone(pinned.filter((other) => other !== code)) : view.pin,
    }
  }
  return (
    <details className="menu country-menu">
      <summary>{menu.title}</summary>
      <div className="menu-body">
        <p>{menu.hint}</p>
        <ul>
          {sortedLike(matrix.countries, shown).map((country) => {
            const { code, name, role } = country
            const place = shown.indexOf(code)
            const isShown = place >= 0
            const isPinned = pinned.includes(code)
            return (
              <li
                key={code}
                draggable={isShown}
                onDragStart={(event) => event.dataTransfer.setData(DRAGGED, code)}
                onDragOver={(event) => {
                  if (isShown && event.dataTransfer.types.includes(DRAGGED)) event.preventDefault()
                }}
                onDrop={(event) => {
                  event.preventDefault()
                  const dragged = event.dataTransfer.getData(DRAGGED)
                  if (dragged) moveCountry(dragged, place)
                }}
              >
                <ViewLink
                  className={isShown ? 'box checked' : 'box'}
                  view={view}
                  change={isShown && shown.length === 1 ? {} : toggle(code)}
                  changeView={changeView}
                  aria-label={fill(labels.show, { country: name })}
                  aria-current={isShown ? 'true' : undefined}
                >
                  {name}
                  {role === 'participant' ? null : <small> ({labels.reference})</small>}
                </ViewLink>
                {isShown ? (
                  <span className="row-actions">
                    <ViewLink
                      className={isPinned ? 'pin checked' : 'pin'}
                      view={view}
                      change={{
                        pin: listOrNone(isPinned ? pinned.filter((other) => other !== code) : [...pinned, code]),
                      }}
                      changeView={changeView}
                      aria-label={fill(isPinned ? labels.unpin : labels.pin, { country: name })}
                    >
                      <svg aria-hidden="true" viewBox="0 0 16 16">
                        <path d="M6 1h4l-.6 5L12 9H8.7L8 15l-.7-6H4l2.6-3z" />
                      </svg>
                    </ViewLink>
                    <button
                      type="button"
                      disabled={place === 0}
                      aria-label={fill(labels.moveBefore, { country: name })}
                      onClick={() => moveCountry(code, place - 1)}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      disabled={place === shown.length - 1}
                      aria-label={fill(labels.moveAfter, { country: name })}
                      onClick={() => moveCountry(code, place + 1)}
                    >
                      ↓
                    </button>
                  </span>
                ) : null}
              </li>
            )
          })}
        </ul>
        <p className="actions">
          <ViewLink
            view={view}
            change={{ countries: undefined, pin: undefined, columns: undefined }}
            changeView={changeView}
          >
            {labels.showAll}
          </ViewLink>
          <ViewLink
            view={view}
            change={{ columns: view.columns === 'gaps' ? undefined : 'gaps' }}
            changeView={changeView}
          >
            {view.columns === 'gaps' ? labels.columnsName : labels.columnsGaps}
          </ViewLink>
        </p>
      </div>
    </details>
  )
}

function listOrNone(codes: string[]): string[] | undefined {
  return codes.length === 0 ? undefined : codes
}
