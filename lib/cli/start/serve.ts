import type { RunningServer } from '../../platform/server/start-server'
import { say, step } from '../progress'

const MOST_TRIES = 50

export interface ServeOptions {
  host: string
  port: number
  databaseUrl: string
  dir: string
  dev: boolean
  /** Take this port or fail. */
  isPortFixed?: boolean
}

/** Serves on the port asked for or, when others have it, on the next that is free. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  // Modules of the application read this when they are loaded.
  process.env.DATABASE_URL = options.databaseUrl
  return step('Starting the server', async () => {
    const { startServer } = await import('../../platform/server/start-server')
    for (let port = options.port; ; port++) {
      try {
        return await startServer({ ...options, port })
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined
        if (!options.isPortFixed && code === 'EADDRINUSE' && port < Math.min(options.port + MOST_TRIES, 65535)) {
          say(`Port ${port} is taken; trying ${port + 1}.`)
        } else {
          throw describeFailure(error, code, options.host, port)
        }
      }
    }
  })
}

function describeFailure(error: unknown, code: unknown, host: string, port: number): unknown {
  if (code === 'EACCES') return new Error(`This user may not use port ${port}. Set PORT to one above 1023.`)
  if (code === 'EADDRINUSE') return new Error(`No port from PORT to ${port} is free.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new Error(`HOST ${host} is not an address of this machine.`)
  }
  return error
}
