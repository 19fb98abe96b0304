import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Drawing, Item } from '@/components/figure/drawing'
import { FILE_COLOURS, figureFile } from '@/components/figure/figure-file'
import { textWidth } from '@/components/figure/fit-text'
import { layoutConvergence } from '@/components/pictures/convergence-layout'
import { layoutGaps } from '@/components/pictures/gaps-layout'
import { layoutMap } from '@/components/pictures/map-layout'
import { LIKENESS_STEPS, SHARE_STEPS, signItems, stepOf } from '@/components/pictures/marks'
import { SHAPES, type Shape } from '@/components/pictures/picture'
import { layoutProfile } from '@/components/pictures/profile-layout'
import { layoutReforms } from '@/components/pictures/reforms-layout'
import { withColours } from '@/components/pictures/roles'
import { layoutSimilarity } from '@/components/pictures/similarity-layout'
import { STATUSES } from '@/lib/law/schema'

const read = (file: string) => readFileSync(new URL(`../../../components/${file}`, import.meta.url), 'utf8')
const roles = read('pictures/roles.css')
const tokens = read('ui/tokens.css')

const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
const count = fc.integer({ min: 0, max: 30 })
const words = fc.string({ maxLength: 60 })
const target = { href: '/', name: 'x' }
const days = ['2017-10-23', '2019-04-01', '2024-12-31']

const contents: fc.Arbitrary<(shape: Shape) => Drawing> = fc.oneof(
  fc
    .array(fc.record({ name: words, shares: fc.tuple(share, share, share) }), { minLength: 1, maxLength: 14 })
    .map((list) => {
      const panels = list.map(({ name, shares }) => ({
        name,
        value: '30 % → 40 %',
        points: days.map((day, index) => ({ day, share: shares[index] ?? null, unknown: 0.2 })),
      }))
      const region = panels[0]?.points ?? []
      return (shape: Shape) =>
        layoutConvergence(
          { region, panels, ends: { from: '2017', to: '2024' }, ticks: ['0 %', '50 %', '100 %'] },
          shape,
        )
    }),
  fc.array(share, { minLength: 1, maxLength: 18 }).map((likenesses) => {
    const countries = likenesses.map((_, index) => ({ code: `C${index}`, name: `Country ${index}` }))
    const cells = likenesses.map((likeness, row) =>
      likenesses.map((__, column) =>
        row === column ? null : { likeness, text: '85 %', compared: '60', isThin: row % 3 === 0 },
      ),
    )
    const clusters = [{ first: 0, last: likenesses.length - 1, letter: 'A' }]
    return (shape: Shape) => layoutSimilarity({ countries, cells, clusters }, shape)
  }),
  fc
    .array(fc.record({ title: words, met: count, partial: count, gap: count, unknown: count }), { maxLength: 30 })
    .map((list) => {
      const rows = list.map(({ title, ...counts }) => ({ title, href: '/', counts, value: '1 de 2' }))
      return (shape: Shape) => layoutGaps(rows, 120, shape)
    }),
  fc
    .array(fc.record({ title: words, country: share, region: share, reference: share }), { maxLength: 15 })
    .map((list) => {
      const rows = list.map((one) => ({ ...one, value: '40 %' }))
      return (shape: Shape) => layoutProfile(rows, ['0 %', '50 %', '100 %'], shape)
    }),
  fc
    .array(
      fc.tuple(fc.constantFrom(...days), count, fc.constantFrom('better' as const, 'worse' as const, 'law' as const)),
      { maxLength: 20 },
    )
    .map((list) => {
      const marks = list.map(([day, size, kind]) => ({ day, size, kind }))
      const lanes = [{ name: 'Chile', marks, value: '3' }]
      return (shape: Shape) => layoutReforms(lanes, { from: '2017-10-23', to: '2024-12-31', most: 30 }, shape)
    }),
  fc.tuple(share, fc.constantFrom(...STATUSES)).map(
    ([one, status]) =>
      () =>
        layoutMap([
          { kind: 'share', code: 'AR', share: one, text: '40 %', unknown: '3 desc.', target },
          { kind: 'share', code: 'CL', share: one, text: '40 %', unknown: '', target },
          { kind: 'status', code: 'BR', status, target },
          { kind: 'status', code: 'HN', status, target },
          ...['GT', 'SV', 'CR', 'EC', 'UY'].map((code) => ({
            kind: 'share' as const,
            code,
            share: one,
            text: '100 %',
            unknown: '13 desc.',
            target,
          })),
        ]),
  ),
)

