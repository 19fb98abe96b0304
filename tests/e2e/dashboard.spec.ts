import type { Locator, Page } from '@playwright/test'
import { firstAccount, signInAs } from '../support/accounts'
import { expectAccessible } from '../support/axe'
import { expect, open, test } from '../support/browser'
import { shownRequirements } from '../support/matrix-page'
import {
  countCells,
  countChanges,
  framework,
  inLanguage,
  nameOf,
  participants,
  put,
  requirements,
  today,
  WORKSHOP,
  wordsOf,
} from '../support/recount'

const dashboard = wordsOf('dashboard', 'es')
const quality = wordsOf('quality', 'es')
const HN = 'HN'

/** A row of the table of figures, its cells as they read. */
async function readRow(page: Page, name: string): Promise<string[]> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  return (await row.first().locator('td').allTextContents()).map((text) => text.replaceAll('\u00a0', ' ').trim())
}

const waits = (page: Page, key: keyof typeof dashboard.wait): Locator => page.locator(`[data-waits=${key}]`)

/** Share and its parts as the page writes them, of the requirements given. */
function share(codes: string[], asked = requirements): string {
  const { met, partial, gap } = countCells(asked, codes, today())
  const known = met + partial + gap
  return `${Math.round((100 * met) / known)} % (${met}/${known})`
}

function moved(codes: string[], since: string): string {
  const part = (day: string) => {
    const { met, partial, gap } = countCells(requirements, codes, day)
    return met / (met + partial + gap)
  }
  const points = Math.round((part(today()) - part(since)) * 100)
  return points > 0 ? `+${points}` : String(points)
}

/** What the dataset makes of the columns that the register has no part in. */
function figures(codes: string[], since = WORKSHOP): string[] {
  const core = requirements.filter((one) => one.core)
  const { unknown } = countCells(requirements, codes, today())
  return [
    ...[share(codes), moved(codes, since), share(codes, core)],
    ...[String(unknown), String(countChanges(codes, today(), since))],
  ]
}

test('staff have it when they are signed in, nobody without an account', async ({ page }) => {
  await page.goto('/es/dashboard')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(dashboard.title)
  await signInAs(page, 'staff')
  await open(page, '/es/dashboard')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(dashboard.title)
})

test('the figures of the twelve, of each and of one are those of the dataset', async ({ page }) => {
  await signInAs(page, 'staff')
  await open(page, '/es/dashboard')
  for (const code of participants()) expect((await readRow(page, nameOf(code))).slice(0, 5)).toEqual(figures([code]))
  expect((await readRow(page, dashboard.all)).slice(0, 5)).toEqual(figures(participants()))
  await page.getByLabel(dashboard.since).fill('2021-01-01')
  await page.getByRole('button', { name: dashboard.apply }).click()
  await expect(page).toHaveURL(/since=2021-01-01/)
  expect((await readRow(page, dashboard.all)).slice(0, 5)).toEqual(figures(participants(), '2021-01-01'))
  await page
    .locator('main')
    .getByRole('link', { name: nameOf(HN), exact: true })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(put(dashboard.titleOf, { country: nameOf(HN) }))
  expect((await readRow(page, nameOf(HN))).slice(0, 5)).toEqual(figures([HN], '2021-01-01'))
  for (const { id, title } of framework.areas) {
    const own = requirements.filter(({ area }) => area === id)
    const { gap, unknown } = countCells(own, [HN], today())
    const [said, , gaps, unknowns] = await readRow(page, inLanguage(title))
    expect([said, gaps, unknowns]).toEqual([share([HN], own), String(gap), String(unknown)])
  }
})

