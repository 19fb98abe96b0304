import type { Locale } from '@/lib/platform/i18n/locales'

/** A moment in universal time, which is the same for every reader. */
export function Moment({ at, locale }: { at: Date; locale: Locale }) {
  return <time dateTime={at.toISOString()}>{sayMoment(at, locale)}</time>
}

export function sayMoment(at: Date, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return `${format.format(at)} UTC`
}
