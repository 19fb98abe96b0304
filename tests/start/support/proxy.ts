import { request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Passed = { to: string; status: number; isAfterMove: boolean }

/**
 * A reverse proxy as the compose file has one, as small as it can be: each request to the next server in turn; one that
 * takes no connection is passed over from then on, and what was not sent to it goes to the other. A request that breaks
 * off under way is answered with 502: whether it was carried out is not known, and it is not sent twice.
 */
export class ReverseProxy {
  readonly passed: Passed[] = []
  /** Servers that took no connection. */
  readonly down = new Set<string>()
  address = ''
  readonly #targets: string[]
  readonly #server: Server
  #turn = 0

  constructor(targets: string[]) {
    this.#targets = targets
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy())
    })
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return this.address
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const isAfterMove = this.down.size > 0
    for (;;) {
      const up = this.#targets.filter((target) => !this.down.has(target))
      const target = up[this.#turn++ % up.length]
      if (target === undefined) {
        response.writeHead(503).end()
        return
      }
      const outcome = await this.#pass(target, request, Buffer.concat(chunks), response)
      if (outcome === 'refused') {
        this.down.add(target)
        continue
      }
      this.passed.push({ to: target, status: outcome, isAfterMove })
      return
    }
  }

  #pass(
    target: string,
    { url = '/', method, headers }: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<number | 'refused'> {
    return new Promise((resolve) => {
      const fail = (error: Error) => {
        if ('code' in error && error.code === 'ECONNREFUSED') return resolve('refused')
        if (!response.headersSent) response.writeHead(502).end()
        else response.destroy()
        resolve(502)
      }
      const sent = ask(new URL(url, target), { method, headers, agent: false }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (chunk: Buffer) => parts.push(chunk))
        answer.once('error', fail)
        answer.once('end', () => {
          if (!answer.complete) return fail(new Error('broken off'))
          response.writeHead(answer.statusCode ?? 502, answer.rawHeaders).end(Buffer.concat(parts))
          resolve(answer.statusCode ?? 502)
        })
      })
      sent.once('error', fail)
      sent.end(body)
    })
  }
}
