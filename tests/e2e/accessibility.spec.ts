import { expectAccessible } from '../support/axe'
import { expect, open, test } from '../support/browser'
import { cellLink, isReady, openCountryMenu, openMatrix } from '../support/matrix-page'
import { ANCHORS, pageKinds, refusedKinds } from '../support/page-kinds'
import { words } from '../support/recount'

const { date, language, cell, home } = words('es')

test.describe('axe finds nothing in light and dark', () => {
  for (const [kind, address] of Object.entries({ ...pageKinds('es'), ...refusedKinds('es') }))
    test(kind, async ({ page }) => {
      // A table of hundreds of rows takes axe a while.
      test.slow()
      // The whole matrix is looked at once, upright.
      await open(page, kind === 'matrix, transposed' ? `${address}&core=1` : address)
      if (kind === 'home') await page.getByText(home.mapTable).click()
      if (kind === 'cell') await page.getByText(cell.judged).click()
      if (kind.startsWith('matrix')) await isReady(page)
      await expectAccessible(page)
    })

  test('matrix with a cell open', async ({ page }) => {
    const { code, requirement } = ANCHORS.cell
    await openMatrix(page, `?area=${requirement.area}&countries=${code},ES`)
    await cellLink(page, code, requirement.id).click()
    await expect(page.getByRole('complementary')).toBeFocused()
    await page.getByRole('complementary').getByText(cell.judged).click()
    await expectAccessible(page)
  })

  test('matrix with each of its menus open, folded, pinned, with the reference beside', async ({ page }) => {
    await openMatrix(page, '?pin=CL&fold=offence,procedure&countries=CL,MX,ES')
    await openCountryMenu(page)
    await expectAccessible(page)
    for (const [summary, link] of [
      [page.locator('.date-control summary'), page.getByRole('link', { name: date.workshop })],
      [page.locator('.bar summary').filter({ hasText: language.label }), page.getByRole('link', { name: language.fr })],
    ] as const) {
      await summary.click()
      await expect(link).toBeVisible()
      await expectAccessible(page)
    }
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
