import { strToU8, zipSync } from 'fflate'

/** A ZIP of texts and bytes by path. The same files give the same bytes, wherever and whenever it is made. */
export function makeArchive(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const entries = [...files].map(([path, content]): [string, Uint8Array] => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  // The earliest day that the format knows; its hours are those of the machine's zone, as fflate writes them.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1) })
}
