import {
  type Block,
  type Cell,
  type FigureBlock,
  type ReportDocument,
  type ReportSection,
  type Run,
  SIGNS,
  type TableBlock,
} from './document'

/** The report as one HTML file that needs nothing else: no script, no picture, no face from elsewhere. */
export function renderHtml(document: ReportDocument): string {
  const numbers = { table: 0, figure: 0, heading: 0 }
  const body = document.sections.map((section) => sectionOf(section, document, numbers)).join('\n')
  return `<!doctype html>
<html lang="${escapeHtml(document.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="date" content="${escapeHtml(document.day)}">
<title>${escapeHtml(document.title)} · ${escapeHtml(document.publisher)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="publisher">${escapeHtml(document.publisher)}</p>
<h1>${escapeHtml(document.title)}</h1>
<p class="subtitle">${escapeHtml(document.subtitle)}</p>
<dl>${document.facts.map(({ name, value }) => `<div><dt>${escapeHtml(name)}</dt><dd>${inline(value)}</dd></div>`).join('')}</dl>
</header>
<nav aria-labelledby="contents"><h2 id="contents">${escapeHtml(document.words.contents)}</h2>
<ol>${document.sections.map(({ id, title }) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(title)}</a></li>`).join('')}</ol>
</nav>
<main>
${body}
</main>
<footer><p>${escapeHtml(document.footer)}</p></footer>
</body>
</html>
`
}

type Numbers = { table: number; figure: number; heading: number }

function sectionOf({ id, title, parts }: ReportSection, document: ReportDocument, numbers: Numbers): string {
  const blocks = parts.flatMap((part) => part.blocks).map((block) => blockOf(block, document, numbers))
  return `<section aria-labelledby="${escapeHtml(id)}"><h2 id="${escapeHtml(id)}">${escapeHtml(title)}</h2>\n${blocks.join('\n')}</section>`
}

function blockOf(block: Block, document: ReportDocument, numbers: Numbers): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${escapeHtml(block.text)}</h${block.level + 1}>`
    case 'paragraph':
      return `<p${block.tone === 'note' ? ' class="note"' : ''}>${inline(block.runs)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`
    case 'table':
      numbers.table += 1
      return tableOf(block, `${document.words.table} ${numbers.table}. ${block.caption}`, document)
    case 'figure':
      numbers.figure += 1
      return figureOf(block, `${document.words.figure} ${numbers.figure}. ${block.caption}`)
  }
}

