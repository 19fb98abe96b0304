import { formatFault } from '../dataset/faults'
import { datasetFiles } from '../dataset/files'
import { readSound } from '../dataset/read'
import type { Dataset } from '../dataset/schema'
import { differ, type Reason, type UnitDifference } from '../dataset/three-way-rules'
import { countryUnits, type Unit, unitKey, writeUnit } from '../dataset/units-rules'
import type { Locale } from '../platform/i18n/locales'
import { cellName } from './cell-rules'
import { fileFromRows, placeOf } from './from-rows-rules'
import { countryRows, stampRows } from './row-rules'
import { type CellFault, COLUMNS, type ColumnName, type ReadRow, type Upload, type WorkbookWords } from './schema'

export interface Comparison {
  faults: CellFault[]
  rows: UnitDifference[]
  /** Of what was also edited here since the template was made. */
  reasons: Map<string, Reason>
  /** What would be written, by unit; null takes it away. */
  incoming: Map<string, Unit | null>
}

/**
 * What a workbook would change of what stands here. An entry that the expert left as the template had it is no change,
 * whatever has become of it here since; nor is one that the template did not have.
 */
export function compareWorkbook(
  upload: Upload & { locale: Locale },
  code: string,
  here: Dataset,
  words: Pick<WorkbookWords, 'sheets'>,
): Comparison {
  const nothing = { rows: [], reasons: new Map(), incoming: new Map() }
  const country = here.countries.find((one) => one.country === code)
  if (upload.faults.length > 0 || country === undefined) return { ...nothing, faults: upload.faults }
  const days = new Set(here.framework.attributes.flatMap(({ id, kind }) => (kind === 'date' ? id : [])))
  const { file, places, stray } = fileFromRows(upload.rows, country, upload.locale, days)
  const name = `countries/${code}.json`
  const found = readSound(new Map([...datasetFiles(here), [name, file]]))
  const own = found.faults.filter((fault) => fault.file === name)
  const faults = [
    ...stray.map((row) => ({ sheet: words.sheets[row.sheet], cell: cellName(0, row.row), reason: 'stray' })),
    ...own.map((fault): CellFault => {
      const place = placeOf(fault.path, places)
      const reason = formatFault({ ...fault, file: '', path: '' }).replace(/^[ :]+/, '')
      if (place === null) return { sheet: '', cell: '', reason: `${fault.path}: ${reason}` }
      const columns: readonly ColumnName[] = COLUMNS[place.sheet]
      const column = place.column === null ? 0 : columns.indexOf(place.column)
      return { sheet: words.sheets[place.sheet], cell: cellName(Math.max(column, 0), place.row), reason }
    }),
  ]
  const read = found.dataset?.countries.find((one) => one.country === code)
  if (faults.length > 0 || read === undefined) return { ...nothing, faults }
  return { faults, ...differencesOf(upload, upload.rows, country, read) }
}

function differencesOf(
  { locale, stamps }: Upload & { locale: Locale },
  rows: readonly ReadRow[],
  here: Dataset['countries'][number],
  read: Dataset['countries'][number],
): Omit<Comparison, 'faults'> {
  const result: Omit<Comparison, 'faults'> = { rows: [], reasons: new Map(), incoming: new Map() }
  const unitsBy = (of: Dataset['countries'][number]) =>
    new Map(
      countryUnits(of)
        .filter(({ kind }) => kind !== 'jurisdiction' && kind !== 'candidates')
        .map((unit) => [unitKey(unit.kind, unit.country, unit.id), unit]),
    )
  const [mine, theirs] = [unitsBy(here), unitsBy(read)]
  const [stampsHere, stampsRead] = [stampRows(countryRows(here, locale), here.country), stampRows(rows, here.country)]
  for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
    const [was, now, sent] = [stamps[key], stampsHere.get(key), stampsRead.get(key)]
    if (sent === was || sent === now) continue
    const [one, other] = [mine.get(key), theirs.get(key)]
    const named = one ?? other
    if (named === undefined) continue
    result.rows.push(differ(named, { here: one && writeUnit(one), incoming: other && writeUnit(other) }))
    result.incoming.set(key, other ?? null)
    if (now !== was) result.reasons.set(key, 'edited')
  }
  return result
}
