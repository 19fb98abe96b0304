import { signInAs } from '../support/accounts'
import { expect, open, test } from '../support/browser'
import { wordsOf } from '../support/recount'

const said = wordsOf('register', 'es')
const REQUIREMENT = 'off-possession'
const CELLS = ['AR', 'CL'].map((country) => `td.c a[href$="/matrix/${country}/${REQUIREMENT}"]`)
// What a spreadsheet would calculate, and a browser would run.
const TITLE = '=1+1 <b>Falta</b> la tenencia'

test('marked from the matrix by staff, confirmed by the country, in the history and the file', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await signInAs(page, 'staff')
  await open(page, '/es/matrix')
  for (const cell of CELLS) await page.locator(cell).press(' ')
  await page.locator('.selection').getByRole('link', { name: said.grid.markSelected }).click()
  await expect(page).toHaveURL(/\/deficiencies\/new\?cells=AR\/off-possession,CL\/off-possession/)
  await open(page, page.url())
  await page.locator('main [name="title.es"]').fill(TITLE)
  await page.locator('main [name="description.es"]').fill('La ley castiga la difusión y no la tenencia.')
  await page.getByRole('button', { name: said.new.submit, exact: true }).click()
  await expect(page).toHaveURL(/\/es\/deficiencies\?sort=number&order=desc$/)

  await page.goto('/es/matrix?marked=1')
  for (const cell of CELLS) await expect(page.locator(cell)).toHaveClass(/\bmarked\b/)

  await page.goto('/es/deficiencies?country=AR&sort=number&order=desc')
  const entry = page.locator('main table tbody tr', { hasText: TITLE }).first().locator('a[href*="/deficiencies/"]')
  const address = (await entry.getAttribute('href')) ?? ''
  expect(address).toMatch(/^\/es\/deficiencies\/D-\d+$/)

  const country = await (await browser.newContext()).newPage()
  await signInAs(country, 'reviewer')
  await open(country, address)
  await country.locator('main [name=to]').selectOption('confirmed')
  await country.getByRole('button', { name: said.page.takeStep }).click()
  await expect(country.locator('.step-mark').first()).toHaveText(said.statuses.confirmed)
  const history = country.locator('.history')
  await expect(history.locator('> li')).toHaveCount(2)
  await expect(history.locator('[data-act="deficiency.mark"]')).toContainText(said.acts.deficiency.mark)
  await expect(history.locator('[data-act="deficiency.answer"]')).toContainText(said.acts.deficiency.answer)

  const file = await page.request.get('/es/deficiencies/export?country=AR&format=csv')
  expect(file.status()).toBe(200)
  const csv = await file.text()
  expect(csv).toContain('<b>Falta</b> la tenencia')
  // No cell begins with what a spreadsheet takes for a formula.
  expect(csv).not.toMatch(/(^|[,\n"])=1\+1/)

  // Not published: without an account there is no such entry and no flag.
  const anonymous = await (await browser.newContext()).newPage()
  expect((await anonymous.goto(address))?.status()).toBe(404)
  await anonymous.goto('/es/matrix')
  for (const cell of CELLS) await expect(anonymous.locator(cell)).not.toHaveClass(/\bmarked\b/)
})
