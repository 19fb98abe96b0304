import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { sha256 } from '@/lib/exchange/bulk'
import { checkRelease } from '@/lib/releases/check'
import { signInAs } from '../support/accounts'
import { expect, open, test } from '../support/browser'
import { nameOf, wordsOf } from '../support/recount'

const words = wordsOf('data', 'es')

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('anybody downloads the whole dataset, and its sums are those of its manifest', async ({ page }) => {
    await page.goto('/es/data')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title)
    const href = await page.getByRole('link', { name: `${words.download}: ${words.dataset}` }).getAttribute('href')
    const [first, second] = [await page.request.get(href ?? ''), await page.request.get(href ?? '')]
    const bytes = await first.body()
    expect(first.headers()['content-type']).toBe('application/zip')
    expect((await second.body()).equals(bytes)).toBe(true)
    const files = unzipSync(bytes)
    const manifest: unknown = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
    const sums = Object.fromEntries(
      Object.entries(files)
        .filter(([path]) => path.endsWith('.json') && path !== 'manifest.json')
        .map(([path, content]) => [path, sha256(content)]),
    )
    expect(Object.keys(sums)).toHaveLength(14)
    expect(manifest).toMatchObject({ format: 'cotejo-dataset', files: sums })
  })
})

test('staff publish a release; anybody reads it, downloads it and finds the key that it was signed with', async ({
  page,
  browser,
}) => {
  const id = `e2e-${Date.now()}`
  await signInAs(page, 'staff')
  await open(page, '/es/data')
  const form = page.getByRole('form', { name: words.releases.publish })
  await form.locator('[name=id]').fill(id)
  await form.locator('[name=title]').fill('Edición de prueba')
  page.once('dialog', (dialog) => dialog.accept())
  await form.getByRole('button', { name: words.releases.publish }).click()
  await expect(page).toHaveURL(new RegExp(`/es/data/releases/${id}$`))

  const anonymous = await (await browser.newContext()).newPage()
  await anonymous.goto('/es/data')
  await anonymous.getByRole('link', { name: id }).click()
  await expect(anonymous.getByRole('heading', { level: 1 })).toContainText(id)
  const file = await (await anonymous.request.get(`/es/data/releases/${id}/file`)).body()
  const key = await (await anonymous.request.get('/es/data/key')).text()
  expect(checkRelease(file, key)).toMatchObject({ faults: [], manifest: { id, title: 'Edición de prueba' } })
  await expect(anonymous.locator('main')).toContainText(sha256(file))
  await anonymous.getByRole('button', { name: words.releases.compareGo }).click()
  await expect(anonymous.locator('main')).toContainText(words.releases.noDifference)
  expect((await anonymous.request.get('/es/data/releases/none')).status()).toBe(404)
})

test("a country's reviewer sends a workbook and sees what it would change; another file is refused with its reason", async ({
  page,
}) => {
  await signInAs(page, 'reviewer')
  const template = await page.request.get('/es/data/workbook/file?country=AR')
  const { sheets } = await readXlsx(new Uint8Array(await template.body()))
  const changed = sheets.map(({ name, rows, veryHidden }) => {
    const [, row] = rows
    if (name === words.sheet.sources && row) row[1] = 'Otro título'
    return { name, rows, veryHidden }
  })
  const buffer = Buffer.from(await writeXlsx({ sheets: changed }))
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await open(page, '/es/data/workbook')
  await expect(page.locator('#upload-country option')).toHaveText([nameOf('AR')])
  await page.locator('#upload-file').setInputFiles({ name: 'ar.xlsx', mimeType: type, buffer })
  await page.getByRole('button', { name: words.workbook.submit }).click()
  await expect(page).toHaveURL(/\/es\/data\/workbook\/[0-9a-f-]{36}$/)
  await expect(page.locator('.difference')).toHaveCount(1)
  await expect(page.locator('.difference')).toContainText('Otro título')
  await expect(page.locator('main')).toContainText(words.workbook.cannot)

  await open(page, '/es/data/workbook')
  const text = await readFile('package.json')
  await page.locator('#upload-file').setInputFiles({ name: 'x.xlsx', mimeType: type, buffer: text })
  await page.getByRole('button', { name: words.workbook.submit }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText(words.workbook.refusal.notXlsx)
})
