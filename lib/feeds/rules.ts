import type { Feed, FeedEntry } from './schema'

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
