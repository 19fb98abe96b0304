import 'server-only'
import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Format, ReportDocument } from './document'

/** Longer than any report takes; what has not come by then will not. */
const PATIENCE_MS = 120_000
const HEAP_MB = 400

/** The file could not be made; nothing of it is handed on. */
export class FileFailure extends Error {}

/**
 * Makes the file in a process of its own: a long report holds up nobody else's page, has its memory bounded, and is
 * stopped at once when the reader leaves (`signal`). Nothing is written to disk. Throws FileFailure, or the signal's
 * reason.
 */
export async function makeFile(document: ReportDocument, format: Format, signal?: AbortSignal): Promise<Buffer> {
  signal?.throwIfAborted()
  // Found from where the server was started: it is not part of Next's bundle.
  const program = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/reports/make-file.ts')
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx', program], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Neither the database's address nor any secret is its business.
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, TMPDIR: process.env.TMPDIR },
  })
  const stop = () => child.kill('SIGKILL')
  const timer = setTimeout(stop, PATIENCE_MS)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const out: Buffer[] = []
    const complaints: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
    // A process that ends early breaks the pipe; its exit tells why.
    child.stdin.on('error', () => {})
    child.stdin.end(JSON.stringify({ format, document }))
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    signal?.throwIfAborted()
    if (code !== 0)
      throw new FileFailure(Buffer.concat(complaints).toString('utf8').slice(-2000) || `ended with ${code}`)
    return Buffer.concat(out)
  } catch (error) {
    if (signal?.aborted || error instanceof FileFailure) throw error
    throw new FileFailure(String(error), { cause: error })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}
