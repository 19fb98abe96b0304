import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

const name = (text: string) => PDFName.of(text)

export type ReadPdf = Awaited<ReturnType<typeof readPdf>>

/** What a PDF says of its own structure: tags in reading order, bookmarks, links, fonts. */
export async function readPdf(file: Uint8Array) {
  const parsed = await PDFDocument.load(file, { updateMetadata: false })
  const { context, catalog } = parsed
  const leaves = parsed.getPages().map((page) => page.ref)
  const root = context.lookup(catalog.get(name('StructTreeRoot')), PDFDict)
  const objects = context.enumerateIndirectObjects().map(([, object]) => object)
  return {
    pages: leaves.length,
    lang: textOf(catalog.get(name('Lang'))),
    isMarked:
      context
        .lookupMaybe(catalog.get(name('MarkInfo')), PDFDict)
        ?.get(name('Marked'))
        ?.toString() === 'true',
    metadata: Buffer.from(metadataOf(context, catalog)).toString('utf8'),
    bookmarks: bookmarksOf(context, catalog, leaves),
    tags: tagsOf(context, root),
    ...indexesOf(context, root, leaves),
    links: linksOf(context, leaves),
    dictionaries: objects.filter((object) => object instanceof PDFDict),
  }
}

export const textOf = (value: PDFObject | undefined): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''

function metadataOf(context: PDFContext, catalog: PDFDict): Uint8Array {
  const stream = context.lookup(catalog.get(name('Metadata')))
  if (stream === undefined || !('getContents' in stream) || typeof stream.getContents !== 'function')
    return new Uint8Array()
  return stream.getContents()
}

/** Depth, title and page (from 1) of every bookmark in order; the links between neighbours are followed both ways. */
function bookmarksOf(context: PDFContext, catalog: PDFDict, leaves: PDFRef[]) {
  const found: { level: number; title: string; page: number }[] = []
  const walk = (parent: PDFObject | undefined, level: number) => {
    const above = context.lookupMaybe(parent, PDFDict)
    let before: PDFObject | undefined
    for (let at = above?.get(name('First')); at instanceof PDFRef; ) {
      const item = context.lookup(at, PDFDict)
      if (item.get(name('Prev')) !== before) throw new Error('the bookmarks do not lead back')
      if (item.get(name('Parent')) !== parent) throw new Error('a bookmark is below another')
      const target = context.lookup(item.get(name('Dest')), PDFArray).get(0)
      found.push({
        level,
        title: textOf(item.get(name('Title'))),
        page: target instanceof PDFRef ? leaves.indexOf(target) + 1 : 0,
      })
      walk(at, level + 1)
      before = at
      at = item.get(name('Next'))
    }
    if (above?.get(name('Last')) !== before) throw new Error('the last bookmark is another')
  }
  walk(catalog.get(name('Outlines')), 1)
  return found
}

/** Kinds of the tags in reading order; every one has to say that it is below the one it was found under. */
function tagsOf(context: PDFContext, root: PDFDict): string[] {
  const kinds: string[] = []
  const stack: { at: PDFObject; parent: PDFObject | undefined }[] = [...listOf(context, root.get(name('K')))].map(
    (at) => ({
      at,
      parent: undefined,
    }),
  )
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const element = context.lookup(next.at)
    if (!(element instanceof PDFDict) || element.get(name('S')) === undefined) continue
    if (next.parent !== undefined && element.get(name('P')) !== next.parent) throw new Error('a tag is below another')
    kinds.push(String(element.get(name('S'))).slice(1))
    const parent = next.at
    stack.push(
      ...listOf(context, element.get(name('K')))
        .reverse()
        .map((at) => ({ at, parent })),
    )
  }
  return kinds
}

/** The tree from marked contents to tags has every page's key once; so has the tree of ids each tag's id. */
function indexesOf(context: PDFContext, root: PDFDict, leaves: PDFRef[]) {
  const numbers = entriesOf(context, root.get(name('ParentTree')), 'Nums')
  const keys = numbers.map(([key]) => (key instanceof PDFNumber ? key.asNumber() : -1))
  const asked = leaves.map((leaf) => context.lookup(leaf, PDFDict).lookup(name('StructParents'), PDFNumber).asNumber())
  const ids = entriesOf(context, root.get(name('IDTree')), 'Names')
  const wrongIds = ids.filter(([id, at]) => textOf(context.lookup(at, PDFDict).get(name('ID'))) !== textOf(id)).length
  return { parentKeys: keys, pageKeys: asked, ids: ids.map(([id]) => textOf(id)), wrongIds }
}

function entriesOf(context: PDFContext, tree: PDFObject | undefined, kind: 'Nums' | 'Names'): [PDFObject, PDFObject][] {
  const node = context.lookupMaybe(tree, PDFDict)
  if (node === undefined) return []
  const own = context.lookupMaybe(node.get(name(kind)), PDFArray)?.asArray() ?? []
  const pairs = own.flatMap((key, index): [PDFObject, PDFObject][] => {
    const value = own[index + 1]
    return index % 2 === 0 && value !== undefined ? [[key, value]] : []
  })
  const below = context.lookupMaybe(node.get(name('Kids')), PDFArray)?.asArray() ?? []
  return [...pairs, ...below.flatMap((kid) => entriesOf(context, kid, kind))]
}

/** Every link with the page it is on (from 1): to an address, or to a page of the file. */
function linksOf(context: PDFContext, leaves: PDFRef[]) {
  return leaves.flatMap((leaf, index) => {
    const annotations =
      context.lookupMaybe(context.lookup(leaf, PDFDict).get(name('Annots')), PDFArray)?.asArray() ?? []
    return annotations.flatMap((one) => {
      const link = context.lookup(one, PDFDict)
      if (link.get(name('Subtype')) !== name('Link')) return []
      const target = context.lookupMaybe(link.get(name('Dest')), PDFArray)?.get(0)
      const action = context.lookupMaybe(link.get(name('A')), PDFDict)
      return [
        {
          on: index + 1,
          page: target instanceof PDFRef ? leaves.indexOf(target) + 1 : null,
          address: action === undefined ? null : textOf(action.get(name('URI'))),
        },
      ]
    })
  })
}

function listOf(context: PDFContext, value: PDFObject | undefined): PDFObject[] {
  if (value === undefined) return []
  const held = value instanceof PDFRef ? context.lookup(value) : value
  return held instanceof PDFArray ? held.asArray() : [value]
}

/** What poppler's pdftotext reads; null where it is not installed (the structure is then checked alone). */
export async function pdfText(file: Uint8Array): Promise<string | null> {
  const directory = await mkdtemp(path.join(tmpdir(), 'cotejo-pdf-'))
  try {
    await writeFile(path.join(directory, 'a.pdf'), file)
    const { stdout } = await promisify(execFile)('pdftotext', [path.join(directory, 'a.pdf'), '-'], {
      maxBuffer: 256 * 2 ** 20,
    })
    return stdout
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  } finally {
    await rm(directory, { recursive: true })
  }
}
