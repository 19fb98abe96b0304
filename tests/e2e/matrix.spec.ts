import { expect, test } from '../support/browser'
import {
  cellLink,
  grid,
  openMatrix,
  readRequirementRows,
  readRows,
  rowsOf,
  shownCountries,
} from '../support/matrix-page'
import {
  cellOn,
  countCells,
  findCell,
  framework,
  inLanguage,
  inWords,
  nameOf,
  nameOfCell,
  participants,
  put,
  requirements,
  STATUSES,
  today,
  WORKSHOP,
  words,
} from '../support/recount'

const es = words('es')

for (const day of ['today', WORKSHOP]) {
  const title = day === 'today' ? 'today' : `on ${day}`

  test(`every cell and every total ${title} is as the dataset has it`, async ({ page }) => {
    const asOf = day === 'today' ? today() : day
    await openMatrix(page, day === 'today' ? '' : `?date=${day}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(es.matrix.title)
    expect(await shownCountries(page)).toEqual(participants())
    const rows = await readRequirementRows(page)
    expect(rows).toHaveLength(framework.requirements.length)
    expect(rows).toEqual(rowsOf(requirements, participants(), asOf))

    const expected = framework.areas.flatMap((area) => {
      const members = requirements.filter((requirement) => requirement.area === area.id)
      const groups = Object.entries(framework.groups).flatMap(([group, name]) => {
        const inGroup = members.filter((requirement) => requirement.group === group)
        return inGroup.length === 0 ? [] : [{ kind: 'group', name, members: inGroup }]
      })
      return [{ kind: 'area', name: area.title, members }, ...groups].map(({ kind, name, members }) => {
        const all = countCells(members, participants(), asOf)
        return {
          kind,
          title: inLanguage(name),
          article: String(members.length),
          sums: participants().map((code) => {
            const { met, partial, gap } = countCells(members, [code], asOf)
            return `${met}/${met + partial + gap}`
          }),
          totals: STATUSES.map((status) => all[status]),
        }
      })
    })
    const shown = (await readRows(page))
      .filter(({ kind }) => kind !== 'requirement')
      .map(({ kind, title, article, sums, totals }) => ({ kind, title, article, sums, totals }))
    expect(shown).toEqual(expected)

    const columns = await grid(page)
      .locator('tfoot td.column')
      .evaluateAll((cells) => cells.map((cell) => [...cell.children].map((one) => Number(one.textContent))))
    expect(columns).toEqual(
      participants().map((code) => {
        const counts = countCells(requirements, [code], asOf)
        return STATUSES.map((status) => counts[status])
      }),
    )
  })
}

test('a cell is named by country, requirement, status, since when, certainty and former status', async ({ page }) => {
  const { code, requirement } = findCell(
    ({ finding, history }) =>
      finding.from !== null &&
      finding.confidence === 'primary' &&
      history[0]?.status === 'gap' &&
      finding.status === 'met',
  )
  await openMatrix(page)
  const name = nameOfCell(code, requirement, today())
  expect(name).toMatch(/: cumplido desde el \d+ de \p{L}+ de \d{4}, fuente primaria; antes: laguna$/u)
  await expect(cellLink(page, code, requirement.id)).toHaveAccessibleName(name)
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(1)
})

test('a cell says its words under the pointer and under the focus', async ({ page }) => {
  const { code, requirement } = findCell(({ finding }) => finding.status === 'gap')
  await openMatrix(page)
  const tip = page.locator('.tip')
  await expect(tip).toBeHidden()
  await cellLink(page, code, requirement.id).hover()
  await expect(tip).toHaveText(nameOfCell(code, requirement, today()))
  await page.mouse.move(2, 2)
  await expect(tip).toBeHidden()
  await cellLink(page, code, requirement.id).focus()
  await expect(tip).toHaveText(nameOfCell(code, requirement, today()))
})

test('statuses are told apart by sign and by ground, certainties by mark', async ({ page }) => {
  await openMatrix(page)
  const shown = await grid(page)
    .locator('td.c a')
    .evaluateAll((links) =>
      links.map((link) => {
        const { backgroundColor, backgroundImage } = getComputedStyle(link)
        const sign = link.querySelector('use')?.getAttribute('href') ?? ''
        const drawing = document.getElementById(sign.slice(1))?.innerHTML ?? ''
        return { ground: `${backgroundColor} ${backgroundImage}`, drawing }
      }),
    )
  const expected = requirements.flatMap(({ id }) => participants().map((code) => cellOn(code, id, today())))
  const grounds = new Map(expected.map(({ status }, index) => [status, shown[index]?.ground]))
  const drawings = new Map(
    expected.map(({ status, confidence }, index) => [`${status} ${confidence}`, shown[index]?.drawing]),
  )
  expect(new Set(grounds.values()).size).toBe(STATUSES.length)
  expect(new Set(drawings.values()).size).toBe(drawings.size)
  // Each look always means the same.
  expect(shown).toEqual(
    expected.map(({ status, confidence }) => ({
      ground: grounds.get(status),
      drawing: drawings.get(`${status} ${confidence}`),
    })),
  )
  expect([...drawings.values()]).not.toContain('')
  const box = await cellLink(page, participants()[0] ?? '', requirements[0]?.id ?? '')
    .locator('svg')
    .boundingBox()
  expect(box?.width).toBeGreaterThan(10)
})

test('a requirement shows an article of its own with its standard, in the reader’s language', async ({ page }) => {
  await openMatrix(page)
  const rows = (await readRows(page)).filter(({ kind }) => kind === 'requirement')
  for (const { id, references } of requirements) {
    const article = rows.find((row) => row.id === id)?.article
    const standards = framework.standards.filter((one) => references.some(({ standard }) => standard === one.id))
    const shown = standards.find(({ short }) => article?.includes(inLanguage(short)))
    expect.soft(shown, `${id}: ${article}`).toBeDefined()
    const numbers = references.filter(({ standard }) => standard === shown?.id).map((one) => one.article)
    // `whole` and `network` are the dataset's own words for an instrument in its entirety.
    if (numbers.some((number) => number === 'whole' || number === 'network'))
      expect.soft(article, id).not.toMatch(/whole|network/)
    else
      expect
        .soft(
          numbers.filter((number) => article?.includes(number)),
          `${id}: ${article}`,
        )
        .not.toHaveLength(0)
  }
})

test('core requirements are marked', async ({ page }) => {
  await openMatrix(page)
  const marked = await grid(page)
    .locator('tr.requirement:has(abbr) th.title a')
    .evaluateAll((links) => links.map((link) => link.textContent))
  expect(marked).toEqual(requirements.filter(({ core }) => core).map(({ title }) => inLanguage(title)))
})

test('the page says in a sentence how much it shows, of which day', async ({ page }) => {
  await openMatrix(page, `?date=${WORKSHOP}`)
  await expect(page.locator('.page-head')).toContainText(
    put(es.matrix.summary, {
      requirements: requirements.length,
      countries: participants().length,
      day: inWords(WORKSHOP),
    }),
  )
})

test('head and titles stay in sight while the page scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 })
  await openMatrix(page)
  await grid(page).locator('tbody tr').last().scrollIntoViewIfNeeded()
  const head = grid(page).locator('thead th.country').first()
  await expect(head).toBeInViewport()
  await expect(head).toHaveText(new RegExp(nameOf(participants()[0] ?? '')))
})

test('the twelve and the titles fit 1280 pixels without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openMatrix(page)
  await expect(grid(page).locator('thead th.country').last()).toBeInViewport({ ratio: 1 })
  await expect(grid(page).locator('thead th.total').last()).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280)
})

test('on a narrower screen the titles stay in sight while the table scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 700 })
  await openMatrix(page)
  const title = grid(page).locator('tr.requirement th.title').first()
  const left = (await title.boundingBox())?.x
  await page.getByRole('region', { name: put(es.matrix.caption, { day: inWords(today()) }) }).evaluate((region) => {
    region.scrollLeft = region.scrollWidth
  })
  await expect(grid(page).locator('thead th.total').last()).toBeInViewport()
  expect((await title.boundingBox())?.x).toBe(left)
  // The table scrolls in its own frame; the page does not.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(900)
})

test('the legend explains every sign, mark and corner', async ({ page }) => {
  await openMatrix(page)
  const legend = page.getByRole('region', { name: es.matrix.legend })
  for (const status of STATUSES) await expect(legend).toContainText(es.status[status])
  for (const confidence of ['primary', 'secondary', 'recall'] as const)
    await expect(legend).toContainText(es.confidence[confidence])
  await expect(legend).toContainText(es.matrix.legendChange)
})
