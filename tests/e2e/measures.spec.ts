import { signInAs } from '../support/accounts'
import { expect, open, test } from '../support/browser'
import { nameOf, wordsOf } from '../support/recount'

const said = wordsOf('measures', 'es')
const register = wordsOf('register', 'es')

test('a measure proposed from a deficiency stands on the roadmap and changes the figures', async ({ page }) => {
  test.setTimeout(120_000)
  await signInAs(page, 'staff')
  await open(page, '/es/matrix?countries=AR&status=gap')
  const cell = page.locator('main a[href*="/matrix/AR/"]').first()
  const href = (await cell.getAttribute('href')) ?? ''
  const requirement = /\/matrix\/AR\/([a-z0-9-]+)/.exec(href)?.[1] ?? ''
  await open(page, `/es/deficiencies/new?country=AR&requirement=${requirement}`)
  await page.locator('main [name="title.es"]').fill('Falta la norma procesal')
  await page.locator('main [name="description.es"]').fill('El código no la tiene.')
  await page.getByRole('button', { name: register.new.submit, exact: true }).click()
  await page.getByRole('link', { name: register.page.propose }).click()
  // The form knows its country, its deficiency and what it is to bring.
  await expect(page.locator('[name="effects.0.country"]')).toHaveValue('AR')
  await expect(page.locator('[name="effects.0.requirement"]')).toHaveValue(requirement)
  await page.locator('main [name="title.es"]').fill('Reformar el código procesal')
  await page.locator('main [name="description.es"]').fill('Un artículo nuevo.')
  await page.locator('main [name="startOn"]').fill('2020-01-01')
  await page.locator('main [name="dueOn"]').fill('2020-06-30')
  await page.getByRole('button', { name: said.form.submit, exact: true }).click()
  await expect(page).toHaveURL(/\/measures\/M-\d+/)
  const name = /M-\d+/.exec(page.url())?.[0] ?? ''
  await open(page, '/es/measures/roadmap?country=AR')
  const line = page.locator('#roadmap-table tr').filter({ has: page.getByRole('link', { name, exact: true }) })
  await expect(line).toContainText(nameOf('AR'))
  await expect(line).toContainText(said.overdue)
  await open(page, `/es/measures/what-if?measures=${name}`)
  const figures = page.locator('#what-if-figures [data-row=AR] td')
  await expect(figures.first()).toContainText('%')
  expect(await figures.nth(1).textContent()).not.toBe(await figures.first().textContent())
})
