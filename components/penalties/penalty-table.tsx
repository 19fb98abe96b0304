import { getTranslations } from 'next-intl/server'
import { StatusLabel } from '@/components/law/sign'
import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import { prisonRange } from '@/lib/comparison/penalty-rules'
import type { CountryPenalties } from '@/lib/comparison/penalty-schema'
import { reaches } from '@/lib/comparison/penalty-threshold-rules'
import type { ConductPenalty } from '@/lib/law/conduct-rules'
import { countryName, semicolon } from '@/lib/platform/i18n/names'
import { type ChartWords, isUntied, type PenaltyChart } from './chart'

type TableProps = { request: PageRequest; chart: PenaltyChart; words: ChartWords; id: string }

/** The chart as a table, with what no axis holds: fines, articles, how sure, and whether each threshold is reached. */
export async function PenaltyTable({ request, chart, words, id }: TableProps) {
  const t = await getTranslations({ locale: request.locale, namespace: 'penalties' })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section className="table-scroll penalty-scroll" tabIndex={0} aria-label={t('tableTitle')}>
      <table className="facts penalty-table" id={id}>
        <caption>{t('tableCaption', { requirement: words.requirement, day: words.day })}</caption>
        <thead>
          <tr>
            {(['country', 'status', 'article', 'conduct', 'law', 'months'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'months' ? 'number' : undefined}>
                {t(`columns.${column}`)}
              </th>
            ))}
            {chart.marks.map(({ letter, months }) => (
              <th key={letter} scope="col" className="answer">
                {t('markColumn', { letter, years: months / 12 })}
              </th>
            ))}
          </tr>
        </thead>
        {chart.entries.map((entry) => (
          <CountryRows key={entry.country} request={request} chart={chart} words={words} entry={entry} />
        ))}
      </table>
    </section>
  )
}

type RowsProps = Omit<TableProps, 'id'> & { entry: CountryPenalties }

/** A country's rows: its prison terms or what stands instead of them, then fines and the rest. */
async function CountryRows({ request, chart, words, entry }: RowsProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'penalties' })
  const rows = [...entry.prison, ...entry.others]
  const note = words.noteOf(entry)
  const count = rows.length + (note === null ? 0 : 1)
  const head = <CountryHead request={request} requirement={chart.requirement.id} entry={entry} rows={count} />
  return (
    <tbody>
      {note === null ? null : (
        <tr>
          {head}
          <td colSpan={4 + chart.marks.length}>
            {note}. <CitedArticles request={request} entry={entry} label={t('cited')} />
          </td>
        </tr>
      )}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: penalties have no id; their order in the law is their name.
        <tr key={index}>
          {index === 0 && note === null ? head : null}
          <PenaltyCells request={request} row={row} />
          {chart.marks.map(({ letter, months }) => {
            const range = prisonRange(row.penalty)
            return (
              <td key={letter} className="answer">
                {range === null ? (
                  <>
                    <span aria-hidden="true">–</span>
                    <span className="hidden">{t('notApplicable')}</span>
                  </>
                ) : (
                  t(`answers.${reaches(range, months)}`)
                )}
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

type HeadProps = { request: PageRequest; requirement: string; entry: CountryPenalties; rows: number }

async function CountryHead({ request, requirement, entry, rows }: HeadProps) {
  const { locale, query } = request
  const { country, finding } = entry
  const t = await getTranslations({ locale, namespace: 'penalties' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const law = await lawWords(locale)
  return (
    <>
      <th scope="rowgroup" rowSpan={rows}>
        <a href={href(locale, `/matrix/${country}/${requirement}`, query)}>{countryName(country, locale)}</a>
        {isUntied(entry) ? ' *' : null}
      </th>
      <td rowSpan={rows}>
        <StatusLabel status={finding?.status ?? 'unknown'} word={status(finding?.status ?? 'unknown')} />
        <small className="aside">
          {finding === null
            ? confidence('none')
            : `${confidence(finding.confidence)}; ${law.findingPeriod(finding.period)}`}
        </small>
        {isUntied(entry) ? <small className="aside">{t('allBasisKey', { text: t('allBasis') })}</small> : null}
      </td>
    </>
  )
}

async function PenaltyCells({ request, row }: { request: PageRequest; row: ConductPenalty }) {
  const { locale, query } = request
  const { provision, penalty } = row
  const t = await getTranslations({ locale, namespace: 'law' })
  const pair = await getTranslations({ locale, namespace: 'text' })
  const law = await lawWords(locale)
  return (
    <>
      <td>
        <a href={href(locale, `/provisions/${provision.country}/${provision.id}`, query)}>{provision.article}</a>
        <small className="aside">{provision.instrument.title}</small>
      </td>
      <td>{penalty.conduct === null ? '–' : <DataText value={penalty.conduct} locale={locale} />}</td>
      <td>
        {pair('pair', { name: t(`penaltyKinds.${penalty.kind}`), value: law.range(penalty) })}
        {penalty.note === null ? null : (
          <small className="aside">
            <DataText value={penalty.note} locale={locale} />
          </small>
        )}
      </td>
      <td className="number">{law.months(penalty)}</td>
    </>
  )
}

function CitedArticles({ request, entry, label }: { request: PageRequest; entry: CountryPenalties; label: string }) {
  const { locale, query } = request
  const provisions = entry.finding?.provisions ?? []
  if (provisions.length === 0) return null
  return (
    <>
      {label}{' '}
      {provisions.map(({ country, id, article }, index) => (
        <span key={id}>
          {index === 0 ? '' : semicolon(locale)}
          <a href={href(locale, `/provisions/${country}/${id}`, query)}>{article}</a>
        </span>
      ))}
    </>
  )
}
