import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { DataText } from '@/components/ui/text'
import type { CountrySheet, PreservationClock } from '@/lib/cooperation/case-rules'
import type { CaseFacts } from '@/lib/cooperation/case-schema'
import { wordsOf } from '@/lib/cooperation/rules'
import type { Finding } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import { ChangeNote, Verdict } from './entry'
import { caseWords } from './words'

type ClocksProps = { request: PageRequest; facts: CaseFacts; sheet: CountrySheet }

/** How long providers keep the data of the day of the facts, and how long an order given today keeps them. */
export async function Clocks({ request, facts, sheet }: ClocksProps) {
  const { locale, today } = request
  const { country, retention, preservation } = sheet
  const t = await getTranslations({ locale, namespace: 'case' })
  const words = await caseWords(locale)
  const kept = retention.then
  const power = preservation.now
  return (
    <>
      <section className="case-clock">
        <h4>{t('clocks.retention')}</h4>
        <p className="aside">{t('clocks.retentionAsOf')}</p>
        <ul className="case-dates">
          {retention.clocks.map((clock) => (
            <li key={`${clock.term.data} ${clock.ends}`}>
              <strong>{words.kept(country, clock, kept?.status ?? 'unknown')}</strong> {words.left(clock.daysLeft)}
            </li>
          ))}
        </ul>
        {retention.clocks.length > 0 ? null : <p>{t(isInPlace(kept) ? 'clocks.noDate' : 'clocks.noDuty')}</p>}
        <Words finding={kept} attribute="period" locale={locale} />
        <Verdict request={request} country={country} day={facts.day} requirement="pro-retention" finding={kept} />
        <Reason finding={kept} locale={locale} />
        <ChangeNote request={request} country={country} entry={retention} />
      </section>
      <section className="case-clock">
        <h4>{t('clocks.preservation')}</h4>
        <p className="aside">{t('clocks.preservationAsOf')}</p>
        <ul className="case-dates">
          {preservation.clocks.map((clock) => (
            <li key={clock.ends}>
              <Preservation clock={clock} locale={locale} />
            </li>
          ))}
        </ul>
        {preservation.clocks.length > 0 ? null : <p>{t(isInPlace(power) ? 'clocks.noDate' : 'clocks.noPower')}</p>}
        <Words finding={power} attribute="timeLimit" locale={locale} />
        <Verdict request={request} country={country} day={today} requirement="pro-preservation" finding={power} />
        <Reason finding={power} locale={locale} />
      </section>
    </>
  )
}

async function Preservation({ clock, locale }: { clock: PreservationClock; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'case' })
  const { term, ends, longestEnds } = clock
  const day = formatDay(ends, locale)
  if (term.kind === 'apply')
    return <strong>{t(term.data === 'logs' ? 'clocks.applyLogs' : 'clocks.apply', { day })}</strong>
  if (longestEnds === null) return <strong>{t('clocks.hold', { day })}</strong>
  return <strong>{t('clocks.holdLonger', { day, longest: formatDay(longestEnds, locale) })}</strong>
}

async function Words({ finding, attribute, locale }: { finding: Finding | null; attribute: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'case' })
  const words = wordsOf(finding, attribute)
  if (words === null) return null
  return (
    <p>
      {t('named', { name: t('clocks.words') })} <DataText value={words} locale={locale} />.
    </p>
  )
}

function Reason({ finding, locale }: { finding: Finding | null; locale: Locale }) {
  if (finding === null) return null
  return (
    <p>
      <DataText value={finding.rationale} locale={locale} />
    </p>
  )
}

function isInPlace(finding: Finding | null): boolean {
  return finding?.status === 'met' || finding?.status === 'partial'
}
