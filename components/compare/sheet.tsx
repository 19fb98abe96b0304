import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import { type FactRow, factRows } from '@/lib/comparison/compare-facts-rules'
import type { Sheet } from '@/lib/comparison/compare-queries'
import type { CompareView } from '@/lib/comparison/compare-schema'
import { commonScale, prisonRange } from '@/lib/comparison/penalty-rules'
import { pickText } from '@/lib/platform/i18n/localised'
import { ColumnHead, columnClass, columnId } from './column-head'
import { compareHref } from './compare-link'
import { type CellContext, factContent } from './fact-cell'
import type { CompareWords } from './words'

type CompareSheetProps = {
  request: PageRequest
  words: CompareWords
  day: string
  view: CompareView
  sheet: Sheet
  /** Those that are not of the workshop's twelve. */
  references: ReadonlySet<string>
}

/** One requirement: facts down, countries across. */
export async function CompareSheet({ request, words, day, view, sheet, references }: CompareSheetProps) {
  const { locale, query } = request
  const { t } = words
  const { requirement, columns, attributes } = sheet
  const { id } = requirement
  const name = pickText(requirement.title, locale).text
  const rows = factRows(columns, attributes, words)
  const folded = view.onlyDifferences ? rows.filter(({ outcome }) => outcome === 'agree') : []
  const ranges = columns.flatMap(({ penalties }) =>
    (penalties?.penalties ?? []).flatMap(({ penalty }) => prisonRange(penalty) ?? []),
  )
  const context: CellContext = { request, words, day, requirement: id, scale: commonScale(ranges) }
  const titleOf = (row: FactRow) => {
    if (row.attribute !== null) return pickText(row.attribute.title, locale).text
    // A summary tells an offence's conduct, object and mental element; a power or a treaty has none of these.
    return t(`facts.${row.kind === 'conduct' && requirement.area !== 'offence' ? 'content' : row.kind}`)
  }
  const count = (outcome: FactRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const table = `sheet-${id}`
  return (
    <section className="sheet" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <a href={href(locale, `/requirements/${id}`, query)}>
          <DataText value={requirement.title} locale={locale} />
        </a>
      </h2>
      <p>{t('sheetCounts', { differ: count('differ'), agree: count('agree'), unsettled: count('unsettled') })}</p>
      {folded.length === 0 ? null : (
        <p className="aside">{t('folded', { count: folded.length, names: folded.map(titleOf).join(', ') })}</p>
      )}
      <p className="actions">
        <a href={href(locale, '/matrix', query, { q: id })}>{t('toMatrix')}</a>
        {attributes.some(({ kind }) => kind === 'penalty') ? (
          <a href={href(locale, '/penalties', query, { requirement: id, countries: view.countries.join(',') })}>
            {t('toPenalties')}
          </a>
        ) : null}
        {view.requirements.length < 2 ? null : (
          <a
            href={compareHref(locale, query, { ...view, requirements: view.requirements.filter((one) => one !== id) })}
          >
            {t('removeSheet')}
          </a>
        )}
      </p>
      <ShareBar request={request} day={day} table={table} />
      <nav className="sheet-countries" aria-label={t('countriesOf', { requirement: name })}>
        <ul>
          {columns.map(({ country }) => (
            <li key={country}>
              <a href={`#${columnId(id, country)}`}>{words.nameOf(country)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className="table-scroll" aria-label={t('scroll', { requirement: name })} tabIndex={0}>
        <table
          id={table}
          className={columns.length > MOST_PRINTED_ACROSS ? 'facts many' : 'facts'}
          style={widthOf(columns.length)}
        >
          <caption className="hidden">{t('caption', { requirement: name, countries: columns.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('fact')}</th>
              {columns.map(({ country }) => (
                <ColumnHead
                  key={country}
                  request={request}
                  words={words}
                  view={view}
                  sheet={id}
                  country={country}
                  isReference={references.has(country)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .filter((row) => !folded.includes(row))
              .map((row) => {
                const title = titleOf(row)
                return (
                  <tr key={row.attribute?.id ?? row.kind} data-outcome={row.outcome ?? undefined}>
                    <th scope="row">
                      {title}
                      {row.outcome === null ? null : <span className="outcome">{t(`outcome.${row.outcome}`)}</span>}
                      {row.kind === 'prison' ? (
                        <span className="outcome">{t('scale', { years: context.scale.max / MONTHS_A_YEAR })}</span>
                      ) : null}
                    </th>
                    {columns.map((column, index) => {
                      const { isRecorded = false, mark = null } = row.cells[index] ?? {}
                      const isMarked = row.kind === 'status' || isRecorded
                      return (
                        <td
                          key={column.country}
                          className={columnClass(view, column.country)}
                          data-country={words.nameOf(column.country)}
                          data-label={t('cellLabel', { fact: title, country: words.nameOf(column.country) })}
                        >
                          {isMarked ? (
                            <div className={`value ${mark ?? ''}`}>
                              {mark === 'different' || mark === 'unknown' ? (
                                <span className="hidden">{t(`mark.${mark}`)} </span>
                              ) : null}
                              {factContent(row, title, column, context)}
                            </div>
                          ) : (
                            <Missing row={row} column={column} words={words} />
                          )}
                        </td>
                      )
                    })}
                  </tr>
                )
              })}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Missing({
  row,
  column,
  words: { t, texts },
}: {
  row: FactRow
  column: Sheet['columns'][number]
  words: CompareWords
}) {
  // Cotejo lacks it; the law has one.
  if (row.kind === 'wording') return <span className="not-recorded">{texts('noneHere')}</span>
  const isOfGap = row.kind === 'prison' && column.finding?.status === 'gap'
  return <span className="not-recorded">{t(isOfGap ? 'noneTiedGap' : 'notRecorded')}</span>
}

const MONTHS_A_YEAR = 12

// A landscape A4 has room for this many columns of text; more are printed fact by fact (compare.css).
const MOST_PRINTED_ACROSS = 6

function widthOf(columns: number) {
  return { tableLayout: 'fixed', '--columns': columns } as const
}
