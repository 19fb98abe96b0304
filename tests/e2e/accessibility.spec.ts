import { expectAccessible } from '../support/axe'
import { expect, open, test } from '../support/browser'
import { cellLink, isReady, openCountryMenu, openMatrix } from '../support/matrix-page'
import { ANCHORS, pageKinds, refusedKinds } from '../support/page-kinds'
import { words } from '../support/recount'

const { date, language, cell, home } = words('es')

test.describe('axe finds nothing in light and dark', () => {
  for (const [kind, address] of Object.entries({ ...pageKinds('es'), ...refusedKinds('es') }))
    test(kind, async ({ page }) => {
      await open(page, address)
      if (kind === 'home') await page.getByText(home.mapTable).click()
      if (kind === 'cell') await page.getByText(cell.judged).click()
      if (kind.startsWith('matrix')) await isReady(page)
      await expectAccessible(page)
    })

  test('matrix with a cell open', async ({ page }) => {
    const { code, requirement } = ANCHORS.cell
    await openMatrix(page, '?core=1')
    await cellLink(page, code, requirement.id).or(page.locator('td.c a').first()).first().click()
    await expect(page.locator('aside.panel')).toBeVisible()
    await expectAccessible(page)
  })

  test('matrix with its menus open, folded, pinned, with the reference beside', async ({ page }) => {
    await openMatrix(page, '?core=1&pin=CL&fold=offence,capacity&countries=CL,MX,ES')
    await openCountryMenu(page)
    await page.locator('.date-control summary').click()
    await expect(page.getByRole('link', { name: date.workshop })).toBeVisible()
    await page.locator('.bar summary').filter({ hasText: language.label }).click()
    await expect(page.getByRole('link', { name: language.fr })).toBeVisible()
    await expectAccessible(page)
  })

  test('matrix without a row', async ({ page }) => {
    await openMatrix(page, '?q=zzzz')
    await expectAccessible(page)
  })

  test('matrix on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await openMatrix(page, '?core=1')
    await page.getByText(words('es').matrix.filters, { exact: true }).click()
    await expectAccessible(page)
  })
})
