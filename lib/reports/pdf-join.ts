import { createHash } from 'node:crypto'
import {
  PDFContext as Context,
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFCrossRefStream,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'

// Joins the volumes of a report into one tagged PDF. What makes a file one document is made anew: the tree of pages,
// the tree of tags with its index of marked contents and of ids, the bookmarks. All else is taken over as it is, object
// by object, under new numbers, and written at once: only one volume is held at a time.

/** The contents' links lead here, with the heading's index behind, until the headings' places are known. */
export const CONTENTS_ADDRESS = 'https://contents.invalid/'

const OBJECTS_PER_STREAM = 200

export type Heading = { level: number; text: string }
type Bookmark = { level: number; title: PDFObject; dest: PDFObject; page: number }
type Added = { pages: PDFRef[]; elements: PDFObject[] }

/** An entry of the table of objects: 0 free, 1 at an offset, 2 in a stream of objects. */
type TableEntry = Parameters<typeof PDFCrossRefStream.of>[1][number]

const name = (text: string) => PDFName.of(text)

export class PdfJoin {
  private readonly chunks: Uint8Array[] = []
  private size = 0
  private last = 0
  private readonly entries: ({ ref: PDFRef; offset: number } | { ref: PDFRef; stream: PDFRef; index: number })[] = []
  private readonly volumes: Added[] = []
  private readonly parentNodes: PDFRef[] = []
  private readonly idNodes: PDFRef[] = []
  private readonly bookmarks: Bookmark[] = []
  private nextKey = 0
  private pages = 0
  private readonly scratch: PDFContext = Context.create()
  private readonly pagesRef = this.newRef()
  private readonly rootRef = this.newRef()
  private readonly documentRef = this.newRef()

  constructor() {
    // The second line tells programs that move files that these are not letters.
    this.write(Buffer.from([...Buffer.from('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]))
  }

  /** Adds a volume behind those before. `headings` are those it was set with, in order. */
  async add(file: Uint8Array, headings: Heading[]): Promise<{ pages: number }> {
    const volume = await this.take(file)
    const found = bookmarksOf(volume.context, volume.catalog)
    if (found.length !== headings.length)
      throw new Error(`a volume of ${headings.length} headings has ${found.length} bookmarks`)
    found.forEach(({ title, dest }, index) => {
      const target = volume.context.lookup(dest, PDFArray).get(0)
      const page = target instanceof PDFRef ? volume.leaves.indexOf(target) : -1
      if (page < 0) throw new Error('a bookmark leads to no page')
      this.bookmarks.push({
        level: headings[index]?.level ?? 1,
        title,
        dest: volume.move(dest),
        page: this.pages + page,
      })
    })
    this.copy(volume, () => undefined)
    this.pages += volume.leaves.length
    return { pages: volume.leaves.length }
  }

  /** The page of each heading so far, the first page of the first volume being 0. */
  headingPages(): number[] {
    return this.bookmarks.map(({ page }) => page)
  }

  /** Puts the cover and the contents before all volumes, and ends the file. */
  async finish(front: Uint8Array): Promise<Uint8Array> {
    const volume = await this.take(front)
    this.copy(volume, (dict) => this.contentsTarget(volume.context, dict))
    const added = this.volumes.pop()
    if (added !== undefined) this.volumes.unshift(added)
    const { context, catalog, move } = volume
    const infoRef = context.trailerInfo.Info
    const info = infoRef instanceof PDFRef ? move(infoRef) : undefined
    const catalogRef = this.newRef()
    const outlines = this.writeBookmarks()
    this.writePages()
    this.writeTags(context.lookup(catalog.get(name('StructTreeRoot')), PDFDict), context, move)
    const own = PDFDict.withContext(this.scratch)
    for (const [key, value] of catalog.entries()) own.set(key, move(value))
    own.set(name('Pages'), this.pagesRef)
    own.set(name('StructTreeRoot'), this.rootRef)
    own.set(name('Outlines'), outlines)
    this.writeObjects([[catalogRef, own]])
    return this.end(catalogRef, info)
  }

  private newRef(): PDFRef {
    this.last += 1
    return PDFRef.of(this.last)
  }

  /** A volume parsed, with new numbers for all of its objects; those made anew for the whole file lead there. */
  private async take(file: Uint8Array) {
    const parsed = await PDFDocument.load(file, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
    const { context, catalog } = parsed
    const root = context.lookup(catalog.get(name('StructTreeRoot')), PDFDict)
    const documentRef = listOf(root.get(name('K')), context)[0]
    if (!(documentRef instanceof PDFRef)) throw new Error('a volume has no tags')
    const renumbered = new Map<PDFRef, PDFRef>()
    const dropped = new Set<PDFRef>([documentRef])
    renumbered.set(documentRef, this.documentRef)
    const drop = (value: PDFObject | undefined, to?: PDFRef) => {
      if (!(value instanceof PDFRef)) return
      dropped.add(value)
      if (to !== undefined) renumbered.set(value, to)
    }
    drop(context.trailerInfo.Root)
    drop(catalog.get(name('StructTreeRoot')), this.rootRef)
    drop(catalog.get(name('Outlines')))
    for (const { ref } of bookmarksOf(context, catalog)) dropped.add(ref)
    for (const [ref, object] of context.enumerateIndirectObjects())
      if (object instanceof PDFDict && object.get(name('Type')) === name('Pages')) drop(ref, this.pagesRef)
    const leaves = parsed.getPages().map((page) => page.ref)
    const numberOf = (ref: PDFRef): PDFRef => {
      const known = renumbered.get(ref)
      if (known !== undefined) return known
      const made = this.newRef()
      renumbered.set(ref, made)
      return made
    }
    const prefix = `v${String(this.volumes.length).padStart(4, '0')}-`
    const firstKey = this.nextKey
    const move = (object: PDFObject): PDFObject => {
      if (object instanceof PDFRef) return numberOf(object)
      if (object instanceof PDFArray) {
        for (let index = 0; index < object.size(); index++) object.set(index, move(object.get(index)))
      } else if (object instanceof PDFDict) {
        const isElement = object.get(name('Type')) === name('StructElem')
        for (const [key, value] of object.entries()) {
          const word = key.decodeText()
          if (word === 'StructParent' || word === 'StructParents') object.set(key, shifted(value, firstKey))
          else if (word === 'ID' && isElement) object.set(key, prefixed(value, prefix))
          else if (word === 'Headers' && value instanceof PDFArray)
            object.set(key, arrayOf(value.asArray().map((id) => prefixed(id, prefix))))
          else object.set(key, move(value))
        }
      } else if (object instanceof PDFStream) move(object.dict)
      return object
    }
    const arrayOf = (items: PDFObject[]) => {
      const array = PDFArray.withContext(context)
      for (const item of items) array.push(item)
      return array
    }
    return { context, catalog, root, documentRef, dropped, leaves, move, prefix, firstKey }
  }

  private copy(
    { context, root, documentRef, dropped, leaves, move, prefix, firstKey }: Awaited<ReturnType<PdfJoin['take']>>,
    targetOf: (dict: PDFDict) => PDFObject | undefined,
  ) {
    const elements = listOf(context.lookup(documentRef, PDFDict).get(name('K')), context).map(move)
    const nodes: [PDFRef, PDFObject][] = []
    const numbers = context.lookup(root.get(name('ParentTree')), PDFDict).lookup(name('Nums'), PDFArray)
    const keyed = PDFArray.withContext(this.scratch)
    let highest = firstKey
    for (let index = 0; index < numbers.size(); index += 2) {
      highest = firstKey + numbers.lookup(index, PDFNumber).asNumber()
      keyed.push(PDFNumber.of(highest))
      keyed.push(move(numbers.get(index + 1)))
    }
    if (numbers.size() > 0)
      nodes.push([
        this.kept(this.parentNodes),
        this.scratch.obj({ Limits: [firstKey + numbers.lookup(0, PDFNumber).asNumber(), highest], Nums: keyed }),
      ])
    this.nextKey = highest + 1
    const ids = context.lookupMaybe(root.get(name('IDTree')), PDFDict)?.lookupMaybe(name('Names'), PDFArray)
    if (ids !== undefined && ids.size() > 0) {
      const named = PDFArray.withContext(this.scratch)
      for (let index = 0; index < ids.size(); index += 2) {
        named.push(prefixed(ids.get(index), prefix))
        named.push(move(ids.get(index + 1)))
      }
      const limits = [named.get(0), named.get(named.size() - 2)]
      nodes.push([this.kept(this.idNodes), this.scratch.obj({ Limits: limits, Names: named })])
    }
    const pages = leaves.map((leaf) => move(leaf)).filter((ref) => ref instanceof PDFRef)
    this.volumes.push({ pages, elements })
    const own = context
      .enumerateIndirectObjects()
      .filter(([ref]) => !dropped.has(ref))
      .map(([ref, object]): [PDFRef, PDFObject] => {
        const target = object instanceof PDFDict ? targetOf(object) : undefined
        const moved = move(object)
        if (target !== undefined && moved instanceof PDFDict) {
          moved.delete(name('A'))
          moved.set(name('Dest'), target)
        }
        const at = move(ref)
        if (!(at instanceof PDFRef)) throw new Error('not a reference')
        return [at, moved]
      })
    this.writeObjects([...own, ...nodes])
  }

  private kept(list: PDFRef[]): PDFRef {
    const ref = this.newRef()
    list.push(ref)
    return ref
  }

  /** Where an annotation of the contents leads to; undefined for what is no such link. */
  private contentsTarget(context: PDFContext, dict: PDFDict): PDFObject | undefined {
    if (dict.get(name('Subtype')) !== name('Link')) return undefined
    const address = context.lookupMaybe(dict.get(name('A')), PDFDict)?.get(name('URI'))
    if (!(address instanceof PDFString) || !address.asString().startsWith(CONTENTS_ADDRESS)) return undefined
    const bookmark = this.bookmarks[Number(address.asString().slice(CONTENTS_ADDRESS.length))]
    if (bookmark === undefined) throw new Error(`the contents lead to ${address.asString()}`)
    return bookmark.dest
  }

  private writePages() {
    const kids = this.volumes.flatMap(({ pages }) => pages)
    this.writeObjects([[this.pagesRef, this.scratch.obj({ Type: 'Pages', Count: kids.length, Kids: kids })]])
  }

  private writeTags(frontRoot: PDFDict, context: PDFContext, move: (object: PDFObject) => PDFObject) {
    const roles = context.lookupMaybe(frontRoot.get(name('RoleMap')), PDFDict)
    const root = this.scratch.obj({
      Type: 'StructTreeRoot',
      K: [this.documentRef],
      ParentTree: this.scratch.obj({ Kids: this.parentNodes }),
      ParentTreeNextKey: this.nextKey,
    })
    if (roles !== undefined) root.set(name('RoleMap'), move(roles))
    if (this.idNodes.length > 0) root.set(name('IDTree'), this.scratch.obj({ Kids: this.idNodes }))
    const elements = this.volumes.flatMap((volume) => volume.elements)
    const document = this.scratch.obj({ Type: 'StructElem', S: 'Document', P: this.rootRef, K: elements })
    this.writeObjects([
      [this.rootRef, root],
      [this.documentRef, document],
    ])
  }

  /** The bookmarks as a tree by the headings' levels; those below the first level stand folded. */
  private writeBookmarks(): PDFRef {
    type Node = Bookmark & { ref: PDFRef; children: Node[] }
    const root: { ref: PDFRef; children: Node[] } = { ref: this.newRef(), children: [] }
    const open: Node[] = []
    for (const bookmark of this.bookmarks) {
      while ((open.at(-1)?.level ?? 0) >= bookmark.level) open.pop()
      const node = { ...bookmark, ref: this.newRef(), children: [] }
      const above = open.at(-1) ?? root
      above.children.push(node)
      open.push(node)
    }
    const made: [PDFRef, PDFObject][] = []
    const walk = ({ ref, children }: { ref: PDFRef; children: Node[] }) =>
      children.forEach((child, index) => {
        const dict = this.scratch.obj({ Parent: ref })
        dict.set(name('Title'), child.title)
        dict.set(name('Dest'), child.dest)
        const [before, after] = [children[index - 1], children[index + 1]]
        if (before !== undefined) dict.set(name('Prev'), before.ref)
        if (after !== undefined) dict.set(name('Next'), after.ref)
        addEnds(dict, child.children, -1)
        made.push([child.ref, dict])
        walk(child)
      })
    const addEnds = (dict: PDFDict, children: Node[], sign: 1 | -1) => {
      const [first, final] = [children[0], children.at(-1)]
      if (first === undefined || final === undefined) return
      dict.set(name('First'), first.ref)
      dict.set(name('Last'), final.ref)
      dict.set(name('Count'), PDFNumber.of(sign * children.length))
    }
    const outlines = this.scratch.obj({ Type: 'Outlines' })
    addEnds(outlines, root.children, 1)
    walk(root)
    this.writeObjects([[root.ref, outlines], ...made])
    return root.ref
  }

  private writeObjects(objects: [PDFRef, PDFObject][]) {
    const loose = objects.filter(([, object]) => !(object instanceof PDFStream))
    for (const [ref, object] of objects) if (object instanceof PDFStream) this.writeObject(ref, object)
    for (let from = 0; from < loose.length; from += OBJECTS_PER_STREAM) {
      const some = loose.slice(from, from + OBJECTS_PER_STREAM)
      const stream = this.newRef()
      this.writeObject(stream, PDFObjectStream.withContextAndObjects(this.scratch, some))
      some.forEach(([ref], index) => {
        this.entries.push({ ref, stream, index })
      })
    }
  }

  private writeObject(ref: PDFRef, object: PDFObject) {
    this.entries.push({ ref, offset: this.size })
    this.write(Buffer.from(`${ref.objectNumber} 0 obj\n`))
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    this.write(bytes)
    this.write(Buffer.from('\nendobj\n'))
  }

  private write(bytes: Uint8Array) {
    this.chunks.push(bytes)
    this.size += bytes.length
  }

  private end(root: PDFRef, info: PDFObject | undefined): Uint8Array {
    const ref = this.newRef()
    const hash = createHash('sha256')
    for (const chunk of this.chunks) hash.update(chunk)
    // The file's id comes from what it holds: equal inputs give equal bytes.
    const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
    const dict = this.scratch.obj({ Type: 'XRef', Size: this.last + 1, Root: root, ID: [id, id] })
    if (info !== undefined) dict.set(name('Info'), info)
    const at = this.size
    // Given whole and in order: adding one entry at a time looks through all those before.
    const entries = [...this.entries, { ref, offset: at }]
      .sort((a, b) => a.ref.objectNumber - b.ref.objectNumber)
      .map(
        (entry): TableEntry =>
          'stream' in entry
            ? { type: 2, ref: entry.ref, objectStreamRef: entry.stream, index: entry.index }
            : { type: 1, ref: entry.ref, offset: entry.offset },
      )
    const free: TableEntry = { type: 0, ref: PDFRef.of(0, 65535), nextFreeObjectNumber: 0 }
    const table = PDFCrossRefStream.of(dict, [free, ...entries])
    this.writeObject(ref, table)
    this.write(Buffer.from(`startxref\n${at}\n%%EOF\n`))
    return Buffer.concat(this.chunks)
  }
}

/** A volume's bookmarks in the order of its headings. */
function bookmarksOf(context: PDFContext, catalog: PDFDict): { ref: PDFRef; title: PDFObject; dest: PDFObject }[] {
  const found: { ref: PDFRef; title: PDFObject; dest: PDFObject }[] = []
  const walk = (first: PDFObject | undefined) => {
    for (let at = first; at instanceof PDFRef; ) {
      const item = context.lookup(at, PDFDict)
      const [title, dest] = [item.get(name('Title')), item.get(name('Dest'))]
      if (title === undefined || dest === undefined) throw new Error('a bookmark without title or place')
      found.push({ ref: at, title, dest })
      walk(item.get(name('First')))
      at = item.get(name('Next'))
    }
  }
  walk(context.lookupMaybe(catalog.get(name('Outlines')), PDFDict)?.get(name('First')))
  return found
}

function listOf(value: PDFObject | undefined, context: PDFContext): PDFObject[] {
  if (value === undefined) return []
  const held = value instanceof PDFRef ? context.lookup(value) : value
  return held instanceof PDFArray ? held.asArray() : [value]
}

function shifted(value: PDFObject, by: number): PDFObject {
  if (!(value instanceof PDFNumber)) throw new Error('a key of the tags is no number')
  return PDFNumber.of(value.asNumber() + by)
}

function prefixed(value: PDFObject, prefix: string): PDFObject {
  if (value instanceof PDFString) return PDFString.of(prefix + value.asString())
  if (value instanceof PDFHexString) return PDFHexString.of(Buffer.from(prefix).toString('hex') + value.asString())
  throw new Error('an id of the tags is no text')
}
