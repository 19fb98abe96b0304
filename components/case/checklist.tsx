import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import type { CaseSheet } from '@/lib/cooperation/case-rules'
import type { CaseFacts } from '@/lib/cooperation/case-schema'
import { countryName, formatDay } from '@/lib/platform/i18n/names'

const ITEMS = ['identify', 'offences', 'dual', 'measures', 'treaty', 'child', 'limitation'] as const

type ChecklistProps = { request: PageRequest; facts: CaseFacts; sheet: CaseSheet }

/** What to put in the requests, and the cooperation check of every pair, both ways. */
export async function Checklist({ request, facts, sheet }: ChecklistProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  const running = sheet.countries
    .flatMap(({ country, nearest }) =>
      nearest !== null && nearest.daysLeft >= 0 ? [{ country, ends: nearest.ends }] : [],
    )
    .sort((a, b) => a.ends.localeCompare(b.ends))
  const [measure] = facts.measures
  const check = (requesting: string, requested: string) =>
    href(
      locale,
      '/cooperation',
      {},
      {
        requesting,
        requested,
        conduct: facts.conducts.join(','),
        ...(measure === undefined ? {} : { measure }),
      },
    )
  return (
    <>
      <ul className="case-checklist">
        <li>
          {t('checklist.first')}
          {running.length === 0 ? null : (
            <ul>
              {running.map(({ country, ends }) => (
                <li key={country}>
                  {t('checklist.before', { country: countryName(country, locale), day: formatDay(ends, locale) })}
                </li>
              ))}
            </ul>
          )}
        </li>
        {ITEMS.map((item) => (
          <li key={item}>{t(`checklist.${item}`)}</li>
        ))}
      </ul>
      {sheet.pairs.length === 0 ? null : (
        <div className="case-checks">
          <h3>{t('checklist.check')}</h3>
          <p>{t('checklist.checkText')}</p>
          <ul>
            {sheet.pairs
              .flatMap(({ countries: [one, other] }) => [[one, other] as const, [other, one] as const])
              .map(([requesting, requested]) => (
                <li key={`${requesting} ${requested}`}>
                  <a href={check(requesting, requested)}>
                    {t('checklist.asks', {
                      requesting: countryName(requesting, locale),
                      requested: countryName(requested, locale),
                    })}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      )}
    </>
  )
}
