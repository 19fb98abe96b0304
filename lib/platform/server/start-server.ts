import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { RevisionReader } from '../revision'
import { createFront } from './front'
import { createObserver } from './observe'

export type ServerOptions = {
  host: string
  /** 0 for any free one. */
  port: number
  databaseUrl: string
  /** Where package.json and the build are. */
  dir: string
  dev?: boolean
}

export type RunningServer = { address: string; port: number; close(): Promise<void> }

/** Serves the built app. Rejects with the system's error (`EADDRINUSE` …) when the port can't be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, databaseUrl, dir, dev = false } = options
  process.env.DATABASE_URL = databaseUrl
  const revisions = new RevisionReader(databaseUrl)
  const replicaUrl = process.env.DATABASE_REPLICA_URL
  const replica = replicaUrl ? new RevisionReader(replicaUrl) : undefined
  const observer = createObserver({
    token: process.env.COTEJO_METRICS_TOKEN,
    endpoint: process.env.OTEL_EXPORTER_OTLP_ENDPOINT,
  })
  // A request that comes while Next is still loading waits for it.
  let open: (front: RequestListener) => void = () => {}
  const ready = new Promise<RequestListener>((resolve) => {
    open = resolve
  })
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    ready.then((front) => front(request, response))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  try {
    process.env.COTEJO_ADDRESS = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
    // Loaded late: Next reads the environment when it is imported.
    const { default: next } = await import('next')
    const app = next({ dev, dir: path.resolve(dir), hostname: host, port })
    await app.prepare()
    const build = dev ? '' : readBuild(dir)
    open(createFront({ handler: app.getRequestHandler(), revisions, replica, observer, dev, build }))
    return {
      address: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
      port,
      async close() {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()))
        server.closeIdleConnections()
        const patience = setTimeout(() => server.closeAllConnections(), 3000)
        await closed
        clearTimeout(patience)
        await app.close()
        await Promise.all([revisions.close(), replica?.close(), observer?.close()])
      },
    }
  } catch (error) {
    server.close()
    await Promise.all([revisions.close(), replica?.close(), observer?.close()])
    throw error
  }
}

/** Next's own name for what it built. */
function readBuild(dir: string): string {
  return readFileSync(path.join(path.resolve(dir), '.next', 'BUILD_ID'), 'utf8').trim()
}
