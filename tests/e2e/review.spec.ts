import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts'
import { expect, open, test } from '../support/browser'
import { countryFile, requirements, wordsOf } from '../support/recount'

const words = wordsOf('review', 'es')
// The last of the framework, which no other test looks at closely.
const LAST = requirements.at(-1)?.id ?? ''
const CELL = `/es/matrix/AR/${LAST}`

const fill = (page: Page, name: string, text: string) => page.locator(`main [name="${name}"]`).first().fill(text)

test('a reviewer disputes a finding and replies beside it; anybody sees both', async ({ page, browser }) => {
  await signInAs(page, 'reviewer')
  await open(page, `/es/review/AR/${LAST}?act=review`)
  const dispute = page.getByRole('form', { name: words.form.disputeTitle })
  await dispute.locator('[name=reason]').fill('El protocolo se aprobó en 2024.')
  await dispute.getByRole('button', { name: words.form.dispute }).click()
  // A source is asked for before anything is sent.
  await expect(dispute.locator('.field.faulty')).toHaveCount(1)
  await dispute.locator('[name=source]').fill('Resolución 12/2024')
  await dispute.getByRole('button', { name: words.form.dispute }).click()
  await expect(page).toHaveURL(new RegExp(`${CELL}$`))
  await expect(page.locator('.review-verdict.disputed')).toContainText('Resolución 12/2024')

  await open(page, `/es/review/AR/${LAST}?act=statement`)
  await fill(page, 'body.es', 'La República informa que el protocolo rige.')
  await fill(page, 'signedBy', 'Ana Paz')
  await fill(page, 'office', 'Ministerio Público Fiscal')
  await page.getByRole('button', { name: words.statement.publish }).click()
  await expect(page).toHaveURL(new RegExp(`${CELL}$`))

  const anonymous = await (await browser.newContext()).newPage()
  await anonymous.goto(CELL)
  await expect(anonymous.locator('.statement')).toContainText('Ana Paz, Ministerio Público Fiscal')
  await expect(anonymous.locator('.review-verdict')).toContainText('El protocolo se aprobó en 2024.')
  // Who reviewed it is not for everybody.
  await expect(anonymous.locator('.review-verdict')).not.toContainText('Reviewer')
  await anonymous.goto('/es/matrix?review=disputed')
  const cell = anonymous.locator(`td.c a[href$="/matrix/AR/${LAST}"]`)
  await expect(cell).toHaveClass(/disputed/)
  await expect(cell).toHaveAttribute('aria-label', new RegExp(words.grid.disputed))
  await anonymous.context().close()
})

test('staff record a change of the law: the period ends where the next begins', async ({ page }) => {
  const finding = countryFile('ES').findings.findLast(({ from, to }) => from === null && to === null)
  const cell = `/es/review/ES/${finding?.requirement}`
  await signInAs(page, 'staff')
  await open(page, `${cell}?act=split`)
  await fill(page, 'rationale.es', 'Desde la reforma de 2019.')
  await fill(page, 'reason', 'Reforma de 2019')
  await fill(page, 'day', '2017-10-23')
  await page.getByRole('button', { name: words.form.split }).click()
  await expect(page.locator('.form-summary.refused')).toBeVisible()
  await fill(page, 'day', '2019-05-06')
  await page.getByRole('button', { name: words.form.split }).click()
  await expect(page).toHaveURL(new RegExp(`/es/matrix/ES/${finding?.requirement}\\?date=2019-05-06$`))
  await expect(page.locator('.cell-detail')).toContainText('Desde la reforma de 2019.')
  await page.goto(`/es/matrix/ES/${finding?.requirement}?date=2019-05-05`)
  await expect(page.locator('.cell-detail')).not.toContainText('Desde la reforma de 2019.')
  await expect(page.locator('.cell-detail .verdict')).toContainText('hasta el día anterior al 6 de mayo de 2019')
})
