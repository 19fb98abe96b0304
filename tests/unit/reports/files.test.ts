import { PDFName } from '@cantoo/pdf-lib'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeReportData, wordsFor } from '@/lib/cli/bench/synthetic-report'
import { buildDocument } from '@/lib/reports/build'
import { FORMATS, type Format, type ReportDocument, type TableBlock } from '@/lib/reports/document'
import { FileFailure, makeFile } from '@/lib/reports/file-process'
import { renderDocument } from '@/lib/reports/render'
import { elements, requireWellFormed, textOf } from '../../support/markup'
import { pdfText, type ReadPdf, readPdf, textOf as textOfPdf } from '../../support/pdf'

const ROOT = process.cwd()
/** What would be markup in one of the formats, were it not escaped. */
const HOSTILE = 'Ley <b>1</b> & "dos" #panic() $x$ *y* _z_ | [w](u) \\'

let report: ReportDocument
const files = new Map<Format, Uint8Array>()
const fileOf = (format: Format) => files.get(format) ?? new Uint8Array()

beforeAll(async () => {
  const data = makeReportData(3, 8)
  data.entries.notes = [{ section: 'introduction', version: 1, body: { es: HOSTILE } }]
  report = await buildDocument(data, wordsFor('es'))
  for (const format of FORMATS) files.set(format, await renderDocument(report, format, ROOT))
}, 60_000)

const tables = () =>
  report.sections
    .flatMap(({ parts }) => parts.flatMap(({ blocks }) => blocks))
    .filter((block): block is TableBlock => block.kind === 'table')

const headings = () =>
  report.sections.flatMap(({ title, parts }) => [
    { level: 1, text: title },
    ...parts.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'heading' ? [{ level: block.level, text: block.text }] : [])),
    ),
  ])

describe('every format', () => {
  it.each(FORMATS)('is the same to the byte when it is made again (%s)', async (format) => {
    const again = await buildDocument(
      (() => {
        const data = makeReportData(3, 8)
        data.entries.notes = [{ section: 'introduction', version: 1, body: { es: HOSTILE } }]
        return data
      })(),
      wordsFor('es'),
    )
    const made = await renderDocument(again, format, ROOT)
    expect(Buffer.compare(Buffer.from(made), Buffer.from(fileOf(format)))).toBe(0)
  })

  it('is another where one word is', async () => {
    const other = { ...report, title: `${report.title}.` }
    for (const format of FORMATS)
      expect(
        Buffer.compare(Buffer.from(await renderDocument(other, format, ROOT)), Buffer.from(fileOf(format))),
      ).not.toBe(0)
  })
})

