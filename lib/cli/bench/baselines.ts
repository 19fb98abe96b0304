import { spawn } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { freePort, startServer } from './servers'

/** A node:http server that sends `body` from memory and does nothing else. */
export async function startBare(dataDir: string, body: Buffer): Promise<string> {
  const directory = path.join(dataDir, 'bare')
  await mkdir(directory, { recursive: true })
  await writeFile(path.join(directory, 'body.br'), body)
  await writeFile(
    path.join(directory, 'server.mjs'),
    `import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
const body = readFileSync(new URL('./body.br', import.meta.url))
const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br', 'content-length': body.length }
createServer((request, response) => response.writeHead(200, headers).end(body)).listen(Number(process.argv[2]), '127.0.0.1')
`,
  )
  const port = await freePort()
  return startServer([path.join(directory, 'server.mjs'), String(port)], port, directory)
}

/** A node:http server that asks the database for every cell of a day at each request, and sends the rows as JSON. */
export async function startBareSql(root: string, dataDir: string, databaseUrl: string, day: string): Promise<string> {
  const directory = path.join(dataDir, 'bare-sql')
  await mkdir(directory, { recursive: true })
  await writeFile(
    path.join(directory, 'server.mjs'),
    `import { createServer } from 'node:http'
import pg from ${JSON.stringify(path.join(root, 'node_modules/pg/esm/index.mjs'))}
const pool = new pg.Pool({ connectionString: process.argv[3], max: 10 })
const query = {
  name: 'cells',
  text: 'SELECT jurisdiction_code, requirement_id, status, confidence FROM finding WHERE applies_on(from_date, to_date, $1::date)',
  values: [process.argv[4]],
}
createServer(async (request, response) => {
  const { rows } = await pool.query(query)
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows))
}).listen(Number(process.argv[2]), '127.0.0.1')
`,
  )
  const port = await freePort()
  return startServer([path.join(directory, 'server.mjs'), String(port), databaseUrl, day], port, directory)
}

/**
 * A Next app whose only route was rendered when it was built, served by `next start`. The body is compressed already
 * and Next's own compression is off, so that it too only sends what it has.
 */
export async function startNextStatic(root: string, dataDir: string, body: Buffer): Promise<string> {
  const directory = path.join(dataDir, 'next-static')
  await rm(directory, { recursive: true, force: true })
  await mkdir(path.join(directory, 'app'), { recursive: true })
  await writeFile(
    path.join(directory, 'next.config.mjs'),
    `export default { compress: false, poweredByHeader: false, turbopack: { root: ${JSON.stringify(root)} } }\n`,
  )
  await writeFile(
    path.join(directory, 'app/route.js'),
    `export const dynamic = 'force-static'
const body = Buffer.from('${body.toString('base64')}', 'base64')
export function GET() {
  return new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' } })
}
`,
  )
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  await run([next, 'build'], directory)
  const port = await freePort()
  return startServer([next, 'start', '-H', '127.0.0.1', '-p', String(port)], port, directory)
}

function run(args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(output))))
  })
}
