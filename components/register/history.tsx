import { z } from 'zod'
import type { Locale } from '@/lib/platform/i18n/locales'
import type { HistoryEntry } from '@/lib/register/queries'
import { formatMoment, registerWords } from './words'

const recordSchema = z.record(z.string(), z.unknown())

/** Everything that was done, with who, when, and field by field what stood there before and after. */
export async function History({ entries, locale }: { entries: HistoryEntry[]; locale: Locale }) {
  const { t } = await registerWords(locale)
  return (
    <ol className="plain history">
      {entries.map(({ id, at, actor, role, command, reason, before, after }) => (
        <li key={id}>
          <time dateTime={at.toISOString()}>{formatMoment(at, locale)}</time>{' '}
          {t('historyEntry.by', { actor, role: sayRole(role, t) })} · <code>{command}</code>
          {reason === null ? null : <p className="said">{t('page.reason', { reason })}</p>}
          <dl>
            {changedFields(before, after).map(({ field, was, is }) => (
              <div key={field}>
                <dt>
                  <code>{field}</code>
                </dt>
                <dd>
                  {was === null ? null : (
                    <>
                      <small>{t('historyEntry.before')}</small> <del>{was}</del>{' '}
                    </>
                  )}
                  <small>{t('historyEntry.after')}</small> <span>{is ?? t('historyEntry.none')}</span>
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  )
}

type Words = Awaited<ReturnType<typeof registerWords>>['t']

function sayRole(role: string, t: Words): string {
  return role === 'reader' || role === 'reviewer' || role === 'staff' || role === 'admin' ? t(`roles.${role}`) : role
}

function changedFields(before: unknown, after: unknown): { field: string; was: string | null; is: string | null }[] {
  const was = recordSchema.catch({}).parse(before ?? {})
  const is = recordSchema.catch({}).parse(after ?? {})
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) => {
    const [one, other] = [say(was[field]), say(is[field])]
    return one === other ? [] : [{ field, was: one, is: other }]
  })
}

function say(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
