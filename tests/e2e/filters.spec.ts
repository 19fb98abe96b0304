import type { Page } from '@playwright/test'
import { expect, queryOf, test } from '../support/browser'
import {
  expectRequirements,
  field,
  isReady,
  openMatrix,
  readRequirementRows,
  readRows,
  rowsOf,
} from '../support/matrix-page'
import {
  cellOn,
  framework,
  inLanguage,
  participants,
  put,
  type Requirement,
  requirements,
  today,
  words,
} from '../support/recount'

const { grid, ...matrix } = words('es').matrix

/** What a choice must show, and that its address says so, survives a reload, and is undone by Back. */
async function expectFiltered(page: Page, query: string | RegExp, expected: readonly Requirement[]): Promise<void> {
  await expect.poll(() => queryOf(page)).toMatch(query)
  await expectRequirements(page, expected)
  await expect(page.locator('p.shown')).toHaveText(put(grid.rows, { count: expected.length }))
  await page.reload()
  await isReady(page)
  await expectRequirements(page, expected)
  await page.goBack()
  await expect.poll(() => queryOf(page)).toBe('')
  await expectRequirements(page, requirements)
}

const somebodyHas = (fits: (cell: ReturnType<typeof cellOn>) => boolean) =>
  requirements.filter(({ id }) => participants().some((code) => fits(cellOn(code, id, today()))))

test('by area', async ({ page }) => {
  const area = framework.areas[1]
  await openMatrix(page)
  await field(page, grid.area).selectOption({ label: inLanguage(area?.title ?? {}) })
  await expectFiltered(
    page,
    `?area=${area?.id}`,
    requirements.filter((requirement) => requirement.area === area?.id),
  )
})

test('by group', async ({ page }) => {
  const group = 'Electronic evidence'
  await openMatrix(page)
  await field(page, grid.group).selectOption({ label: inLanguage(framework.groups[group] ?? {}) })
  await expectFiltered(
    page,
    /^\?group=/,
    requirements.filter((requirement) => requirement.group === group),
  )
})

test('by standard, with that standard’s own articles', async ({ page }) => {
  const budapest = framework.standards.find(({ id }) => id === 'budapest')
  const asked = requirements.filter(({ references }) => references.some(({ standard }) => standard === 'budapest'))
  expect(asked.length).toBeLessThan(requirements.length)
  await openMatrix(page)
  await field(page, grid.standard).selectOption({ label: inLanguage(budapest?.short ?? {}) })
  await expectRequirements(page, asked)
  const rows = (await readRows(page)).filter(({ kind }) => kind === 'requirement')
  for (const [index, { id, references }] of asked.entries())
    for (const { standard, article } of references)
      if (standard === 'budapest') expect(rows[index]?.article, id).toContain(article)
  await expectFiltered(page, '?standard=budapest', asked)
})

test('core requirements only', async ({ page }) => {
  await openMatrix(page)
  await page.getByLabel(grid.core, { exact: true }).click()
  await expectFiltered(
    page,
    '?core=1',
    requirements.filter(({ core }) => core),
  )
})

test('rows where somebody has a gap', async ({ page }) => {
  await openMatrix(page)
  await field(page, grid.status).selectOption({ label: grid.gap })
  await expectFiltered(
    page,
    '?status=gap',
    somebodyHas((cell) => cell.status === 'gap'),
  )
})

test('rows where somebody has each of the other statuses', async ({ page }) => {
  await openMatrix(page)
  for (const status of ['met', 'partial', 'unknown'] as const) {
    await field(page, grid.status).selectOption({ label: grid[status] })
    await expectRequirements(
      page,
      somebodyHas((cell) => cell.status === status),
    )
    expect(queryOf(page)).toBe(`?status=${status}`)
  }
})

test('by certainty', async ({ page }) => {
  await openMatrix(page)
  await field(page, grid.confidence).selectOption({ label: grid.recall })
  await expectFiltered(
    page,
    '?confidence=recall',
    somebodyHas((cell) => cell.confidence === 'recall'),
  )
})

test('only what changed', async ({ page }) => {
  await openMatrix(page)
  await page.getByLabel(grid.changed, { exact: true }).click()
  await expectFiltered(
    page,
    '?changed=1',
    somebodyHas((cell) => cell.was !== null),
  )
})

test('by words, whatever their accents and case', async ({ page }) => {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const found = requirements.filter(({ title }) => plain(inLanguage(title)).includes('conservacion'))
  expect(found.length).toBeGreaterThan(0)
  expect(found.length).toBeLessThan(requirements.length)
  await openMatrix(page)
  const search = page.getByRole('searchbox', { name: grid.search })
  await search.fill('CONSERVACIÓN')
  await expectRequirements(page, found)
  await page.goBack()
  await expectRequirements(page, requirements)
  await search.fill('conservacion')
  await expectFiltered(page, '?q=conservacion', found)
  await expect(search).toHaveValue('')
})

