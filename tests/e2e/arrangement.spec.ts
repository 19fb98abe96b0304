import type { Page } from '@playwright/test'
import { expect, queryOf, test } from '../support/browser'
import {
  expectCountries,
  expectRequirements,
  field,
  isReady,
  openCountryMenu,
  openMatrix,
  readRequirementRows,
  readRows,
  rowsOf,
  shownCountries,
  grid as table,
} from '../support/matrix-page'
import {
  cellOn,
  countCells,
  framework,
  inLanguage,
  nameOf,
  participants,
  put,
  REFERENCE,
  requirements,
  STATUSES,
  today,
  words,
} from '../support/recount'

const { grid } = words('es').matrix
const areaName = (id: string) => inLanguage(framework.areas.find((area) => area.id === id)?.title ?? {})
const foldLink = (page: Page, name: string) => page.getByRole('link', { name: put(grid.fold, { name }), exact: true })
const unfoldLink = (page: Page, name: string) =>
  page.getByRole('link', { name: put(grid.unfold, { name }), exact: true })
const columnHead = (page: Page, code: string) => page.getByRole('columnheader', { name: nameOf(code) })

/** Countries with a given one moved by some places. */
function moved(codes: string[], code: string, by: number): string[] {
  const rest = codes.filter((other) => other !== code)
  rest.splice(codes.indexOf(code) + by, 0, code)
  return rest
}

test.describe('folding', () => {
  test('an area folds to its sums and unfolds', async ({ page }) => {
    await openMatrix(page)
    const others = requirements.filter(({ area }) => area !== 'offence')
    await foldLink(page, areaName('offence')).click()
    await expectRequirements(page, others)
    expect(queryOf(page)).toBe('?fold=offence')
    await expect(unfoldLink(page, areaName('offence'))).toHaveAttribute('aria-expanded', 'false')
    const row = (await readRows(page)).find(({ title }) => title === areaName('offence'))
    const counts = countCells(
      requirements.filter(({ area }) => area === 'offence'),
      participants(),
      today(),
    )
    expect(row?.totals).toEqual(STATUSES.map((status) => counts[status]))
    await page.reload()
    await expectRequirements(page, others)
    await isReady(page)
    await unfoldLink(page, areaName('offence')).click()
    await expectRequirements(page, requirements)
    await page.goBack()
    await expectRequirements(page, others)
  })

  test('a group folds and unfolds', async ({ page }) => {
    await openMatrix(page)
    const name = inLanguage(framework.groups.Material ?? {})
    await foldLink(page, name).click()
    await expectRequirements(
      page,
      requirements.filter(({ group }) => group !== 'Material'),
    )
    await expect(unfoldLink(page, name)).toBeVisible()
    await page.goBack()
    await expectRequirements(page, requirements)
  })

  test('everything folds to the areas and unfolds', async ({ page }) => {
    await openMatrix(page)
    await page.getByRole('link', { name: grid.foldAll }).click()
    await expect
      .poll(async () => (await readRows(page)).map(({ kind }) => kind))
      .toEqual(framework.areas.map(() => 'area'))
    await page.getByRole('link', { name: grid.unfoldAll }).click()
    await expectRequirements(page, requirements)
    expect(queryOf(page)).toBe('')
  })

  test('folds by keyboard', async ({ page }) => {
    await openMatrix(page)
    await foldLink(page, areaName('capacity')).press('Enter')
    await expectRequirements(
      page,
      requirements.filter(({ area }) => area !== 'capacity'),
    )
    await expect(unfoldLink(page, areaName('capacity'))).toBeFocused()
  })
})

