import type { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import type { OfficialText } from '@/lib/texts/schema'

type TextWords = Awaited<ReturnType<typeof getTranslations<'texts'>>>

/** Where a wording is from, as one line of text: what `OriginLine` shows. */
export function originInWords(text: OfficialText, t: TextWords, locale: Locale): string {
  const { wording, basis, origin, sourceUrl, repository, file, commit, licence, versionOn, retrievedOn } = text
  const stated = basis === null ? '' : ` (${t(`basis.${basis}`)})`
  const quoted = origin === 'quoted' ? ` ${t('quoted', { title: text.instrument.title })}` : ''
  return [
    `${t(`wording.${wording}`)}${stated}.${quoted} ${t('source')}: ${sourceUrl ?? t('notStated')}`,
    `${t('repository')}: ${repository}`,
    `${t('file')}: ${file}`,
    `${t('commit')}: ${commit}`,
    `${t('versionOn')}: ${versionOn === null ? t('noDay') : formatDay(versionOn, locale)}`,
    `${t('licence')}: ${licence ?? t('notStated')}`,
    `${t('retrieved')}: ${formatDay(retrievedOn, locale)}`,
  ].join(' · ')
}
