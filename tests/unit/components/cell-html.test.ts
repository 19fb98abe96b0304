import { describe, expect, it } from 'vitest'
import { type CellContext, requirementRowHtml, sumRowHtml } from '@/components/matrix/cell-html'
import { buildRows } from '@/lib/matrix/rows'
import { selectCountries } from '@/lib/matrix/rules'
import register from '@/lib/platform/i18n/messages/es/register.json'
import review from '@/lib/platform/i18n/messages/es/review.json'
import texts from '@/lib/platform/i18n/messages/es/texts.json'
import messages from '@/lib/platform/i18n/messages/es.json'
import { cell, matrix, requirement } from '../matrix/fixture'

const HOSTILE = `<img src=x onerror="alert('1')">&`
const ESCAPED = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;'

const hostile = matrix([
  requirement(
    'off-x',
    [cell('met', { from: '2020-01-01', was: 'gap' }), cell('gap', { isLawChanged: true }), cell('gap')],
    {
      title: { text: HOSTILE, lang: HOSTILE },
      articles: [{ standard: 'budapest', article: HOSTILE }],
      core: true,
    },
  ),
])
hostile.standards = [{ id: 'budapest', short: HOSTILE }]
for (const country of hostile.countries) country.name = HOSTILE
for (const area of hostile.areas) for (const group of area.groups) group.title = { text: HOSTILE, lang: 'es' }

const context: CellContext = {
  view: { date: '2020-02-02' },
  labels: {
    ...{ ...messages.matrix.grid, ...review.grid, ...register.grid, ...texts.grid },
    sinceDay: { '2020-01-01': HOSTILE },
  },
  base: '/es',
  standards: new Map([['budapest', HOSTILE]]),
  pinnedAt: new Map([['BR', 376]]),
}

describe('rows as HTML', () => {
  const countries = selectCountries(hostile, {})
  const columns = ['article' as const, ...countries.map((country, index) => ({ country, index }))]
  const [area] = buildRows(hostile, hostile.requirements, countries)
  const group = area?.subRows[0]
  const row = group?.subRows[0]
  if (group?.kind !== 'group' || row?.kind !== 'requirement') throw new Error('one group with one requirement')

  it('lets nothing of the data through as markup', () => {
    for (const html of [requirementRowHtml(row, columns, context), sumRowHtml(group, columns, context)]) {
      expect(html).toContain(ESCAPED)
      expect(html).not.toContain('<img')
      expect(html).not.toMatch(/onerror="/)
    }
  })

  it('names each cell in words and links it to its page of that day', () => {
    const html = requirementRowHtml(row, columns, context)
    expect(html).toContain('href="/es/matrix/AR/off-x?date=2020-02-02"')
    expect(html).toContain('fuente primaria; antes: laguna"')
    expect(html).toContain('<i class="gap"></i>')
    expect(html).toContain('<td class="c pinned" style="inset-inline-start:376px">')
  })

  it('marks the cell whose law changed, and says so in its name', () => {
    const html = requirementRowHtml(row, columns, context)
    expect(html.match(/; la norma cambió: por revisar"/g)).toHaveLength(1)
    expect(html.match(/<b><\/b>/g)).toHaveLength(1)
    expect(html).toMatch(/la norma cambió: por revisar" data-c="BR"><svg><use href="#[^"]+"\/><\/svg><b><\/b><\/a>/)
  })
})
