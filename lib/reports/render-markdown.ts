import { type Block, type Cell, type ReportDocument, type Run, SIGNS, type TableBlock } from './document'

/** The report as Markdown (CommonMark with GitHub's tables). No text of the database is read as markup. */
export function renderMarkdown(document: ReportDocument): string {
  const numbers = { table: 0, figure: 0 }
  const out: string[] = [
    `# ${escapeMarkdown(document.title)}`,
    escapeMarkdown(document.subtitle),
    document.facts.map(({ name, value }) => `- **${escapeMarkdown(name)}:** ${inline(value)}`).join('\n'),
    `## ${escapeMarkdown(document.words.contents)}`,
    document.sections
      .map(({ id, title }, index) => `${index + 1}. [${escapeMarkdown(title)}](#${encodeURIComponent(id)})`)
      .join('\n'),
  ]
  for (const section of document.sections) {
    out.push(`<a id="${encodeURIComponent(section.id)}"></a>`, `## ${escapeMarkdown(section.title)}`)
    for (const { blocks } of section.parts) for (const block of blocks) out.push(blockOf(block, document, numbers))
  }
  return `${out.filter((part) => part !== '').join('\n\n')}\n`
}

function blockOf(block: Block, document: ReportDocument, numbers: { table: number; figure: number }): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${escapeMarkdown(block.text)}`
    case 'paragraph':
      return block.tone === 'note' ? quote(inline(block.runs)) : inline(block.runs)
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n')
    case 'table':
      numbers.table += 1
      return `**${escapeMarkdown(`${document.words.table} ${numbers.table}. ${block.caption}`)}**\n\n${tableOf(block)}`
    case 'figure':
      // A drawing is no text: what it shows is said in words, and the tables have its figures.
      numbers.figure += 1
      return `**${escapeMarkdown(`${document.words.figure} ${numbers.figure}. ${block.caption}`)}**\n\n${escapeMarkdown(block.alt)}`
  }
}

function tableOf({ columns, rows }: TableBlock): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(columns.map(({ kind }) => (kind === 'number' ? '---:' : kind === 'status' ? ':---:' : '---'))),
    ...rows.map((row) =>
      'group' in row
        ? line(columns.map((_, index) => (index === 0 ? `**${escapeMarkdown(row.group)}**` : '')))
        : line(row.cells.map(cellOf)),
    ),
  ].join('\n')
}

function cellOf({ runs, status }: Cell): string {
  const words = inline(runs)
  const sign = status === undefined ? '' : escapeMarkdown(SIGNS[status])
  return [sign, words].filter(Boolean).join(' ')
}

function inline(runs: readonly Run[]): string {
  return runs
    .map(({ text, strong, emphasis, href }) => {
      // Marks of emphasis bind to the word beside them: the spaces stay outside.
      const body = text.trim()
      const before = text.slice(0, text.length - text.trimStart().length)
      const after = text.slice(text.trimEnd().length)
      if (body === '') return escapeMarkdown(text)
      const marks = strong ? '**' : emphasis ? '*' : ''
      const marked = `${marks}${escapeMarkdown(body)}${marks}`
      return `${escapeMarkdown(before)}${href === undefined ? marked : `[${marked}](<${encodeAddress(href)}>)`}${escapeMarkdown(after)}`
    })
    .join('')
}

/** Text as text wherever it stands: in a paragraph, a table's cell or a link. */
export function escapeMarkdown(value: string): string {
  return value
    .replace(/\s+/g, (space) => (/[\r\n\u2028\u2029]/.test(space) ? ' ' : space))
    .replace(/[\\`*_{}[\]<>()#+!|~^$&=-]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
    .replace(/\b(https?|www)(:|\.)/gi, '$1\\$2')
    .replace(/@/g, '\\@')
}

function encodeAddress(href: string): string {
  return href.replace(/[<>\\\s|]/g, (sign) => encodeURIComponent(sign))
}

const quote = (text: string) => `> ${text}`
