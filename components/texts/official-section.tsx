import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import type { ProvisionEntry } from '@/lib/law/schema'
import type { TextReport } from '@/lib/texts/queries'
import type { OfficialText } from '@/lib/texts/schema'
import { OfficialColumn, OfficialPair } from './official-pair'

export type OfficialSectionProps = {
  request: PageRequest
  provision: ProvisionEntry
  /** Of every period of the article. */
  texts: OfficialText[]
  report: TextReport | null
}

/**
 * The law's own words, apart from Cotejo's summary; beside those of the period before (else after) where both are
 * there, with the words that differ marked. Always with source, licence, commit and day.
 */
export async function OfficialSection({ request: { locale }, provision, texts, report }: OfficialSectionProps) {
  const t = await getTranslations({ locale, namespace: 'texts' })
  const textsOf = (id: string | undefined) => texts.filter((one) => one.provision === id)
  const own = textsOf(provision.id)
  const reason = report?.entries.find((one) => one.provision === provision.id)?.reason ?? null
  if (own.length === 0) {
    return (
      <>
        <h2>{t('title')}</h2>
        <p>
          {t('none')} {reason === null ? null : t(`reason.${reason}`)}
        </p>
      </>
    )
  }
  const place = provision.periods.findIndex(({ id }) => id === provision.id)
  const other = [provision.periods[place - 1], provision.periods[place + 1]].find((one) => textsOf(one?.id).length > 0)
  if (other === undefined) {
    return (
      <>
        <h2>{t('title')}</h2>
        <p className="aside">{t('ours')}</p>
        <OfficialColumn texts={own} country={provision.country} locale={locale} />
      </>
    )
  }
  const isBefore = provision.periods.indexOf(other) < place
  const [before, after] = isBefore ? [other, provision] : [provision, other]
  return (
    <>
      <h2>{t('title')}</h2>
      <p className="aside">
        {t('ours')} {t('compared')}
      </p>
      <OfficialPair
        before={{ period: before.period, texts: textsOf(before.id) }}
        after={{ period: after.period, texts: textsOf(after.id) }}
        {...{ country: provision.country, locale }}
      />
    </>
  )
}
