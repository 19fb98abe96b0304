import type { ReportDocument, Run } from './document'

export type SectionSize = { id: string; title: string; tables: number; rows: number; words: number }

/** How long each section is, so that a reader knows what comes before it is made. */
export function measureSections({ sections }: ReportDocument): SectionSize[] {
  return sections.map(({ id, title, parts }) => {
    const size = { id, title, tables: 0, rows: 0, words: 0 }
    for (const block of parts.flatMap(({ blocks }) => blocks)) {
      if (block.kind === 'paragraph') size.words += countWords(block.runs)
      else if (block.kind === 'list') for (const item of block.items) size.words += countWords(item)
      else if (block.kind === 'heading') size.words += countWords([block])
      else if (block.kind === 'table') {
        size.tables += 1
        for (const row of block.rows) {
          if ('group' in row) continue
          size.rows += 1
          for (const { runs } of row.cells) size.words += countWords(runs)
        }
      }
    }
    return size
  })
}

const countWords = (runs: readonly Pick<Run, 'text'>[]): number =>
  runs.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0)
