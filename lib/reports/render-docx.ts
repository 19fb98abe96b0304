import { Zip, ZipDeflate } from 'fflate'
import type { Block, Cell, FigureBlock, Part, ReportDocument, Run, TableBlock } from './document'
import { SIGNS } from './document'
import {
  APP,
  CONTENT_TYPES,
  DECLARATION,
  escapeXml,
  makeStyles,
  NUMBERING,
  PACKAGE_RELATIONS,
  R,
  SETTINGS,
  W,
  WORD_LANGUAGES,
} from './docx-parts'

/** Turns a drawing into a picture, for Word takes no SVG alone. */
export type EncodePng = (svg: string) => Promise<Uint8Array>

// Twentieths of a point. A4 with margins of 20 mm, and lying with margins of 15 mm.
const PAGES = {
  portrait: { width: 11906, height: 16838, margin: 1134, inner: 11906 - 2 * 1134 },
  landscape: { width: 16838, height: 11906, margin: 850, inner: 16838 - 2 * 850 },
}
const GROUNDS = { met: 'D5ECE3', partial: 'FBEBC8', gap: 'F8D8D2', unknown: 'ECECEA' }
const INKS = { met: '00523D', partial: '6B4200', gap: '861A0D', unknown: '4A5563' }
const EMU_PER_TWIP = 635

/**
 * The report as a Word file. It is written part by part: a matrix of thousands of cells would otherwise stand in memory
 * as a tree of objects, and libraries give links and pictures random names, so that no two files would be equal.
 */
export async function renderDocx(document: ReportDocument, encodePng: EncodePng): Promise<Uint8Array> {
  const figures = document.sections.flatMap(({ parts }) =>
    parts.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'figure')),
  )
  const pictures: Uint8Array[] = []
  for (const { svg } of figures) pictures.push(await encodePng(svg))
  const writer = new Writer(document)
  const zip = new ZipWriter()
  zip.add('[Content_Types].xml', CONTENT_TYPES)
  zip.add('_rels/.rels', PACKAGE_RELATIONS)
  zip.add('docProps/core.xml', coreOf(document))
  zip.add('docProps/app.xml', APP)
  zip.add('word/styles.xml', makeStyles(wordLanguage(document.lang)))
  zip.add('word/numbering.xml', NUMBERING)
  zip.add('word/settings.xml', SETTINGS)
  zip.add('word/footer1.xml', footerOf(document))
  zip.add('word/document.xml', writer.body())
  zip.add('word/_rels/document.xml.rels', writer.relations())
  for (const [index, picture] of pictures.entries()) zip.add(`word/media/image${index + 1}.png`, picture)
  return zip.end()
}

/** The parts one after the other, each compressed as it comes. */
class ZipWriter {
  readonly #chunks: Uint8Array[] = []
  readonly #zip = new Zip((error, chunk) => {
    if (error) throw error
    this.#chunks.push(chunk)
  })

  add(name: string, content: string | Uint8Array | Iterable<string>): void {
    const part = new ZipDeflate(name, { level: 6 })
    // ZIP keeps local time: the same year's first day wherever the file is made.
    part.mtime = new Date(2000, 0, 1)
    this.#zip.add(part)
    const encoder = new TextEncoder()
    const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
    for (const piece of pieces) part.push(typeof piece === 'string' ? encoder.encode(piece) : piece)
    part.push(new Uint8Array(0), true)
  }

  end(): Uint8Array {
    this.#zip.end()
    return Buffer.concat(this.#chunks)
  }
}

const wordLanguage = (lang: string) => WORD_LANGUAGES[lang] ?? lang

class Writer {
  readonly #document: ReportDocument
  readonly #links = new Map<string, string>()
  #tables = 0
  #figures = 0
  #bookmarks = 0

  constructor(document: ReportDocument) {
    this.#document = document
  }

  /** Piece by piece, so that the whole never stands in memory. */
  *body(): Generator<string> {
    const { sections } = this.#document
    yield `${DECLARATION}<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>`
    yield this.#cover()
    let orientation: Part['orientation'] = 'portrait'
    let isFresh = false
    for (const section of sections)
      for (const [index, part] of section.parts.entries()) {
        if (part.orientation !== orientation) {
          yield `<w:p><w:pPr>${sectionOf(orientation)}</w:pPr></w:p>`
          orientation = part.orientation
          isFresh = true
        }
        if (index === 0) yield this.#heading(1, section.title, !isFresh)
        isFresh = false
        for (const block of part.blocks) yield* this.#block(block, part.orientation)
      }
    yield `${sectionOf(orientation)}</w:body></w:document>`
  }

