import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const running: ChildProcess[] = []

/** `npm start` on a free port, with a database of the bench's own (or that of DATABASE_URL). Answers its address. */
export async function startApplication(root: string, dataDir: string): Promise<string> {
  const port = await freePort()
  return startServer([path.join(root, 'lib/cli/run.mjs'), 'start'], port, root, {
    PORT: String(port),
    HOST: '127.0.0.1',
    COTEJO_DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  })
}

/** Starts a Node program and waits until it answers on `port`. */
export async function startServer(
  args: string[],
  port: number,
  cwd: string,
  environment: Record<string, string> = {},
): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const address = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended (${child.exitCode}):\n${output}`)
    if (await doesAnswer(address)) return address
    await sleep(200)
  }
}

export async function stopAll(): Promise<void> {
  await Promise.all(
    running.map(async (child) => {
      if (child.exitCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await Promise.race([ended, sleep(15_000)])
      child.kill('SIGKILL')
    }),
  )
}

/** A page's body as it goes over the wire: Brotli. */
export async function fetchBytes(address: string): Promise<Buffer> {
  const { get } = await import('node:http')
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks)))
    }).on('error', reject)
  })
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

async function doesAnswer(address: string): Promise<boolean> {
  return fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).then(
    () => true,
    () => false,
  )
}
