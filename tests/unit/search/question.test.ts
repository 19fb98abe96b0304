import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Question, readQuestion } from '@/lib/search/question-rules'

const NAMES = { AR: ['Argentina', 'Argentine'], CL: ['Chile', 'Chili'], CR: ['Costa Rica'] }
const read = (typed: string) => readQuestion(typed, NAMES)

const QUESTIONS: [typed: string, means: Partial<Question>][] = [
  ['conservación rápida', { wanted: 'conservación rápida', numbers: [], countries: [] }],
  ['"agente encubierto" digital', { wanted: '"agente encubierto" digital', unwanted: '' }],
  ['interceptación -telefónica', { wanted: 'interceptación', unwanted: 'telefónica' }],
  ['datos -"de tráfico" -abonado', { wanted: 'datos', unwanted: '"de tráfico" or abonado' }],
  ['grooming or sextorsión', { wanted: 'grooming or sextorsión' }],
  ['art. 128', { wanted: '', strong: ['128'], weak: [] }],
  ['art.128', { wanted: '', strong: ['128'] }],
  ['128', { wanted: '', strong: ['128'] }],
  ['art. 128 de la Ley 26.388', { wanted: '', numbers: ['128', '26388'], strong: ['128', '26388'] }],
  ['artículo 128 grooming', { wanted: 'grooming', strong: ['128'] }],
  ['código penal 128', { wanted: 'código penal', strong: [], weak: ['128'] }],
  ['menor de 14 años', { wanted: 'menor de años', strong: [], weak: ['14'], numbers: ['14'] }],
  ['red 24/7', { wanted: 'red', strong: [], weak: ['24/7'] }],
  ['Lei 8069/90', { strong: ['8069/90'], laws: ['8069'] }],
  ['Decreto 9-2009', { strong: ['9/2009'], laws: [] }],
  ['189.1', { strong: ['189.1', '189'] }],
  ['241-A', { wanted: '', strong: ['241a'] }],
  ['posesión Chile', { wanted: 'posesión Chile', rest: 'posesion', countries: ['CL'] }],
  ['costa rica', { rest: '', countries: ['CR'] }],
  ['art. 131 Argentina', { wanted: 'Argentina', strong: ['131'], countries: ['AR'] }],
  ['niño-niña', { wanted: 'niño niña' }],
  ['ley orgánica', { wanted: 'ley orgánica', numbers: [] }],
  ['-', { wanted: '' }],
  ['"', { wanted: '' }],
  ['""', { wanted: '' }],
  ['"sin cerrar', { wanted: 'sin cerrar' }],
  ["o'brien \\ % | & ! <-> :* ()", { wanted: 'o brien' }],
]

const SIGNS = ['or', ' ', 'art.', '\u0301', '\u0000', ...'"-|&!<>:*()\\\'%$#=ñÁ漢𝔭ab12./,;º']

describe('a question', () => {
  it.each(QUESTIONS)('%s', (typed, means) => {
    expect(read(typed)).toMatchObject(means)
  })

  it('is words, quoted phrases and numbers, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: fc.constantFrom(...SIGNS) }), (typed) => {
        const { wanted, rest, unwanted, numbers, strong, laws, weak } = read(typed)
        for (const text of [wanted, rest, unwanted]) {
          expect(text.replace(/"[^"]*"/g, '')).not.toMatch(/["\\'|&!<>:*()%-]/)
        }
        for (const key of [...numbers, ...strong, ...laws, ...weak]) expect(key).toMatch(/^[a-z0-9/.]+$/)
      }),
    )
  })
})
