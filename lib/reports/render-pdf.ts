import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportDocument } from './document'

const TEMPLATE = 'lib/reports/report.typ'
const FACES = ['public-sans-400', 'public-sans-700', 'source-serif-400', 'source-serif-400-italic', 'source-serif-700']

/**
 * The report as PDF/UA-1: tagged, with bookmarks, titles of tables and alternative texts. What it says goes to the
 * template as JSON, so that no text of the database is read as markup. `root` is where Cotejo's files are.
 */
export async function renderPdf(document: ReportDocument, root: string): Promise<Uint8Array> {
  const fonts = await Promise.all(FACES.map((name) => readFile(path.join(root, `app/fonts/report/${name}.ttf`))))
  const template = await readFile(path.join(root, TEMPLATE), 'utf8')
  const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fonts }] })
  compiler.mapShadow(path.join(root, 'document.json'), Buffer.from(JSON.stringify(document)))
  const compiled = compiler.compile({ mainFileContent: template })
  if (compiled.hasError() || compiled.result === null)
    throw new Error(`the PDF could not be set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`)
  const day = Date.parse(`${document.day}T00:00:00Z`) / 1000
  return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: day })
}
