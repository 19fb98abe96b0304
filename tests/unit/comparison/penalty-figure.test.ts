import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILE_COLOURS, figureFile } from '@/components/figure/figure-file'
import { clampText, textWidth, wrapText } from '@/components/figure/fit-text'
import { type FigureContent, layoutFigure } from '@/components/penalties/figure-layout'
import { PENALTY_STYLE } from '@/components/penalties/figure-style'
import { commonScale, type PrisonRange } from '@/lib/comparison/penalty-rules'

const ends = fc.option(fc.integer({ min: 0, max: 700 }), { nil: null })
const ranges: fc.Arbitrary<PrisonRange> = fc
  .tuple(ends, ends)
  .map(([a, b]) => (a !== null && b !== null && a > b ? { min: b, max: a } : { min: a, max: b }))
const text = fc.string({ maxLength: 90 })
const terms = fc.array(fc.record({ label: text, value: text, range: ranges }), { maxLength: 5 })
const entries = fc.array(
  fc.record({ name: text, status: fc.constant('cumplido · fuente primaria'), note: fc.option(text), terms }),
  { maxLength: 13 },
)
const MARKS = [12, 24, 60, 96].map((months, index) => ({ letter: 'ABCD'[index] ?? '', months }))

function contentOf(list: FigureContent['entries']) {
  const all = list.flatMap((entry) => entry.terms.map(({ range }) => range))
  const scale = commonScale(
    all,
    MARKS.map(({ months }) => months),
  )
  const ticks = scale.ticks.map((tick) => String(tick / 12))
  return { scale, content: { axis: 'años de prisión', ticks, marks: MARKS, entries: list } }
}

describe.each(['wide', 'narrow'] as const)('the %s figure', (shape) => {
  it('keeps bars and lines inside the drawing, whatever it is given', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { content, scale } = contentOf(list)
        const { width, height, items } = layoutFigure(content, scale, shape)
        for (const item of items) {
          if (item.tag === 'path' || item.tag === 'circle') throw new Error('the figure draws none')
          const xs =
            item.tag === 'line' ? [item.x1, item.x2] : item.tag === 'rect' ? [item.x, item.x + item.width] : [item.x]
          const ys =
            item.tag === 'line' ? [item.y1, item.y2] : item.tag === 'rect' ? [item.y, item.y + item.height] : [item.y]
          for (const x of xs) expect(x >= 0 && x <= width).toBe(true)
          for (const y of ys) expect(y >= 0 && y <= height).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('draws a bar or a dashed line for every term and the words of the rest', () => {
    const known = { label: '128 · tenencia', value: '4 a 12 meses', range: { min: 4, max: 12 } }
    const open = { label: '140', value: 'hasta 3 años', range: { min: null, max: 36 } }
    const { content, scale } = contentOf([
      { name: 'Argentina', status: '', note: null, terms: [known, open] },
      { name: 'Cuba', status: '', note: 'No es delito', terms: [] },
    ])
    const { items } = layoutFigure(content, scale, shape)
    expect(items.filter(({ role }) => role === 'known')).toHaveLength(1)
    expect(items.filter(({ role }) => role === 'open')).toHaveLength(1)
    // Three known ends: each closes its bar, and the one that is not known stays without.
    expect(items.filter(({ role }) => role === 'end')).toHaveLength(3)
    const texts = items.flatMap((item) => (item.tag === 'text' ? item.text : []))
    for (const one of [
      'Argentina',
      'Cuba',
      'No es delito',
      '4 a 12 meses',
      'hasta 3 años',
      'A',
      'D',
      'años de prisión',
    ])
      expect(texts).toContain(one)
  })

  it('the letters of near lines do not touch', () => {
    const { content, scale } = contentOf([
      { name: 'México', status: '', note: null, terms: [{ label: '', value: '', range: { min: 12, max: 600 } }] },
    ])
    const heads = layoutFigure(content, scale, shape).items.filter((item) => item.role === 'mark-text')
    const places = heads.flatMap((item) => (item.tag === 'text' ? { x: item.x, y: item.y } : []))
    for (const [index, one] of places.entries())
      for (const other of places.slice(index + 1)) expect(one.y !== other.y || other.x - one.x >= 10).toBe(true)
  })
})

describe('texts', () => {
  it('are cut to their place, marked as cut', () => {
    expect(clampText('adquisición, posesión, almacenamiento', 130, 12.5)).toBe('adquisición, posesi…')
    fc.assert(
      fc.property(text, fc.integer({ min: 30, max: 400 }), (one, width) => {
        const cut = clampText(one, width, 12)
        expect(cut === one || (cut.endsWith('…') && textWidth(cut, 12) <= width)).toBe(true)
      }),
    )
  })

  it('are wrapped without losing a word', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(wrapText(one, 100, 12).join(' ')).toBe(one)
      }),
    )
  })
})

describe('the file', () => {
  const frame = {
    lang: 'es',
    title: 'a & b <c>',
    subtitle: 's',
    description: 'd "q"',
    key: [{ text: 'k' }],
    source: 'x?a=1&b=2',
  }
  const { content, scale } = contentOf([])
  const svg = figureFile(layoutFigure(content, scale, 'wide'), frame, PENALTY_STYLE)

  it('names itself, in XML that is safe from what it is told', () => {
    expect(svg).toContain('<title id="title">a &amp; b &lt;c&gt;</title>')
    expect(svg).toContain('<desc id="desc">d &quot;q&quot;</desc>')
    expect(svg).toContain('x?a=1&amp;b=2')
    expect(svg).not.toContain('<c>')
  })

  it('has the light colours of the tokens and no other', () => {
    const tokens = readFileSync(new URL('../../../components/ui/tokens.css', import.meta.url), 'utf8')
    const light = tokens.slice(0, tokens.indexOf('@media'))
    for (const [name, value] of Object.entries(FILE_COLOURS)) expect(light).toContain(`--${name}: ${value};`)
    const used = new Set(svg.match(/#[0-9a-f]{6}\b/g))
    expect([...used].filter((one) => !Object.values<string>(FILE_COLOURS).includes(one))).toEqual([])
  })
})
