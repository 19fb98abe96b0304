import { getTranslations } from 'next-intl/server'
import { fieldChanges } from '@/lib/audit/rules'
import type { Locale } from '@/lib/platform/i18n/locales'

/** What a change made of each field: how it stood before, and how it stands after. */
export async function Differences({ locale, before, after }: { locale: Locale; before: unknown; after: unknown }) {
  const t = await getTranslations({ locale, namespace: 'audit' })
  const changes = fieldChanges(before, after)
  if (changes.length === 0) return <p className="aside">{t('noFields')}</p>
  return (
    <dl className="differences">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{change.field === '' ? t('value') : change.field}</dt>
          <dd>
            {change.before === null ? null : (
              <>
                <span className="hidden">{t('was')}: </span>
                <del>{change.before || t('nothing')}</del>{' '}
              </>
            )}
            {change.after === null ? null : (
              <>
                <span className="hidden">{t('is')}: </span>
                <ins>{change.after || t('nothing')}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
