import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf, hasHit, MARK_END, MARK_START, markText, type Piece } from '@/lib/search/excerpt-rules'

const mark = (text: string) => text.replaceAll('[', MARK_START).replaceAll(']', MARK_END)
const text = fc.string({ unit: fc.constantFrom(MARK_START, MARK_END, ' ', '\u0301', ...'aé𝔭1.-<漢') })
const show = (pieces: readonly Piece[]) => pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')

describe('markText', () => {
  it.each([
    ['La conservación rápida', 'la [conservacion] [rapida]', 'La [conservación] [rápida]'],
    ['Preservação', '[preservação]', '[Preservação]'],
    ['nada', 'nada', 'nada'],
    // A text that does not run side by side with the original marks nothing.
    ['œuvre pénale', 'oeuvre [penale]', 'œuvre pénale'],
    ['<b>posesión</b>', ' b [posesion]  b ', '<b>[posesión]</b>'],
    ['𝔭ena y 𝔭risión', '𝔭ena y [𝔭risión]', '𝔭ena y [𝔭risión]'],
  ])('%s', (text, marked, shown) => {
    expect(show(markText(text, mark(marked)))).toBe(shown)
  })

  it('marks numbers of laws however they are written', () => {
    const text = 'La Ley 27.436 y el art. 128, no el 128 bis.'
    expect(show(markText(text, text, ['27436', '128']))).toBe('La Ley [27.436] y el art. [128], no el 128 bis.')
  })

  it('never changes the text', () => {
    fc.assert(
      fc.property(text, text, (text, marked) => {
        expect(
          markText(text, marked)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('excerptOf', () => {
  const filler = 'lorem ipsum dolor sit amet '.repeat(30)
  const long = markText(`${filler}aquí está la posesión ${filler}`, mark(`${filler}aqui esta la [posesion] ${filler}`))

  it('shows what was found, and says where it is cut', () => {
    const shown = show(excerptOf(long))
    expect(shown).toContain('[posesión]')
    expect(shown).toMatch(/^… \S.*\S …$/s)
    expect(shown.length).toBeLessThan(260)
  })

  it('leaves a short text whole', () => {
    const short: Piece[] = [{ text: 'La posesión simple.', isHit: false }]
    expect(excerptOf(short)).toEqual(short)
  })

  it('keeps to the length, cuts no word and no hit out of a text that has one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('pena', 'menores', 'conservación'), fc.boolean())), (words) => {
        const pieces = words.flatMap(([text, isHit]): Piece[] => [
          { text, isHit },
          { text: ' ', isHit: false },
        ])
        const cut = excerptOf(pieces, 60)
        const text = show(cut).replaceAll(/[[\]]/g, '')
        expect(text.length).toBeLessThanOrEqual(60 * 1.15 + 4)
        expect(hasHit(cut)).toBe(hasHit(pieces))
        for (const word of text.replaceAll('…', '').split(' ').filter(Boolean))
          expect(['pena', 'menores', 'conservación']).toContain(word)
      }),
    )
  })
})
