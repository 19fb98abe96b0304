import { getTranslations } from 'next-intl/server'
import type { DeadAddress } from '@/lib/addresses/queries'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName, formatDay } from '@/lib/platform/i18n/names'

export type AddressListProps = {
  addresses: { count: number; visitedOn: string | null; dead: DeadAddress[] }
  locale: Locale
}

/** The addresses of sources and statutes that no longer answer, with the day on which they were last visited. */
export async function AddressList({ addresses: { count, visitedOn, dead }, locale }: AddressListProps) {
  const t = await getTranslations({ locale, namespace: 'quality.addresses' })
  return (
    <section>
      <h2>{t('title')}</h2>
      <p>
        {visitedOn === null
          ? t('never')
          : t('summary', { count, dead: dead.length, day: formatDay(visitedOn, locale) })}
      </p>
      {dead.length === 0 ? null : (
        <ul className="plain quality-addresses">
          {dead.map(({ url, fault, status, visitedOn: day, countries }) => (
            <li key={url}>
              <a href={url} rel="noreferrer" className="external">
                {url}
              </a>{' '}
              <small>
                {t('line', {
                  fault:
                    status === null
                      ? t(`fault.${fault}`)
                      : t('faultWithStatus', { fault: t(`fault.${fault}`), status }),
                  day: formatDay(day, locale),
                  countries: countries.map((code) => countryName(code, locale)).join(', '),
                })}
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