  relations(): string {
    const own = [
      ['rIdStyles', `${R}/styles`, 'styles.xml'],
      ['rIdNumbering', `${R}/numbering`, 'numbering.xml'],
      ['rIdSettings', `${R}/settings`, 'settings.xml'],
      ['rIdFooter', `${R}/footer`, 'footer1.xml'],
      ...Array.from({ length: this.#figures }, (_, index) => [
        `rIdImage${index + 1}`,
        `${R}/image`,
        `media/image${index + 1}.png`,
      ]),
    ].map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    const links = [...this.#links].map(
      ([href, id]) =>
        `<Relationship Id="${id}" Type="${R}/hyperlink" Target="${escapeXml(href)}" TargetMode="External"/>`,
    )
    return `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[...own, ...links].join('')}</Relationships>`
  }

  #cover(): string {
    const { publisher, title, subtitle, facts, words, sections } = this.#document
    // The entries stand in the file, so that it reads without being brought up to date; Word sets the pages when asked.
    let number = 0
    const entries = sections.flatMap((section) => {
      const inner = section.parts.flatMap(({ blocks }) =>
        blocks.filter((block) => block.kind === 'heading').map(({ level, text }) => ({ level, text })),
      )
      return [{ level: 1, text: section.title }, ...inner].map((entry) => ({ ...entry, bookmark: ++number }))
    })
    const shown = entries.filter(({ level }) => level <= 2)
    const begin =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    const contents = shown.map(
      ({ level, text, bookmark }, index) =>
        `<w:p><w:pPr><w:pStyle w:val="TOC${level}"/></w:pPr>${index === 0 ? begin : ''}<w:hyperlink w:anchor="${bookmarkName(bookmark)}" w:history="1"><w:r>${t(text)}</w:r></w:hyperlink>${index === shown.length - 1 ? end : ''}</w:p>`,
    )
    return [
      `<w:p><w:pPr><w:pStyle w:val="Fact"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="0F4C5C"/></w:rPr>${t(publisher)}</w:r></w:p>`,
      `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r>${t(title)}</w:r></w:p>`,
      `<w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr><w:r>${t(subtitle)}</w:r></w:p>`,
      ...facts.map(({ name, value }) => this.#paragraph('Fact', [{ text: `${name}: `, strong: true }, ...value])),
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${this.#paragraph('ContentsHeading', [{ text: words.contents }])}${contents.join('')}</w:sdtContent></w:sdt>`,
    ].join('')
  }

  #heading(level: number, text: string, isOnNewPage = false): string {
    this.#bookmarks += 1
    const id = this.#bookmarks
    return `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/>${isOnNewPage ? '<w:pageBreakBefore/>' : ''}</w:pPr><w:bookmarkStart w:id="${id}" w:name="${bookmarkName(id)}"/><w:r>${t(text)}</w:r><w:bookmarkEnd w:id="${id}"/></w:p>`
  }

  *#block(block: Block, orientation: Part['orientation']): Generator<string> {
    switch (block.kind) {
      case 'heading':
        yield this.#heading(block.level, block.text)
        break
      case 'paragraph':
        yield this.#paragraph(block.tone === 'note' ? 'Note' : undefined, block.runs)
        break
      case 'list':
        for (const item of block.items) yield this.#paragraph('ListBullet', item)
        break
      case 'table':
        this.#tables += 1
        yield this.#caption(this.#document.words.table, this.#tables, block.caption)
        yield* this.#table(block, orientation)
        break
      case 'figure':
        this.#figures += 1
        yield this.#caption(this.#document.words.figure, this.#figures, block.caption)
        yield figureOf(block, this.#figures)
    }
  }

