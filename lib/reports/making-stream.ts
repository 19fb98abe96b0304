import 'server-only'
import type { MakingLine } from './making'

export type Told = { signal: AbortSignal; step: (done: number, of: number) => void }

/**
 * Answers at once with how far the making is, and with the file when it is whole; `failed` says in words what went
 * wrong. The making ends when the reader leaves.
 */
export function streamMaking(
  { name, type }: { name: string; type: string },
  make: (told: Told) => Promise<Buffer>,
  failed: (error: unknown) => Promise<string>,
  signal: AbortSignal,
): Response {
  const left = new AbortController()
  const leave = () => left.abort(signal.reason)
  if (signal.aborted) leave()
  else signal.addEventListener('abort', leave, { once: true })
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const say = (line: MakingLine) => {
        if (!left.signal.aborted) stream.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`))
      }
      try {
        const file = await make({ signal: left.signal, step: (done, of) => say({ done, of }) })
        say({ name, type, bytes: file.length })
        stream.enqueue(new Uint8Array(file))
      } catch (error) {
        if (left.signal.aborted) return
        say({ failed: await failed(error) })
      } finally {
        signal.removeEventListener('abort', leave)
        if (!left.signal.aborted) stream.close()
      }
    },
    cancel(reason) {
      left.abort(reason)
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/octet-stream' } })
}