test.describe('sorting', () => {
  test('requirements by count of gaps, within their groups', async ({ page }) => {
    await openMatrix(page)
    await field(page, grid.sort).selectOption('gaps')
    const gaps = (members: typeof requirements) => countCells(members, participants(), today()).gap
    const byGaps = <T>(items: T[], members: (item: T) => typeof requirements) =>
      items.toSorted((a, b) => gaps(members(b)) - gaps(members(a)))
    const expected = byGaps(
      framework.areas.map(({ id }) => requirements.filter(({ area }) => area === id)),
      (members) => members,
    ).flatMap((inArea) => {
      const groups = [...new Set(inArea.map(({ group }) => group))].map((group) =>
        inArea.filter((requirement) => requirement.group === group),
      )
      return byGaps(groups, (members) => members).flatMap((members) => byGaps(members, (one) => [one]))
    })
    expect(expected).not.toEqual(requirements)
    await expectRequirements(page, expected)
    expect(queryOf(page)).toBe('?sort=gaps')
    await expect(table(page).locator('th[aria-sort="descending"]')).toHaveCount(1)
    await page.goBack()
    await expectRequirements(page, requirements)
  })

  test('the head of the gaps sorts too, and back', async ({ page }) => {
    await openMatrix(page)
    await page.getByRole('link', { name: `${grid.gapTotal}: ${grid.sortGaps}` }).click()
    await expect.poll(() => queryOf(page)).toBe('?sort=gaps')
    await page.getByRole('link', { name: `${grid.gapTotal}: ${grid.sortFramework}` }).click()
    await expect.poll(() => queryOf(page)).toBe('')
    await expectRequirements(page, requirements)
  })

  test('countries by count of gaps', async ({ page }) => {
    await openMatrix(page)
    const menu = await openCountryMenu(page)
    await menu.getByRole('link', { name: grid.columnsGaps }).click()
    const gaps = (code: string) => countCells(requirements, [code], today()).gap
    const expected = participants().toSorted((a, b) => gaps(b) - gaps(a))
    expect(expected).not.toEqual(participants())
    await expectCountries(page, expected)
    expect(queryOf(page)).toBe('?columns=gaps')
    expect(await readRequirementRows(page)).toEqual(rowsOf(requirements, expected, today()))
    await menu.getByRole('link', { name: grid.columnsName }).click()
    await expectCountries(page, participants())
  })
})

