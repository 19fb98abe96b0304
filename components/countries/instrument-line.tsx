import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { InstrumentEntry } from '@/lib/law/schema'
import { formatDay } from '@/lib/platform/i18n/names'

type InstrumentLineProps = { instruments: InstrumentEntry[]; day: string; request: PageRequest }

/** A country's instruments on a line of time, by publication, each with what it amended. */
export async function InstrumentLine({ instruments, day, request }: InstrumentLineProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'countries' })
  const law = await getTranslations({ locale, namespace: 'law' })
  const years = new Map<string, InstrumentEntry[]>()
  for (const instrument of instruments) {
    const year = (instrument.publishedOn ?? instrument.inForceOn)?.slice(0, 4) ?? ''
    years.set(year, [...(years.get(year) ?? []), instrument])
  }
  return (
    <ol className="timeline">
      {[...years]
        .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b))
        .map(([year, members]) => (
          <li key={year}>
            <span className="year">{year === '' ? t('undated') : year}</span>
            <ul>
              {members.map(
                ({ country, id, title, titleTranslated, kind, publishedOn, inForceOn, provisions, amends }) => {
                  const isFuture = publishedOn !== null && publishedOn > day
                  return (
                    <li key={id} className={isFuture ? 'future' : undefined}>
                      <a href={href(locale, `/instruments/${country}/${id}`, query)}>{title}</a>
                      {isFuture ? <em> ({t('future')})</em> : null}
                      {titleTranslated !== null && titleTranslated[locale] !== title ? (
                        <span className="aside">
                          <DataText value={titleTranslated} locale={locale} />
                        </span>
                      ) : null}
                      <span className="aside">
                        {[
                          law(`instrumentKinds.${kind}`),
                          publishedOn === null ? law('noDate') : formatDay(publishedOn, locale),
                          t('provisionsCount', { count: provisions.length }),
                          isFuture || inForceOn === null || inForceOn <= day ? null : t('notInForce'),
                        ]
                          .filter((part) => part !== null)
                          .join(' · ')}
                      </span>
                      {amends.length === 0 ? null : (
                        <span className="aside">
                          {t('amended')}{' '}
                          {amends.map((provision, index) => (
                            <span key={provision.id}>
                              {index === 0 ? '' : '; '}
                              <a href={href(locale, `/provisions/${country}/${provision.id}`, query)}>
                                {provision.article}
                              </a>
                            </span>
                          ))}
                        </span>
                      )}
                    </li>
                  )
                },
              )}
            </ul>
          </li>
        ))}
    </ol>
  )
}
