import type { Country, LocalisedText } from '../dataset/schema'
import type { Locale } from '../platform/i18n/locales'
import { pickText } from '../platform/i18n/localised'
import { type ColumnName, cellText, type ReadRow, type SheetName } from './schema'

/** Where in the workbook a part of the country's file comes from: `findings[3]` and the columns of its fields. */
export interface Place {
  sheet: SheetName
  row: number
}

export interface FromRows {
  /** In the dataset's format, not yet checked. */
  file: Record<string, unknown>
  /** By the path of an entry: `provisions[2]`, `provisions[2].penalties[0]`, `findings[7].attributes.authority`. */
  places: Map<string, Place>
  /** Penalties and facts of an entry that is not there. */
  stray: ReadRow[]
}

/**
 * A workbook's rows as the country's file. What the workbook does not hold (the country's own fields, proposed gaps,
 * texts in other languages) is taken from what stands here; where a text was changed, its other languages no longer say
 * the same and go. `dayAttributes`: those whose value is a day and not a text.
 */
export function fileFromRows(
  rows: readonly ReadRow[],
  here: Country,
  locale: Locale,
  dayAttributes: ReadonlySet<string>,
): FromRows {
  const of = (sheet: SheetName) => rows.filter((row) => row.sheet === sheet)
  const places = new Map<string, Place>()
  const at = (path: string, { sheet, row }: ReadRow) => void places.set(path, { sheet, row })
  const known = knownTexts(here, locale)
  const text = (field: string, value: string | undefined): LocalisedText | null => {
    if (value === undefined || value === '') return null
    return known.get(`${field}\u0000${value}`) ?? { [locale]: value }
  }
  const penalties = groupRows(of('penalties'), ({ cells }) => cells.provision ?? '')
  const facts = groupRows(of('facts'), ({ cells }) => `${cells.requirement ?? ''}\u0000${cells.from ?? ''}`)

  const sources = of('sources').map((row, index) => {
    at(`sources[${index}]`, row)
    const { id, title, publisher, url, kind, publishedOn } = row.cells
    return { id, title, publisher: orNull(publisher), url: orNull(url), kind, publishedOn: orNull(publishedOn) }
  })
  const instruments = of('instruments').map((row, index) => {
    at(`instruments[${index}]`, row)
    const { id, title, titleTranslated, kind, number, publishedOn, inForceOn, url } = row.cells
    return {
      ...{ id, title, titleTranslated: text(`titleTranslated ${id}`, titleTranslated), kind, number: orNull(number) },
      ...{ publishedOn: orNull(publishedOn), inForceOn: orNull(inForceOn), url: orNull(url) },
      sources: listOf(row.cells.sources),
    }
  })
  const provisions = of('provisions').map((row, index) => {
    at(`provisions[${index}]`, row)
    const { id = '', instrument, article, heading, inForceFrom, inForceTo, amendedBy, summary } = row.cells
    const own = penalties.get(id) ?? []
    penalties.delete(id)
    return {
      ...{ id, instrument, article, heading: text(`heading ${id}`, heading) },
      ...{ inForceFrom: orNull(inForceFrom), inForceTo: orNull(inForceTo), amendedBy: listOf(amendedBy) },
      summary: text(`summary ${id}`, summary) ?? {},
      penalties: own.map((penalty, place) => {
        at(`provisions[${index}].penalties[${place}]`, penalty)
        const { conduct, kind, unit, min, max, note } = penalty.cells
        return {
          ...{ conduct: text(`conduct ${id}`, conduct), kind, unit: orNull(unit), note: text(`note ${id}`, note) },
          ...{ min: numberOf(min), max: numberOf(max) },
        }
      }),
      sources: listOf(row.cells.sources),
    }
  })
  const findings = of('findings').map((row, index) => {
    at(`findings[${index}]`, row)
    const {
      requirement = '',
      from = '',
      to,
      status,
      confidence,
      rationale,
      provisions: cited,
      sources: read,
    } = row.cells
    const own = facts.get(`${requirement}\u0000${from}`) ?? []
    facts.delete(`${requirement}\u0000${from}`)
    return {
      ...{ requirement, from: orNull(from), to: orNull(to), status, confidence },
      rationale: text(`rationale ${requirement}`, rationale) ?? {},
      provisions: listOf(cited),
      attributes: Object.fromEntries(
        own.map((fact) => {
          const { attribute = '', value = '' } = fact.cells
          at(`findings[${index}].attributes.${attribute}`, fact)
          return [
            attribute,
            dayAttributes.has(attribute) ? value : text(`attribute ${requirement} ${attribute}`, value),
          ]
        }),
      ),
      sources: listOf(read),
    }
  })
  const stray = [...penalties.values(), ...facts.values()].flat()
  const { country, role, compiledOn, legalSystemNote, deficiencies } = here
  const head = { country, role, compiledOn, legalSystemNote }
  return { file: { ...head, sources, instruments, provisions, findings, deficiencies }, places, stray }
}

