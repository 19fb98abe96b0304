import type { Basis, Origin, Reason, Wording } from './schema'

export type TextRow = {
  provisionId: string
  article: string
  label: string
  position: number
  body: string
  wording: Wording
  basis: Basis | null
  origin: Origin
  instrumentId: string
  versionOn: string | null
  file: string
  commit: string
  sourceUrl: string | null
  changedOn: string | null
  /** Whether the provision's period is still open: what has ended can't change any more. */
  isOpen: boolean
}

export type ReportEntry = {
  provision: string
  article: string
  instrument: string
  /** Why there is no wording; null where there is. */
  reason: Reason | null
  /** Articles named that the file does not have. */
  missing: string[]
  file: string | null
  origin: Origin | null
  wording: Wording | null
}

export type ImportReport = {
  country: string
  repository: string
  commit: string
  licence: string | null
  entries: ReportEntry[]
  notes: string[]
  added: number
  superseded: number
  changed: number
  kept: number
}

type Current = { id: string; provisionId: string; article: string; body: string }

/**
 * What to write so that the rows are current. A row is a change of the law where another text stood for the same
 * article before, or where the repository's own history dates its newest change after the country was compiled.
 * `missing` (provision and number, on two lines) are articles that the law's file was found without: one that it had
 * is repealed. Other spaces or signs alone are no change of the law. Where the text is the same nothing is written: it keeps the day on which it was first read.
 */
export function planRows(
  current: readonly Current[],
  rows: readonly TextRow[],
  compiledOn: string,
  missing: ReadonlySet<string> = new Set(),
) {
  const keyOf = (one: { provisionId: string; article: string }) => `${one.provisionId}\n${one.article}`
  const before = new Map(current.map((one) => [keyOf(one), one]))
  const superseded: string[] = []
  const added: { row: TextRow; isChange: boolean; before: string | null }[] = []
  let kept = 0
  for (const row of rows) {
    const known = before.get(keyOf(row))
    before.delete(keyOf(row))
    if (known?.body === row.body) {
      kept += 1
      continue
    }
    if (known !== undefined) superseded.push(known.id)
    const isNews =
      known === undefined
        ? row.changedOn !== null && row.changedOn > compiledOn
        : lettersOf(known.body) !== lettersOf(row.body)
    added.push({ row, isChange: row.isOpen && isNews, before: known?.id ?? null })
  }
  // What the repository no longer has, or the dataset no longer cites; the law's file that is there without it is news.
  const gone = [...before.values()]
  superseded.push(...gone.map(({ id }) => id))
  const repealed = gone.filter((one) => missing.has(keyOf(one))).map(({ id }) => id)
  return { superseded, added, kept, repealed }
}

const lettersOf = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

const REASON_WORDS: Record<Reason, string> = {
  noInstrument: 'the repository has no file of this instrument',
  manyInstruments: 'several files may be this instrument',
  subnational: 'a law of a province, and the repository has the nation’s',
  noArticle: 'the dataset names no article',
  unverified: 'the dataset says that the number was not verified',
  annex: 'it lies in an annex',
  missingArticle: 'the file has no such article',
  manyArticles: 'the file has several texts under this number',
  noHistory: 'its history does not show how it read in the period',
  olderWording: 'the repository has only the original text, older than the period',
  unreadable: 'the file could not be read',
}

/** The report as lines for a console: totals, then what matched and what did not, and why. */
export function formatReport(report: ImportReport): string[] {
  const { entries } = report
  const matched = entries.filter(({ reason }) => reason === null)
  const partly = matched.filter(({ missing }) => missing.length > 0)
  const count = (test: (entry: ReportEntry) => boolean) => matched.filter(test).length
  const width = Math.max(0, ...entries.map(({ provision }) => provision.length))
  return [
    `${report.country}: ${report.repository} at ${report.commit.slice(0, 12)}; licence: ${report.licence ?? 'not stated'}`,
    `${matched.length} of ${entries.length} provisions have their official wording` +
      ` (${partly.length} of them in part); ${entries.length - matched.length} have not.`,
    `Wording: ${count(({ wording }) => wording === 'consolidated')} consolidated, ` +
      `${count(({ wording }) => wording === 'original')} original, ${count(({ wording }) => wording === 'unknown')} not known; ` +
      `${count(({ origin }) => origin === 'quoted')} quoted from an amending law.`,
    `Articles: ${report.added} written (${report.changed} of them a change of the law), ${report.kept} as they were, ` +
      `${report.superseded} superseded.`,
    '',
    ...matched.map(
      ({ provision, origin, wording, file, missing }) =>
        `  ${provision.padEnd(width)}  ${origin}, ${wording}: ${file}${missing.length > 0 ? `; not found: ${missing.join(', ')}` : ''}`,
    ),
    '',
    ...entries.flatMap(({ provision, article, reason, missing, file }) =>
      reason === null
        ? []
        : [
            `- ${provision.padEnd(width)}  "${article}": ${REASON_WORDS[reason]}` +
              `${missing.length > 0 ? ` (${missing.join(', ')})` : ''}${file ? `; ${file}` : ''}`,
          ],
    ),
    ...report.notes.map((note) => `! ${note}`),
  ]
}
