import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeXml, writeAtom } from '@/lib/feeds/rules'

const entry = {
  id: 'urn:uuid:1',
  title: 'Chile: posesión',
  updated: '2026-01-01T00:00:00Z',
  page: 'https://x.example/1',
  summary: 'a',
  lang: 'es',
}
const feed = {
  id: 'urn:uuid:0',
  title: 'Chile',
  subtitle: 's',
  locale: 'es',
  self: 'https://x.example/f',
  page: 'https://x.example/p',
}

describe('an Atom feed', () => {
  it('has what RFC 4287 asks of a feed and of each entry, the newest first', () => {
    const later = { ...entry, id: 'urn:uuid:2', updated: '2026-02-01T00:00:00Z' }
    const xml = writeAtom({ ...feed, entries: [entry, later] })
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom" xml:lang="es">/,
    )
    expect(xml).toContain('<updated>2026-02-01T00:00:00Z</updated>\n  <author><name>Cotejo</name></author>')
    expect(xml).toContain('<link rel="self" type="application/atom+xml" href="https://x.example/f"/>')
    expect(xml.indexOf('urn:uuid:2')).toBeLessThan(xml.indexOf('urn:uuid:1'))
    expect(writeAtom({ ...feed, entries: [later, entry] })).toBe(xml)
  })
  it('says when it was updated also without entries', () => {
    expect(writeAtom({ ...feed, entries: [] })).toContain('<updated>2017-10-23T00:00:00Z</updated>')
  })
  it('holds any text', () => {
    expect(escapeXml('<a href="x">&\u0000\uD800</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeXml(text)
        expect(escaped).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot);)/)
        // Throws where half a letter is left.
        expect(() => encodeURIComponent(escaped)).not.toThrow()
      }),
    )
  })
})
