import { getTranslations } from 'next-intl/server'
import { fieldChanges } from '@/lib/audit/rules'
import type { Locale } from '@/lib/platform/i18n/locales'
import { sayField } from './kinds'

/** What a change made of each field: how it stood before, and how it stands after. */
export async function Differences({ locale, before, after }: { locale: Locale; before: unknown; after: unknown }) {
  const t = await getTranslations({ locale, namespace: 'audit' })
  const changes = fieldChanges(before, after)
  const say = (value: string) => {
    if (value === '') return t('nothing')
    if (value === 'true') return t('yes')
    return value === 'false' ? t('no') : value
  }
  if (changes.length === 0) return <p className="aside">{t('noFields')}</p>
  return (
    <dl className="differences">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{sayField(t, change.field)}</dt>
          <dd>
            {change.before === null ? null : (
              <>
                <span className="hidden">{t('was')}: </span>
                <del>{say(change.before)}</del>{' '}
              </>
            )}
            {change.after === null ? null : (
              <>
                <span className="hidden">{t('is')}: </span>
                <ins>{say(change.after)}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