test('a country’s figures lead to pages that show as many', async ({ page }) => {
  await signInAs(page, 'staff')
  const address = `/es/dashboard?country=${HN}&since=2021-01-01`
  await open(page, address)
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: nameOf(HN), exact: true }) })
  const follow = async (link: Locator) => {
    const text = (await link.textContent()) ?? ''
    const target = await link.getAttribute('href')
    await page.goto(target ?? '')
    return Number(/\d+/.exec(text)?.[0])
  }
  const [unknown, changed] = [row.getByRole('link').nth(1), row.getByRole('link').nth(2)]
  expect(await follow(unknown)).toBe((await shownRequirements(page)).length)
  await open(page, address)
  expect(await follow(changed)).toBe((await shownRequirements(page)).length)
  await open(page, address)
  expect(await follow(row.getByRole('link').nth(3))).toBe(await page.locator('main tbody tr').count())
  await open(page, address)
  expect(await follow(row.getByRole('link').nth(5))).toBe(await page.locator('main tbody tr').count())
  await open(page, address)
  expect(await follow(waits(page, 'unreviewed').getByRole('link'))).toBe(await page.locator('#list li').count())
  await open(page, address)
  expect(await follow(waits(page, 'overdue').getByRole('link'))).toBe(await page.locator('main tbody tr').count())
  await open(page, '/es/dashboard')
  const all = await follow(waits(page, 'unreviewed').getByRole('link'))
  const total = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: quality.participants }) })
  await expect(total.locator('td').last()).toHaveText(new RegExp(` / ${all}$`))
})

test('who decides nothing is told of nothing to decide, and of no second readings', async ({ page }) => {
  await signInAs(page, 'reader')
  await open(page, '/es/dashboard')
  await expect(waits(page, 'unreviewed')).toBeVisible()
  await expect(waits(page, 'proposals')).toHaveCount(0)
  await expect(waits(page, 'unsettled')).toHaveCount(0)
  await expect(page.locator('.dashboard-newest', { hasText: dashboard.kind.reading })).toHaveCount(0)
})

test('an unknown country and an impossible day are refused by name', async ({ page }) => {
  await signInAs(page, 'staff')
  const answer = await page.goto('/es/dashboard?country=XX&since=2021-02-30')
  expect(answer?.status()).toBe(400)
})

test('axe finds nothing, in light and dark', async ({ page }) => {
  test.slow()
  await signInAs(page, 'staff')
  for (const address of ['/es/dashboard', `/es/dashboard?country=${HN}`]) {
    await open(page, address)
    await expectAccessible(page)
  }
})

test('the keyboard reaches the choice, the figures and what scrolls, and shows where it is', async ({ page }) => {
  await signInAs(page, 'staff')
  await open(page, '/es/dashboard')
  await page.getByRole('combobox', { name: dashboard.country }).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel(dashboard.since)).toBeFocused()
  await page.getByRole('button', { name: dashboard.apply }).focus()
  await page.keyboard.press('Tab')
  await expect(page.locator('main .export summary')).toBeFocused()
  await page.keyboard.press('Tab')
  const first = waits(page, 'unreviewed').getByRole('link')
  await expect(first).toBeFocused()
  expect(await first.evaluate((link) => getComputedStyle(link).outlineStyle)).not.toBe('none')
  await waits(page, 'overdue').getByRole('link').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('region', { name: dashboard.figures })).toBeFocused()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })

  test('nothing is wider than the screen, and a row says whose it is wherever the table stands', async ({ page }) => {
    await signInAs(page, 'staff')
    for (const address of ['/es/dashboard', `/es/dashboard?country=${HN}`, '/es/quality']) {
      await open(page, address)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      const region = page.locator('main .table-scroll').first()
      await region.evaluate((box) => box.scrollTo({ left: box.scrollWidth }))
      const [box, name] = [await region.boundingBox(), await region.locator('tbody th').first().boundingBox()]
      expect(await region.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0)
      expect(name?.x).toBe(box?.x)
    }
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('it is the first page of staff, reads in full and changes country by its form', async ({ page }) => {
    const { email, password } = await firstAccount('staff')
    await page.goto('/es/sign-in')
    const main = page.locator('main')
    await main.locator('[name=email]').fill(email)
    await main.locator('[name=password]').fill(password)
    await main.locator('button[type=submit]').click()
    await expect(page).toHaveURL('/es/dashboard')
    expect((await readRow(page, dashboard.all)).slice(0, 5)).toEqual(figures(participants()))
    await page.getByRole('combobox', { name: dashboard.country }).selectOption('CL')
    await page.getByRole('button', { name: dashboard.apply }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(put(dashboard.titleOf, { country: nameOf('CL') }))
    await page.getByRole('combobox', { name: dashboard.country }).selectOption('')
    await page.getByRole('button', { name: dashboard.apply }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(dashboard.title)
  })
})
