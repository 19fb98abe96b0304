import { getTranslations } from 'next-intl/server'
import { Sign } from '@/components/law/sign'
import type { Answer } from '@/lib/cooperation/schema'
import type { Status } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'

/** An answer borrows a status' sign and ground, never its word. */
export const SIGN_OF: Readonly<Record<Answer, Status>> = {
  yes: 'met',
  partly: 'partial',
  no: 'gap',
  unknown: 'unknown',
}

/** Sign and word of an answer, or a word of the caller's own in place of "yes", "partly", "no", "not known". */
export async function AnswerLabel({ answer, word, locale }: { answer: Answer; word?: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'cooperation.answers' })
  return (
    <span className={`status ${SIGN_OF[answer]}`}>
      <Sign status={SIGN_OF[answer]} /> {word ?? t(answer)}
    </span>
  )
}
