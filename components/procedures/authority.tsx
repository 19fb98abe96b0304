import { DataText } from '@/components/ui/text'
import { AUTHORITIES, type Authority, type Practice } from '@/lib/comparison/procedure-schema'
import { authoritiesIn, englishOf, isBlank } from '@/lib/comparison/procedure-text-rules'
import type { Locale } from '@/lib/platform/i18n/locales'
import { type Localised, pickText } from '@/lib/platform/i18n/localised'
import type { BlockWords } from './words'

const DRAWINGS: Record<Authority | 'clock' | 'article', React.ReactNode> = {
  // A gavel, scales, a shield, stacked machines, a paragraph sign; a clock and a leaf for the two other facts.
  judge: <path d="m3 6 5-4 3 4-5 4zm5 2 6 5.5M2 14.5h6" />,
  prosecutor: <path d="M8 2v12M4.5 14h7M3 4h10M3 4 1.2 9h3.6zm10 0-1.8 5h3.6z" />,
  police: <path d="M8 1.5 13.5 4v4c0 3-2.3 5.3-5.5 6.5C4.8 13.3 2.5 11 2.5 8V4z" />,
  provider: <path d="M2.5 2.5h11v4.5h-11zm0 6.5h11v4.5h-11zM5 4.8h1m-1 6.4h1" />,
  law: (
    <path d="M10.5 4C10 2.7 9 2.2 8 2.2 6.7 2.2 5.7 3 5.7 4.1c0 2.4 5.1 2.4 5.1 5 0 1.2-1 1.9-2.2 1.9M5.5 12c.5 1.3 1.5 1.8 2.5 1.8 1.3 0 2.3-.8 2.3-1.9 0-2.4-5.1-2.4-5.1-5 0-1.2 1-1.9 2.2-1.9" />
  ),
  clock: <path d="M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.5V8l2.5 1.8" />,
  article: <path d="M3.5 1.5h6l3 3v10h-9zm6 0v3h3M5.5 8h5m-5 3h5" />,
}

/** The small drawings of who orders, how long and on what ground; used by name, drawn once a page. */
export function IconSprite() {
  return (
    <svg className="sprite" aria-hidden="true" focusable="false">
      {([...AUTHORITIES, 'clock', 'article'] as const).map((name) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 16 16">
          <g fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" strokeLinecap="round">
            {DRAWINGS[name]}
          </g>
        </symbol>
      ))}
    </svg>
  )
}

export function Icon({ name }: { name: Authority | 'clock' | 'article' }) {
  return (
    <svg className="icon" aria-hidden="true" focusable="false" width="14" height="14">
      <use href={`#icon-${name}`} />
    </svg>
  )
}

/** Who orders a measure, or who is in charge: what the record says, with a drawing and a word where it begins so. */
export function WhoOrders({ practice, words, locale }: { practice: Practice; words: BlockWords; locale: Locale }) {
  const { authorisedBy, body } = practice.attributes
  const value = shown(authorisedBy) ?? shown(body)
  if (value === undefined) return null
  const isOrdered = value === authorisedBy
  const authorities = authoritiesIn(englishOf(value))
  const names = authorities.map((authority) => words.authorities(authority))
  const said = pickText(value, locale).text.toLocaleLowerCase(locale)
  // "Juez · juez de control" would say it twice.
  const isSaid = names.every((name) => said.includes(name.toLocaleLowerCase(locale)))
  return (
    <p className="fact who">
      <span className="hidden">{words.labels(isOrdered ? 'orderedBy' : 'inCharge')} </span>
      {authorities.map((authority) => (
        <Icon key={authority} name={authority} />
      ))}
      {authorities.length > 0 ? ' ' : null}
      {isSaid ? null : (
        <>
          <b>{names.join(' / ')}</b>
          {' · '}
        </>
      )}
      <DataText value={value} locale={locale} />
    </p>
  )
}

/** The time limit, or for how long data are kept. */
export function TimeLimit({ practice, words, locale }: { practice: Practice; words: BlockWords; locale: Locale }) {
  const { timeLimit, period } = practice.attributes
  const value = shown(timeLimit) ?? shown(period)
  if (value === undefined) return null
  return (
    <p className="fact time">
      <Icon name="clock" /> {words.labels(value === timeLimit ? 'timeLimit' : 'kept')}{' '}
      <DataText value={value} locale={locale} />
    </p>
  )
}

function shown(value: Localised | string | undefined): Localised | undefined {
  return value === undefined || typeof value === 'string' || isBlank(englishOf(value)) ? undefined : value
}
