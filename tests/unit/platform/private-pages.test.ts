import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { currentRequest, type RequestContext, runWithRequest } from '@/lib/platform/http/request-context'
import { log } from '@/lib/platform/log'
import type { Handler } from '@/lib/platform/server/capture'
import { createFront } from '@/lib/platform/server/front'
import { revisionsOf } from '../../support/revisions'

/*
 * A case sheet's address tells of a case. Its answer is kept neither here nor on the way, no other site is told where
 * it was linked, and nothing of the address is written to the log, whatever becomes of the request.
 */

const CASE = '/es/case?facts=2026-03-02&conduct=off-possession&suspect=AR&victim=CL,AR&age=14'

let server: Server | undefined
let logged: unknown[][] = []
let written = ''

beforeEach(() => {
  logged = []
  written = ''
  for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)
    vi.spyOn(log, level).mockImplementation((...said: unknown[]) => {
      logged.push(said)
    })
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written += String(text)
      return true
    })
})

afterEach(() => {
  vi.restoreAllMocks()
  server?.closeAllConnections()
  server?.close()
})

async function serve(handler: Handler, revision: () => Promise<string> = async () => '1'): Promise<string> {
  const made = createServer(createFront({ handler, revisions: revisionsOf(revision), dev: false }))
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  const { port } = made.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

/** A private page that counts how often it was made. */
function privatePage(status?: number): Handler & { count: () => number } {
  let renders = 0
  const handler: Handler = async (_request, response) => {
    renders += 1
    currentRequest().isPrivate = true
    if (status !== undefined) currentRequest().status = status
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`sheet ${renders}`)
  }
  return Object.assign(handler, { count: () => renders })
}

function expectUntold(): void {
  const errors = logged.map((said) => said.map((part) => (part instanceof Error ? part.stack : JSON.stringify(part))))
  const told = `${JSON.stringify(errors)}${written}`
  for (const part of ['2026-03-02', 'off-possession', 'suspect', 'victim', '/case']) expect(told).not.toContain(part)
}

describe('the answer of a page that tells of a case', () => {
  it('is made anew each time and kept by nobody', async () => {
    const page = privatePage()
    const base = await serve(page)
    const first = await fetch(base + CASE)
    expect(await first.text()).toBe('sheet 1')
    expect(await (await fetch(base + CASE)).text()).toBe('sheet 2')
    expect(page.count()).toBe(2)
    expect(first.headers.get('cache-control')).toContain('no-store')
    expect(first.headers.get('referrer-policy')).toBe('no-referrer')
    expectUntold()
  })

  it('is not shared by those who ask for it together', async () => {
    const page = privatePage()
    const base = await serve(page)
    const texts = await Promise.all([1, 2, 3].map(() => fetch(base + CASE).then((answer) => answer.text())))
    expect(texts.sort()).toEqual(['sheet 1', 'sheet 2', 'sheet 3'])
    expectUntold()
  })

  it('is kept no more where the address is refused, asked for by HEAD, or known to the browser', async () => {
    const base = await serve(privatePage(400))
    const refused = await fetch(`${base}${CASE}&data=x`)
    expect(refused.status).toBe(400)
    expect(refused.headers.get('cache-control')).toContain('no-store')
    const head = await fetch(base + CASE, { method: 'HEAD' })
    expect(head.headers.get('cache-control')).toContain('no-store')
    const etag = refused.headers.get('etag') ?? ''
    const again = await fetch(base + CASE, { headers: { 'if-none-match': etag } })
    expect(again.headers.get('cache-control')).toContain('no-store')
    expectUntold()
  })

  it('that failed is logged without its address', async () => {
    const broken = await serve(async (_request, response) => {
      currentRequest().isPrivate = true
      response.statusCode = 500
      response.end('no')
    })
    const answer = await fetch(broken + CASE)
    expect(answer.status).toBe(500)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(logged).not.toEqual([])
    expectUntold()
  })

  it('that could not be made for want of the database is logged without its address', async () => {
    const base = await serve(privatePage(), async () => {
      throw new Error('connection refused')
    })
    expect((await fetch(base + CASE)).status).toBe(503)
    expect(logged).not.toEqual([])
    expectUntold()
  })

  it('does not change how other pages are kept', async () => {
    const privately = privatePage()
    let renders = 0
    const base = await serve(async (request, response) => {
      if (request.url?.includes('/case')) return privately(request, response)
      renders += 1
      response.end('matrix')
    })
    await fetch(base + CASE)
    await fetch(`${base}/es/matrix`)
    const other = await fetch(`${base}/es/matrix`)
    expect(renders).toBe(1)
    expect(other.headers.get('cache-control')).toBe('private, no-cache')
    expect(other.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
  })
})

describe('the case sheet’s page', () => {
  it('is private before anything else of it is done', async () => {
    const { default: Page } = await import('@/app/[locale]/case/page')
    const context: RequestContext = { id: '1', today: '2026-11-21', revision: undefined, status: undefined }
    const never = new Promise<never>(() => {})
    runWithRequest(context, () => Page({ params: never, searchParams: never }))
    expect(context.isPrivate).toBe(true)
  })
})
