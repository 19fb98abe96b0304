import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/platform/i18n/locales'

const DONE = [
  ...(['reset', 'invitation', 'totpBegun', 'totpAbandoned', 'totpOn', 'totpOff', 'sessionEnded'] as const),
  ...(['sessionsEnded', 'invited', 'revoked', 'changed', 'closed', 'reopened', 'saved'] as const),
  ...(['sent', 'handedOn', 'discarded', 'tokenRevoked'] as const),
]

/** What a form that led here has done; the address says which (`?done=…`). */
export async function DoneNote({ locale, done }: { locale: Locale; done: string | undefined }) {
  const known = DONE.find((one) => one === done)
  if (known === undefined) return null
  const t = await getTranslations({ locale, namespace: 'account.done' })
  return (
    <p className="note" role="status">
      {t(known)}
    </p>
  )
}
