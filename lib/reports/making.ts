import { z } from 'zod'

// How a file comes with its progress before it: lines of JSON, the last of them naming the file and its length, then
// the file's own bytes. Written by the server, read by the page.

export const makingLineSchema = z.union([
  /** `done` of `of` steps; the first comes when the contents are gathered. */
  z.object({ done: z.number(), of: z.number() }),
  z.object({ name: z.string(), type: z.string(), bytes: z.number() }),
  /** A sentence for the reader; no file follows. */
  z.object({ failed: z.string() }),
])
export type MakingLine = z.infer<typeof makingLineSchema>

export type MadeFile = { name: string; type: string; parts: Uint8Array<ArrayBuffer>[] }

/**
 * Reads an answer to its end. Throws MakingFailed with the server's sentence, or without one where the answer ended
 * before the file did: what came is then dropped.
 */
export async function readMaking(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  progress: (done: number, of: number) => void,
): Promise<MadeFile> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let head = ''
  let file: { name: string; type: string; bytes: number } | undefined
  const parts: Uint8Array<ArrayBuffer>[] = []
  let got = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    let chunk = next.value
    while (file === undefined && chunk.length > 0) {
      const end = chunk.indexOf(LINE_END)
      head += decoder.decode(chunk.subarray(0, end < 0 ? undefined : end), { stream: true })
      chunk = end < 0 ? chunk.subarray(chunk.length) : chunk.subarray(end + 1)
      if (end < 0) continue
      const line = makingLineSchema.parse(JSON.parse(head))
      head = ''
      if ('failed' in line) throw new MakingFailed(line.failed)
      if ('bytes' in line) file = line
      else progress(line.done, line.of)
    }
    if (chunk.length > 0) parts.push(chunk)
    got += chunk.length
  }
  if (file === undefined || got !== file.bytes) throw new MakingFailed(null)
  return { name: file.name, type: file.type, parts }
}

const LINE_END = 10

/** `sentence`: the server's own; null where the connection was lost. */
export class MakingFailed extends Error {
  constructor(readonly sentence: string | null) {
    super(sentence ?? 'the answer ended before the file did')
  }
}
