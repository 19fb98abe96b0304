import { DataText } from '@/components/ui/text'
import type { ChainSummary } from '@/lib/comparison/procedure-rules'
import type { Stage } from '@/lib/comparison/procedure-schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import type { ProcedureWords } from './words'

type SummaryProps = {
  summary: ChainSummary
  stages: Stage[]
  nameOf: (code: string) => string
  locale: Locale
  words: ProcedureWords
}

/** Where the chains break, in figures; what is not known is said apart and counted as neither. */
export function Summary({ summary, stages, nameOf, locale, words }: SummaryProps) {
  const { t, list } = words
  const { broken, breaks, open, closed, counts } = summary
  const total = broken.length + open.length + closed.length
  const names = (codes: string[]) => list.format(codes.map(nameOf))
  return (
    <div className="chain-summary">
      <p className="figures">{t('broken', { count: broken.length, total })}</p>
      {breaks.length === 0 ? null : (
        <ul className="plain">
          {breaks.map(({ stage, countries }) => {
            const found = stages.find(({ id }) => id === stage)
            return (
              <li key={stage}>
                <b>{found ? <DataText value={found.title} locale={locale} /> : stage}</b> ({countries.length}):{' '}
                {countries.map((code, index) => (
                  <span key={code}>
                    {index === 0 ? null : ', '}
                    <a href={`#${code}-${stage}`}>{nameOf(code)}</a>
                  </span>
                ))}
              </li>
            )
          })}
        </ul>
      )}
      {open.length === 0 ? null : <p>{t('open', { count: open.length, countries: names(open) })}</p>}
      {closed.length === 0 ? null : <p>{t('closed', { count: closed.length, countries: names(closed) })}</p>}
      <p className="aside">
        {t('counts', { ...counts, total: counts.whole + counts.part + counts.broken + counts.unknown })}
      </p>
    </div>
  )
}
