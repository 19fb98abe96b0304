import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import { say } from './progress'

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..')
const SANS = 'node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2'
const SERIF = 'node_modules/@fontsource/source-serif-4/files/source-serif-4-latin'
const TARGET = 'app/fonts/public-sans.woff2'
/** Typst takes neither compressed nor variable faces: the reports have each weight as a file of its own. */
const REPORT_FACES = [
  { name: 'public-sans-400', source: SANS, wght: 400 },
  { name: 'public-sans-700', source: SANS, wght: 700 },
  { name: 'source-serif-400', source: `${SERIF}-400-normal.woff2`, wght: undefined },
  { name: 'source-serif-400-italic', source: `${SERIF}-400-italic.woff2`, wght: undefined },
  { name: 'source-serif-700', source: `${SERIF}-700-normal.woff2`, wght: undefined },
]
const REPORT_FONTS = 'app/fonts/report'

/** Printable ASCII and Latin-1: every letter of the four languages but the four below, and the signs the pages use. */
const LATIN = [...range(0x20, 0x7e), ...range(0xa0, 0xff)].map((code) => String.fromCodePoint(code)).join('')
const MORE = 'ŒœŸ–—‘’“”„…•·≤≥←↑→↓↗€′″\u202f\u2009'

/** `npm run fonts`: the text face with the letters and the weights that the pages use, a fifth lighter than as it comes. */
export default async function fonts(): Promise<number> {
  const whole = await readFile(path.join(ROOT, SANS))
  const subset = await subsetFont(whole, LATIN + MORE, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
  })
  await writeFile(path.join(ROOT, TARGET), subset)
  say(`${TARGET}: ${subset.length} bytes (${whole.length} as it comes)`)
  await mkdir(path.join(ROOT, REPORT_FONTS), { recursive: true })
  for (const { name, source, wght } of REPORT_FACES) {
    const face = await subsetFont(await readFile(path.join(ROOT, source)), LATIN + MORE, {
      targetFormat: 'sfnt',
      ...(wght === undefined ? {} : { variationAxes: { wght } }),
    })
    await writeFile(path.join(ROOT, REPORT_FONTS, `${name}.ttf`), face)
    say(`${REPORT_FONTS}/${name}.ttf: ${face.length} bytes`)
  }
  return 0
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
