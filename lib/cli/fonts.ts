import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import { say } from './progress'

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..')
const SOURCE = 'node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2'
const TARGET = 'app/fonts/public-sans.woff2'

/** Printable ASCII and Latin-1: every letter of the four languages but the four below, and the signs the pages use. */
const LATIN = [...range(0x20, 0x7e), ...range(0xa0, 0xff)].map((code) => String.fromCodePoint(code)).join('')
const MORE = 'ŒœŸ–—‘’“”„…•·≤≥←↑→↓↗€′″\u202f\u2009'

/** `npm run fonts`: the text face with the letters and the weights that the pages use, a fifth lighter than as it comes. */
export default async function fonts(): Promise<number> {
  const whole = await readFile(path.join(ROOT, SOURCE))
  const subset = await subsetFont(whole, LATIN + MORE, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
  })
  await writeFile(path.join(ROOT, TARGET), subset)
  say(`${TARGET}: ${subset.length} bytes (${whole.length} as it comes)`)
  return 0
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
