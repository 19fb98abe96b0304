import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { Outline } from '@/lib/framework/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName } from '@/lib/platform/i18n/names'
import type { Agreement } from '@/lib/review/kappa-rules'

export type AgreementTablesProps = {
  agreement: {
    all: Agreement
    byArea: { area: string; agreement: Agreement }[]
    byCountry: { country: string; agreement: Agreement }[]
    open: number
  }
  outline: Outline
  locale: Locale
}

/** How far the first and the second coding agree: in all, by area and by country. */
export async function AgreementTables({ agreement, outline, locale }: AgreementTablesProps) {
  const t = await getTranslations({ locale, namespace: 'quality.agreement' })
  const { all, byArea, byCountry, open } = agreement
  if (all.pairs === 0)
    return (
      <>
        <h2>{t('title')}</h2>
        <p>{t('none')}</p>
      </>
    )
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const coefficient = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const cells = ({ pairs, agreed, observed, expected, kappa }: Agreement) => (
    <>
      <td className="number">{pairs}</td>
      <td className="number">{agreed}</td>
      <td className="number">{observed === null ? '—' : share.format(observed)}</td>
      <td className="number">{expected === null ? '—' : share.format(expected)}</td>
      <td className="number">{kappa === null ? t('undefined') : coefficient.format(kappa)}</td>
    </>
  )
  return (
    <>
      <h2>{t('title')}</h2>
      <p>{t('explain', { open })}</p>
      <Scroll label={t('title')}>
        <table className="facts quality-table">
          <thead>
            <tr>
              <th scope="col">{t('of')}</th>
              {(['pairs', 'agreed', 'observed', 'expected', 'kappa'] as const).map((name) => (
                <th key={name} scope="col" className="number">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('all')}</th>
              {cells(all)}
            </tr>
            {byArea.map(({ area, agreement }) => (
              <tr key={area}>
                <th scope="row">
                  <DataText value={outline.areas.find(({ id }) => id === area)?.title ?? {}} locale={locale} />
                </th>
                {cells(agreement)}
              </tr>
            ))}
            {byCountry.map(({ country, agreement }) => (
              <tr key={country}>
                <th scope="row">{countryName(country, locale)}</th>
                {cells(agreement)}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
