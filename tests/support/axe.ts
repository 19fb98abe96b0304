import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

declare global {
  interface Window {
    axe: { run(options: object): Promise<AxeResults> }
  }
}

// Evaluated, not put into the page: the page runs no script but its own.
/** Holds that axe finds nothing on the page as it stands; in the dark, where only the colours differ, no contrast. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(AXE, 'utf8'))
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await findViolations(page, { type: 'tag', values: TAGS })).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findViolations(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] })).toEqual([])
}

function findViolations(page: Page, runOnly: { type: string; values: string[] }): Promise<string[]> {
  return page.evaluate(async (only) => {
    const results = await window.axe.run({ runOnly: only, resultTypes: ['violations'] })
    return results.violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes
          .slice(0, 5)
          .map(({ target, any }) => `${target.join(' ')} (${any.map(({ message }) => message).join('; ')})`)
          .join(' | ')}`,
    )
  }, runOnly)
}
