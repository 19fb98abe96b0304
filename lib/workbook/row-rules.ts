import type { Country, LocalisedText } from '../dataset/schema'
import { stampOf } from '../dataset/three-way-rules'
import { unitKey } from '../dataset/units-rules'
import type { Locale } from '../platform/i18n/locales'
import { pickText } from '../platform/i18n/localised'
import { COLUMNS, cellText, SHOWN_ONLY, type SheetRow } from './schema'

/** A country's entries as rows of its workbook, texts in one language. `titles`: of requirements, by id. */
export function countryRows(
  country: Country,
  locale: Locale,
  titles: ReadonlyMap<string, string> = new Map(),
): SheetRow[] {
  const text = (value: LocalisedText | null) => (value === null ? '' : pickText(value, locale).text)
  const list = (ids: readonly string[]) => ids.join(', ')
  return [
    ...country.findings.map(({ requirement, from, to, status, confidence, rationale, provisions, sources }) => ({
      sheet: 'findings' as const,
      cells: {
        ...{ requirement, requirementTitle: titles.get(requirement) ?? '', from: from ?? '', to: to ?? '' },
        ...{ status, confidence, rationale: text(rationale), provisions: list(provisions), sources: list(sources) },
      },
    })),
    ...country.findings.flatMap(({ requirement, from, attributes }) =>
      Object.entries(attributes).map(([attribute, value]) => ({
        sheet: 'facts' as const,
        cells: {
          ...{ requirement, from: from ?? '', attribute },
          value: typeof value === 'object' && value !== null ? text(value) : String(value),
        },
      })),
    ),
    ...country.provisions.map(
      ({ id, instrument, article, heading, inForceFrom, inForceTo, amendedBy, summary, sources }) => ({
        sheet: 'provisions' as const,
        cells: {
          ...{ id, instrument, article, heading: text(heading), inForceFrom: inForceFrom ?? '' },
          ...{ inForceTo: inForceTo ?? '', amendedBy: list(amendedBy), summary: text(summary), sources: list(sources) },
        },
      }),
    ),
    ...country.provisions.flatMap(({ id, penalties }) =>
      penalties.map(({ conduct, kind, unit, min, max, note }) => ({
        sheet: 'penalties' as const,
        cells: {
          ...{ provision: id, conduct: text(conduct), kind, unit: unit ?? '', min: number(min), max: number(max) },
          note: text(note),
        },
      })),
    ),
    ...country.instruments.map(
      ({ id, title, titleTranslated, kind, number: own, publishedOn, inForceOn, url, sources }) => ({
        sheet: 'instruments' as const,
        cells: {
          ...{ id, title, titleTranslated: text(titleTranslated), kind, number: own ?? '' },
          ...{ publishedOn: publishedOn ?? '', inForceOn: inForceOn ?? '', url: url ?? '', sources: list(sources) },
        },
      }),
    ),
    ...country.sources.map(({ id, title, publisher, url, kind, publishedOn }) => ({
      sheet: 'sources' as const,
      cells: { id, title, publisher: publisher ?? '', url: url ?? '', kind, publishedOn: publishedOn ?? '' },
    })),
  ]
}

const number = (value: number | null) => (value === null ? '' : String(value))

/** The unit of the dataset that a row is of or a part of. */
export function unitOfRow({ sheet, cells }: SheetRow, country: string): string {
  if (sheet === 'findings' || sheet === 'facts') return unitKey('cell', country, cells.requirement ?? '')
  if (sheet === 'provisions') return unitKey('provision', country, cells.id ?? '')
  if (sheet === 'penalties') return unitKey('provision', country, cells.provision ?? '')
  return unitKey(sheet === 'instruments' ? 'instrument' : 'source', country, cells.id ?? '')
}

/** By unit, a stamp of its rows: of what a workbook says of it. The order of findings and of facts says nothing. */
export function stampRows(rows: readonly SheetRow[], country: string): Map<string, string> {
  const written = new Map<string, string[]>()
  for (const row of rows) {
    const columns = COLUMNS[row.sheet].filter((column) => !SHOWN_ONLY.has(column))
    const line = [row.sheet, ...columns.map((column) => cellText(row.cells[column] ?? ''))].join('\u0000')
    const key = unitOfRow(row, country)
    written.set(key, [...(written.get(key) ?? []), line])
  }
  const isOrdered = (key: string) => key.startsWith('provision/')
  return new Map(
    [...written].map(([key, lines]) => [key, stampOf((isOrdered(key) ? lines : lines.toSorted()).join('\u0001'), '')]),
  )
}
