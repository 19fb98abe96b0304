import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/platform/i18n/locales'
import { type Localised, pickText, type Text } from '@/lib/platform/i18n/localised'

/** A text of the data in the reader's language, else in one that it has, marked as such. */
export function DataText({ value, locale }: { value: Localised; locale: Locale }) {
  return <PickedText text={pickText(value, locale)} locale={locale} />
}

export function PickedText({ text, locale }: { text: Text; locale: Locale }) {
  return text.lang === locale ? text.text : <OtherLanguage text={text} locale={locale} />
}

async function OtherLanguage({ text, locale }: { text: Text; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'text' })
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(text.lang) ?? text.lang
  return (
    <>
      <span lang={text.lang}>{text.text}</span>{' '}
      <small className="other-language">({t('otherLanguage', { language })})</small>
    </>
  )
}
