import type { Page } from '@playwright/test'
import { fillSignIn, signInAs } from '../support/accounts'
import { expectAccessible } from '../support/axe'
import { expect, open, test } from '../support/browser'
import { wordsOf } from '../support/recount'

/*
 * The whole way of a deficiency: somebody is invited, comes in, staff mark it from the matrix, the country confirms it,
 * a measure is proposed, goes ahead and is carried out, and the conclusions tell of it.
 */

const register = wordsOf('register', 'es')
const measures = wordsOf('measures', 'es')
const conclusions = wordsOf('conclusions', 'es')

const PASSWORD = 'una frase bastante larga'
const CELL = 'CR/off-access'

async function invite(page: Page, email: string): Promise<string> {
  await signInAs(page, 'admin')
  await open(page, '/es/people')
  const form = page.getByRole('form', { name: 'Invitar a una persona' })
  await form.locator('[name=name]').fill('Marta Solís')
  await form.locator('[name=email]').fill(email)
  await form.locator('[name=role]').selectOption('reviewer')
  await form.getByLabel('Costa Rica').check()
  await form.getByRole('button', { name: 'Invitar' }).click()
  await expect(page).toHaveURL(/done=invited/)
  await open(page, '/es/mail')
  const text = await page.locator('.letter', { hasText: email }).locator('pre').textContent()
  const [link] = (text ?? '').match(/\/es\/invitation\?token=\S+/) ?? []
  if (link === undefined) throw new Error('the letter has no link')
  return link
}

/** Takes a step on the page of a deficiency or a measure, and waits for the page that follows. */
async function step(page: Page, to: string, reason?: string) {
  const form = page.locator('main form:has([name=to])').first()
  await form.locator('[name=to]').selectOption(to)
  if (reason !== undefined) await form.locator('[name=reason]').fill(reason)
  // The page that follows has the same address: what was there before must not pass for it.
  await Promise.all([page.waitForEvent('load'), form.locator('button[type=submit]').click()])
  await expect(page.locator('main .notice')).toBeVisible()
}

test('from the invitation to the report', async ({ page, browser, baseURL }) => {
  test.setTimeout(180_000)
  const email = `marta.${Date.now()}@fiscalia.example`
  const link = await invite(page, email)
  const country = await (await browser.newContext({ baseURL, locale: 'es-EC' })).newPage()
  await open(country, link)
  await country.locator('[name=password]').fill(PASSWORD)
  await country.locator('main button[type=submit]').click()
  await expect(country).toHaveURL(/\/sign-in/)
  await fillSignIn(country, { email, password: PASSWORD })
  await expect(country).toHaveURL(/\/queue/)

  // Staff mark from the matrix: two cells chosen by the space bar.
  const staff = await (await browser.newContext({ baseURL, locale: 'es-EC' })).newPage()
  await signInAs(staff, 'staff')
  await open(staff, '/es/matrix')
  await staff.locator(`td.c a[href$="/matrix/${CELL}"]`).press(' ')
  await staff.getByRole('link', { name: register.grid.markSelected }).click()
  await expect(staff).toHaveURL(new RegExp(`cells=${CELL}`))
  await expectAccessible(staff)
  const title = `Falta castigar el acceso (${Date.now()})`
  await staff.locator('[name="title.es"]').fill(title)
  await staff.locator('[name="description.es"]').fill('El tipo penal exige poseer o descargar.')
  await staff.getByRole('button', { name: register.new.submit, exact: true }).click()
  await expect(staff).toHaveURL(/\/deficiencies\/D-\d+$/)
  await expect(staff.locator('main .notice')).toBeVisible()
  const address = new URL(staff.url()).pathname
  const name = address.split('/').at(-1) ?? ''
  await staff.getByRole('button', { name: register.page.publish }).click()
  await expect(staff.locator('main')).toContainText(register.page.isPublished)

  // The flag is in the matrix, for everybody now, and a filter finds it.
  const anonymous = await (await browser.newContext({ baseURL })).newPage()
  await anonymous.goto('/es/matrix?marked=1')
  const flag = anonymous.locator(`td.c a[href$="/matrix/${CELL}"]`)
  await expect(flag).toHaveClass(/marked/)
  await expect(flag).toHaveAttribute('aria-label', new RegExp(register.grid.marked))

  // The country confirms.
  await open(country, address)
  await expectAccessible(country)
  await step(country, 'confirmed')
  await expect(country.locator('.step-mark').first()).toHaveText(register.statuses.confirmed)

  // A measure for it.
  await open(staff, `/es/measures/new?deficiency=${name}`)
  await expectAccessible(staff)
  const measure = `Reforma del Código Penal (${Date.now()})`
  await staff.locator('[name="title.es"]').fill(measure)
  await staff.locator('[name="description.es"]').fill('Añadir el acceso a sabiendas.')
  await staff.getByRole('button', { name: measures.form.submit, exact: true }).click()
  await expect(staff).toHaveURL(/\/measures\/M-\d+$/)
  const measureAddress = new URL(staff.url()).pathname
  await staff.getByRole('button', { name: measures.page.publish }).click()
  await expect(staff.locator('main')).toContainText(measures.page.isPublished)
  await open(staff, address)
  await expect(staff.locator('.step-mark').first()).toHaveText(register.statuses.measure_proposed)

  // It goes ahead and is carried out.
  await open(staff, measureAddress)
  await step(staff, 'agreed')
  await step(staff, 'in_progress')
  await open(staff, address)
  await expect(staff.locator('.step-mark').first()).toHaveText(register.statuses.in_progress)
  await step(staff, 'resolved', 'Ley publicada')
  await expect(staff.locator('.step-mark').first()).toHaveText(register.statuses.resolved)
  await expect(staff.locator('.history > li')).not.toHaveCount(0)

  // The report shows both, to anybody.
  await anonymous.goto('/es/conclusions?countries=CR&sections=deficiencies,measures')
  const file = await anonymous.request.get(
    '/es/conclusions/file?countries=CR&sections=deficiencies,measures&format=html',
  )
  expect(file.status()).toBe(200)
  const report = await file.text()
  expect(report).toContain(title)
  expect(report).toContain(measure)
  expect(report).toContain(conclusions.section.deficiencies)
  for (const other of [country, staff, anonymous]) await other.context().close()
})
