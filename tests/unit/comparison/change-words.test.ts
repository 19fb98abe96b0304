import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markDifferences, type Piece } from '@/components/changes/word-differences'

const shown = (pieces: Piece[]) => pieces.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('')
const text = (pieces: Piece[]) => pieces.map((piece) => piece.text).join('')

describe('differences between two wordings', () => {
  const table: [string, string, string, string, string][] = [
    [
      'one word',
      'Castiga la posesión simple.',
      'Castiga la tenencia simple.',
      'Castiga la [posesión ]simple.',
      'Castiga la [tenencia ]simple.',
    ],
    [
      'added at the end',
      'Castiga la venta.',
      'Castiga la venta y la compra.',
      'Castiga la venta.',
      'Castiga la venta [y la compra].',
    ],
    ['nothing', 'Igual.', 'Igual.', 'Igual.', 'Igual.'],
    ['a number', 'De 3 a 6 años.', 'De 4 a 6 años.', 'De [3 ]a 6 años.', 'De [4 ]a 6 años.'],
    ['all of it', '', 'Nueva.', '', '[Nueva.]'],
  ]
  it.each(table)('%s', (_, old, now, left, right) => {
    const marked = markDifferences(old, now, 'es')
    expect(shown(marked.old)).toBe(left)
    expect(shown(marked.now)).toBe(right)
  })

  it('shows both texts to the letter, and keeps the same words in both', () => {
    const words = fc
      .array(fc.constantFrom('la ', 'niña', 'y, ', ' ', 'el', '.', 'año ', '“x”', '\u202f'))
      .map((some) => some.join(''))
    fc.assert(
      fc.property(words, words, (old, now) => {
        const marked = markDifferences(old, now, 'fr')
        expect(text(marked.old)).toBe(old)
        expect(text(marked.now)).toBe(now)
        const kept = (pieces: Piece[]) =>
          text(pieces.filter(({ isChanged }) => !isChanged)).replace(/[^\p{L}\p{N}]/gu, '')
        expect(kept(marked.old)).toBe(kept(marked.now))
      }),
    )
  })

  it('marks nothing in a text that stays', () => {
    fc.assert(
      fc.property(fc.string(), (same) => markDifferences(same, same, 'pt').now.every(({ isChanged }) => !isChanged)),
    )
  })
})
