import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node'
import { afterEach, expect, it } from 'vitest'
import type { Handler } from '@/lib/platform/server/capture'
import { createFront } from '@/lib/platform/server/front'
import { createObserver, type Observer } from '@/lib/platform/server/observe'
import { revisionsOf } from '../../support/revisions'

const TOKEN = 'a token of some length'
let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(observer: Observer | undefined): Promise<string> {
  const handler: Handler = async (request, response) => {
    response.statusCode = request.url?.includes('missing') ? 404 : 200
    response.end('page')
  }
  const made = createServer(createFront({ handler, revisions: revisionsOf(async () => '1'), observer, dev: false }))
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`
}

const get = async (address: string, headers: Record<string, string> = {}) => {
  const response = await fetch(address, { headers })
  return { status: response.status, text: await response.text() }
}

it('is off by default: nothing is measured, and there is no such address', async () => {
  expect(createObserver({})).toBeUndefined()
  const base = await serve(undefined)
  expect((await get(`${base}/metrics`, { authorization: `Bearer ${TOKEN}` })).text).toBe('page')
})

it('shows its measurements to whoever has the token, and to nobody else', async () => {
  const base = await serve(createObserver({ token: TOKEN }))
  for (const authorization of ['', 'Bearer ', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, 'Bearer undefined'])
    expect((await get(`${base}/metrics`, authorization === '' ? {} : { authorization })).status).toBe(401)
  await get(`${base}/es/search?q=ana`)
  await get(`${base}/es/search?q=ana`)
  await get(`${base}/es/missing`)
  const { status, text } = await get(`${base}/metrics`, { authorization: `Bearer ${TOKEN}` })
  expect(status).toBe(200)
  expect(text).toMatch(/cotejo_answers_total\{kind="page",status="2xx",source="made"\} 1/)
  expect(text).toMatch(/cotejo_answers_total\{kind="page",status="2xx",source="memory"\} 1/)
  expect(text).toMatch(/cotejo_answers_total\{kind="page",status="4xx",source="made"\} 1/)
  expect(text).toMatch(/cotejo_answer_seconds_bucket/)
  expect(text).toMatch(/cotejo_nodejs_eventloop_lag_seconds/)
})

it('says nothing of who asked for what, in measurements and in traces', async () => {
  const exporter = new InMemorySpanExporter()
  const base = await serve(createObserver({ token: TOKEN, processor: new SimpleSpanProcessor(exporter) }))
  await get(`${base}/es/case?victim=secreto`, { 'user-agent': 'Secreto/1.0', referer: 'http://secreto.example/' })
  const { text } = await get(`${base}/metrics`, { authorization: `Bearer ${TOKEN}` })
  expect(text).not.toMatch(/secreto|case|127\.0\.0\.1/i)
  await expect.poll(() => exporter.getFinishedSpans().map(({ name }) => name)).toContain('GET page')
  const spans = exporter.getFinishedSpans()
  expect(spans.map(({ name }) => name)).toContain('render')
  const [request] = spans.filter(({ name }) => name === 'GET page')
  expect(Object.keys(request?.attributes ?? {}).toSorted()).toEqual([
    'cotejo.request',
    'cotejo.source',
    'http.response.status_code',
  ])
  const [render] = spans.filter(({ name }) => name === 'render')
  expect(render?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId)
  expect(JSON.stringify(spans.map(({ name, attributes }) => [name, attributes]))).not.toMatch(/secreto|case/i)
})
