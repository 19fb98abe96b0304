import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** One hash over the names and contents of files and, recursively, directories. What is not there counts as absent. */
export async function hashContent(
  root: string,
  entries: readonly string[],
  isLeftOut: (file: string) => boolean = () => false,
): Promise<string> {
  const files = (await Promise.all(entries.map((entry) => listFiles(root, entry, isLeftOut)))).flat().sort()
  const contents = await Promise.all(files.map((file) => readFile(path.join(root, file))))
  const hash = createHash('sha256')
  for (const [index, file] of files.entries()) {
    const content = contents[index] ?? Buffer.alloc(0)
    // With its length: the end of one file must not pass for the beginning of the next.
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

async function listFiles(root: string, entry: string, isLeftOut: (file: string) => boolean): Promise<string[]> {
  if (isLeftOut(entry)) return []
  try {
    const children = await readdir(path.join(root, entry))
    const nested = await Promise.all(children.map((child) => listFiles(root, path.posix.join(entry, child), isLeftOut)))
    return nested.flat()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOTDIR') return [entry]
    if (code === 'ENOENT') return []
    throw error
  }
}
