import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepVisits, listAddresses } from '@/lib/addresses/store'
import { visitAll } from '@/lib/addresses/visit'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

const DAY = '2026-11-21'
let store: TestDatabase
let server: Server
let site: string
const asked: string[] = []

beforeAll(async () => {
  store = await createTestDatabase('dataset')
  process.env.DATABASE_URL = store.url
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const status = Number(/\/(\d{3})$/.exec(request.url ?? '')?.[1] ?? 200)
    if (status === 301) response.writeHead(301, { location: '/404' }).end()
    else response.writeHead(status).end('x'.repeat(100_000))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  site = `http://127.0.0.1:${port}`
})

afterAll(async () => {
  const { database } = await import('@/lib/platform/db/client')
  await database().$disconnect()
  server.closeAllConnections()
  server.close()
  await store.drop()
})

const inRequest = <T>(work: () => Promise<T>) =>
  runWithRequest({ id: 'test', today: DAY, revision: undefined, status: undefined }, work)

it('asks each address once, follows where it leads, and tells what answered from what did not', async () => {
  const urls = [`${site}/200`, `${site}/301`, `${site}/410`, `${site}/500`, 'http://127.0.0.1:1/closed']
  const outcomes = await visitAll(urls)
  expect(urls.map((url) => outcomes.get(url)?.status)).toEqual([200, 404, 410, 500, null])
  expect(asked.sort()).toEqual(['GET /200', 'GET /301', 'GET /404', 'GET /410', 'GET /500'])
})

it('asks no more when none of the first ones answers', async () => {
  const urls = Array.from({ length: 60 }, (_, index) => `http://127.0.0.1:1/${index}`)
  const outcomes = await visitAll(urls)
  expect(outcomes.size).toBe(16)
  expect([...outcomes.values()].every(({ status }) => status === null)).toBe(true)
})

it('a finding without articles whose only sources are dead has lost its reference; the page lists them', async () => {
  const { findQuality } = await import('@/lib/review/quality-queries')
  const lost = async () => {
    const { judged } = await inRequest(() => findQuality(DAY))
    return new Set(judged.filter(({ problems }) => problems.includes('reference')).map(({ id }) => id))
  }
  const addresses = await listAddresses(store.url)
  const [expected, hits] = await withClient(store.url, async (client) => {
    const all = await client.query(
      `SELECT count(DISTINCT url)::int AS count FROM (SELECT url FROM source UNION ALL SELECT url FROM instrument) AS one
       WHERE url ~ '^https?:'`,
    )
    // A finding of this day that cites no article and has exactly one source, with an address.
    const found = await client.query(
      `SELECT finding.id, min(source.url) AS url FROM finding
       JOIN finding_source ON finding_id = finding.id
       JOIN source ON source.jurisdiction_code = finding_source.jurisdiction_code AND source.id = source_id
       WHERE applies_on(from_date, to_date, $1::date)
         AND NOT EXISTS (SELECT FROM finding_provision WHERE finding_id = finding.id)
       GROUP BY finding.id HAVING count(*) = 1 AND count(source.url) = 1 ORDER BY finding.id LIMIT 1`,
      [DAY],
    )
    return [all.rows[0].count, found.rows] as const
  })
  expect(addresses).toHaveLength(expected)
  const [hit] = hits
  const before = await lost()
  expect(before.has(hit.id)).toBe(false)
  await keepVisits(store.url, new Map(addresses.map((url) => [url, { status: url === hit.url ? 404 : 200 }])), DAY)
  expect((await lost()).has(hit.id)).toBe(true)
  const { addresses: shown } = await inRequest(() => findQuality(DAY))
  expect(shown).toMatchObject({ count: addresses.length, visitedOn: DAY })
  expect(shown.dead.map(({ url, fault, status }) => [url, fault, status])).toEqual([[hit.url, 'gone', 404]])
  expect(shown.dead[0]?.countries.length).toBeGreaterThan(0)
  // It answers again.
  await keepVisits(store.url, new Map([[hit.url, { status: 200 }]]), '2026-11-22')
  expect(await lost()).toEqual(before)
})

it('forgets what nothing cites any more', async () => {
  await keepVisits(store.url, new Map([['https://example.org/nobody', { status: 404 }]]), DAY)
  const { findAddresses } = await import('@/lib/addresses/queries')
  expect((await inRequest(findAddresses)).dead).toEqual([])
})
