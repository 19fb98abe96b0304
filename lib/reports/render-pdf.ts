import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportDocument } from './document'
import { CONTENTS_ADDRESS, PdfJoin } from './pdf-join'
import { type Volume, volumesOf } from './pdf-volumes'

const TEMPLATE = 'lib/reports/report.typ'
const FACES = ['public-sans-400', 'public-sans-700', 'source-serif-400', 'source-serif-400-italic', 'source-serif-700']
/** Depth of the contents: sections and their headings of the second level. */
const CONTENTS_DEPTH = 2

/** Told after each step: `done` of `of`. */
export type Progress = (done: number, of: number) => void

/**
 * The report as PDF/UA-1: tagged, with bookmarks, titles of tables and alternative texts. What it says goes to the
 * template as JSON, so that no text of the database is read as markup. Set volume by volume and joined, so that the
 * memory does not grow with the pages. `root` is where Cotejo's files are.
 */
export async function renderPdf(document: ReportDocument, root: string, progress?: Progress): Promise<Uint8Array> {
  const fonts = await Promise.all(FACES.map((name) => readFile(path.join(root, `app/fonts/report/${name}.ttf`))))
  const template = await readFile(path.join(root, TEMPLATE), 'utf8')
  const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fonts }] })
  const day = Date.parse(`${document.day}T00:00:00Z`) / 1000
  const { sections, facts, ...common } = document

  /** `isWhole`: it begins with a heading of the first level, which Typst's check of PDF/UA asks of every file. */
  const set = async (content: object, isWhole: boolean): Promise<{ file: Uint8Array; pages: number }> => {
    compiler.mapShadow(path.join(root, 'document.json'), Buffer.from(JSON.stringify({ ...common, ...content })))
    const made = compilePages(compiler, template, day, isWhole)
    // What Typst holds of the volume goes when the collector has found its handle, and then only in the next turn.
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 1))
    compiler.evictCache(0)
    return made
  }

  const volumes = volumesOf(sections)
  const headings = volumes.flatMap((volume) => volume.headings)
  const steps = volumes.length + 2
  const front = (pages: number[]) =>
    set({ front: { facts, contents: contentsOf(headings, pages) }, sections: [] }, true)
  // Set once to learn how many pages the cover and the contents take; the numbers in them follow.
  const before = (await front(headings.map(() => 0))).pages
  progress?.(1, steps)
  const join = new PdfJoin()
  const start = { page: before + 1, table: 0, figure: 0 }
  for (const [index, volume] of volumes.entries()) {
    const { file } = await set({ start: { ...start }, sections: volume.sections }, isWhole(volume))
    start.page += (await join.add(file, volume.headings)).pages
    start.table += volume.tables
    start.figure += volume.figures
    progress?.(index + 2, steps)
  }
  const cover = await front(join.headingPages().map((page) => before + page + 1))
  if (cover.pages !== before) throw new Error('the contents take other pages than were counted')
  const whole = await join.finish(cover.file)
  progress?.(steps, steps)
  return whole
}

const isWhole = ({ sections: [first] }: Volume) => first !== undefined && first.title !== null

const contentsOf = (headings: Volume['headings'], pages: number[]) =>
  headings.flatMap(({ level, text }, index) =>
    level > CONTENTS_DEPTH ? [] : [{ level, text, page: pages[index], href: `${CONTENTS_ADDRESS}${index}` }],
  )

function compilePages(compiler: NodeCompiler, template: string, day: number, isWhole: boolean) {
  const compiled = compiler.compile({ mainFileContent: template })
  if (compiled.hasError() || compiled.result === null)
    throw new Error(`the PDF could not be set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`)
  const file = compiler.pdf(compiled.result, {
    creationTimestamp: day,
    ...(isWhole ? { pdfStandard: 'ua-1' } : {}),
  })
  return { file, pages: compiled.result.numOfPages }
}