describe('the Word file', () => {
  const partOf = (name: string) => {
    const part = unzipSync(fileOf('docx'))[name]
    if (part === undefined) throw new Error(`no ${name}`)
    return strFromU8(part)
  }

  it('is a package whose parts are well-formed, named and all there', () => {
    const parts = unzipSync(fileOf('docx'))
    for (const [name, content] of Object.entries(parts))
      if (!name.endsWith('.png')) requireWellFormed(strFromU8(content))
    for (const [, target = ''] of partOf('word/_rels/document.xml.rels').matchAll(/Target="([^"]*)"(?! TargetMode)/g))
      expect(Object.keys(parts)).toContain(`word/${target}`)
    for (const [, name = ''] of partOf('[Content_Types].xml').matchAll(/PartName="\/([^"]*)"/g))
      expect(Object.keys(parts)).toContain(name)
    const known = [...partOf('word/_rels/document.xml.rels').matchAll(/Id="([^"]*)"/g)].map(([, id]) => id)
    for (const [, id] of partOf('word/document.xml').matchAll(/r:(?:id|embed)="([^"]*)"/g)) expect(known).toContain(id)
    expect(new Set(known).size).toBe(known.length)
  })

  it('has real headings, and contents that lead to each of the first two levels', () => {
    const body = partOf('word/document.xml')
    const found = elements(body, 'w:p').flatMap((paragraph) => {
      const level = /<w:pStyle w:val="Heading(\d)"\/>/.exec(paragraph)?.[1]
      return level === undefined ? [] : [{ level: Number(level), text: textOf(paragraph) }]
    })
    expect(found).toEqual(headings())
    expect(body).toContain('<w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText>')
    const bookmarks = [...body.matchAll(/<w:bookmarkStart w:id="\d+" w:name="([^"]*)"/g)].map(([, name]) => name)
    expect(new Set(bookmarks).size).toBe(found.length)
    const entries = elements(body, 'w:p').filter((one) => /<w:pStyle w:val="TOC\d"\/>/.test(one))
    expect(entries.map(textOf)).toEqual(found.filter(({ level }) => level <= 2).map(({ text }) => text))
    for (const entry of entries) expect(bookmarks).toContain(/w:anchor="([^"]*)"/.exec(entry)?.[1])
  })

  it('has every table with a numbered caption, a head that repeats, a title and as many cells as columns', () => {
    const body = partOf('word/document.xml')
    const captions = elements(body, 'w:p').filter((one) => one.includes('<w:pStyle w:val="Caption"/>'))
    expect(captions.filter((one) => one.includes(' SEQ Tabla ')).map(textOf)).toEqual(
      tables().map(({ caption }, index) => `Tabla ${index + 1}. ${caption}`),
    )
    const found = elements(body, 'w:tbl')
    expect(found).toHaveLength(tables().length)
    tables().forEach(({ columns, rows, caption }, index) => {
      const table = found[index] ?? ''
      const lines = elements(table, 'w:tr')
      expect(lines).toHaveLength(rows.length + 1)
      expect(lines[0]).toContain('<w:tblHeader/>')
      expect(lines.slice(1).join('')).not.toContain('<w:tblHeader/>')
      expect(elements(lines[0] ?? '', 'w:tc').map(textOf)).toEqual(columns.map(({ title }) => title))
      expect(table.match(/<w:gridCol /g)).toHaveLength(columns.length)
      expect(table).toContain('<w:tblCaption w:val=')
      rows.forEach((row, at) => {
        const cells = elements(lines[at + 1] ?? '', 'w:tc')
        expect(cells, caption).toHaveLength('group' in row ? 1 : columns.length)
        if ('group' in row) expect(cells[0]).toContain(`<w:gridSpan w:val="${columns.length}"/>`)
      })
    })
  })

  it('lays the matrices on their side, with a page number at the foot of every page', () => {
    const body = partOf('word/document.xml')
    const sections = elements(body, 'w:sectPr')
    const orientations = sections.map((one) => (one.includes('w:orient="landscape"') ? 'landscape' : 'portrait'))
    const expected: string[] = ['portrait']
    for (const { orientation } of report.sections.flatMap(({ parts }) => parts))
      if (expected.at(-1) !== orientation) expected.push(orientation)
    expect(orientations).toEqual(expected)
    for (const section of sections) expect(section).toContain('<w:footerReference w:type="default" r:id="rIdFooter"/>')
    expect(partOf('word/footer1.xml')).toContain('w:instr=" PAGE "')
  })

  it('says in words what the figure shows, in a picture that is one', () => {
    const body = partOf('word/document.xml')
    expect(body).toMatch(/<wp:docPr id="1" name="Figure 1" descr="Barras, una por país[^"]{20,}"\/>/)
    expect([...(unzipSync(fileOf('docx'))['word/media/image1.png'] ?? [])].slice(1, 4)).toEqual([0x50, 0x4e, 0x47])
  })

  it('has the words as they are, whatever they hold', () => {
    expect(textOf(partOf('word/document.xml'))).toContain(HOSTILE)
    expect(partOf('docProps/core.xml')).toContain('2026-11-21T00:00:00Z')
  })
})

