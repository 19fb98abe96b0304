'use client'

import { useRouter } from 'next/navigation'
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { MOST_LANES } from '@/lib/comparison/lanes'
import { buildRows } from '@/lib/matrix/rows'
import { selectCountries, selectRequirements } from '@/lib/matrix/rules'
import type { Matrix, MatrixCountry } from '@/lib/matrix/schema'
import { formatView } from '@/lib/matrix/view'
import { type PackedMatrix, unpackMatrix } from '@/lib/matrix/wire'
import { CellTip } from './cell-tip'
import { CountryMenu } from './country-menu'
import { Filters } from './filters'
import { toggleFold } from './fold'
import { fill, type GridLabels } from './labels'
import { MatrixTable } from './matrix-table'
import { TransposedTable } from './transposed-table'
import { useRovingCells } from './use-roving-cells'
import { type Chosen, useSelection } from './use-selection'
import { useView } from './use-view'

export type ExplorerProps = {
  packed: PackedMatrix
  labels: GridLabels
  caption: string
  empty: { text: string; hint: string }
  menu: { title: string; hint: string; filters: string; apply: string }
  /** `/es` */
  base: string
  /** The second date as the view has it by default. */
  workshop: string
  /** The reader may mark what is chosen. */
  mayMark: boolean
}

/** The matrix with everything that changes its view. Without script it is a table and a form. */
export function Explorer({ packed, labels, caption, empty, menu, base, workshop, mayMark }: ExplorerProps) {
  const { view, changeView, isPending } = useView()
  const matrix = useMemo(() => unpackMatrix(packed), [packed])
  const router = useRouter()
  const region = useRef<HTMLElement>(null)
  const announcer = useRef<HTMLParagraphElement>(null)
  const { countries, requirements, rows } = useMemo(() => {
    const countries = selectCountries(matrix, view)
    const requirements = selectRequirements(matrix, view, countries)
    return { countries, requirements, rows: buildRows(matrix, requirements, countries) }
  }, [matrix, view])
  useRovingCells(region)
  const selection = useSelection(region)
  const [isSelecting, setSelecting] = useState(false)
  useEffect(() => carryCountries(view.countries), [view.countries])
  const refocus = useRef<string | null>(null)
  useEffect(() => {
    if (refocus.current === null) return
    region.current?.querySelector<HTMLAnchorElement>(refocus.current)?.focus()
    refocus.current = null
  })

  const moveCountry = (code: string, before: number) => {
    const codes = countries.map((country) => country.code)
    const from = codes.indexOf(code)
    const to = Math.max(0, Math.min(codes.length - 1, before))
    if (from < 0 || from === to) return
    codes.splice(to, 0, ...codes.splice(from, 1))
    // Pinned columns stay in front, in the order they now have.
    const pin = view.pin === undefined ? undefined : codes.filter((other) => view.pin?.includes(other))
    changeView({ countries: codes, columns: undefined, pin })
    const name = countries[from]?.name ?? code
    announce(fill(labels.moved, { country: name, position: to + 1, total: codes.length }))
  }
  const announce = (text: string) => {
    if (announcer.current) announcer.current.textContent = text
  }
  // A cell opens beside the matrix, which stays as it is; the address is the cell's own page. An area or group folds.
  const followInPlace = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    const link = event.target instanceof Element ? event.target.closest('td.c a, a[data-fold]') : null
    if (!(link instanceof HTMLAnchorElement)) return
    event.preventDefault()
    const { fold } = link.dataset
    if (fold !== undefined) {
      changeView(toggleFold(view, fold))
      // Its row is written anew; the reader's focus stays on it.
      refocus.current = `a[data-fold="${fold}"]`
      return
    }
    if (isSelecting) return selection.toggle(link)
    router.push(`${link.pathname}${formatView(view)}`, { scroll: false })
  }
  const shared = { matrix, view, changeView, countries, rows, labels, base, moveCountry, caption }
  return (
    <div className="explorer" aria-busy={isPending}>
      <div className="toolbar">
        <Filters matrix={matrix} view={view} changeView={changeView} labels={labels} menu={menu} workshop={workshop} />
        <CountryMenu
          matrix={matrix}
          view={view}
          changeView={changeView}
          countries={countries}
          labels={labels}
          menu={menu}
          moveCountry={moveCountry}
        />
        <label className="check select-mode" title={labels.selectHint}>
          <input type="checkbox" checked={isSelecting} onChange={(event) => setSelecting(event.target.checked)} />
          <span>{labels.selectMode}</span>
        </label>
        <p className="shown" role="status">
          {fill(labels.rows, { count: requirements.length })}
        </p>
      </div>
      <p ref={announcer} className="hidden" aria-live="polite" />
      {requirements.length === 0 ? (
        <div className="empty">
          <p>{empty.text}</p>
          <p>
            {empty.hint} <a href={`${base}/matrix`}>{labels.reset}</a>
          </p>
        </div>
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the links inside take Enter; this only chooses where they open.
        <section
          ref={region}
          className={view.transpose ? 'grid-scroll transposed' : 'grid-scroll'}
          aria-label={caption}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          tabIndex={0}
          onClick={followInPlace}
        >
          {view.transpose ? <TransposedTable {...shared} /> : <MatrixTable {...shared} />}
        </section>
      )}
      <CellTip region={region} />
      <div className="selection" role="status">
        {selection.cells.length === 0 ? null : (
          <>
            {fill(labels.selected, { count: selection.cells.length })}{' '}
            <a href={`${base}/compare?${compareQuery(selection.cells, matrix, countries, view.date)}`}>
              {labels.compareSelected}
            </a>{' '}
            {mayMark ? (
              <>
                <a href={`${base}/deficiencies/new?${markQuery(selection.cells, view.date)}`}>
                  {labels.markSelected}
                </a>{' '}
              </>
            ) : null}
            <button type="button" onClick={selection.clear}>
              {labels.clearSelected}
            </button>
          </>
        )}
      </div>
    </div>
  )
}

function markQuery(cells: Chosen[], date: string | undefined): string {
  const chosen = cells.map(({ country, requirement }) => `${country}/${requirement}`).join(',')
  return `cells=${chosen}${date === undefined ? '' : `&date=${date}`}`
}

// The countries and requirements that the chosen cells span, in the order of the matrix.
function compareQuery(cells: Chosen[], matrix: Matrix, countries: MatrixCountry[], date: string | undefined): string {
  const codes = countries.map(({ code }) => code).filter((code) => cells.some(({ country }) => country === code))
  const ids = matrix.requirements
    .map(({ id }) => id)
    .filter((id) => cells.some(({ requirement }) => requirement === id))
  const day = date === undefined ? '' : `&date=${date}`
  return `requirements=${ids.join(',')}&countries=${codes.join(',')}${day}`
}

// The bar's links were written by the server; the countries that the reader has chosen since go along.
function carryCountries(countries: string[] | undefined): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.bar nav a')) {
    const address = new URL(link.href)
    const isTooMany = address.pathname.endsWith('/procedures') && (countries?.length ?? 0) > MOST_LANES
    if (countries === undefined || isTooMany) address.searchParams.delete('countries')
    else address.searchParams.set('countries', countries.join(','))
    link.href = address.href.replaceAll('%2C', ',')
  }
}
