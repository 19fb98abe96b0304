import type { Page } from '@playwright/test'
import { codeAt } from '@/lib/accounts/totp'
import { fillSignIn, firstAccount, signInAs } from '../support/accounts'
import { expectAccessible } from '../support/axe'
import { expect, open, test } from '../support/browser'

const PASSWORD = 'una frase bastante larga'

test('a wrong password is told and a right one opens the session', async ({ page }) => {
  const { email, password } = await firstAccount('reader')
  await fillSignIn(page, { email, password: 'equivocada' })
  await expect(page.locator('.form-summary')).toContainText('Este dato no es correcto')
  await expect(page.locator('[name=email]')).toHaveValue(email)
  await expectAccessible(page)
  await page.locator('[name=password]').fill(password)
  await page.locator('main button[type=submit]').click()
  await expect(page).toHaveURL(/\/es\/queue/)
  await expect(page.locator('details.account summary')).toHaveText('Reader')
})

test('who is invited comes in by the letter’s link, keeps sessions in hand and sets up a second factor', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = `ana.${Date.now()}@fiscalia.example`
  await signInAs(page, 'admin')
  const link = await inviteReviewer(page, email)

  // The person's own browser.
  const context = await browser.newContext({ baseURL, locale: 'es-EC' })
  const own = await context.newPage()
  await open(own, link)
  await expectAccessible(own)
  await own.locator('[name=password]').fill('corta')
  await own.locator('main button[type=submit]').click()
  await expect(own.locator('.form-summary')).toContainText('al menos 12 caracteres')
  await own.locator('[name=password]').fill(PASSWORD)
  await own.locator('main button[type=submit]').click()
  await expect(own).toHaveURL(/\/sign-in\?done=invitation/)
  await fillSignIn(own, { email, password: PASSWORD })
  await expect(own).toHaveURL(/\/queue/)

  // A second session, ended from the first.
  const elsewhere = await (await browser.newContext({ baseURL })).newPage()
  await fillSignIn(elsewhere, { email, password: PASSWORD })
  await expect(elsewhere).toHaveURL(/\/queue/)
  await open(own, '/es/account')
  await expectAccessible(own)
  await expect(own.locator('#sessions + section tbody tr')).toHaveCount(2)
  await own.getByRole('button', { name: 'Cerrar todas las demás' }).click()
  await expect(own).toHaveURL(/done=sessionsEnded/)
  await expect(own.locator('#sessions + section tbody tr')).toHaveCount(1)
  await open(elsewhere, '/es/account')
  await expect(elsewhere.locator('main')).toContainText('Hace falta una cuenta')
  await elsewhere.context().close()

  // The second factor.
  const secret = await setUpTotp(own)
  await signOut(own)
  await fillSignIn(own, { email, password: PASSWORD })
  await expect(own).toHaveURL(/\/sign-in\/totp/)
  await open(own, own.url())
  await expectAccessible(own)
  await own.locator('[name=code]').fill(codeAt(secret, 0))
  await own.locator('main button[type=submit]').click()
  await expect(own.locator('.form-summary')).toContainText('Este dato no es correcto')
  await own.locator('[name=code]').fill(codeAt(secret, Date.now()))
  await own.locator('main button[type=submit]').click()
  await expect(own).toHaveURL(/\/queue/)
  await signOut(own)
  await open(own, link)
  await expect(own.locator('main')).toContainText('Esta invitación no existe, ya se usó o venció')
  await context.close()

  // All of it stands in the audit, by whose hand it was.
  await open(page, '/es/audit?command=totp.confirm')
  await expect(page.locator('.ledger tbody tr').first()).toContainText('Ana Ruiz')
})

test('the pages of the administration are accessible, and closed to others', async ({ page, browser, baseURL }) => {
  await signInAs(page, 'admin')
  for (const place of ['people', 'settings', 'mail', 'audit', 'help', 'account']) {
    await open(page, `/es/${place}`)
    await expectAccessible(page)
  }
  const file = await page.request.get('/es/audit/export?format=csv&kind=account')
  expect(file.status()).toBe(200)
  expect(await file.text()).toContain('first start')
  const stranger = await browser.newContext({ baseURL })
  for (const place of ['people', 'settings', 'mail', 'audit', 'account', 'audit/export'])
    expect((await stranger.request.get(`/es/${place}`)).status(), place).toBe(403)
  const outside = await stranger.newPage()
  await open(outside, '/fr/help')
  await expectAccessible(outside)
  await open(outside, '/fr/reset')
  await expectAccessible(outside)
  await stranger.close()
})

async function inviteReviewer(page: Page, email: string): Promise<string> {
  await open(page, '/es/people')
  const form = page.getByRole('form', { name: 'Invitar a una persona' })
  await form.locator('[name=name]').fill('Ana Ruiz')
  await form.locator('[name=email]').fill(email)
  await form.locator('[name=role]').selectOption('reviewer')
  await form.getByRole('button', { name: 'Invitar' }).click()
  await expect(form.locator('.fault')).toContainText('Elija al menos 1')
  await form.getByLabel('Chile').check()
  await form.getByRole('button', { name: 'Invitar' }).click()
  await expect(page).toHaveURL(/done=invited/)
  await open(page, '/es/mail')
  const letter = page.locator('.letter', { hasText: email })
  const [link] = ((await letter.locator('pre').textContent()) ?? '').match(/\/es\/invitation\?token=\S+/) ?? []
  if (link === undefined) throw new Error('the letter has no link')
  return link
}

async function setUpTotp(page: Page): Promise<string> {
  const begin = page.getByRole('form', { name: 'Configurar el segundo factor' })
  await begin.locator('[name=password]').fill(PASSWORD)
  await begin.locator('button[type=submit]').click()
  await expect(page).toHaveURL(/done=totpBegun/)
  await expect(page.locator('.backup-codes li')).toHaveCount(10)
  await open(page, page.url())
  await expectAccessible(page)
  const secret = fromBase32((await page.locator('.key').textContent()) ?? '')
  const confirm = page.getByRole('form', { name: 'Activar el segundo factor' })
  await confirm.locator('[name=code]').fill(codeAt(secret, Date.now()))
  await confirm.locator('button[type=submit]').click()
  await expect(page).toHaveURL(/done=totpOn/)
  await expect(page.locator('main')).toContainText('Le quedan 10 códigos de reserva')
  return secret
}

async function signOut(page: Page): Promise<void> {
  await page.locator('details.account summary').click()
  await page.locator('details.account button[type=submit]').click()
  await expect(page.locator('a.sign-in')).toBeVisible()
}

function fromBase32(key: string): string {
  let bits = ''
  for (const letter of key.replaceAll(' ', ''))
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
  const bytes = bits.match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString()
}