/** The places at which an item has something to be seen; a path's own points are those of the library. */
function placesOf(item: Item): [number, number][] {
  switch (item.tag) {
    case 'line':
      return [
        [item.x1, item.y1],
        [item.x2, item.y2],
      ]
    case 'rect':
      return [
        [item.x, item.y],
        [item.x + item.width, item.y + item.height],
      ]
    case 'circle':
      return [[item.cx, item.cy]]
    case 'path':
      return [[item.x, item.y]]
    case 'text': {
      const width = textWidth(item.text, 12.5)
      const left = item.x - { start: 0, middle: width / 2, end: width }[item.anchor]
      return [
        [left, item.y],
        [left + width, item.y],
      ]
    }
  }
}

describe('every drawing', () => {
  it('keeps its marks inside, in both shapes, and has a look for each of their roles', () => {
    fc.assert(
      fc.property(contents, fc.constantFrom(...SHAPES), (layout, shape) => {
        const { width, height, items } = layout(shape)
        for (const item of items) {
          for (const [x, y] of placesOf(item))
            expect(x >= -0.01 && x <= width + 0.01 && y >= 0 && y <= height + 0.01).toBe(true)
          expect(roles).toContain(`.fig-${item.role}`)
          if (item.tag === 'path') expect(item.d).not.toMatch(/NaN|undefined/)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('draws what is not known without a tint, and a sign for every status', () => {
    for (const status of STATUSES)
      for (const { role } of signItems(status, 0, 0)) expect(roles).toContain(`.fig-${role} {`)
    const { items } = layoutMap([{ kind: 'share', code: 'AR', share: null, text: '–', unknown: '9', target }])
    expect(items.filter(({ role }) => role.startsWith('pic-step'))).toEqual([])
    expect(items.filter(({ role }) => role === 'pic-unknown')).toHaveLength(1)
  })
})

describe('steps', () => {
  it('begin at their bound, also where it is met but for the last bit', () => {
    expect([0, 0.19, 0.2, 0.6, 1].map((one) => stepOf(one, SHARE_STEPS))).toEqual([0, 0, 1, 3, 4])
    expect([0.7, 0.75, 0.1 * 3 + 0.5, 0.85, 0.9].map((one) => stepOf(one, LIKENESS_STEPS))).toEqual([0, 1, 2, 3, 4])
  })
})

describe('the file', () => {
  it('has the page’s roles in the light colours of the tokens and no other', () => {
    const style = withColours(roles)
    expect(style).not.toContain('var(')
    const light = tokens.slice(0, tokens.indexOf('@media'))
    for (const [name, value] of Object.entries(FILE_COLOURS)) expect(light).toContain(`--${name}: ${value};`)
    const svg = figureFile(
      layoutMap([{ kind: 'share', code: 'AR', share: 0.5, text: '50 %', unknown: '', target }]),
      {
        lang: 'es',
        title: 't',
        subtitle: 's',
        description: 'd',
        key: [{ text: 'k', sample: [{ tag: 'circle', role: 'pic-better', cx: 1, cy: 1, r: 1 }] }],
        source: 'x',
      },
      style,
    )
    const used = new Set(svg.match(/#[0-9a-f]{6}\b/g))
    expect([...used].filter((one) => !Object.values<string>(FILE_COLOURS).includes(one))).toEqual([])
    expect(svg).not.toContain('href')
    expect(svg).toContain('<circle class="fig-pic-better"')
  })
})

describe('words on a ground', () => {
  const [light = '', dark = ''] = tokens.split('@media')
  const colourOf = (theme: string, name: string) => {
    const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(theme)?.[1]
    if (hex === undefined) throw new Error(`no colour ${name}`)
    return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  }
  const luminance = (channels: number[]) => {
    const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  it.each([
    ['ink', 'step-0'],
    ['ink', 'step-1'],
    ['ink', 'step-2'],
    ['on-dark-step', 'step-3'],
    ['on-dark-step', 'step-4'],
    ['ink', 'partial'],
    ['ink', 'met'],
    ['paper', 'gap-ink'],
    ['paper', 'accent'],
    ['quiet', 'paper'],
    ['gap-ink', 'gap'],
    ['met-ink', 'met'],
  ])('%s on %s is legible in the light and in the dark', (ink, ground) => {
    for (const theme of [light, dark]) {
      const [one, other] = [luminance(colourOf(theme, ink)), luminance(colourOf(theme, ground))]
      expect((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)).toBeGreaterThanOrEqual(4.5)
    }
  })
})
