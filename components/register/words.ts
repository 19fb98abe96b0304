import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/platform/i18n/locales'

/** A moment as a reader writes it, in universal time: who reads it may sit in any of twelve countries. */
export function formatMoment(at: Date, locale: Locale): string {
  return `${new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`
}

/** Whole days from one moment to the day shown. */
export function daysSince(at: Date, today: string): number {
  return Math.max(0, Math.floor((Date.parse(`${today}T23:59:59Z`) - at.getTime()) / 86_400_000))
}

export async function registerWords(locale: Locale) {
  const [t, status] = await Promise.all([
    getTranslations({ locale, namespace: 'register' }),
    getTranslations({ locale, namespace: 'status' }),
  ])
  return { t, status }
}
