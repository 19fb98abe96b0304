import { promisify } from 'node:util'
import zlib from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const brotli = promisify(zlib.brotliCompress)
const unbrotli = promisify(zlib.brotliDecompress)
const gzip = promisify(zlib.gzip)

/** The best encoding that an Accept-Encoding header takes: Brotli, else gzip, else none. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const accepted = new Set<string>()
  for (const part of (acceptEncoding ?? '').split(',')) {
    const [name = '', ...options] = part.trim().toLowerCase().split(';')
    if (!options.some((option) => /^\s*q=0(\.0*)?\s*$/.test(option))) accepted.add(name)
  }
  if (accepted.has('br')) return 'br'
  if (accepted.has('gzip')) return 'gzip'
  return 'identity'
}

/** `effort`: 'page' for what a reader waits for, 'asset' for what is encoded once and kept. */
export async function encode(body: Buffer, encoding: Encoding, effort: 'page' | 'asset'): Promise<Buffer> {
  if (encoding === 'br') {
    const quality = effort === 'asset' ? 11 : 5
    return brotli(body, {
      params: { [zlib.constants.BROTLI_PARAM_QUALITY]: quality, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    })
  }
  if (encoding === 'gzip') return gzip(body, { level: effort === 'asset' ? 9 : 6 })
  return body
}

/** The same content in as few bytes as its encoding can do, where that is Brotli; nothing for the others. */
export async function recompress(body: Buffer, encoding: string | undefined): Promise<Buffer | undefined> {
  return encoding === 'br' ? encode(await unbrotli(body), 'br', 'asset') : undefined
}

/** Fonts and pictures are compressed already. */
export function isCompressible(contentType: string | undefined): boolean {
  return /^(text\/|application\/(javascript|json|xml|atom\+xml|problem\+json)|image\/svg)/.test(contentType ?? '')
}
