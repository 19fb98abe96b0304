import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { webAddress } from '@/lib/reports/document'
import { escapeXml } from '@/lib/reports/docx-parts'
import { escapeHtml } from '@/lib/reports/render-html'
import { escapeMarkdown } from '@/lib/reports/render-markdown'

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '#panic()',
  '| a | b |',
  '[x](javascript:alert(1))',
  '**b** _i_ `c`',
  '1. uno',
  '- dos',
  '---',
  '~~~',
  '@user',
  'http://x.org',
  '$x^2$',
  '\\',
]

describe('texts of the data in the files', () => {
  it('never become HTML', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...HOSTILE), fc.string()), (text) => {
        const html = escapeHtml(text)
        expect(html).not.toMatch(/[<>"']/)
        const back = html
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&')
        expect(back).toBe(text)
      }),
    )
  })

  it('never become XML, and hold nothing that XML can’t', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), (text) => {
        const xml = escapeXml(text)
        expect(xml).not.toMatch(/[<>"]/)
        expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot);)/)
        expect(xml).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u)
      }),
    )
    expect(escapeXml('a\u0000b\u0008c\ud800d')).toBe('abcd')
    expect(escapeXml('día 𝒳')).toBe('día 𝒳')
  })

  it('never become Markdown: every sign that could be markup is escaped, and a text stays on its line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...HOSTILE), fc.string()), (text) => {
        const markdown = escapeMarkdown(text)
        expect(markdown).not.toMatch(/[\n\r\u2028\u2029]/)
        // What is left when the escaped signs are taken out has none of them.
        expect(markdown.replace(/\\[\\`*_{}[\]<>()#+!|~^$&=@.:)-]/g, '')).not.toMatch(/[\\`*_{}[\]<>#+!|~^$&=@]/)
      }),
    )
    expect(escapeMarkdown('1. uno')).toBe('1\\. uno')
    expect(escapeMarkdown('a | b\nc')).toBe('a \\| b c')
  })

  it('only become links where they are addresses of the web', () => {
    expect(webAddress('https://example.org/ley?a=1')).toBe('https://example.org/ley?a=1')
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'example.org',
      '',
      null,
      'https://',
    ])
      expect(webAddress(bad)).toBeUndefined()
  })
})
