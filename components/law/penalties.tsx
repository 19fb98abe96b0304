import { getTranslations } from 'next-intl/server'
import { DataText } from '@/components/ui/text'
import type { Penalty } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { lawWords } from './words'

/** Penalties as the law states them, with the same in months beside for comparison. */
export async function Penalties({ penalties, locale }: { penalties: Penalty[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'law' })
  const pair = await getTranslations({ locale, namespace: 'text' })
  const words = await lawWords(locale)
  return (
    <div className="table-scroll">
      <table className="facts">
        <caption className="hidden">{t('penalties')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('conduct')}</th>
            <th scope="col">{t('penalty')}</th>
            <th scope="col" className="number">
              {t('months')}
            </th>
          </tr>
        </thead>
        <tbody>
          {penalties.map((penalty, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: penalties have no id; their order in the law is their name.
            <tr key={index}>
              <td>{penalty.conduct === null ? '–' : <DataText value={penalty.conduct} locale={locale} />}</td>
              <td>
                {pair('pair', { name: t(`penaltyKinds.${penalty.kind}`), value: words.range(penalty) })}
                {penalty.note === null ? null : (
                  <small className="aside">
                    <DataText value={penalty.note} locale={locale} />
                  </small>
                )}
              </td>
              <td className="number">{words.months(penalty)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