test('a quickly typed word arrives whole, and one Back undoes it', async ({ page }) => {
  await openMatrix(page)
  const search = page.getByRole('searchbox', { name: grid.search })
  await search.pressSequentially('rápida conservación')
  await expect(search).toHaveValue('rápida conservación')
  const found = requirements.filter(
    ({ title }) => /conservación/i.test(title.es ?? '') && /rápida/i.test(title.es ?? ''),
  )
  expect(found.length).toBeGreaterThan(0)
  await expectRequirements(page, found)
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('rápida conservación')
  await page.goBack()
  await expect(search).toHaveValue('')
  await expectRequirements(page, requirements)
})

test('status, certainty and change must meet in one cell', async ({ page }) => {
  await openMatrix(page, '?status=partial&confidence=primary&changed=1')
  const one = somebodyHas(
    ({ status, confidence, was }) => status === 'partial' && confidence === 'primary' && was !== null,
  )
  const each = [
    somebodyHas(({ status }) => status === 'partial'),
    somebodyHas(({ confidence }) => confidence === 'primary'),
    somebodyHas(({ was }) => was !== null),
  ]
  const apart = requirements.filter((requirement) => each.every((found) => found.includes(requirement)))
  expect(one.length).toBeLessThan(apart.length)
  await expectRequirements(page, one)
})

test('filters add up, and each is undone by its own Back', async ({ page }) => {
  await openMatrix(page)
  const inArea = requirements.filter(({ area }) => area === 'procedure')
  const core = inArea.filter(({ core }) => core)
  const gaps = somebodyHas(({ status }) => status === 'gap')
  const withGap = core.filter((requirement) => gaps.includes(requirement))
  expect(new Set([inArea.length, core.length, withGap.length]).size).toBe(3)
  await field(page, grid.area).selectOption('procedure')
  await expectRequirements(page, inArea)
  await page.getByLabel(grid.core, { exact: true }).click()
  await expectRequirements(page, core)
  await field(page, grid.status).selectOption('gap')
  await expectRequirements(page, withGap)
  expect(queryOf(page)).toBe('?area=procedure&core=1&status=gap')
  expect(await readRequirementRows(page)).toEqual(rowsOf(withGap, participants(), today()))
  await page.goBack()
  await expectRequirements(page, core)
  await expect(field(page, grid.status)).toHaveValue('')
  await page.goBack()
  await expectRequirements(page, inArea)
  await expect(page.getByLabel(grid.core, { exact: true })).not.toBeChecked()
  await page.goBack()
  await expectRequirements(page, requirements)
  await expect(field(page, grid.area)).toHaveValue('')
  await page.goForward()
  await expectRequirements(page, inArea)
})

test('totals count the rows that are shown', async ({ page }) => {
  const core = requirements.filter(({ core }) => core)
  await openMatrix(page, '?core=1')
  const rows = await readRows(page)
  for (const area of framework.areas) {
    const members = core.filter((requirement) => requirement.area === area.id)
    const row = rows.find(({ kind, title }) => kind === 'area' && title === inLanguage(area.title))
    expect(row?.article).toBe(String(members.length))
    expect(row?.totals.reduce((sum, one) => sum + one, 0)).toBe(members.length * participants().length)
  }
})

test('a status is looked for only in the countries shown', async ({ page }) => {
  await openMatrix(page, '?status=gap&countries=MX')
  const gaps = requirements.filter(({ id }) => cellOn('MX', id, today()).status === 'gap')
  expect(gaps.length).toBeGreaterThan(0)
  await expectRequirements(page, gaps)
})

test('nothing found says so and leads back', async ({ page }) => {
  await openMatrix(page)
  await page.getByRole('searchbox', { name: grid.search }).fill('zzzz')
  await expect(page.getByText(matrix.empty)).toBeVisible()
  await expect(page.getByText(matrix.emptyHint)).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
  await expect(page.locator('p.shown')).toHaveText(put(grid.rows, { count: 0 }))
  await page.locator('.empty').getByRole('link', { name: grid.reset }).click()
  await expectRequirements(page, requirements)
  expect(queryOf(page)).toBe('')
})

test('a filter that hides everything is seen in its own field', async ({ page }) => {
  await openMatrix(page)
  const group = field(page, grid.group)
  await group.selectOption({ label: inLanguage(framework.groups['Electronic evidence'] ?? {}) })
  await expectRequirements(
    page,
    requirements.filter(({ group }) => group === 'Electronic evidence'),
  )
  await field(page, grid.area).selectOption('offence')
  await expect.poll(() => queryOf(page)).toContain('area=offence')
  // Either the group goes with its area, or the field still says which group is asked for.
  if (queryOf(page).includes('group=')) {
    await expect(page.getByText(matrix.empty)).toBeVisible()
    await expect(group).not.toHaveValue('')
  } else {
    await expectRequirements(
      page,
      requirements.filter(({ area }) => area === 'offence'),
    )
  }
})

test('reset leaves the day and nothing else', async ({ page }) => {
  await openMatrix(page, '?date=2020-01-01&since=none&area=offence&core=1&countries=CL,MX&sort=gaps&fold=procedure')
  await page.locator('form.filters').getByRole('link', { name: grid.reset }).click()
  await expect.poll(() => queryOf(page)).toBe('?date=2020-01-01')
  await expectRequirements(page, requirements)
  await expect.poll(() => readRequirementRows(page)).toEqual(rowsOf(requirements, participants(), '2020-01-01'))
})