  #caption(word: string, number: number, text: string): string {
    return `<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r>${t(`${word} `)}</w:r><w:fldSimple w:instr=" SEQ ${escapeXml(word)} \\* ARABIC "><w:r>${t(String(number))}</w:r></w:fldSimple><w:r>${t(`. ${text}`)}</w:r></w:p>`
  }

  *#table({ caption, columns, rows, dense }: TableBlock, orientation: Part['orientation']): Generator<string> {
    const total = columns.reduce((sum, { width }) => sum + width, 0)
    const widths = columns.map(({ width }) => Math.floor((width / total) * PAGES[orientation].inner))
    const style = dense ? 'TableDense' : 'TableText'
    const sides = dense ? 30 : 80
    const head = columns.map(({ title, kind }, index) =>
      cellXml({
        width: widths[index] ?? 0,
        align: 'bottom',
        content: this.#paragraph(style, [{ text: title, strong: true }], jcOf(kind, true)),
      }),
    )
    const whole = widths.reduce((sum, one) => sum + one, 0)
    yield `<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="${whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="${sides}" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="${sides}" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/><w:tblCaption w:val="${escapeXml(caption)}"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.join('')}</w:tr>`
    for (const row of rows) {
      if ('group' in row) {
        const content = this.#paragraph(style, [{ text: row.group, strong: true }], '<w:keepNext/>')
        yield `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cellXml({ width: whole, span: columns.length, ground: 'F1EFE9', content })}</w:tr>`
        continue
      }
      const cells = row.cells.map((cell, index) =>
        this.#cell(cell, widths[index] ?? 0, style, columns[index]?.kind ?? 'text'),
      )
      yield `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`
    }
    yield '</w:tbl><w:p><w:pPr><w:spacing w:after="80" w:line="240" w:lineRule="auto"/></w:pPr></w:p>'
  }

  #cell({ runs, status }: Cell, width: number, style: string, kind: string): string {
    if (status === undefined)
      return cellXml({ width, content: this.#paragraph(style, runs, jcOf(kind, runs.length === 0)) })
    const sign = `<w:r><w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:cs="Segoe UI Symbol"/><w:color w:val="${INKS[status]}"/></w:rPr>${t(SIGNS[status] + (runs.length === 0 ? '' : ' '))}</w:r>`
    const jc = jcOf(kind, runs.length === 0)
    const content = `<w:p><w:pPr><w:pStyle w:val="${style}"/>${jc}</w:pPr>${sign}${this.#runs(runs, `<w:color w:val="${INKS[status]}"/>`)}</w:p>`
    return cellXml({ width, ground: GROUNDS[status], content })
  }

  #paragraph(style: string | undefined, runs: readonly Run[], more = ''): string {
    const named = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`
    const properties = named + more
    return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${this.#runs(runs)}</w:p>`
  }

  #runs(runs: readonly Run[], colour = ''): string {
    return runs
      .map(({ text, lang, strong, emphasis, href }) => {
        const properties = [
          href === undefined ? '' : '<w:rStyle w:val="Hyperlink"/>',
          strong ? '<w:b/>' : '',
          emphasis ? '<w:i/>' : '',
          colour,
          lang === undefined ? '' : `<w:lang w:val="${escapeXml(wordLanguage(lang))}"/>`,
        ].join('')
        const run = `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${t(text)}</w:r>`
        return href === undefined ? run : `<w:hyperlink r:id="${this.#link(href)}" w:history="1">${run}</w:hyperlink>`
      })
      .join('')
  }

  #link(href: string): string {
    const known = this.#links.get(href)
    if (known !== undefined) return known
    const id = `rIdLink${this.#links.size + 1}`
    this.#links.set(href, id)
    return id
  }
}

const bookmarkName = (id: number) => `_Toc${String(id).padStart(6, '0')}`

const t = (value: string) => `<w:t xml:space="preserve">${escapeXml(value)}</w:t>`

function jcOf(kind: string, isAlone: boolean): string {
  if (kind === 'number') return '<w:jc w:val="right"/>'
  return kind === 'status' && isAlone ? '<w:jc w:val="center"/>' : ''
}

function cellXml(cell: { width: number; content: string; span?: number; ground?: string; align?: 'bottom' }): string {
  const { width, content, span, ground, align } = cell
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`}${ground === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${ground}"/>`}${align === undefined ? '' : `<w:vAlign w:val="${align}"/>`}</w:tcPr>${content}</w:tc>`
}

function sectionOf(orientation: Part['orientation']): string {
  const { width, height, margin } = PAGES[orientation]
  return `<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:type w:val="nextPage"/><w:pgSz w:w="${width}" w:h="${height}"${orientation === 'landscape' ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="1134" w:right="${margin}" w:bottom="1134" w:left="${margin}" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>`
}

function figureOf({ width, height, alt }: FigureBlock, number: number): string {
  const cx = PAGES.portrait.inner * EMU_PER_TWIP
  const cy = Math.round((cx * height) / width)
  return `<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${number}" name="Figure ${number}" descr="${escapeXml(alt)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="image${number}.png" descr="${escapeXml(alt)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdImage${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

function footerOf({ footer, words }: ReportDocument): string {
  return `${DECLARATION}<w:ftr xmlns:w="${W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r>${t(footer)}</w:r><w:r><w:tab/>${t(`${words.page} `)}</w:r><w:fldSimple w:instr=" PAGE "><w:r>${t('1')}</w:r></w:fldSimple></w:p></w:ftr>`
}

function coreOf({ title, subtitle, publisher, lang, day }: ReportDocument): string {
  const moment = `${day}T00:00:00Z`
  return `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(subtitle)}</dc:subject><dc:creator>${escapeXml(publisher)}</dc:creator><dc:language>${escapeXml(wordLanguage(lang))}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`
}