describe('the PDF', () => {
  let pdf: ReadPdf
  const count = (kind: string) => pdf.tags.filter((one) => one === kind).length
  beforeAll(async () => {
    pdf = await readPdf(fileOf('pdf'))
  })

  it('is tagged and says so: PDF/UA-1, a language, a title, tables with heads', () => {
    expect(pdf.isMarked).toBe(true)
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.lang).toBe('es')
    expect(count('Table')).toBe(tables().length)
    expect(count('TH')).toBe(tables().reduce((sum, { columns }) => sum + columns.length, 0))
    // The contents have a heading of their own.
    expect(pdf.tags.filter((kind) => /^H\d$/.test(kind))).toEqual(['H1', ...headings().map(({ level }) => `H${level}`)])
    expect(count('Figure')).toBe(1)
    expect(pdf.dictionaries.some((one) => /^Barras, una por país/.test(textOfPdf(one.get(PDFName.of('Alt')))))).toBe(
      true,
    )
  })

  it('has a bookmark for every heading, and contents that lead to each of the first two levels', () => {
    expect(pdf.bookmarks.map(({ level, title }) => ({ level, text: title }))).toEqual(headings())
    const led = pdf.links.flatMap(({ page }) => (page === null ? [] : [page]))
    expect(led).toEqual(pdf.bookmarks.flatMap(({ level, page }) => (level <= 2 ? [page] : [])))
    for (const { address } of pdf.links) expect(address ?? '').not.toContain('contents.invalid')
  })

  it('has text that can be read back', async () => {
    // Every face has the table from glyphs to letters, without which a text could be neither selected nor searched.
    const faces = pdf.dictionaries.filter((one) => one.get(PDFName.of('Subtype')) === PDFName.of('Type0'))
    expect(faces.length).toBeGreaterThan(2)
    for (const face of faces) expect(face.get(PDFName.of('ToUnicode'))).toBeDefined()
    const text = await pdfText(fileOf('pdf'))
    if (text === null) return
    const squeezed = text.replace(/\s+/g, ' ')
    for (const { text: title } of headings()) expect(squeezed).toContain(title)
    expect(squeezed).toContain(HOSTILE)
    expect(squeezed).toContain('Tabla 1: Estado de los requisitos por país')
  })
})

describe('the HTML file', () => {
  it('needs nothing else and runs nothing', () => {
    const html = Buffer.from(fileOf('html')).toString('utf8')
    expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(/i)
    for (const [, source = ''] of html.matchAll(/\bsrc="([^"]*)"/g))
      expect(source).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(html).toContain('Ley &lt;b&gt;1&lt;/b&gt; &amp; &quot;dos&quot;')
    expect(html).toContain('<html lang="es">')
    for (const { id } of report.sections) expect(html).toContain(`<h2 id="${id}">`)
    expect(html.match(/<caption>/g)).toHaveLength(tables().length)
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the Markdown file', () => {
  it('has every table as one, each line with the same number of cells', () => {
    const lines = Buffer.from(fileOf('md')).toString('utf8').split('\n')
    const heads = lines.flatMap((line, index) => (/^\|( :?-+:? \|)+$/.test(line) ? [index] : []))
    expect(heads).toHaveLength(tables().length)
    tables().forEach(({ columns, rows }, index) => {
      const at = heads[index] ?? 0
      for (const line of lines.slice(at - 1, at + 1 + rows.length))
        expect(line.replace(/\\[\\|]/g, '').split('|')).toHaveLength(columns.length + 2)
    })
    expect(lines.filter((line) => /^#{2,4} /.test(line))).toHaveLength(headings().length + 1)
  })
})

describe('the process that makes a file', () => {
  it('makes the very file', async () => {
    const made = await makeFile(report, 'docx')
    expect(Buffer.compare(made, Buffer.from(fileOf('docx')))).toBe(0)
  }, 60_000)

  it('ends when the reader leaves, and hands on nothing', async () => {
    const leaving = new AbortController()
    const made = makeFile(report, 'pdf', { signal: leaving.signal })
    leaving.abort()
    await expect(made).rejects.toThrow(/abort/i)
    await expect(makeFile(report, 'pdf', { signal: leaving.signal })).rejects.toThrow(/abort/i)
  }, 60_000)

  it('writes nothing to disk: a full one does not stop it', async () => {
    const before = process.env.TMPDIR
    process.env.TMPDIR = '/dev/null/full'
    try {
      const made = await makeFile(report, 'pdf')
      expect(Buffer.compare(made, Buffer.from(fileOf('pdf')))).toBe(0)
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
  }, 60_000)

  it('tells each step of a long one', async () => {
    const steps: string[] = []
    await makeFile(report, 'pdf', { progress: (done, of) => steps.push(`${done}/${of}`) })
    expect(steps).toEqual(['1/3', '2/3', '3/3'])
  }, 60_000)

  it('says why where it fails, and hands on nothing', async () => {
    const wrong = { ...report, day: 'never' }
    await expect(makeFile(wrong, 'pdf')).rejects.toThrow(FileFailure)
  }, 60_000)
})