test.describe('countries', () => {
  test('one is hidden, and every figure follows', async ({ page }) => {
    await openMatrix(page)
    const menu = await openCountryMenu(page)
    await menu.getByRole('link', { name: put(grid.show, { country: nameOf('BR') }) }).click()
    const rest = participants().filter((code) => code !== 'BR')
    await expectCountries(page, rest)
    expect(await readRequirementRows(page)).toEqual(rowsOf(requirements, rest, today()))
    expect(queryOf(page)).toBe(`?countries=${rest.join(',')}`)
    await page.goBack()
    await expectCountries(page, participants())
    await page.goForward()
    await expectCountries(page, rest)
    const all = page.locator('.country-menu').getByRole('link', { name: grid.showAll })
    if (!(await all.isVisible())) await openCountryMenu(page)
    await all.click()
    await expectCountries(page, participants())
  })

  test('the reference jurisdiction stands beside the twelve when asked for', async ({ page }) => {
    await openMatrix(page)
    const menu = await openCountryMenu(page)
    await menu.getByRole('link', { name: put(grid.show, { country: nameOf(REFERENCE) }) }).click()
    const thirteen = [...participants(), REFERENCE]
    await expectCountries(page, thirteen)
    expect(await readRequirementRows(page)).toEqual(rowsOf(requirements, thirteen, today()))
  })

  test('the last one shown cannot be hidden', async ({ page }) => {
    await openMatrix(page, '?countries=UY')
    const menu = await openCountryMenu(page)
    await menu.getByRole('link', { name: put(grid.show, { country: nameOf('UY') }) }).click()
    await expectCountries(page, ['UY'])
  })

  test('a pinned one stands first and stays in sight', async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 700 })
    await openMatrix(page)
    const menu = await openCountryMenu(page)
    await menu.getByRole('link', { name: put(grid.pin, { country: nameOf('UY') }) }).click()
    await expectCountries(page, ['UY', ...participants().filter((code) => code !== 'UY')])
    expect(queryOf(page)).toBe('?pin=UY')
    expect(await readRequirementRows(page)).toEqual(
      rowsOf(requirements, ['UY', ...participants().filter((code) => code !== 'UY')], today()),
    )
    await page.locator('.grid-scroll').evaluate((region) => {
      region.scrollLeft = region.scrollWidth
    })
    await expect(columnHead(page, 'PY')).toBeInViewport()
    await expect(columnHead(page, 'UY')).toBeInViewport({ ratio: 1 })
    await expect(page.locator('td.c.pinned a[data-c="UY"]').first()).toBeInViewport({ ratio: 1 })
    await page.reload()
    await isReady(page)
    const again = await openCountryMenu(page)
    await again.getByRole('link', { name: put(grid.unpin, { country: nameOf('UY') }) }).click()
    await expectCountries(page, participants())
  })

  test('two pinned ones stand side by side', async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 700 })
    await openMatrix(page, '?pin=UY,CL')
    await page.locator('.grid-scroll').evaluate((region) => {
      region.scrollLeft = region.scrollWidth
    })
    await expect(columnHead(page, 'PY')).toBeInViewport()
    const first = await columnHead(page, 'UY').boundingBox()
    const second = await columnHead(page, 'CL').boundingBox()
    expect((second?.x ?? 0) - ((first?.x ?? 0) + (first?.width ?? 0))).toBeCloseTo(0, 0)
  })

  test('moved by the buttons of the menu', async ({ page }) => {
    await openMatrix(page)
    const menu = await openCountryMenu(page)
    const first = participants()[0] ?? ''
    await expect(menu.getByRole('button', { name: put(grid.moveBefore, { country: nameOf(first) }) })).toBeDisabled()
    await menu.getByRole('button', { name: put(grid.moveAfter, { country: nameOf(first) }) }).click()
    await expectCountries(page, moved(participants(), first, 1))
    await expect(page.getByText(put(grid.moved, { country: nameOf(first), position: 2, total: 12 }))).toBeAttached()
    await menu.getByRole('button', { name: put(grid.moveBefore, { country: nameOf('UY') }) }).click()
    await expectCountries(page, moved(moved(participants(), first, 1), 'UY', -1))
    expect(await readRequirementRows(page)).toEqual(rowsOf(requirements, await shownCountries(page), today()))
    await page.goBack()
    await expectCountries(page, moved(participants(), first, 1))
  })

  test('moved by Alt and the arrows, and the focus goes along', async ({ page }) => {
    await openMatrix(page)
    const link = columnHead(page, 'CL').getByRole('link')
    await link.focus()
    await page.keyboard.press('Alt+ArrowLeft')
    await expectCountries(page, moved(participants(), 'CL', -1))
    await expect(link).toBeFocused()
    await page.keyboard.press('Alt+ArrowRight')
    await expectCountries(page, participants())
    await expect(link).toBeFocused()
    await page.keyboard.press('Alt+ArrowRight')
    await expectCountries(page, moved(participants(), 'CL', 1))
    await expect(link).toBeFocused()
    await expect(page.getByText(/^Chile: posición 5 de 12$/)).toBeAttached()
  })

  test('moved by dragging a head', async ({ page }) => {
    await openMatrix(page)
    await columnHead(page, 'UY').dragTo(columnHead(page, 'BO'))
    const expected = moved(participants(), 'UY', participants().indexOf('BO') - participants().indexOf('UY'))
    await expectCountries(page, expected)
    expect(queryOf(page)).toBe(`?countries=${expected.join(',')}`)
    expect(await readRequirementRows(page)).toEqual(rowsOf(requirements, expected, today()))
  })

  test('moved by dragging a line of the menu', async ({ page }) => {
    await openMatrix(page)
    const menu = await openCountryMenu(page)
    const line = (code: string) =>
      menu
        .getByRole('listitem')
        .filter({ has: page.getByRole('link', { name: put(grid.show, { country: nameOf(code) }), exact: true }) })
    await line('CL').dragTo(line('AR'))
    await expectCountries(page, moved(participants(), 'CL', -participants().indexOf('CL')))
  })

  test('a head leads to the country’s page', async ({ page }) => {
    await openMatrix(page, '?date=2020-01-01')
    await columnHead(page, 'EC').getByRole('link').click()
    await expect(page).toHaveURL('/es/countries/EC?date=2020-01-01')
  })
})

