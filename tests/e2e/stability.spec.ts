import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'
import { isReady } from '../support/matrix-page'

declare global {
  interface Window {
    layoutShift: number
  }
}

/** Adds up, from the first paint on, by how much what the reader sees is moved without their doing. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.layoutShift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.layoutShift += 'value' in entry ? Number(entry.value) : 0
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

async function readShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await document.fonts.ready
    // Two frames later everything that was painted has been reported.
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
    return window.layoutShift
  })
}

for (const width of [1280, 390])
  for (const address of ['/es/matrix', '/es/countries/CL', '/es'])
    test(`nothing moves while ${address} loads, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await watchShifts(page)
      await page.goto(address, { waitUntil: 'networkidle' })
      if (address.endsWith('matrix')) await isReady(page)
      expect(await readShift(page)).toBeLessThan(0.01)
    })

for (const width of [1280, 390])
  test(`nothing moves when the fonts come late, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await watchShifts(page)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(/\.woff2/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/es/matrix', { waitUntil: 'domcontentloaded' })
    await isReady(page)
    await expect.poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length)).toBe(1)
    release()
    await page.waitForLoadState('networkidle')
    expect(await readShift(page)).toBeLessThan(0.01)
  })
