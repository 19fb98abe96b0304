import { Differences } from '@/components/audit/differences'
import type { Locale } from '@/lib/platform/i18n/locales'
import type { HistoryEntry } from '@/lib/register/queries'
import { formatMoment, registerWords } from './words'

const ACTS = [
  ...(['deficiency.mark', 'deficiency.adopt', 'deficiency.edit', 'deficiency.step', 'deficiency.answer'] as const),
  ...(['deficiency.assign', 'deficiency.publish', 'deficiency.bulk', 'comment.write'] as const),
  ...(['measure.propose', 'measure.edit', 'measure.step', 'measure.publish'] as const),
]

/** Everything that was done, with who, when, and field by field what stood there before and after. */
export async function History({ entries, locale }: { entries: HistoryEntry[]; locale: Locale }) {
  const { t } = await registerWords(locale)
  const sayAct = (command: string) => {
    const known = ACTS.find((one) => one === command)
    return known === undefined ? command : t(`acts.${known}`)
  }
  return (
    <ol className="plain history">
      {entries.map(({ id, at, actor, role, command, reason, before, after }) => (
        <li key={id} data-act={command}>
          <time dateTime={at.toISOString()}>{formatMoment(at, locale)}</time>{' '}
          {t('historyEntry.by', { actor, role: sayRole(role, t) })} · <strong>{sayAct(command)}</strong>
          {reason === null ? null : <p className="said">{t('page.reason', { reason })}</p>}
          <Differences locale={locale} before={before} after={after} />
        </li>
      ))}
    </ol>
  )
}

type Words = Awaited<ReturnType<typeof registerWords>>['t']

function sayRole(role: string, t: Words): string {
  return role === 'reader' || role === 'reviewer' || role === 'staff' || role === 'admin' ? t(`roles.${role}`) : role
}
