import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { may } from '@/lib/auth/permissions'
import { moveColumn, placeColumns } from '@/lib/comparison/compare-rules'
import { type CompareView, FEWEST_COUNTRIES, MOST_PINS } from '@/lib/comparison/compare-schema'
import { ColumnLink } from './column-link'
import { compareHref } from './compare-link'
import type { CompareWords } from './words'

type ColumnHeadProps = {
  request: PageRequest
  words: CompareWords
  view: CompareView
  /** The sheet's own name, which the ids of its columns begin with. */
  sheet: string
  country: string
  isReference: boolean
}

/** A country's name over its column, linked to its page, with what can be done to the column. */
export function ColumnHead({ request, words, view, sheet, country, isReference }: ColumnHeadProps) {
  const { locale, query } = request
  const { t, nameOf } = words
  const name = nameOf(country)
  const column = columnId(sheet, country)
  const isPinned = view.pin.includes(country)
  const back = moveColumn(view, country, -1)
  const forth = moveColumn(view, country, 1)
  const pin = isPinned ? view.pin.filter((one) => one !== country) : [...view.pin, country]
  const placed = placeColumns(view)
  const neighbour = placed[placed.indexOf(country) + 1] ?? placed.at(-2) ?? country
  const link = (action: keyof typeof ICONS, change: Partial<CompareView> | null) =>
    change === null ? null : (
      <ColumnLink
        column={column}
        action={action}
        next={action === 'remove' ? columnId(sheet, neighbour) : column}
        href={compareHref(locale, query, { ...view, ...change })}
        label={t(`column.${action}`, { country: name })}
      >
        <svg aria-hidden="true" focusable="false" width="16" height="16" viewBox="0 0 16 16">
          <path d={ICONS[action]} fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </ColumnLink>
    )
  return (
    <th scope="col" id={column} className={columnClass(view, country)}>
      <a href={href(locale, `/countries/${country}`, query)}>{name}</a>
      {isReference ? <span className="role">{t('reference')}</span> : null}
      {may(request.actor, 'deficiency.mark') ? (
        <a className="mark-link" href={`/${locale}/deficiencies/new?cells=${country}/${sheet}`}>
          {words.mark}
        </a>
      ) : null}
      <span className="column-tools">
        {link('left', back)}
        {link('right', forth)}
        {isPinned ? link('unpin', { pin }) : pin.length > MOST_PINS ? null : link('pin', { pin })}
        {view.countries.length <= FEWEST_COUNTRIES
          ? null
          : link('remove', {
              countries: view.countries.filter((one) => one !== country),
              pin: view.pin.filter((one) => one !== country),
            })}
      </span>
    </th>
  )
}

const ICONS = {
  left: 'M10 3 5 8l5 5',
  right: 'm6 3 5 5-5 5',
  pin: 'M5 2h6M6.5 2v5L4 9.5h8L9.5 7V2M8 9.5V14',
  unpin: 'M5 2h6M6.5 2v5L4 9.5h8L9.5 7V2M8 9.5V14M2 2l12 12',
  remove: 'm4 4 8 8m0-8-8 8',
}

export function columnId(sheet: string, country: string): string {
  return `${sheet}-${country}`
}

/** Pinned columns stand beside the first one while the rest passes under them. */
export function columnClass(view: CompareView, country: string): string | undefined {
  if (!view.pin.includes(country)) return undefined
  return `pinned pin-${placeColumns(view).indexOf(country)}`
}