test.describe('transposed', () => {
  test('countries become rows with the same cells', async ({ page }) => {
    await openMatrix(page)
    await page.getByRole('link', { name: grid.transpose, exact: true }).click()
    await expect(page.locator('table.matrix.transposed')).toBeVisible()
    const rows = await readRows(page)
    expect(rows.map(({ id }) => id)).toEqual(participants())
    expect(
      rows.map(({ cells, totals }) => ({ statuses: cells.map(({ status, was }) => ({ status, was })), totals })),
    ).toEqual(
      participants().map((code) => {
        const counts = countCells(requirements, [code], today())
        return {
          statuses: requirements.map(({ id }) => {
            const { status, was } = cellOn(code, id, today())
            return { status, was }
          }),
          totals: STATUSES.map((status) => counts[status]),
        }
      }),
    )
    expect(queryOf(page)).toBe('?transpose=1')
    await page.getByRole('link', { name: grid.untranspose }).click()
    await expectRequirements(page, requirements)
  })

  test('scrolls in its own frame, names of countries staying in sight', async ({ page }) => {
    await openMatrix(page, '?transpose=1')
    const name = page.getByRole('rowheader', { name: nameOf('BO') })
    const left = (await name.boundingBox())?.x
    await page.locator('.grid-scroll').evaluate((region) => {
      region.scrollLeft = region.scrollWidth
    })
    await expect(table(page).locator('thead th.total').last()).toBeInViewport()
    expect((await name.boundingBox())?.x).toBe(left)
    const { wide, screen } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      screen: document.documentElement.clientWidth,
    }))
    expect(wide).toBeLessThanOrEqual(screen)
  })

  test('an area and a group fold to a column of sums', async ({ page }) => {
    await openMatrix(page, '?transpose=1')
    const group = inLanguage(framework.groups.Material ?? {})
    await foldLink(page, areaName('procedure')).click()
    await expect(unfoldLink(page, areaName('procedure'))).toBeVisible()
    await foldLink(page, group).click()
    await expect(unfoldLink(page, group)).toBeVisible()
    const left = requirements.filter(({ area, group }) => area !== 'procedure' && group !== 'Material')
    await expect(table(page).locator('tbody tr').first().locator('td.c')).toHaveCount(left.length)
    const folded = [
      requirements.filter(({ group }) => group === 'Material'),
      requirements.filter(({ area }) => area === 'procedure'),
    ]
    expect((await readRows(page)).map(({ sums }) => sums)).toEqual(
      participants().map((code) =>
        folded.map((members) => {
          const { met, partial, gap } = countCells(members, [code], today())
          return `${met}/${met + partial + gap}`
        }),
      ),
    )
    await page.reload()
    await isReady(page)
    await unfoldLink(page, areaName('procedure')).click()
    await unfoldLink(page, group).click()
    await expect(table(page).locator('tbody tr').first().locator('td.c')).toHaveCount(requirements.length)
  })

  test('sorted by gaps, filtered, with a country moved', async ({ page }) => {
    await openMatrix(page, '?transpose=1&core=1&sort=gaps')
    const link = page.getByRole('rowheader', { name: nameOf('BO') }).getByRole('link')
    await link.focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expectCountries(page, moved(participants(), 'BO', 1))
    await expect(link).toBeFocused()
    const core = requirements.filter(({ core }) => core)
    await expect(table(page).locator('tbody tr').first().locator('td.c')).toHaveCount(core.length)
    const titles = await table(page)
      .locator('th.leaf a')
      .evaluateAll((links) => links.map((one) => one.getAttribute('href')?.split('/').pop()))
    const gaps = (id: string | undefined) =>
      countCells(
        core.filter((requirement) => requirement.id === id),
        participants(),
        today(),
      ).gap
    const firstGroup = core.find(({ id }) => id === titles[0])?.group
    const inGroup = titles.filter((id) => core.find((one) => one.id === id)?.group === firstGroup).map(gaps)
    expect(inGroup).toEqual(inGroup.toSorted((a, b) => b - a))
  })
})

test('a composed view is the same for whoever opens its address', async ({ page, browser, baseURL }) => {
  await openMatrix(page)
  const menu = await openCountryMenu(page)
  await menu.getByRole('link', { name: put(grid.show, { country: nameOf(REFERENCE) }) }).click()
  await expectCountries(page, [...participants(), REFERENCE])
  await menu.getByRole('link', { name: put(grid.pin, { country: nameOf(REFERENCE) }) }).click()
  await expectCountries(page, [REFERENCE, ...participants()])
  await page.locator('.country-menu summary').click()
  await field(page, grid.standard).selectOption('budapest')
  await field(page, grid.sort).selectOption('gaps')
  await foldLink(page, areaName('cooperation')).click()
  await page.locator('.date-control summary').click()
  await page.getByRole('link', { name: words('es').date.workshop }).click()
  await expect(page).toHaveURL(/date=2017-10-23/)
  await expect(page.getByRole('heading', { level: 1 }).locator('xpath=..')).toContainText('23 de octubre de 2017')
  await expect(page.locator('.explorer')).toHaveAttribute('aria-busy', 'false')

  const other = await browser.newContext({ baseURL })
  const theirs = await other.newPage()
  await theirs.goto(page.url())
  await isReady(theirs)
  expect(await readRows(theirs)).toEqual(await readRows(page))
  expect(await shownCountries(theirs)).toEqual([REFERENCE, ...participants()])
  expect(await readRows(theirs)).not.toHaveLength(0)
  await expect(field(theirs, grid.standard)).toHaveValue('budapest')
  await expect(field(theirs, grid.sort)).toHaveValue('gaps')
  await expect(unfoldLink(theirs, areaName('cooperation'))).toBeVisible()
  await other.close()
})
