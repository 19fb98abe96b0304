import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/platform/i18n/locales'
import type { Piece } from '@/lib/search/excerpt-rules'
import type { Excerpt } from '@/lib/search/schema'

/** A text with what was found in it marked. It is text all the way: nothing of it is ever read as markup. */
export function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, isHit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name of their own and never move
    isHit ? <mark key={index}>{text}</mark> : text,
  )
}

/** The same, with its language where that is not the reader's. */
export async function ExcerptText({ excerpt, locale }: { excerpt: Excerpt; locale: Locale }) {
  if (excerpt.lang === locale) return <Pieces pieces={excerpt.pieces} />
  const t = await getTranslations({ locale, namespace: 'text' })
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(excerpt.lang) ?? excerpt.lang
  return (
    <>
      <span lang={excerpt.lang}>
        <Pieces pieces={excerpt.pieces} />
      </span>{' '}
      <small className="other-language">({t('otherLanguage', { language })})</small>
    </>
  )
}
