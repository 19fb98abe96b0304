import { test as base, type ConsoleMessage, expect, type Locator, type Page } from '@playwright/test'
import { ZONE } from './recount'

/**
 * A reader in the workshop's own zone, so that the browser's today is the server's. What the page complains about is
 * kept, and fails the test: a broken hydration, a script that throws, a file that is missing.
 */
export const test = base.extend<{ complaints: string[] }>({
  timezoneId: ZONE,
  locale: 'es-EC',
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on('weberror', (error) => complaints.push(String(error.error())))
      context.on('console', (message) => {
        if (message.type() === 'error' && !isRefusedPage(message))
          complaints.push(`${message.text()} (${message.location().url})`)
      })
      await use(complaints)
      expect(complaints, 'what the browser complained about').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

// The browser reports a page answered with 400 or 404 as a failed resource, which it is meant to be.
function isRefusedPage(message: ConsoleMessage): boolean {
  const page = message.page()
  return /status of 4\d\d/.test(message.text()) && page !== null && message.location().url === page.url()
}

/** Opens an address and waits until the script has taken over what the reader can change. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await isAlive(page.locator('main'))
}

/** Waits until the script has taken over an element: React has tied its own record to it. */
export async function isAlive(element: Locator): Promise<void> {
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps'))))
    .toBe(true)
}

/** The query of the page's address, commas readable. */
export function queryOf(page: Page): string {
  return decodeURIComponent(new URL(page.url()).search)
}
