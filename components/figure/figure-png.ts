import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** Twice the drawing's own size: sharp on paper too. */
const ZOOM = 2

// Found from where the server was started, as Next itself finds them: neither is part of the bundle.
const WASM = 'node_modules/@resvg/resvg-wasm/index_bg.wasm'
const FONT = 'app/fonts/public-sans.woff2'

let ready: Promise<Uint8Array> | undefined

/** The drawing as a picture, set in the site's own face (in its regular weight). */
export async function encodePng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  ready ??= prepare().catch((error: unknown) => {
    ready = undefined
    throw error
  })
  const face = await ready
  const renderer = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
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

async function prepare(): Promise<Uint8Array> {
  const read = (file: string) => readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file))
  const [wasm, font] = await Promise.all([read(WASM), read(FONT)])
  // In development the module may be loaded anew while the renderer below it is already up.
  await initWasm(wasm).catch((error: unknown) => {
    if (!String(error).includes('Already initialized')) throw error
  })
  return font
}
