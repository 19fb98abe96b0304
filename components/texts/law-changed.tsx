import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import type { LawChange } from '@/lib/texts/queries'
import './texts.css'

/** "Law changed, review": says which articles of a finding changed since anybody looked at it; nothing where none did. */
export async function LawChanged({ changes, locale }: { changes: LawChange[]; locale: Locale }) {
  if (changes.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'texts' })
  return (
    <div className="law-changed">
      <p>
        <strong>{t('changed')}</strong>
      </p>
      <ul className="plain">
        {changes.map(({ provision, article, changedOn, noticedOn }) => (
          <li key={provision}>
            {changedOn === null
              ? t('changedUnknown', { article, day: formatDay(noticedOn, locale) })
              : t('changedOn', { article, day: formatDay(changedOn, locale) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
