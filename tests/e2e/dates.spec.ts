import type { Page } from '@playwright/test'
import { expect, open, queryOf, test } from '../support/browser'
import { cellLink, isReady, openMatrix, readRequirementRows, rowsOf, grid as table } from '../support/matrix-page'
import {
  countChanges,
  findCell,
  findingOn,
  inWords,
  participants,
  put,
  requirements,
  today,
  WORKSHOP,
  words,
} from '../support/recount'

const { date, matrix } = words('es')
const { grid } = matrix

async function openDateControl(page: Page) {
  const control = page.locator('.date-control')
  await control.locator('summary').click()
  await expect(control).toHaveAttribute('open', '')
  return control
}

async function expectMatrixOf(page: Page, day: string, since: string | null = WORKSHOP): Promise<void> {
  await expect.poll(() => readRequirementRows(page)).toEqual(rowsOf(requirements, participants(), day, since))
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

test('the two stops: the workshop and today', async ({ page }) => {
  await openMatrix(page)
  const control = await openDateControl(page)
  await expect(control.getByRole('link', { name: date.today })).toHaveAttribute('aria-current', 'date')
  await control.getByRole('link', { name: date.workshop }).click()
  await expect(page).toHaveURL(`/es/matrix?date=${WORKSHOP}`)
  await expectMatrixOf(page, WORKSHOP)
  await expect(control.locator('summary')).toHaveText(put(date.asOf, { day: inWords(WORKSHOP) }))
  await expect(page.locator('.page-head')).toContainText(inWords(WORKSHOP))
  await openDateControl(page)
  await expect(control.getByRole('link', { name: date.workshop })).toHaveAttribute('aria-current', 'date')
  await control.getByRole('link', { name: date.today }).click()
  await expect(page).toHaveURL('/es/matrix')
  await expectMatrixOf(page, today())
  await page.goBack()
  await expect(page).toHaveURL(`/es/matrix?date=${WORKSHOP}`)
  await expectMatrixOf(page, WORKSHOP)
})

test('any day: a period holds from its first day, and the former one until the day before', async ({ page }) => {
  const { code, requirement, finding, history } = findCell(
    ({ finding, history }) => finding.from !== null && history.length > 1 && history.at(-2)?.status !== finding.status,
  )
  const first = finding.from ?? ''
  await openMatrix(page)
  const control = await openDateControl(page)
  await control.getByLabel(date.day).fill(first)
  await control.getByRole('button', { name: date.apply }).click()
  await expect(page).toHaveURL(`/es/matrix?date=${first}`)
  await expectMatrixOf(page, first)
  await expect(cellLink(page, code, requirement.id)).toHaveClass(finding.status)
  await openDateControl(page)
  await control.getByLabel(date.day).fill(dayBefore(first))
  await control.getByRole('button', { name: date.apply }).click()
  await expect(cellLink(page, code, requirement.id)).toHaveClass(history.at(-2)?.status ?? '')
  await expectMatrixOf(page, dayBefore(first))
})

test('another day keeps the rest of the view, also what was changed on the page', async ({ page }) => {
  await openMatrix(page, '?countries=CL,MX')
  await page.getByRole('checkbox', { name: grid.core }).click()
  await expect.poll(() => queryOf(page)).toContain('core=1')
  const control = await openDateControl(page)
  await control.getByRole('link', { name: date.workshop }).click()
  const core = requirements.filter(({ core }) => core)
  await expect.poll(() => readRequirementRows(page)).toEqual(rowsOf(core, ['CL', 'MX'], WORKSHOP))
  await expect(page.getByRole('checkbox', { name: grid.core })).toBeChecked()
})

test('the day travels from page to page', async ({ page }) => {
  await open(page, '/es?date=2019-05-05')
  await page
    .getByRole('navigation', { name: words('es').nav.label })
    .getByRole('link', { name: 'Matriz' })
    .click()
  await expect(page).toHaveURL('/es/matrix?date=2019-05-05')
  await isReady(page)
  const { code, requirement } = findCell(() => true)
  await cellLink(page, code, requirement.id).click()
  await expect(page).toHaveURL(`/es/matrix/${code}/${requirement.id}?date=2019-05-05`)
})

test('what changed since the workshop is marked with its former status', async ({ page }) => {
  await openMatrix(page)
  await expect(page.locator('.page-head')).toContainText(
    put(matrix.changesHint, { since: inWords(WORKSHOP), day: inWords(today()) }),
  )
  await expect(table(page).locator('td.c i')).toHaveCount(countChanges(participants(), today()))
  const { code, requirement } = findCell(
    (cell) => findingOn(cell.code, cell.requirement.id, WORKSHOP)?.status === 'gap' && cell.finding.status === 'met',
  )
  const corner = cellLink(page, code, requirement.id).locator('i')
  await expect(corner).toHaveClass('gap')
  expect((await corner.boundingBox())?.width).toBeGreaterThan(5)
  const colour = (status: string) =>
    table(page)
      .locator(`td.c i.${status}`)
      .first()
      .evaluate((mark) => getComputedStyle(mark).borderTopColor)
  expect(await colour('gap')).not.toBe(await colour('partial'))
})

test('marks of change are switched off, and on by another second date', async ({ page }) => {
  await openMatrix(page)
  await page.getByRole('link', { name: grid.sinceOff }).click()
  await expect(page).toHaveURL('/es/matrix?since=none')
  await expectMatrixOf(page, today(), null)
  await expect(table(page).locator('td.c i')).toHaveCount(0)
  await expect(page.locator('.page-head')).not.toContainText('esquina')
  await page.reload()
  await isReady(page)
  await expect(table(page).locator('td.c i')).toHaveCount(0)

  await page.getByLabel(grid.since, { exact: true }).fill('2022-01-01')
  await expect(page).toHaveURL('/es/matrix?since=2022-01-01')
  await expectMatrixOf(page, today(), '2022-01-01')
  const changes = countChanges(participants(), today(), '2022-01-01')
  expect(changes).not.toBe(countChanges(participants(), today()))
  await expect(table(page).locator('td.c i')).toHaveCount(changes)
  await expect(page.locator('.page-head')).toContainText(
    put(matrix.changesHint, { since: '1 de enero de 2022', day: inWords(today()) }),
  )
  await page.goBack()
  await expect(page).toHaveURL('/es/matrix?since=none')
  await expectMatrixOf(page, today(), null)
})

test('a day of the past compared with the workshop', async ({ page }) => {
  await openMatrix(page, '?date=2021-06-30')
  await expectMatrixOf(page, '2021-06-30')
  await expect(table(page).locator('td.c i')).toHaveCount(countChanges(participants(), '2021-06-30'))
})

test('a day before the workshop is explained; only what is known to have begun is shown', async ({ page }) => {
  await openMatrix(page, '?date=2012-01-01')
  await expect(page.getByText(date.beforeWorkshop)).toBeVisible()
  await expectMatrixOf(page, '2012-01-01')
  await openMatrix(page, `?date=${WORKSHOP}`)
  await expect(page.getByText(date.beforeWorkshop)).toHaveCount(0)
})

test('a future day is explained', async ({ page }) => {
  await openMatrix(page, '?date=2090-01-01')
  await expect(page.getByText(date.afterToday)).toBeVisible()
  await expectMatrixOf(page, '2090-01-01')
})
