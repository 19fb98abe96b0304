import type { ExchangeRow, ExchangeTable } from '@/lib/exchange/table'
import type { Outline } from '@/lib/framework/schema'
import { type ExchangeWords, frameworkArticles, placesOf } from './words'

/** The framework: a row a requirement. */
export function requirementsTable(outline: Outline, words: ExchangeWords): ExchangeTable {
  const places = placesOf(outline, words)
  const standards = new Map(outline.standards.map(({ id, short }) => [id, words.text(short)]))
  return {
    name: 'requirements',
    title: words.t('sheets.requirements'),
    frozen: 3,
    columns: words.columns('requirements'),
    rows: outline.requirements.map(({ id, core, references }): ExchangeRow => {
      const place = places.get(id)
      return {
        id,
        values: {
          area: place?.area ?? '',
          group: place?.group ?? '',
          requirement: place?.title ?? id,
          requirementId: id,
          core: words.yes(core),
          articles: frameworkArticles(references, standards, words),
          page: words.page(`/requirements/${id}`),
        },
      }
    }),
  }
}
