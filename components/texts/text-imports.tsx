import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import type { TextReport } from '@/lib/texts/queries'

/** What the last import of each country's official texts matched, and what it did not and why. */
export async function TextImports({ reports, request }: { reports: TextReport[]; request: PageRequest }) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'texts' })
  return (
    <>
      <h2>{t('importsTitle')}</h2>
      {reports.length === 0 ? <p>{t('importsNone')}</p> : null}
      {reports.map(({ country, repository, commit, licence, retrievedOn, entries }) => {
        const without = entries.flatMap(({ reason, ...entry }) => (reason === null ? [] : [{ ...entry, reason }]))
        return (
          <section key={country}>
            <h3>{countryName(country, locale)}</h3>
            <p>
              {t('importLine', {
                ...{ matched: entries.length - without.length, all: entries.length, repository },
                ...{ commit: commit.slice(0, 12), day: formatDay(retrievedOn, locale) },
                licence: licence ?? t('notStated'),
              })}
            </p>
            {without.length === 0 ? null : (
              <details className="fold-box">
                <summary>{t('unmatched', { count: without.length })}</summary>
                <ul className="plain">
                  {without.map(({ provision, article, instrument, reason, missing }) => (
                    <li key={provision}>
                      <a href={href(locale, `/provisions/${country}/${provision}`, query)}>
                        {instrument}, {article}
                      </a>
                      : {t(`reason.${reason}`)}
                      {missing.length === 0 ? null : <small> ({t('missing', { articles: missing.join(', ') })})</small>}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </section>
        )
      })}
    </>
  )
}
