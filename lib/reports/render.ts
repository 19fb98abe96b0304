import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Format, ReportDocument } from './document'
import { renderDocx } from './render-docx'
import { renderHtml } from './render-html'
import { renderMarkdown } from './render-markdown'
import { type Progress, renderPdf } from './render-pdf'

/** The report as a file of a format. `root` is where Cotejo's own files are; `progress` hears of the long ones. */
export async function renderDocument(
  document: ReportDocument,
  format: Format,
  root: string,
  progress?: Progress,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return renderDocx(document, await pictureMaker(root))
    case 'pdf':
      return renderPdf(document, root, progress)
    case 'html':
      return new TextEncoder().encode(renderHtml(document))
    case 'md':
      return new TextEncoder().encode(renderMarkdown(document))
  }
}

let ready: Promise<void> | undefined

async function pictureMaker(root: string): Promise<(svg: string) => Promise<Uint8Array>> {
  const face = await readFile(path.join(root, 'app/fonts/report/public-sans-400.ttf'))
  ready ??= readFile(path.join(root, 'node_modules/@resvg/resvg-wasm/index_bg.wasm')).then((wasm) => initWasm(wasm))
  await ready
  return async (svg) => {
    const renderer = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: 3 },
      background: '#ffffff',
      font: { fontBuffers: [face], defaultFontFamily: 'Public Sans', sansSerifFamily: 'Public Sans' },
    })
    const image = renderer.render()
    try {
      return new Uint8Array(image.asPng())
    } finally {
      image.free()
      renderer.free()
    }
  }
}
