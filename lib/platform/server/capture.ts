import type { IncomingMessage, ServerResponse } from 'node:http'

export type Captured = { status: number; headers: Record<string, string>; cookies: string[]; body: Buffer }

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Lets `handler` answer into memory. Nothing goes out: the caller sends what it makes of it through the same
 * `response`, which has its own methods back by then. Resolves to nothing when the reader left meanwhile.
 */
export async function captureAnswer(
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Captured | undefined> {
  // Its reader left while it waited for its turn: it will not tell so again.
  if (response.closed || response.destroyed) return undefined
  const chunks: Buffer[] = []
  let status: number | undefined
  const { write, end, writeHead, flushHeaders } = response
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string')
      chunks.push(Buffer.from(chunk, Buffer.isEncoding(String(encoding)) ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const ended = new Promise<boolean>((resolve, reject) => {
    response.once('close', () => resolve(false))
    Object.assign(response, {
      flushHeaders() {},
      writeHead(code: number, ...rest: unknown[]) {
        status = code
        const headers = rest.find((part) => typeof part === 'object' && part !== null)
        for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
        return response
      },
      write(chunk: unknown, encoding: unknown, done: unknown) {
        keep(chunk, encoding)
        const callback = [encoding, done].find((part) => typeof part === 'function')
        if (callback) queueMicrotask(() => Reflect.apply(callback, undefined, []))
        return true
      },
      end(chunk: unknown, encoding: unknown, done: unknown) {
        if (typeof chunk !== 'function') keep(chunk, encoding)
        const callback = [chunk, encoding, done].find((part) => typeof part === 'function')
        if (callback) queueMicrotask(() => Reflect.apply(callback, undefined, []))
        resolve(true)
        return response
      },
    })
    // The handler itself may wait until the answer has gone out, which is after this.
    handler(request, response).catch(reject)
  })
  try {
    if (!(await ended)) return undefined
  } finally {
    Object.assign(response, { write, end, writeHead, flushHeaders })
  }
  const headers: Record<string, string> = {}
  // Each cookie is a header of its own.
  const cookies = [response.getHeader('set-cookie') ?? []].flat().map(String)
  for (const name of response.getHeaderNames()) {
    if (name !== 'set-cookie') headers[name] = String(response.getHeader(name))
    response.removeHeader(name)
  }
  return { status: status ?? response.statusCode, headers, cookies, body: Buffer.concat(chunks) }
}
