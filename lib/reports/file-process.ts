import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { Turns } from '../platform/server/turns'
import type { Format, ReportDocument } from './document'

/** Longer than any report takes; what has not come by then will not. */
const PATIENCE_MS = 120_000
const HEAP_MB = 400
/** Each takes up to 400 MB and a core: more at once would be done no sooner. */
const AT_ONCE = 2

const turns = new Turns(AT_ONCE)

/** The file could not be made; nothing of it is handed on. */
export class FileFailure extends Error {}

type Options = {
  /** Stops the making at once. */
  signal?: AbortSignal
  /** Told after each step of the setting: `done` of `of`. */
  progress?: (done: number, of: number) => void
}

/**
 * Makes the file in a process of its own: a long report holds up nobody else's page, has its memory bounded, and is
 * stopped at once when the reader leaves (`signal`). Nothing is written to disk. Throws FileFailure, or the signal's
 * reason.
 */
export async function makeFile(document: ReportDocument, format: Format, options: Options = {}): Promise<Buffer> {
  options.signal?.throwIfAborted()
  return turns.take(() => runMaker(document, format, options))
}

async function runMaker(document: ReportDocument, format: Format, { signal, progress }: Options): Promise<Buffer> {
  signal?.throwIfAborted()
  // Found from where the server was started: it is not part of Next's bundle.
  const program = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/reports/make-file.ts')
  const flags = [`--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=8', '--expose-gc', '--import', 'tsx']
  const child = spawn(process.execPath, [...flags, program], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    // Neither the database's address nor any secret is its business. Without its cache tsx needs no disk either.
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, TMPDIR: process.env.TMPDIR, TSX_DISABLE_CACHE: '1' },
  })
  const stop = () => child.kill('SIGKILL')
  const timer = setTimeout(stop, PATIENCE_MS)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const out: Buffer[] = []
    const complaints: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
    const [, , , steps] = child.stdio
    if (steps && 'read' in steps) readSteps(steps, progress)
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

/** Lines of `done of`, as the process writes them. */
function readSteps(steps: Readable, progress: Options['progress']) {
  let line = ''
  steps.setEncoding('utf8')
  steps.on('data', (chunk: string) => {
    const lines = `${line}${chunk}`.split('\n')
    line = lines.pop() ?? ''
    for (const whole of lines) {
      const [done, of] = whole.split(' ').map(Number)
      if (done !== undefined && of !== undefined) progress?.(done, of)
    }
  })
  steps.on('error', () => {})
}
