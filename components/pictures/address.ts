import { href } from '@/components/shell/href'
import type { Query } from '@/lib/platform/http/query'
import type { Locale } from '@/lib/platform/i18n/locales'
import type { Picture } from './picture'

/** The address of a picture or of one of its files; it names its day, so that it shows the same tomorrow. */
export function pictureAddress(picture: Picture, locale: Locale, query: Query, file = ''): string {
  const carried = { ...query, date: picture.day }
  return href(locale, `/pictures/${picture.name}${file}`, carried, picture.choice)
}

/** `cotejo-similarity-offence-2026-11-21-es`: what the picture shows, so that a folder of them can be told apart. */
export function pictureFileName({ name, choice, day }: Picture, locale: Locale): string {
  return ['cotejo', name, ...Object.values(choice), day, locale].join('-')
}
