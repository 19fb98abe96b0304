import { unzipSync, zipSync } from 'fflate'
import { WorkbookRefused } from './schema'

/** A country's workbook has some 300 kB, and unpacked some 3 MB. */
export const MOST_BYTES = 8 * 2 ** 20
const MOST_UNPACKED = 48 * 2 ** 20
const MOST_PART = 24 * 2 ** 20
const MOST_PARTS = 200
/** Text of sheets packs ten to twenty times smaller; a bomb a thousand times. */
const MOST_RATIO = 200

const MACROS = /vbaproject|macrosheet|activex|\.bin$|customui|dialogsheet/i
const EXTERNAL = /externallink|connections\.xml|querytable|embeddings|oleobject|webextension|model\/item/i
// All that is read: sheets, their texts and how they hang together.
const READ =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[\w-]+\.xml)$/

/**
 * Looks at an uploaded file before anything reads it: that it is an XLSX, of a size that a workbook has also when it is
 * unpacked, without macros and links to elsewhere. Answers a file of the parts that are read, and no other. Throws
 * WorkbookRefused.
 */
export function inspectWorkbook(file: Uint8Array): Uint8Array {
  if (file.length > MOST_BYTES) throw new WorkbookRefused('size')
  // An encrypted workbook is of the old container format.
  if (startsWith(file, [0xd0, 0xcf, 0x11, 0xe0])) throw new WorkbookRefused('encrypted')
  if (!startsWith(file, [0x50, 0x4b, 0x03, 0x04])) throw new WorkbookRefused('notXlsx')
  let [parts, unpacked] = [0, 0]
  let found: Record<string, Uint8Array>
  try {
    // The sizes are what the file says of itself; what is unpacked never grows beyond them.
    found = unzipSync(file, {
      filter({ name, size, originalSize }) {
        parts += 1
        unpacked += originalSize
        if (parts > MOST_PARTS || unpacked > MOST_UNPACKED || originalSize > MOST_PART)
          throw new WorkbookRefused('bomb')
        if (originalSize > 2 ** 16 && originalSize > size * MOST_RATIO) throw new WorkbookRefused('bomb')
        if (MACROS.test(name)) throw new WorkbookRefused('macros')
        if (EXTERNAL.test(name)) throw new WorkbookRefused('external')
        return READ.test(name)
      },
    })
  } catch (error) {
    if (error instanceof WorkbookRefused) throw error
    throw new WorkbookRefused('notXlsx')
  }
  const types = found['[Content_Types].xml']
  if (types === undefined || found['xl/workbook.xml'] === undefined) throw new WorkbookRefused('notXlsx')
  if (/macroEnabled|vbaProject/i.test(new TextDecoder().decode(types))) throw new WorkbookRefused('macros')
  for (const part of Object.values(found)) {
    // Entities are how XML grows without end; no spreadsheet writes them.
    if (/<!DOCTYPE|<!ENTITY/i.test(new TextDecoder().decode(part.subarray(0, 4096)))) throw new WorkbookRefused('bomb')
  }
  return zipSync(found, { level: 0 })
}

function startsWith(file: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => file[at] === byte)
}
