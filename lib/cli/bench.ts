import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { urlOfRunning } from '../platform/embedded/embedded-postgres'
import { readEnvironment } from '../platform/env'
import { startBare, startBareSql, startNextStatic } from './bench/baselines'
import { measureFirstLoad } from './bench/first-load'
import { type Load, measure } from './bench/load'
import { benchReport } from './bench/report'
import { benchScale } from './bench/scale'
import { benchSearch } from './bench/search'
import { fetchBytes, startApplication, stopAll } from './bench/servers'
import type { Size } from './bench/synthetic-dataset'
import { printTable } from './bench/table'
import { say, step } from './progress'

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..')

/** Requests at once for views asked again, and for views never asked before. */
const AT_ONCE = 16
const FRESH_AT_ONCE = 4

const SIDE_BY_SIDE = {
  'a comparison': '/es/compare?requirements=off-possession,pro-preservation&countries=CL,AR,MX,ES',
  'a penalty chart': '/es/penalties?requirement=off-possession',
  procedures: '/es/procedures',
  'what changed': '/es/changes',
  'a cooperation check':
    '/es/cooperation?requesting=AR&requested=CL&conduct=off-possession,off-grooming&measure=preservation',
  'cooperation of all pairs': '/es/cooperation/overview?conduct=off-distribution&measure=preservation',
  conclusions: '/es/conclusions',
  convergence: '/es/pictures/convergence',
  similarity: '/es/pictures/similarity',
  quality: '/es/quality',
  'the register': '/es/deficiencies',
  'a search': '/es/search?q=conservaci%C3%B3n',
}
/** Never kept in memory: each is rendered. */
const CASE =
  '/es/case?facts=2026-03-02&conduct=off-possession,off-grooming&suspect=AR&victim=CL&seat=MX&age=14&data=subscriber,traffic'

/**
 * `npm run bench`: the production server under a fixed and bounded load, beside a bare node:http server and a static
 * page of Next's own server that send the same bytes, all in one run. Rounds alternate, so that what else the machine
 * does falls on all alike; of each figure the median round is printed. `npm run bench -- search` measures the searches,
 * `npm run bench -- report` the making of the largest report, `npm run bench -- --countries 196
 * --requirements 300 --periods 3` everything over a synthetic dataset of that size.
 */
export default async function bench(args: string[]): Promise<number> {
  if (args[0] === 'search') {
    await benchSearch(ROOT)
    return 0
  }
  if (args[0]?.startsWith('--')) {
    const size = readSize(args)
    if (size === null) {
      console.error('npm run bench -- --countries 196 --requirements 300 --periods 3')
      return 2
    }
    await benchScale(ROOT, size)
    return 0
  }
  if (args[0] === 'report') {
    await benchReport()
    return 0
  }
  const { environment, faults } = readEnvironment(process.env)
  if (environment === undefined) {
    for (const fault of faults) console.error(fault)
    return 2
  }
  const dataDir = path.resolve(environment.dataDir, 'bench')
  await mkdir(dataDir, { recursive: true })
  try {
    const app = await step('Starting the production server', () => startApplication(ROOT, dataDir))
    const matrix = await fetchSettled(`${app}/es/matrix`)
    const bare = await step('Starting a bare node:http server', () => startBare(dataDir, matrix))
    const next = await step("Building and starting a static page of Next's own", () =>
      startNextStatic(ROOT, dataDir, matrix),
    )
    const day = new Date().toISOString().slice(0, 10)
    const databaseUrl = environment.databaseUrl ?? (await urlOfRunning(dataDir, 'cotejo'))
    const bareSql = await startBareSql(ROOT, dataDir, databaseUrl, day)
    let asked = 0
    const fresh = (address: string) => () => `${app}${address}${address.includes('?') ? '&' : '?'}asked=${++asked}`
    const filtered = '/es/matrix?standard=budapest&core=1&status=gap'
    const again: Load[] = [
      { name: 'bare node:http server, same bytes', next: () => `${bare}/`, atOnce: AT_ONCE, requests: 4000 },
      { name: "Next's static page, same bytes", next: () => `${next}/`, atOnce: AT_ONCE, requests: 2000 },
      { name: 'bare node:http, one query a request', next: () => `${bareSql}/`, atOnce: AT_ONCE, requests: 500 },
      { name: "the API's whole matrix", next: () => `${app}/api/v1/matrix`, atOnce: AT_ONCE, requests: 1500 },
      { name: '/es/matrix', next: () => `${app}/es/matrix`, atOnce: AT_ONCE, requests: 3000 },
      { name: 'a filtered view', next: () => `${app}${filtered}`, atOnce: AT_ONCE, requests: 3000 },
      { name: 'a cell page', next: () => `${app}/es/matrix/CL/pro-preservation`, atOnce: AT_ONCE, requests: 3000 },
      { name: 'a country page', next: () => `${app}/es/countries/CL`, atOnce: AT_ONCE, requests: 3000 },
      ...Object.entries(SIDE_BY_SIDE).map(([name, address]) => ({
        name,
        next: () => `${app}${address}`,
        atOnce: AT_ONCE,
        requests: 1500,
      })),
    ]
    const first: Load[] = [
      {
        name: 'a view never asked before',
        next: freshViews(app),
        atOnce: FRESH_AT_ONCE,
        requests: 120,
      },
      {
        name: 'a cell page, never asked',
        next: fresh('/es/matrix/CL/off-access'),
        atOnce: FRESH_AT_ONCE,
        requests: 80,
      },
      { name: 'a country page, never asked', next: fresh('/es/countries/UY'), atOnce: FRESH_AT_ONCE, requests: 60 },
      ...Object.entries({ ...SIDE_BY_SIDE, 'a case sheet': CASE }).map(([name, address]) => ({
        name: `${name}, never asked`,
        next: fresh(address),
        atOnce: FRESH_AT_ONCE,
        requests: 40,
      })),
    ]
    const results = await step('Measuring', () => measure([...again, ...first], { rounds: 3 }))
    const loads = await step('Loading in a browser', () =>
      measureFirstLoad(app, [
        '/es',
        '/es/matrix',
        filtered,
        '/es/matrix/CL/pro-preservation',
        '/es/countries/CL',
        ...Object.values(SIDE_BY_SIDE),
        CASE,
      ]),
    )
    say('')
    printTable(results, loads)
    return 0
  } finally {
    await stopAll()
  }
}

const countField = z.coerce.number().int().min(1)
const sizeSchema = z.object({
  countries: countField.default(196),
  requirements: countField.default(300),
  periods: countField.max(100).default(3),
})

function readSize(args: string[]): Size | null {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ args, options: { countries: text, requirements: text, periods: text } })
    return sizeSchema.parse(values)
  } catch {
    return null
  }
}

// The bytes that all but the first readers get: a page in demand is compressed once more, a moment later.
async function fetchSettled(address: string): Promise<Buffer> {
  const first = await fetchBytes(address)
  for (let tries = 0; tries < 40; tries += 1) {
    const body = await fetchBytes(address)
    if (body.length < first.length) return body
    await sleep(250)
  }
  return first
}

// Each a day, a filter and a fold that no request had before it, as readers choose them.
function freshViews(app: string): () => string {
  let count = 0
  return () => {
    count += 1
    const day = new Date(Date.UTC(2018, 0, 1) + count * 86_400_000).toISOString().slice(0, 10)
    const filter = ['', '&core=1', '&standard=budapest', '&area=offence', '&transpose=1'][count % 5]
    return `${app}/es/matrix?date=${day}${filter}`
  }
}
