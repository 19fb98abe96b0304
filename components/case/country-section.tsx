import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import type { CountrySheet } from '@/lib/cooperation/case-rules'
import type { CaseFacts } from '@/lib/cooperation/case-schema'
import type { Outline } from '@/lib/framework/schema'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { Clocks } from './clocks'
import { EntryBlock } from './entry'
import { Offence } from './offence'
import { Powers } from './powers'
import { caseWords } from './words'

type SectionProps = { request: PageRequest; facts: CaseFacts; sheet: CountrySheet; outline: Outline }

/** Everything of one country; printed, it begins a page. */
export async function CountrySection({ request, facts, sheet, outline }: SectionProps) {
  const { locale, today } = request
  const { country } = sheet
  const t = await getTranslations({ locale, namespace: 'case' })
  const pair = await getTranslations({ locale, namespace: 'text' })
  const words = await caseWords(locale)
  const ties = words.ties(sheet.ties)
  return (
    <section className="case-country" aria-labelledby={country}>
      <h2 id={country}>{countryName(country, locale)}</h2>
      <p>{t('country.tied', { ties })}</p>
      <h3>{t('offences.title')}</h3>
      <p className="aside">{t('offences.asOf', { day: formatDay(facts.day, locale) })}</p>
      {sheet.offences.map((entry) => (
        <Offence
          key={entry.conduct}
          request={request}
          facts={facts}
          country={country}
          entry={entry}
          title={outline.requirements.find(({ id }) => id === entry.conduct)?.title ?? {}}
        />
      ))}
      <h3>{t('clocks.title')}</h3>
      <Clocks request={request} facts={facts} sheet={sheet} />
      <h3>{t('powers.title')}</h3>
      <p className="aside">
        {t('powers.asOf', { day: formatDay(today, locale) })} {t('powers.limited')}
      </p>
      <Powers
        request={request}
        facts={facts}
        country={country}
        powers={sheet.powers}
        outline={outline}
        label={pair('pair', { name: t('powers.title'), value: countryName(country, locale) })}
      />
      <h3>{t('jurisdiction.title')}</h3>
      <p className="aside">{t('jurisdiction.intro', { ties })}</p>
      <EntryBlock request={request} country={country} day={facts.day} entry={sheet.jurisdiction} at="then" />
      <h3>{t('limitation.title')}</h3>
      <p className="aside">{t('limitation.intro')}</p>
      <EntryBlock request={request} country={country} day={facts.day} entry={sheet.limitation} at="then" />
    </section>
  )
}
