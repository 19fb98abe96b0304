import type { Locator } from '@playwright/test'
import { expect, open, test } from '../support/browser'
import { cellLink, expectRequirements, field, openCountryMenu, openMatrix, grid as table } from '../support/matrix-page'
import { ANCHORS, pageKinds, refusedKinds } from '../support/page-kinds'
import { inLanguage, nameOf, participants, put, requirements, words } from '../support/recount'

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })

const { matrix, cell, date } = words('es')

test('no page is wider than the screen', async ({ page }) => {
  test.slow()
  for (const [kind, address] of Object.entries({ ...pageKinds('es'), ...refusedKinds('es') })) {
    await open(page, address)
    const { wide, screen } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      screen: document.documentElement.clientWidth,
    }))
    expect.soft(screen, kind).toBe(390)
    expect.soft(wide, kind).toBeLessThanOrEqual(390)
  }
})

test('a requirement stands above a strip of its twelve cells, which can be told and touched', async ({ page }) => {
  await openMatrix(page)
  const row = table(page).locator('tr.requirement').first()
  const title = await row.locator('th').boundingBox()
  const boxes = await row.locator('td.c a').evaluateAll((links) =>
    links.map((link) => {
      const { left, right, top, width, height } = link.getBoundingClientRect()
      return { left, right, top, width, height, name: getComputedStyle(link, '::before').content }
    }),
  )
  expect(boxes).toHaveLength(participants().length)
  for (const [index, { left, right, top, width, height, name }] of boxes.entries()) {
    expect(top).toBeGreaterThanOrEqual((title?.y ?? 0) + (title?.height ?? 0) - 1)
    expect(top).toBe(boxes[0]?.top)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(390)
    expect(width).toBeGreaterThanOrEqual(24)
    expect(height).toBeGreaterThanOrEqual(24)
    expect(name).toContain(participants()[index] ?? '')
  }
})

test('the filters are folded away, and filter', async ({ page }) => {
  await openMatrix(page)
  const area = field(page, matrix.grid.area)
  await expect(area).toBeHidden()
  await page.getByText(matrix.filters, { exact: true }).click()
  await area.selectOption('capacity')
  await expectRequirements(
    page,
    requirements.filter(({ area }) => area === 'capacity'),
  )
  await page.getByText(matrix.filters, { exact: true }).click()
  await expect(area).toBeHidden()
})

test('a cell opens over the matrix and closes', async ({ page }) => {
  const { code, requirement, finding } = ANCHORS.cell
  await openMatrix(page)
  await cellLink(page, code, requirement.id).tap()
  const panel = page.getByRole('complementary')
  await expect(panel.getByText(inLanguage(finding.rationale))).toBeVisible()
  const box = await panel.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await panel.getByRole('button', { name: cell.close }).tap()
  await expect(panel).toHaveCount(0)
})

async function expectOnScreen(element: Locator): Promise<void> {
  await expect(element).toBeVisible()
  const box = await element.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
}

test('menus stay on the screen', async ({ page }) => {
  await openMatrix(page)
  const menu = await openCountryMenu(page)
  await expectOnScreen(menu.locator('.menu-body'))
  await menu.getByRole('link', { name: put(matrix.grid.show, { country: nameOf('AR') }) }).tap()
  await expect(table(page).locator('tr.requirement').first().locator('td.c a')).toHaveCount(participants().length - 1)
  await menu.locator('summary').tap()
  await page.locator('.date-control summary').tap()
  await expectOnScreen(page.locator('.date-control .menu-body'))
  await page.getByRole('link', { name: date.workshop }).tap()
  await expect(page).toHaveURL(/date=2017-10-23/)
})
