import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { importDataset } from '../../dataset/commands'
import { applyMigrations } from '../../platform/db/migrate'
import { openEmbeddedPostgres } from '../../platform/embedded/embedded-postgres'
import { measureSearch } from '../../search/measure'
import { say, step } from '../progress'
import { markLoaded } from '../start/load-dataset'
import { findChromium } from '../test/chromium'
import { type Interaction, measureInteractions } from './interactions'
import { type Load, measure } from './load'
import { startApplication, stopAll } from './servers'
import { type Size, writeSyntheticDataset } from './synthetic-dataset'
import { printLoads } from './table'

const TRIES = 40

/**
 * The production server over a synthetic dataset of `size` in a database of its own: how long its import takes, its
 * pages, its searches, and in a real browser the matrix under a reader's hands.
 */
export async function benchScale(root: string, size: Size): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cotejo-bench-'))
  // For root PostgreSQL runs as another user, who must be able to enter.
  await chmod(dataDir, 0o755)
  const embedded = await openEmbeddedPostgres({ dataDir, database: 'scale', isThrowaway: true, say })
  try {
    const url = embedded.urlOf('scale')
    const dataset = path.join(dataDir, 'dataset')
    await step('Writing the dataset', () => writeSyntheticDataset(path.join(root, 'prisma/dataset'), dataset, size))
    await applyMigrations(url)
    await step('Importing it', () => importDataset(url, dataset))
    await rm(dataset, { recursive: true })
    await markLoaded(url, root)
    const searches = await step('Searching', () => measureSearch(url, 3))
    process.env.DATABASE_URL = url
    const app = await step('Starting the production server', () => startApplication(root, dataDir))
    const loads = await step('Measuring pages', () => measure(pagesOf(app), { rounds: 3 }))
    const browser = await step('In a browser', () => openInBrowser(app))
    say('')
    say(`${size.countries} countries, ${size.requirements} requirements, ${size.periods} periods`)
    printLoads(loads)
    say('')
    for (const { question, found, middle, longest } of searches)
      say(
        `search ${question.padEnd(36)}${String(found).padStart(6)} found ${middle.toFixed(0)} ms, longest ${longest.toFixed(0)}`,
      )
    say('')
    printBrowser(browser)
  } finally {
    await stopAll()
    await embedded.close()
    await rm(embedded.clusterDir, { recursive: true, force: true })
    await rm(dataDir, { recursive: true, force: true })
  }
}

function pagesOf(app: string): Load[] {
  let asked = 0
  const fresh = (address: string) => () => `${app}${address}${address.includes('?') ? '&' : '?'}asked=${++asked}`
  return [
    { name: 'the whole matrix, again', next: () => `${app}/es/matrix`, atOnce: 8, requests: 100 },
    { name: 'the whole matrix, never asked', next: fresh('/es/matrix'), atOnce: 2, requests: 6 },
    {
      name: 'one area of twelve, never asked',
      next: fresh(`/es/matrix?area=offence&countries=${TWELVE}`),
      atOnce: 2,
      requests: 20,
    },
    { name: 'a cell, never asked', next: fresh('/es/matrix/CL/off-access'), atOnce: 4, requests: 40 },
    { name: 'a country, never asked', next: fresh('/es/countries/UY'), atOnce: 2, requests: 10 },
    { name: 'a search, never asked', next: fresh('/es/search?q=conservaci%C3%B3n'), atOnce: 2, requests: 10 },
  ]
}

const TWELVE = 'AR,BO,BR,CL,CR,EC,GT,HN,MX,PY,SV,UY'

type Opened = { firstLoad: number; usable: number; memory: number; dayChange: number[]; interactions: Interaction[] }

async function openInBrowser(app: string): Promise<Opened> {
  const isRoot = process.getuid?.() === 0
  const quiet = ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--no-first-run']
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: isRoot ? ['--no-sandbox', ...quiet] : quiet,
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    // What the sources' compiler puts into functions that are sent to the page.
    await page.addInitScript('globalThis.__name = (one) => one')
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    const began = performance.now()
    await page.goto(`${app}/es/matrix`)
    // The grid has one stop of the Tab key as soon as its own script ran: from then on it answers.
    await page.waitForSelector('td.c a[tabindex="0"]', { timeout: 120_000 })
    const usable = performance.now() - began
    await page.waitForLoadState('networkidle')
    const firstLoad = bytes
    const interactions = await measureInteractions(page, TRIES)
    await session.send('HeapProfiler.enable')
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    const dayChange: number[] = []
    for (const day of ['2018-03-01', '2020-06-15', '2023-01-01', '2025-11-30', '2019-07-07']) {
      const asked = performance.now()
      await page.goto(`${app}/es/matrix?date=${day}`)
      await page.waitForSelector('td.c a[tabindex="0"]', { timeout: 120_000 })
      dayChange.push(performance.now() - asked)
    }
    return { firstLoad, usable, memory: usedSize, dayChange, interactions }
  } finally {
    await browser.close()
  }
}

function printBrowser({ firstLoad, usable, memory, dayChange, interactions }: Opened) {
  say(`first load ${(firstLoad / 1000).toFixed(0)} kB compressed, usable after ${usable.toFixed(0)} ms`)
  say(`script memory after ${TRIES} of each below: ${(memory / 1e6).toFixed(0)} MB`)
  say(`another day, from asking to usable: ${dayChange.map((ms) => ms.toFixed(0)).join(', ')} ms`)
  for (const { name, tries, p50, p95 } of interactions)
    say(`${name.padEnd(18)}${tries} times: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`)
}
