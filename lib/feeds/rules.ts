import type { Locale } from '../platform/i18n/locales'
import { pickText } from '../platform/i18n/localised'
import { countryName } from '../platform/i18n/names'
import type { EntryWords, Feed, FeedEntry, Standing } from './schema'

/** What stands as entries, in a language. `changed`: the findings whose law changed since they were checked. */
export function makeEntries(
  found: readonly Standing[],
  changed: ReadonlySet<string>,
  { locale, address, words }: { locale: Locale; address: string; words: EntryWords },
): FeedEntry[] {
  return found.map((finding) => {
    const { text, lang } = pickText(finding.rationale, locale)
    const title = words.entry({
      ...{ country: countryName(finding.country, locale), status: words.status(finding.status) },
      requirement: pickText(finding.title, locale).text,
    })
    return {
      id: `urn:uuid:${finding.id}`,
      title: title + (changed.has(finding.id) ? ` (${words.changed})` : ''),
      ...{ updated: finding.updated, summary: text, lang },
      page: `${address}/${locale}/matrix/${finding.country}/${finding.requirement}`,
    }
  })
}

// RFC 4287: one id for as long as a thing lives, an `updated` on the feed and on every entry, an author.

/** The feed as XML. `epoch` is the `updated` of a feed without entries, which must have one all the same. */
export function writeAtom(feed: Feed, epoch = '2017-10-23T00:00:00Z'): string {
  const { id, title, subtitle, locale, self, page, entries } = feed
  const sorted = entries.toSorted((a, b) =>
    a.updated === b.updated ? (a.id < b.id ? -1 : 1) : a.updated < b.updated ? 1 : -1,
  )
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(locale)}">`,
    `  <id>${escapeXml(id)}</id>`,
    `  <title>${escapeXml(title)}</title>`,
    `  <subtitle>${escapeXml(subtitle)}</subtitle>`,
    `  <updated>${sorted[0]?.updated ?? epoch}</updated>`,
    '  <author><name>Cotejo</name></author>',
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    ...sorted.map(writeEntry),
    '</feed>',
    '',
  ].join('\n')
}

function writeEntry({ id, title, updated, page, summary, lang }: FeedEntry): string {
  return [
    '  <entry>',
    `    <id>${escapeXml(id)}</id>`,
    `    <title>${escapeXml(title)}</title>`,
    `    <updated>${updated}</updated>`,
    `    <link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `    <summary xml:lang="${escapeXml(lang)}">${escapeXml(summary)}</summary>`,
    '  </entry>',
  ].join('\n')
}

/** Text as XML 1.0 holds it, in elements and in attributes; what it can't hold at all is left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}
