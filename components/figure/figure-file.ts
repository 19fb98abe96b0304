import { type Drawing, type Item, round } from './drawing'
import { wrapText } from './fit-text'

/** What stands around the chart in a file that has left its page. */
export type FigureFrame = {
  lang: string
  title: string
  subtitle: string
  /** For who can't see it: what the figure shows. */
  description: string
  /** What the letters and signs mean, a line each; a sample of a mark has a place of 30 by 14 before its line. */
  key: { text: string; sample?: Item[] }[]
  source: string
}

// A file has no stylesheet of the page's: the light colours of components/ui/tokens.css, which a test holds equal.
export const FILE_COLOURS = {
  paper: '#fbfaf7',
  ink: '#1b1f24',
  quiet: '#4a5563',
  rule: '#d9d6ce',
  accent: '#0f4c5c',
  met: '#d5ece3',
  'met-ink': '#00523d',
  partial: '#fbebc8',
  'partial-ink': '#6b4200',
  gap: '#f8d8d2',
  'gap-ink': '#861a0d',
  'step-0': '#e9ecea',
  'step-1': '#c3d6d9',
  'step-2': '#8fb4bb',
  'step-3': '#447a86',
  'step-4': '#0f4c5c',
  'on-dark-step': '#ffffff',
  land: '#eeece6',
} as const

const c = FILE_COLOURS
const STYLE = `
text{font-family:'Public Sans',system-ui,sans-serif;font-size:12.5px;fill:${c.ink}}
.fig-title{font-size:20px;font-weight:600}.fig-subtitle{font-size:14px}.fig-key,.fig-source{fill:${c.quiet}}
`

const MARGIN = 24
const LINE = 18
const SAMPLE = 38

/** The figure as a file that stands alone: title, chart, key and source, in the light colours. `style` is of its roles. */
export function figureFile(
  drawing: Drawing,
  { lang, title, subtitle, description, key, source }: FigureFrame,
  style: string,
): string {
  const width = drawing.width + 2 * MARGIN
  const lines: Item[] = []
  let y = MARGIN
  const write = (role: string, text: string, size: number, step: number, indent = 0) => {
    for (const line of wrapText(text, drawing.width - indent, size)) {
      y += step
      lines.push({ tag: 'text', role, x: MARGIN + indent, y, anchor: 'start', text: line })
    }
  }
  write('title', title, 20, 24)
  write('subtitle', subtitle, 14, 21)
  const chartTop = y + 14
  y = chartTop + drawing.height + 6
  const samples: string[] = []
  for (const { text, sample } of key) {
    const indent = sample === undefined ? 0 : SAMPLE
    if (sample !== undefined)
      samples.push(`<g transform="translate(${MARGIN} ${round(y + 5)})">`, ...sample.map(writeItem), '</g>')
    write('key', text, 12.5, LINE, indent)
  }
  y += 6
  write('source', source, 12.5, LINE)
  const height = Math.ceil(y + MARGIN)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${lang}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="desc">${escapeXml(description)}</desc>`,
    `<style>${STYLE}${style}</style>`,
    `<rect width="${width}" height="${height}" fill="${c.paper}"/>`,
    ...lines.map(writeItem),
    `<g transform="translate(${MARGIN} ${chartTop})">`,
    ...drawing.items.map(writeItem),
    '</g>',
    ...samples,
    '</svg>',
    '',
  ].join('\n')
}

function writeItem(item: Item): string {
  if (item.tag === 'path') {
    const place = `translate(${round(item.x)} ${round(item.y)})`
    return `<path class="fig-${item.role}" transform="${place}" d="${escapeXml(item.d)}"/>`
  }
  const { target: _, ...shape } = item
  const { tag, role, text, anchor, ...numbers }: Partial<Record<string, string | number>> = shape
  const places = Object.entries(numbers).map(([name, value]) => ` ${name}="${round(Number(value))}"`)
  const open = `<${tag} class="fig-${role}"${places.join('')}`
  if (text === undefined) return `${open}/>`
  return `${open} text-anchor="${anchor}">${escapeXml(String(text))}</text>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
