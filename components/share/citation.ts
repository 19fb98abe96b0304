import { getTranslations } from 'next-intl/server'
import { contains } from '@/lib/law/periods'
import type { ProvisionEntry, Source } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import type { DataState } from '@/lib/releases/queries'

/**
 * A provision as a court paper cites it: country, instrument and number, article, as of, source, accessed, and the
 * release or revision of the data. Its `{address}` is filled in the browser, which alone knows where Cotejo stands.
 */
export async function citationOf(
  provision: ProvisionEntry,
  { day, today, state }: { day: string; today: string; state: DataState },
  locale: Locale,
) {
  const t = await getTranslations({ locale, namespace: 'share' })
  const { country, instrument, article, period, sources } = provision
  const data = await getTranslations({ locale, namespace: 'data.cited' })
  const { release: id, revision } = state
  const cited = t('citation', {
    country: countryName(country, locale),
    instrument: instrumentName(instrument),
    article,
    day: formatDay(day, locale),
    source: sourceOf(sources) ?? t('citationNoSource'),
    address: '{address}',
    accessed: formatDay(today, locale),
  })
  const text = `${cited} ${id === null ? data('revision', { revision }) : data('release', { id })}`
  const begins = period.from === null ? { ...period, from: '0001-01-01' } : period
  return contains(begins, day) ? text : `${text} ${t('notInForce', { day: formatDay(day, locale) })}.`
}

function instrumentName({ title, number }: ProvisionEntry['instrument']): string {
  return number === null || title.includes(number) ? title : `${title} (${number})`
}

// The most official one.
function sourceOf(sources: readonly Source[]): string | null {
  const source = sources.find(({ kind }) => kind === 'official') ?? sources[0]
  if (source === undefined) return null
  return [source.title, source.publisher, source.url].filter((part) => part !== null).join(', ')
}
