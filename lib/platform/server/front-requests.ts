import type { IncomingMessage } from 'node:http'
import type { Kind } from './observe'

// What the front asks of a request before it goes further.

/** No form of ours is near it; Next would read more into memory. */
export const MOST_FORM_BYTES = 2 ** 20

/** The one form that a file comes with: a country's workbook of 8 MB at most, and what stands around it. */
export const UPLOAD_PATH = /^\/data\/workbook\/file\/?$/
export const MOST_UPLOAD_BYTES = 8 * 2 ** 20 + 2 ** 16

/** What is too long is read to its end and thrown away, up to this. */
export const MOST_DRAINED_BYTES = 16 * 2 ** 20

export function drained(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    request.once('close', resolve).once('end', resolve)
    request.resume()
  })
}

// The browser itself says where a form came from, and no page can make it say otherwise.
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  if (origin === undefined) return false
  const known = process.env.COTEJO_URL
  if (known && URL.canParse(known) && origin === new URL(known).origin) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

// An address whose escapes are no text names nothing; taken letter by letter it is answered as any unknown one.
export function readable(address: string): string {
  const [path = '/', ...query] = address.split('?')
  try {
    decodeURIComponent(path)
    return address
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?')
  }
}

export function kindOf({ method, url = '' }: IncomingMessage): Kind {
  if (method === 'POST') return 'form'
  if (method !== 'GET' && method !== 'HEAD') return 'other'
  if (url.startsWith('/_next/') || url === '/favicon.ico') return 'asset'
  return /^\/(healthz|readyz|metrics)(\?|$)/.test(url) ? 'health' : 'page'
}
