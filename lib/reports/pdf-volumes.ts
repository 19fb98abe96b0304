import type { Block, Part, ReportDocument } from './document'

/** What of a report is set at one go: Typst holds every page of what it sets, so a long report is set in volumes. */
export type Volume = {
  sections: { title: string | null; parts: Part[] }[]
  /** In their order, the sections' own titles among them. */
  headings: { level: number; text: string }[]
  tables: number
  figures: number
}

/** Letters of JSON, not bytes of memory: some 35 pages, which take about 100 MB to set. */
const ENOUGH = 120_000

/**
 * The report in volumes of about `enough` letters each, in order. A volume begins with a section or, where one is
 * longer, at a heading of the second level, or of the third where that is long too; nothing else starts a new page.
 */
export function volumesOf(sections: ReportDocument['sections'], enough = ENOUGH): Volume[] {
  const volumes: Volume[] = []
  let size = Number.POSITIVE_INFINITY
  for (const section of sections) {
    section.parts.forEach((part, partIndex) => {
      part.blocks.forEach((block, blockIndex) => {
        const opensSection = partIndex === 0 && blockIndex === 0
        if (volumes.length === 0 || mayBreak(block, opensSection, size / enough)) {
          volumes.push({ sections: [], headings: [], tables: 0, figures: 0 })
          size = 0
        }
        const volume = volumes.at(-1)
        if (volume === undefined) return
        let target = volume.sections.at(-1)
        if (opensSection || target === undefined) {
          target = { title: opensSection ? section.title : null, parts: [] }
          volume.sections.push(target)
          if (opensSection) volume.headings.push({ level: 1, text: section.title })
        }
        let pages = target.parts.at(-1)
        if (pages === undefined || blockIndex === 0) {
          pages = { orientation: part.orientation, blocks: [] }
          target.parts.push(pages)
        }
        pages.blocks.push(block)
        size += JSON.stringify(block).length
        if (block.kind === 'heading') volume.headings.push({ level: block.level, text: block.text })
        if (block.kind === 'table') volume.tables += 1
        if (block.kind === 'figure') volume.figures += 1
      })
    })
  }
  return volumes
}

function mayBreak(block: Block, opensSection: boolean, fullness: number): boolean {
  if (opensSection) return fullness >= 1
  if (block.kind !== 'heading') return false
  return fullness >= (block.level === 2 ? 1 : 1.5)
}
