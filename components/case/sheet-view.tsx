import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import type { CaseSheet } from '@/lib/cooperation/case-rules'
import type { CaseFacts } from '@/lib/cooperation/case-schema'
import type { Outline } from '@/lib/framework/schema'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { Between } from './between'
import { Checklist } from './checklist'
import { CountrySection } from './country-section'
import { Overview } from './overview'

type SheetViewProps = { request: PageRequest; facts: CaseFacts; sheet: CaseSheet; outline: Outline }

/** The sheet: at a glance, a section a country, what stands between the countries, what to put in the requests. */
export async function SheetView({ request, facts, sheet, outline }: SheetViewProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  return (
    <>
      <h2>{t('overview.title')}</h2>
      <p>
        <strong>
          {t('summary', {
            day: formatDay(facts.day, locale),
            age: t(`ages.${facts.age}`),
            conducts: facts.conducts.length,
            countries: facts.involved.length,
          })}
        </strong>
      </p>
      <p>{t('orientation')}</p>
      <p>{t('timeLaw')}</p>
      <Overview request={request} facts={facts} sheet={sheet} outline={outline} />
      <nav className="contents" aria-label={t('overview.contents')}>
        <ul className="case-contents">
          {sheet.countries.map(({ country }) => (
            <li key={country}>
              <a href={`#${country}`}>{countryName(country, locale)}</a>
            </li>
          ))}
          <li>
            <a href="#between">{t('between.title')}</a>
          </li>
          <li>
            <a href="#checklist">{t('checklist.title')}</a>
          </li>
        </ul>
      </nav>
      {sheet.countries.map((one) => (
        <CountrySection key={one.country} request={request} facts={facts} sheet={one} outline={outline} />
      ))}
      <section className="case-country" aria-labelledby="between">
        <h2 id="between">{t('between.title')}</h2>
        <Between request={request} sheet={sheet} outline={outline} />
        <h2 id="checklist">{t('checklist.title')}</h2>
        <Checklist request={request} facts={facts} sheet={sheet} />
      </section>
    </>
  )
}
