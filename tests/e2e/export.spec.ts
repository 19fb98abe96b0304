import type { Page } from '@playwright/test'
import readXlsx from 'read-excel-file/node'
import { expect, test } from '../support/browser'
import { field, openMatrix } from '../support/matrix-page'
import {
  cellOn,
  framework,
  inLanguage,
  nameOf,
  type Requirement,
  requirements,
  today,
  words,
  wordsOf,
} from '../support/recount'

const t = wordsOf('exchange', 'es')
const [area] = framework.areas.slice(1)
const ofArea = requirements.filter((requirement) => requirement.area === area?.id)

async function download(
  page: Page,
  ready: () => Promise<void> = async () => {},
): Promise<{ name: string; path: string }> {
  await page.locator('details.export > summary').click()
  await ready()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t.download, exact: true }).click(),
  ])
  return { name: file.suggestedFilename(), path: await file.path() }
}

async function expectMatrix(path: string, codes: readonly string[], expected: readonly Requirement[]): Promise<void> {
  const [first] = await readXlsx(path)
  const [head = [], ...rows] = first?.data ?? []
  const states = head.filter((title) => String(title).startsWith(`${t.columns.status}: `))
  expect(states).toEqual(codes.map((code) => `${t.columns.status}: ${nameOf(code)}`))
  expect(rows.map((row) => row[head.indexOf(t.columns.requirement)])).toEqual(
    expected.map(({ title }) => inLanguage(title)),
  )
  for (const [index, { id }] of expected.entries())
    for (const code of codes) {
      const cell = rows[index]?.[head.indexOf(`${t.columns.status}: ${nameOf(code)}`)]
      expect(String(cell)).toContain(words('es').status[cellOn(code, id, today()).status])
    }
}

test('the workbook has what the reader sees, filters chosen since the page came included', async ({ page }) => {
  await openMatrix(page, '?countries=CL,AR')
  await field(page, words('es').matrix.grid.area).selectOption(area?.id ?? '')
  await expect(page).toHaveURL(/area=/)
  const { name, path } = await download(page)
  expect(name).toBe(`cotejo-matrix-${today()}-es.xlsx`)
  await expectMatrix(path, ['CL', 'AR'], ofArea)
})

test('columns are added by ticking them; those on the screen cannot be left out', async ({ page }) => {
  await openMatrix(page, '?countries=CL')
  const { path } = await download(page, async () => {
    await expect(page.getByLabel(t.columns.requirement, { exact: true })).toBeDisabled()
    await page.getByLabel(t.columns.requirementId, { exact: true }).check()
  })
  const [first] = await readXlsx(path)
  expect(first?.data[0]).toContain(t.columns.requirementId)
  expect(first?.data[0]).toContain(t.columns.requirement)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the file is that of the view in the address', async ({ page }) => {
    await page.goto(`/es/matrix?area=${area?.id}&countries=UY`)
    const { path } = await download(page)
    await expectMatrix(path, ['UY'], ofArea)
  })
})