/** Texts as a template shows them, with all their languages, by field and the entry that they are of. */
function knownTexts(here: Country, locale: Locale): Map<string, LocalisedText> {
  const known = new Map<string, LocalisedText>()
  const add = (field: string, value: LocalisedText | null) => {
    if (value !== null) known.set(`${field}\u0000${cellText(pickText(value, locale).text)}`, value)
  }
  for (const { id, titleTranslated } of here.instruments) add(`titleTranslated ${id}`, titleTranslated)
  for (const { id, heading, summary, penalties } of here.provisions) {
    add(`heading ${id}`, heading)
    add(`summary ${id}`, summary)
    for (const { conduct, note } of penalties) {
      add(`conduct ${id}`, conduct)
      add(`note ${id}`, note)
    }
  }
  for (const { requirement, rationale, attributes } of here.findings) {
    add(`rationale ${requirement}`, rationale)
    for (const [attribute, value] of Object.entries(attributes))
      if (typeof value === 'object') add(`attribute ${requirement} ${attribute}`, value)
  }
  return known
}

/** The cell that a fault of the country's file is in: `findings[3].rationale.es` → sheet, row and column. */
export function placeOf(
  path: string,
  places: ReadonlyMap<string, Place>,
): (Place & { column: ColumnName | null }) | null {
  const fact = places.get(path.match(/^findings\[\d+\]\.attributes\.[\w-]+/)?.[0] ?? '')
  if (fact) return { ...fact, column: 'value' }
  const penalty = path.match(/^(provisions\[\d+\]\.penalties\[\d+\])(?:\.(\w+))?/)
  const entry = path.match(/^(\w+\[\d+\])(?:\.(\w+))?/)
  for (const [, owner = '', field] of [penalty, entry].filter((match) => match !== null)) {
    const place = places.get(owner)
    if (place) return { ...place, column: columnOf(field) }
  }
  return null
}

const FIELD_COLUMNS: readonly ColumnName[] = [
  ...(['requirement', 'from', 'to', 'status', 'confidence', 'rationale', 'provisions', 'sources', 'id'] as const),
  ...(['instrument', 'article', 'heading', 'inForceFrom', 'inForceTo', 'amendedBy', 'summary', 'conduct'] as const),
  ...([
    'kind',
    'unit',
    'min',
    'max',
    'note',
    'title',
    'titleTranslated',
    'number',
    'publishedOn',
    'inForceOn',
  ] as const),
  ...(['url', 'publisher'] as const),
]

function columnOf(field: string | undefined): ColumnName | null {
  return FIELD_COLUMNS.find((column) => column === field) ?? null
}

function groupRows(rows: readonly ReadRow[], key: (row: ReadRow) => string): Map<string, ReadRow[]> {
  const groups = new Map<string, ReadRow[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

// What is no number is left as it is, for the dataset's own rules to name.
function numberOf(text: string | undefined): number | string | null {
  if (text === undefined || text === '') return null
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) ? value : text
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text
}
