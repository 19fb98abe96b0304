import { signInAs } from '../support/accounts'
import { expectAccessible } from '../support/axe'
import { expect, open, test } from '../support/browser'

test('the API’s page is in the reader’s language, and its example answers', async ({ page, request }) => {
  await open(page, '/es/api')
  await expect(page.locator('h1')).toHaveText('La API: los datos para programas')
  await expect(page.locator('.api-operation')).not.toHaveCount(0)
  await expectAccessible(page)
  const example = ((await page.locator('#checkCooperation pre').first().textContent()) ?? '').replace(/^curl '|'$/g, '')
  const answer = await request.get(new URL(example).pathname + new URL(example).search)
  expect(answer.status()).toBe(200)
  await page.setViewportSize({ width: 390, height: 800 })
  const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(await isTooWide()).toBe(false)
})

test('a token is shown once, opens what its owner may see, and is shut when it is revoked', async ({
  page,
  request,
}) => {
  await signInAs(page, 'staff')
  await open(page, '/es/account')
  const name = `Tablero ${Date.now()}`
  const form = page.locator('form:has(input[value="token.make"])')
  await form.locator('[name=name]').fill(name)
  await form.getByRole('button', { name: 'Crear la clave' }).click()
  const secret = (await page.locator('code.secret').textContent()) ?? ''
  const ask = async () => {
    const answer = await request.get('/api/v1/deficiencies', { headers: { authorization: `Bearer ${secret}` } })
    return answer.status()
  }
  expect(await ask()).toBe(200)
  await open(page, '/es/account')
  await expect(page.locator('main')).not.toContainText(secret)
  await expectAccessible(page)
  page.once('dialog', (dialog) => dialog.accept())
  await page.getByRole('row', { name }).getByRole('button', { name: 'Revocar' }).click()
  await expect(page).toHaveURL(/done=tokenRevoked/)
  await expect(page.getByRole('row', { name })).toContainText('revocada')
  expect(await ask()).toBe(401)
})
