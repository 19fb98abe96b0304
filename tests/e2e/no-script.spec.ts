import { expect, test } from '../support/browser'
import {
  cellLink,
  expectCountries,
  expectRequirements,
  field,
  openCountryMenu,
  readRequirementRows,
  rowsOf,
} from '../support/matrix-page'
import { ANCHORS } from '../support/page-kinds'
import {
  cellOn,
  countryFile,
  findingOn,
  framework,
  inLanguage,
  nameOf,
  participants,
  put,
  requirements,
  today,
  WORKSHOP,
  words,
} from '../support/recount'

test.use({ javaScriptEnabled: false })

const { matrix, date, cell, language } = words('es')
const { grid } = matrix

test('the matrix reads in full', async ({ page }) => {
  await page.goto('/es/matrix')
  expect(await readRequirementRows(page)).toEqual(rowsOf(requirements, participants(), today()))
})

test('the filters are a form', async ({ page }) => {
  await page.goto('/es/matrix?countries=HN,UY&fold=cooperation')
  await field(page, grid.area).selectOption('procedure')
  await field(page, grid.status).selectOption('gap')
  await page.getByRole('checkbox', { name: grid.core }).check()
  await page.getByRole('button', { name: matrix.apply }).click()
  const expected = requirements.filter(
    ({ id, area, core }) =>
      area === 'procedure' && core && ['HN', 'UY'].some((code) => cellOn(code, id, today()).status === 'gap'),
  )
  expect(expected.length).toBeGreaterThan(0)
  await expectRequirements(page, expected)
  await expectCountries(page, ['HN', 'UY'])
  expect(new URL(page.url()).searchParams.get('fold')).toBe('cooperation')
  await expect(field(page, grid.area)).toHaveValue('procedure')
  await expect(page.getByRole('checkbox', { name: grid.core })).toBeChecked()
})

test('the filters’ form keeps marks of change that were switched off', async ({ page }) => {
  await page.goto('/es/matrix')
  await page.getByRole('link', { name: grid.sinceOff }).click()
  await expect(page.locator('table.matrix td.c i')).toHaveCount(0)
  await page.getByRole('checkbox', { name: grid.core }).check()
  await page.getByRole('button', { name: matrix.apply }).click()
  await expectRequirements(
    page,
    requirements.filter(({ core }) => core),
  )
  await expect(page.locator('table.matrix td.c i')).toHaveCount(0)
})

test('words are looked for', async ({ page }) => {
  await page.goto('/es/matrix')
  await page.getByRole('searchbox', { name: grid.search }).fill('conservacion')
  await page.getByRole('searchbox', { name: grid.search }).press('Enter')
  await expectRequirements(
    page,
    requirements.filter(({ title }) => /conservación/i.test(inLanguage(title))),
  )
  await page.goto('/es/matrix?q=zzzz')
  await expect(page.getByText(matrix.empty)).toBeVisible()
})

test('areas fold and countries are hidden, added and pinned by links', async ({ page }) => {
  await page.goto('/es/matrix')
  const offences = inLanguage(framework.areas.find(({ id }) => id === 'offence')?.title ?? {})
  await page.getByRole('link', { name: put(grid.fold, { name: offences }), exact: true }).click()
  const rest = requirements.filter(({ area }) => area !== 'offence')
  await expectRequirements(page, rest)
  let menu = await openCountryMenu(page)
  await menu.getByRole('link', { name: put(grid.show, { country: nameOf('BR') }) }).click()
  await expectCountries(
    page,
    participants().filter((code) => code !== 'BR'),
  )
  await expectRequirements(page, rest)
  menu = await openCountryMenu(page)
  await menu.getByRole('link', { name: put(grid.pin, { country: nameOf('UY') }) }).click()
  await expectCountries(page, ['UY', ...participants().filter((code) => code !== 'BR' && code !== 'UY')])
})

test('the matrix is transposed and sorted by links', async ({ page }) => {
  await page.goto('/es/matrix')
  await page.getByRole('link', { name: `${grid.gapTotal}: ${grid.sortGaps}` }).click()
  await expect(page).toHaveURL('/es/matrix?sort=gaps')
  await page.getByRole('link', { name: grid.transpose, exact: true }).click()
  await expect(page.locator('table.matrix.transposed tbody tr')).toHaveCount(participants().length)
})

test('the day is a form and two links', async ({ page }) => {
  await page.goto('/es/matrix?core=1')
  await page.locator('.date-control summary').click()
  await page.getByLabel(date.day).fill('2020-06-15')
  await page.getByRole('button', { name: date.apply }).click()
  const core = requirements.filter(({ core }) => core)
  expect(await readRequirementRows(page)).toEqual(rowsOf(core, participants(), '2020-06-15'))
  await page.locator('.date-control summary').click()
  await page.getByRole('link', { name: date.workshop }).click()
  await expect(page).toHaveURL(/date=2017-10-23/)
  expect(await readRequirementRows(page)).toEqual(rowsOf(core, participants(), WORKSHOP))
})

test('a cell leads to its page, which reads in full and on to the next', async ({ page }) => {
  const { code, requirement, finding } = ANCHORS.cell
  await page.goto('/es/matrix')
  await cellLink(page, code, requirement.id).click()
  await expect(page).toHaveURL(`/es/matrix/${code}/${requirement.id}`)
  await expect(page.getByText(inLanguage(finding.rationale))).toBeVisible()
  await expect(page.locator('article.provision')).toHaveCount(finding.provisions.length)
  await expect(page.locator('.cell-detail > ul.sources > li')).toHaveCount(finding.sources.length)
  await page.getByText(cell.judged).click()
  await expect(page.getByText(inLanguage(requirement.met), { exact: true })).toBeVisible()
  await page.getByRole('link', { name: cell.next }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(nameOf(code))
})

test('a country and a requirement read in full', async ({ page }) => {
  await page.goto('/es/countries/CL')
  await expect(page.locator('table.findings tbody tr')).toHaveCount(requirements.length)
  await expect(page.getByText(inLanguage(countryFile('CL').legalSystemNote))).toBeVisible()
  await page.goto(`/es/requirements/${ANCHORS.requirement.id}`)
  const rows = page.locator('table.side-by-side tbody tr')
  await expect(rows).toHaveCount(participants().length + 1)
  await expect(rows.first()).toContainText(
    inLanguage(findingOn(participants()[0] ?? '', ANCHORS.requirement.id, today())?.rationale ?? {}),
  )
})

test('the language is switched', async ({ page }) => {
  await page.goto('/es/matrix?area=procedure&date=2020-01-01')
  await page.locator('.bar summary').filter({ hasText: language.label }).click()
  await page.getByRole('link', { name: language.en, exact: true }).click()
  expect(new URL(page.url()).search).toBe('?area=procedure&date=2020-01-01')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expectRequirements(
    page,
    requirements.filter(({ area }) => area === 'procedure'),
  )
})
