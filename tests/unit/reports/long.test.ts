import { beforeAll, describe, expect, it } from 'vitest'
import { peakBelow } from '@/lib/cli/bench/report'
import { makeReportData, wordsFor } from '@/lib/cli/bench/synthetic-report'
import { buildDocument } from '@/lib/reports/build'
import type { ReportDocument, TableBlock } from '@/lib/reports/document'
import { makeFile } from '@/lib/reports/file-process'
import { volumesOf } from '@/lib/reports/pdf-volumes'
import { pdfText, type ReadPdf, readPdf } from '../../support/pdf'

// The largest report that is promised: 33 countries, 150 requirements. How long it takes is for `npm run bench`.

const MOST_MEMORY_KB = 500 * 1024

let report: ReportDocument
let file: Buffer
let pdf: ReadPdf
let mostMemory = 0
const steps: number[] = []

beforeAll(async () => {
  report = await buildDocument(makeReportData(33, 150), wordsFor('es'))
  file = await makeFile(report, 'pdf', {
    progress: (done) => {
      steps.push(done)
      mostMemory = Math.max(mostMemory, peakBelow())
    },
  })
  pdf = await readPdf(file)
}, 240_000)

const blocks = () => report.sections.flatMap(({ parts }) => parts.flatMap((part) => part.blocks))
const headings = () =>
  report.sections.flatMap(({ title, parts }) => [
    { level: 1, title },
    ...parts.flatMap((part) =>
      part.blocks.flatMap((block) => (block.kind === 'heading' ? [{ level: block.level, title: block.text }] : [])),
    ),
  ])

describe('volumes', () => {
  it('hold every block once and in order, whatever their size', () => {
    for (const enough of [1, 5_000, 100_000, Number.POSITIVE_INFINITY]) {
      const volumes = volumesOf(report.sections, enough)
      const inOrder = volumes.flatMap(({ sections }) =>
        sections.flatMap(({ parts }) => parts.flatMap((part) => part.blocks)),
      )
      expect(inOrder).toEqual(blocks())
      expect(volumes.flatMap((volume) => volume.headings.map(({ level, text: title }) => ({ level, title })))).toEqual(
        headings(),
      )
      const titles = volumes.flatMap(({ sections }) => sections.flatMap(({ title }) => (title === null ? [] : [title])))
      expect(titles).toEqual(report.sections.map(({ title }) => title))
    }
  })

  it('begin with a section or a heading, and never end with one', () => {
    const volumes = volumesOf(report.sections)
    expect(volumes.length).toBeGreaterThan(10)
    for (const { sections } of volumes) {
      const [first] = sections
      expect(first?.title !== null || first?.parts[0]?.blocks[0]?.kind === 'heading').toBe(true)
      expect(sections.at(-1)?.parts.at(-1)?.blocks.at(-1)?.kind).not.toBe('heading')
    }
  })
})

describe('a PDF of many volumes', () => {
  it('is made within its memory, and tells how far it is', () => {
    expect(mostMemory).toBeGreaterThan(100 * 1024)
    expect(mostMemory).toBeLessThan(MOST_MEMORY_KB)
    expect(steps).toEqual(steps.map((_, index) => index + 1))
    expect(steps).toHaveLength(volumesOf(report.sections).length + 2)
  })

  it('is one document: every tag in its place, every index complete', () => {
    expect(pdf.tags.filter((kind) => kind === 'Document')).toHaveLength(1)
    const tables = blocks().filter((block): block is TableBlock => block.kind === 'table')
    expect(pdf.tags.filter((kind) => kind === 'Table')).toHaveLength(tables.length)
    expect(pdf.tags.filter((kind) => kind === 'TD')).toHaveLength(
      tables.flatMap(({ rows }) => rows).reduce((sum, row) => sum + ('group' in row ? 1 : row.cells.length), 0),
    )
    expect(pdf.tags.filter((kind) => /^H\d$/.test(kind)).slice(1)).toEqual(headings().map(({ level }) => `H${level}`))
    expect(new Set(pdf.parentKeys).size).toBe(pdf.parentKeys.length)
    expect(pdf.parentKeys).toEqual([...pdf.parentKeys].sort((a, b) => a - b))
    expect(new Set(pdf.pageKeys).size).toBe(pdf.pages)
    for (const key of pdf.pageKeys) expect(pdf.parentKeys).toContain(key)
    expect(new Set(pdf.ids).size).toBe(pdf.ids.length)
    expect(pdf.ids).toEqual([...pdf.ids].sort())
    expect(pdf.wrongIds).toBe(0)
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('has bookmarks and contents that lead to the right pages, numbered throughout', async () => {
    expect(pdf.bookmarks.map(({ level, title }) => ({ level, title }))).toEqual(headings())
    const inContents = pdf.bookmarks.filter(({ level }) => level <= 2)
    expect(pdf.links.flatMap(({ page }) => page ?? [])).toEqual(inContents.map(({ page }) => page))
    const text = await pdfText(file)
    if (text === null) return
    const pages = text.split('\f').map((page) => page.replace(/\s+/g, ' '))
    const front = pages.slice(0, (pdf.bookmarks[0]?.page ?? 1) - 1).join(' ')
    for (const { title, page } of inContents) {
      expect(pages[page - 1]).toContain(title)
      expect(front).toMatch(new RegExp(`${escaped(title)}[ .\u00a0]+${page}\\b`))
    }
    for (let page = 1; page <= pdf.pages; page++) expect(pages[page - 1]).toContain(`página ${page}`)
    const numbers = [...text.matchAll(/^\s*Tabla (\d+):/gm)].map(([, number]) => Number(number))
    const tables = blocks().filter(({ kind }) => kind === 'table').length
    expect(numbers).toEqual(Array.from({ length: tables }, (_, index) => index + 1))
  })
})

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
