import { STATUSES, type Status } from '../law/schema'
import type { Counts } from '../matrix/rules'

// Drawn for paper: the light colours of components/ui/tokens.css, which a report's files can't reach.
const GROUNDS: Record<Status, string> = { met: '#D5ECE3', partial: '#FBEBC8', gap: '#F8D8D2', unknown: '#FBFAF7' }
const INKS: Record<Status, string> = { met: '#00523D', partial: '#6B4200', gap: '#861A0D', unknown: '#4A5563' }

const WIDTH = 640
const NAME = 150
const LINE = 20
const BAR = 14
const KEY = 30

/** How many requirements of each country have each status: a bar a country, in the order given. */
export function drawBars(
  rows: readonly { name: string; counts: Counts }[],
  names: Record<Status, string>,
): { svg: string; width: number; height: number } {
  const height = KEY + rows.length * LINE + 4
  // On its own paper: it must also read where what is around it is dark.
  const out: string[] = [`<rect width="${WIDTH}" height="${height}" fill="#FFFFFF"/>`]
  STATUSES.forEach((status, index) => {
    const x = NAME + index * 120
    out.push(box(x, 6, 12, 12, status), label(x + 17, 16, names[status], 'start', INKS[status]))
  })
  rows.forEach(({ name, counts }, index) => {
    const y = KEY + index * LINE
    out.push(label(NAME - 8, y + 11, name, 'end', '#1B1F24'))
    const all = STATUSES.reduce((total, status) => total + counts[status], 0)
    let x = NAME
    for (const status of STATUSES) {
      const width = all === 0 ? 0 : (counts[status] / all) * (WIDTH - NAME - 4)
      if (width === 0) continue
      out.push(box(x, y, width, BAR, status))
      if (width > 16) out.push(label(x + width / 2, y + 11, String(counts[status]), 'middle', INKS[status]))
      x += width
    }
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">${out.join('')}</svg>`
  return { svg, width: WIDTH, height }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function box(x: number, y: number, width: number, height: number, status: Status): string {
  const dashes = status === 'unknown' ? ' stroke-dasharray="3 2"' : ''
  return `<rect x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" fill="${GROUNDS[status]}" stroke="${INKS[status]}" stroke-width="0.8"${dashes}/>`
}

function label(x: number, y: number, text: string, anchor: string, colour: string): string {
  const safe = text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
  return `<text x="${round(x)}" y="${y}" font-family="Public Sans, sans-serif" font-size="11" text-anchor="${anchor}" fill="${colour}">${safe}</text>`
}

const round = (value: number) => Math.round(value * 10) / 10