function tableOf({ columns, rows, dense }: TableBlock, caption: string, document: ReportDocument): string {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const cols = columns.map(({ width }) => `<col style="width:${((width / total) * 100).toFixed(2)}%">`).join('')
  const head = columns.map(({ title, kind }) => `<th scope="col" class="${kind}">${escapeHtml(title)}</th>`).join('')
  const body = rows.map((row) => {
    if ('group' in row)
      return `<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${escapeHtml(row.group)}</th></tr>`
    return `<tr>${row.cells.map((cell, index) => cellOf(cell, columns[index]?.kind ?? 'text', index === 0, document)).join('')}</tr>`
  })
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table${dense ? ' class="dense"' : ''}><caption>${escapeHtml(caption)}</caption><colgroup>${cols}</colgroup>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`
}

function cellOf({ runs, status }: Cell, kind: string, isFirst: boolean, document: ReportDocument): string {
  const words = inline(runs)
  if (isFirst && status === undefined) return `<th scope="row" class="${kind}">${words}</th>`
  if (status === undefined) return `<td class="${kind}">${words}</td>`
  // Where the word does not stand beside it, the sign has it as its name.
  const name = escapeHtml(document.words.status[status])
  const sign =
    runs.length === 0
      ? `<span role="img" aria-label="${name}" title="${name}">${SIGNS[status]}</span>`
      : `<span aria-hidden="true">${SIGNS[status]}</span> ${words}`
  return `<td class="${kind} ${status}">${sign}</td>`
}

function figureOf({ svg, alt, width, height }: FigureBlock, caption: string): string {
  const data = Buffer.from(svg, 'utf8').toString('base64')
  return `<figure><img src="data:image/svg+xml;base64,${data}" alt="${escapeHtml(alt)}" width="${width}" height="${height}"><figcaption>${escapeHtml(caption)}</figcaption></figure>`
}

function inline(runs: readonly Run[]): string {
  return runs
    .map(({ text, lang, strong, emphasis, href }) => {
      let html = escapeHtml(text)
      if (strong) html = `<strong>${html}</strong>`
      if (emphasis) html = `<em>${html}</em>`
      if (href !== undefined) html = `<a href="${escapeHtml(href)}">${html}</a>`
      return lang === undefined ? html : `<span lang="${escapeHtml(lang)}">${html}</span>`
    })
    .join('')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

// The file stands alone: it can't take the site's tokens, so it has its own copy of the few colours that it needs.
const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1b1f24;--rule:#d9d6ce;--accent:#0f4c5c;--soft:#4a5563;--band:#f1efe9;
--met:#d5ece3;--met-ink:#00523d;--partial:#fbebc8;--partial-ink:#6b4200;--gap:#f8d8d2;--gap-ink:#861a0d;--unknown:#ececea;--unknown-ink:#4a5563}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e8e6e1;--rule:#2e3338;--accent:#7fc4d4;--soft:#b4bac2;--band:#1e2327;
--met:#123b30;--met-ink:#a8e0cb;--partial:#43310b;--partial-ink:#f4d48a;--gap:#4a1c16;--gap-ink:#f6b9ae;--unknown:#23282d;--unknown-ink:#b4bac2}}
body{margin:0 auto;padding:2rem 1rem 4rem;max-width:75rem;background:var(--paper);color:var(--ink);font:17px/1.6 "Source Serif 4",Georgia,"Times New Roman",serif}
h1,h2,h3,h4,nav,dl,table,footer,figcaption,.publisher{font-family:"Public Sans","Segoe UI",system-ui,sans-serif}
h1{font-size:30px;line-height:1.2;margin:.2em 0}h2{font-size:22px;margin:2.5em 0 .6em;border-bottom:1px solid var(--rule);padding-bottom:.2em}h3{font-size:17px;margin:2em 0 .5em}h4{font-size:15px;margin:1.5em 0 .4em}
a{color:var(--accent)}.publisher{color:var(--accent);font-weight:700;margin:0}.subtitle{font-size:1.1em;margin:.3em 0 1em}
p,ul,.note{max-width:70ch}.note{border-left:3px solid var(--accent);padding-left:1em}
dl{font-size:15px}dl div{display:flex;gap:.5em;flex-wrap:wrap}dt{font-weight:700}dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:1.5em 0}table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.35;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;padding:.4em 0}th,td{padding:.35em .5em;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:700;vertical-align:bottom;border-bottom:2px solid var(--soft)}.group th{background:var(--band);font-weight:700}
.number{text-align:right}.dense{font-size:13px}.dense th,.dense td{padding:.2em .3em}.dense .status{text-align:center}
.met{background:var(--met);color:var(--met-ink)}.partial{background:var(--partial);color:var(--partial-ink)}.gap{background:var(--gap);color:var(--gap-ink)}.unknown{background:var(--unknown);color:var(--unknown-ink)}
figure{margin:1.5em 0}figure img{max-width:100%;height:auto;background:#fbfaf7}figcaption{font-size:14px;font-weight:700}
footer{margin-top:4em;color:var(--soft);font-size:14px}
@media print{body{max-width:none;padding:0;font-size:10pt;background:#fff}thead{display:table-header-group}tr,figure{break-inside:avoid}h2,h3,h4,caption{break-after:avoid}.scroll{overflow:visible}.met,.partial,.gap,.unknown{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`
