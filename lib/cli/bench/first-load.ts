import { chromium } from '@playwright/test'
import { findChromium } from '../test/chromium'

/** Bytes over the wire by kind for a reader who comes for the first time, and how far what is seen moved. */
export type FirstLoad = {
  address: string
  html: number
  script: number
  style: number
  font: number
  other: number
  /** The sum of layout shifts, as browsers reckon it (0: nothing moved). */
  shift: number
}

const KINDS: Record<string, 'html' | 'script' | 'style' | 'font'> = {
  Document: 'html',
  Script: 'script',
  Stylesheet: 'style',
  Font: 'font',
}

export async function measureFirstLoad(app: string, addresses: string[]): Promise<FirstLoad[]> {
  const executablePath = await findChromium()
  const isRoot = process.getuid?.() === 0
  const quiet = ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--no-first-run']
  const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox', ...quiet] : quiet })
  try {
    const loads: FirstLoad[] = []
    for (const address of addresses) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Network.enable')
      const load: FirstLoad = { address, html: 0, script: 0, style: 0, font: 0, other: 0, shift: 0 }
      const kinds = new Map<string, keyof FirstLoad & ('html' | 'script' | 'style' | 'font' | 'other')>()
      session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, KINDS[type] ?? 'other'))
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        load[kinds.get(requestId) ?? 'other'] += encodedDataLength
      })
      await page.addInitScript(() => {
        Object.assign(window, { shifts: 0 })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value } = Object.assign({ value: 0 }, { value: Reflect.get(entry, 'value') })
            Object.assign(window, { shifts: Number(Reflect.get(window, 'shifts')) + Number(value) })
          }
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto(app + address, { waitUntil: 'networkidle' })
      load.shift = await page.evaluate(() => Number(Reflect.get(window, 'shifts')))
      loads.push(load)
      await context.close()
    }
    return loads
  } finally {
    await browser.close()
  }
}
