/** Throws where the browser does not allow it. */
export async function copyText(text: string): Promise<void> {
  // Without HTTPS there is no clipboard but the old one.
  if (navigator.clipboard === undefined) return copyByCommand({ 'text/plain': text })
  await navigator.clipboard.writeText(text)
}

/** What a table's drawn signs say, by the class of what bears them (`met`: cumplido). */
export type Signs = Record<string, string>

/**
 * A table as a word processor takes it (HTML with borders) and as a spreadsheet does (tab-separated text). What is
 * hidden from sight stays out; what only a screen reader is told stands for the drawing that says it.
 */
export async function copyTable(id: string, signs: Signs = {}): Promise<void> {
  const table = document.getElementById(id)
  if (!(table instanceof HTMLTableElement)) throw new Error(`no table ${id}`)
  const parts = { 'text/html': tableHtml(table, signs), 'text/plain': tableText(table, signs) }
  if (typeof ClipboardItem === 'undefined' || navigator.clipboard === undefined) return copyByCommand(parts)
  const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })])
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
}

/** The cells' texts, a line a row; line breaks and tabs within a cell become spaces. */
export function tableText(table: HTMLTableElement, signs: Signs = {}): string {
  return rowsOf(table)
    .map((row) =>
      [...row.cells].flatMap((cell) => [textOf(cell, signs), ...Array(cell.colSpan - 1).fill('')]).join('\t'),
    )
    .join('\n')
}

/** A bare table: no scripts, classes or drawings, addresses in full, borders that a word processor keeps. */
export function tableHtml(table: HTMLTableElement, signs: Signs = {}): string {
  const rows = rowsOf(table).map((row) => {
    const cells = [...row.cells].map((cell) => {
      const tag = cell.tagName.toLowerCase()
      const spans = `${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ''}${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}`
      return `<${tag}${spans} style="border:1px solid #888;padding:2pt 4pt;text-align:left;vertical-align:top">${contentOf(cell, signs)}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const caption = table.caption ? `<caption>${escapeHtml(textOf(table.caption))}</caption>` : ''
  return `<table style="border-collapse:collapse">${caption}${rows.join('')}</table>`
}

function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.rows].filter((row) => row.closest('table') === table && isShown(row))
}

function textOf(element: Element, signs: Signs = {}): string {
  const text = spaced(element).replace(/\s+/g, ' ').trim()
  if (text !== '') return text
  const sign = Object.keys(signs).find((name) => element.querySelector(`.${name}`))
  return sign === undefined ? '' : (signs[sign] ?? '')
}

// `.no-copy`: a link to more, which a copy has no use for. What stands on lines or in boxes of its own is not run together: `CL` and the name behind it.
function spaced(node: Node): string {
  if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : ''
  const { display } = getComputedStyle(node)
  if (display === 'none' || node.matches('svg, script, style, .no-copy')) return ''
  const text = [...node.childNodes].map(spaced).join('')
  return display === 'inline' || display === 'contents' ? text : ` ${text} `
}

function contentOf(cell: Element, signs: Signs): string {
  const links = [...cell.querySelectorAll<HTMLAnchorElement>('a[href]')]
  if (links.length === 1 && links[0] && textOf(links[0]) === textOf(cell))
    return `<a href="${escapeHtml(links[0].href)}">${escapeHtml(textOf(cell, signs))}</a>`
  const blocks = cell.querySelectorAll('p, li, dd, tr')
  if (blocks.length === 0) return escapeHtml(textOf(cell, signs))
  return [...cell.childNodes]
    .map((node) => escapeHtml(spaced(node).replace(/\s+/g, ' ').trim()))
    .filter((text) => text !== '')
    .join('<br>')
}

function isShown(element: Element): boolean {
  return !(element instanceof HTMLElement && element.hidden) && getComputedStyle(element).display !== 'none'
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function copyByCommand(parts: Record<string, string>): void {
  const put = (event: ClipboardEvent) => {
    for (const [type, text] of Object.entries(parts)) event.clipboardData?.setData(type, text)
    event.preventDefault()
  }
  document.addEventListener('copy', put, { once: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', put)
  if (!isDone) throw new Error('the browser does not allow copying')
}
