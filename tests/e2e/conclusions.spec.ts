import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from '../support/browser'
import { elements, requireWellFormed, textOf } from '../support/markup'
import { nameOf, words, wordsOf } from '../support/recount'

const { page: said, section } = wordsOf('conclusions', 'es')
const { problem } = words('es')

async function download(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [file]: [Download, unknown] = await Promise.all([
    page.waitForEvent('download', { timeout: 90_000 }),
    page.getByRole('button', { name: button }).click(),
  ])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test.setTimeout(180_000)

  test('what is chosen in the form is what the files hold', async ({ page }) => {
    await page.goto('/es/conclusions')
    for (const box of await page.locator('[name="countries"]').all()) await box.uncheck()
    await page.getByRole('checkbox', { name: nameOf('CL') }).check()
    await page.getByRole('checkbox', { name: nameOf('UY') }).check()
    for (const box of await page.locator('[name="sections"]').all()) await box.uncheck()
    await page.getByRole('checkbox', { name: section.state }).check()
    await page.getByRole('checkbox', { name: section.summary }).check()
    const word = await download(page, said.format.docx)
    expect(word.name).toMatch(/^cotejo-conclusiones-\d{4}-\d\d-\d\d-r\d+-es\.docx$/)
    const body = strFromU8(unzipSync(word.bytes)['word/document.xml'] ?? new Uint8Array())
    requireWellFormed(body)
    const headings = elements(body, 'w:p').filter((one) => one.includes('<w:pStyle w:val="Heading1"/>'))
    expect(headings.map(textOf)).toEqual([section.summary, section.state])
    expect(textOf(body)).toContain(nameOf('UY'))
    expect(textOf(body)).not.toContain(nameOf('AR'))
    // The same form again gives the same file.
    expect((await download(page, said.format.docx)).bytes.equals(word.bytes)).toBe(true)
    const pdf = await download(page, said.format.pdf)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.bytes.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  test('an empty choice is said, and gives no file', async ({ page }) => {
    await page.goto('/es/conclusions')
    for (const box of await page.locator('[name="areas"]').all()) await box.uncheck()
    await page.getByRole('button', { name: said.update }).click()
    await expect(page.getByRole('alert')).toHaveText(said.empty)
    await expect(page.getByRole('button', { name: said.format.pdf })).toBeDisabled()
  })
})

test('the HTML file reads on its own', async ({ page, context }) => {
  await page.goto('/es/conclusions?countries=CL&sections=summary,cooperation')
  const { bytes } = await download(page, said.format.html)
  const alone = await context.newPage()
  await alone.route('**/*', (route) => route.abort())
  await alone.setContent(bytes.toString('utf8'))
  await expect(alone.getByRole('heading', { level: 2, name: section.cooperation })).toBeVisible()
  await expect(alone.getByRole('img', { name: /^Barras, una por país/ })).toBeVisible()
})

test('how far a file is can be seen, and it can be cancelled; nothing is handed over then', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('/es/conclusions')
  const handed: string[] = []
  page.on('download', (file) => handed.push(file.suggestedFilename()))
  const status = page.locator('.report-making [role="status"]')
  await page.getByRole('button', { name: said.format.pdf }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await expect(status).toHaveText(new RegExp(`^${said.making.replace('{done}', '\\d+').replace('{of}', '\\d+')}$`), {
    timeout: 60_000,
  })
  await page.getByRole('button', { name: said.cancel }).press('Enter')
  await expect(status).toHaveText(said.cancelled)
  await expect(page.getByRole('button', { name: said.format.pdf })).toBeFocused()
  await expect(page.getByRole('progressbar')).toBeHidden()
  // The next one comes whole.
  const { name } = await download(page, said.format.md)
  await expect(status).toHaveText(said.made.replace('{name}', name))
  expect(handed).toEqual([name])
})

test('a file that breaks off on its way is dropped, and the page says what to do', async ({ page }) => {
  await page.goto('/es/conclusions?countries=CL&sections=summary')
  const handed: string[] = []
  page.on('download', (file) => handed.push(file.suggestedFilename()))
  await page.route('**/conclusions/file?*', async (route) => {
    const whole = await (await route.fetch()).body()
    await route.fulfill({ body: whole.subarray(0, whole.length - 10), contentType: 'application/octet-stream' })
  })
  await page.getByRole('button', { name: said.format.md }).click()
  await expect(page.locator('.report-making [role="status"]')).toHaveText(said.lost)
  expect(handed).toEqual([])
})

test('a file that cannot be made is refused in words', async ({ request }) => {
  for (const [query, text] of [
    ['format=pdf&chosen=1', said.empty],
    ['format=pdf&date=2018-01-01&since=2019-01-01', said.order],
    ['format=xls', problem.faultsTitle],
  ] as const) {
    const answer = await request.get(`/es/conclusions/file?${query}`)
    expect(answer.status()).toBe(400)
    expect(answer.headers()['content-disposition']).toBeUndefined()
    expect(await answer.text()).toContain(text)
  }
})

test('only staff see where the words are written', async ({ request }) => {
  expect((await request.get('/es/conclusions/notes')).status()).toBeGreaterThanOrEqual(400)
})
