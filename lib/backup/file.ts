import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { createGunzip, createGzip, type Gzip } from 'node:zlib'
import { BadBackup, type Frame, frameSchema, type Header, headerSchema, MAGIC } from './schema'

const NEWLINE = 10
/** No frame's line and no part of a table is longer. */
const MOST_BYTES = 64 * 2 ** 20

/** Writes a backup under another name, and gives it its own only once it is whole and on the disk. */
export class BackupWriter {
  readonly #file: string
  readonly #part: string
  readonly #gzip: Gzip
  readonly #out: WriteStream
  readonly #whole = createHash('sha256')
  #table: { name: string; hash: Hash } | undefined

  private constructor(file: string) {
    this.#file = file
    this.#part = `${file}.part`
    // It holds passwords' hashes and people's addresses.
    this.#out = createWriteStream(this.#part, { flags: 'wx', mode: 0o600 })
    this.#out.write(MAGIC)
    this.#gzip = createGzip()
    this.#gzip.pipe(this.#out)
  }

  static async open(file: string, header: Header): Promise<BackupWriter> {
    const writer = new BackupWriter(file)
    await once(writer.#out, 'open')
    await writer.#write(header)
    return writer
  }

  async rows(table: string, chunk: Buffer): Promise<void> {
    if (this.#table?.name !== table) this.#table = { name: table, hash: createHash('sha256') }
    this.#table.hash.update(chunk)
    await this.#write({ kind: 'rows', table, bytes: chunk.length }, chunk)
  }

  async endTable(table: string, rows: number): Promise<void> {
    const hash = this.#table?.name === table ? this.#table.hash : createHash('sha256')
    await this.#write({ kind: 'table', table, rows, sha256: hash.digest('hex') })
  }

  async end(): Promise<void> {
    await this.#write({ kind: 'end', sha256: this.#whole.copy().digest('hex') })
    this.#gzip.end()
    await once(this.#out, 'close')
    const handle = await open(this.#part, 'r+')
    await handle.sync()
    await handle.close()
    await rename(this.#part, this.#file)
    const directory = await open(path.dirname(path.resolve(this.#file)), 'r')
    await directory.sync()
    await directory.close()
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy()
    this.#out.destroy()
    await rm(this.#part, { force: true })
  }

  async #write(frame: Frame, body?: Buffer): Promise<void> {
    for (const part of [Buffer.from(`${JSON.stringify(frame)}\n`), ...(body === undefined ? [] : [body])]) {
      this.#whole.update(part)
      if (!this.#gzip.write(part)) await once(this.#gzip, 'drain')
    }
  }
}

export type Part = { frame: Frame; body: Buffer }

/** What a backup says, part by part, each checked; throws BadBackup where it is not as it was written. */
export async function* readBackup(file: string): AsyncGenerator<Part> {
  const whole = createHash('sha256')
  let table: { name: string; hash: Hash } | undefined
  let count = 0
  let isOver = false
  for await (const { frame, line, body } of readFrames(file)) {
    if (isOver) throw new BadBackup('something stands after its end')
    if ((count === 0) !== (frame.kind === 'header')) throw new BadBackup('its parts are not in their order')
    count += 1
    if (frame.kind === 'end') {
      if (whole.copy().digest('hex') !== frame.sha256) throw new BadBackup('its checksum is not that of its content')
      isOver = true
    }
    whole.update(line).update(body)
    if (frame.kind === 'rows') {
      if (table?.name !== frame.table) table = { name: frame.table, hash: createHash('sha256') }
      table.hash.update(body)
    }
    if (frame.kind === 'table') {
      const hash = table?.name === frame.table ? table.hash : createHash('sha256')
      if (hash.digest('hex') !== frame.sha256)
        throw new BadBackup(`the checksum of ${frame.table} is not that of its rows`)
      table = undefined
    }
    yield { frame, body }
  }
  if (!isOver) throw new BadBackup('its end is missing')
}

/** Reads all of a backup and its checksums, and hands back what it begins with. */
export async function checkBackup(file: string): Promise<{ header: Header; rows: Map<string, number> }> {
  let header: Header | undefined
  const rows = new Map<string, number>()
  for await (const { frame } of readBackup(file)) {
    if (frame.kind === 'header') header = headerSchema.parse(frame)
    if (frame.kind === 'table') rows.set(frame.table, frame.rows)
  }
  if (header === undefined) throw new BadBackup('it is empty')
  const tables = header.tables.map(({ name }) => name)
  if ([...rows.keys()].join() !== tables.join()) throw new BadBackup('it does not hold the tables that it names')
  return { header, rows }
}

async function* readFrames(file: string): AsyncGenerator<{ frame: Frame; line: Buffer; body: Buffer }> {
  const pieces = new Pieces(await openPayload(file))
  for (;;) {
    const line = await pieces.takeLine()
    if (line === undefined) return
    const frame = parseFrame(line)
    const length = frame.kind === 'rows' ? frame.bytes : 0
    if (length > MOST_BYTES) throw new BadBackup('a part of it is too long')
    yield { frame, line, body: await pieces.take(length) }
  }
}

async function openPayload(file: string): Promise<AsyncIterator<Buffer>> {
  const handle = await open(file, 'r')
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
  await handle.close()
  if (bytesRead < MAGIC.length || buffer.toString() !== MAGIC) throw new BadBackup('it is no backup of Cotejo')
  const source = createReadStream(file, { start: MAGIC.length })
  const gunzip = createGunzip()
  source.once('error', (error) => gunzip.destroy(error))
  const payload: AsyncIterable<Buffer> = source.pipe(gunzip)
  return payload[Symbol.asyncIterator]()
}

function parseFrame(line: Buffer): Frame {
  try {
    return frameSchema.parse(JSON.parse(line.toString('utf8')))
  } catch {
    throw new BadBackup('a part of it cannot be read')
  }
}

/** A stream of pieces taken by lines and by lengths. */
class Pieces {
  readonly #source: AsyncIterator<Buffer>
  #held = Buffer.alloc(0)

  constructor(source: AsyncIterator<Buffer>) {
    this.#source = source
  }

  async takeLine(): Promise<Buffer | undefined> {
    for (let from = 0; ; ) {
      const end = this.#held.indexOf(NEWLINE, from)
      if (end >= 0) return this.#cut(end + 1)
      from = this.#held.length
      if (from > MOST_BYTES) throw new BadBackup('a part of it is too long')
      if (await this.#more()) continue
      if (from === 0) return undefined
      throw new BadBackup('it breaks off')
    }
  }

  async take(length: number): Promise<Buffer> {
    while (this.#held.length < length) if (!(await this.#more())) throw new BadBackup('it breaks off')
    return this.#cut(length)
  }

  #cut(length: number): Buffer {
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return taken
  }

  async #more(): Promise<boolean> {
    try {
      const { value, done } = await this.#source.next()
      if (done) return false
      this.#held = Buffer.concat([this.#held, value])
      return true
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (code.startsWith('Z_')) throw new BadBackup('it is damaged, or breaks off')
      throw error
    }
  }
}
