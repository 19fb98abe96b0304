import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/browser'
import {
  countCells,
  findingOn,
  nameOf,
  participants,
  put,
  requirements,
  STATUSES,
  type Status,
  today,
  words,
  wordsOf,
} from '../support/recount'

const pictures = wordsOf('pictures', 'es')
const { problem } = words('es')
const percent = new Intl.NumberFormat('es', { style: 'percent' })
const ADDRESSES = {
  map: '/es/pictures/map',
  convergence: '/es/pictures/convergence?area=offence',
  similarity: '/es/pictures/similarity?countries=AR,CL,EC,ES',
  gaps: '/es/pictures/gaps?sort=share',
  profile: '/es/pictures/profile?country=CL',
  reforms: '/es/pictures/reforms',
} as const
const NAMES = ['map', 'convergence', 'similarity', 'gaps', 'profile', 'reforms'] as const

const rowOf = (page: Page, code: string) =>
  page
    .locator('#picture-table tbody tr')
    .filter({ has: page.getByRole('rowheader', { name: nameOf(code), exact: true }) })

test('all six are found from the index, each with its drawing', async ({ page }) => {
  await page.goto('/es/pictures')
  const heads = page.locator('main li h2 a')
  await expect(heads).toHaveText(NAMES.map((name) => pictures.names[name]))
  await expect(page.locator('main li svg')).toHaveCount(NAMES.length)
  await heads.last().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(pictures.reforms.title)
})

for (const name of NAMES)
  test(`${name}: drawing, table, files, and nothing that axe finds`, async ({ page, request }) => {
    const answer = await page.goto(ADDRESSES[name])
    expect(answer?.status()).toBe(200)
    await expect(page.locator('svg.drawing.wide')).toBeVisible()
    await expect(page.locator('svg.drawing.narrow')).toBeHidden()
    expect(await page.locator('#picture-table tbody tr').count()).toBeGreaterThan(2)
    for (const [link, type, head] of [
      [pictures.svg, 'image/svg+xml', '<svg '],
      [pictures.png, 'image/png', '\x89PNG'],
    ] as const) {
      const address = await page.getByRole('link', { name: link }).getAttribute('href')
      const file = await request.get(address ?? '')
      expect(file.status()).toBe(200)
      expect(file.headers()['content-type']).toContain(type)
      expect(file.headers()['content-disposition']).toContain(`cotejo-${name}-`)
      const body = await file.body()
      expect(body.toString('latin1', 0, head.length)).toBe(head)
      // A picture that is drawn has more in it than its frame.
      expect(body.length).toBeGreaterThan(8000)
    }
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.locator('svg.drawing.narrow')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

test('the map’s figures are those of the record, and each leads to what it counts', async ({ page }) => {
  await page.goto('/es/pictures/map?area=procedure')
  const chosen = requirements.filter(({ area }) => area === 'procedure')
  for (const code of participants()) {
    const counts = countCells(chosen, [code], today())
    const known = counts.met + counts.partial + counts.gap
    const cells = rowOf(page, code).getByRole('cell')
    await expect(cells.first()).toContainText(percent.format(counts.met / known).replace(/\s/, ' '))
    await expect(cells.first()).toContainText(put(pictures.ofKnown, { met: counts.met, known }))
    for (const [index, status] of STATUSES.entries()) {
      await expect(cells.nth(index + 1)).toHaveText(String(counts[status]))
      if (counts[status] > 0)
        await expect(cells.nth(index + 1).getByRole('link')).toHaveAttribute(
          'href',
          `/es/matrix?area=procedure&countries=${code}&status=${status}`,
        )
    }
  }
})

test('likeness of a pair and the number compared are those of the record', async ({ page }) => {
  await page.goto('/es/pictures/similarity?countries=AR,ES')
  const worth: Partial<Record<Status, number>> = { met: 1, partial: 0.5, gap: 0 }
  const points = requirements.flatMap(({ id }) => {
    const [a, b] = ['AR', 'ES'].map((code) => worth[findingOn(code, id, today())?.status ?? 'unknown'])
    return a === undefined || b === undefined ? [] : 1 - Math.abs(a - b)
  })
  const likeness = points.reduce((sum, one) => sum + one, 0) / points.length
  const cell = rowOf(page, 'AR')
    .getByRole('cell')
    .filter({ has: page.getByRole('link') })
  await expect(cell).toHaveText(new RegExp(`^${Math.round(likeness * 100)}\\s?%${points.length}$`))
})

test('convergence ends where the record stands, and before the workshop says why there is nothing', async ({
  page,
}) => {
  await page.goto('/es/pictures/convergence')
  const { met, partial, gap, unknown } = countCells(requirements, participants(), today())
  const region = page.locator('#picture-table tbody tr').first().getByRole('cell')
  const last = region.nth((await region.count()) - 3)
  await expect(last).toContainText(put(pictures.ofKnown, { met, known: met + partial + gap }))
  await expect(region.last()).toHaveText(String(unknown))
  await page.goto('/es/pictures/convergence?date=2015-01-01')
  await expect(page.locator('main')).toContainText(pictures.convergence.before)
  await expect(page.locator('svg.drawing')).toHaveCount(0)
})

test('bad input is named, on the page and for the files', async ({ page, request }) => {
  for (const [query, field, value, reason] of [
    ['level=1', 'level', '1', 'choice'],
    ['area=x', 'area', 'x', 'choice'],
    ['date=2017-02-29', 'date', '2017-02-29', 'day'],
    ['countries=AR,XX', 'countries', 'AR,XX', 'choice'],
  ] as const) {
    const sentence = put(problem.fault[reason], { field, value })
    expect((await page.goto(`/es/pictures/similarity?${query}`))?.status()).toBe(400)
    await expect(page.locator('main')).toContainText(sentence)
    const file = await request.get(`/es/pictures/similarity/figure.png?${query}`)
    expect(file.status()).toBe(400)
    expect(await file.text()).toContain(sentence)
  }
  expect((await page.goto('/es/pictures/x'))?.status()).toBe(404)
  expect((await request.get('/es/pictures/x/figure.svg')).status()).toBe(404)
  expect((await request.get('/es/pictures/convergence/figure.svg?date=2015-01-01')).status()).toBe(404)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('another country and area are chosen', async ({ page }) => {
    await page.goto('/es/pictures/profile?date=2020-01-01')
    await page.getByRole('combobox', { name: pictures.country, exact: true }).selectOption('BR')
    await page.getByRole('combobox', { name: pictures.area, exact: true }).selectOption('offence')
    await page.getByRole('button', { name: pictures.show }).click()
    const query = new URL(page.url()).searchParams
    expect([query.get('country'), query.get('area'), query.get('date')]).toEqual(['BR', 'offence', '2020-01-01'])
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      put(pictures.profile.title, { country: nameOf('BR') }),
    )
  })
})

/** A table's values, row by row, as the page gives them; a cell without one is its text. */
const valuesOf = (page: Page, table: string) =>
  page
    .locator(`${table} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map((cell) => cell.querySelector('data')?.getAttribute('value') ?? cell.textContent ?? ''),
      ),
    )
const dataOf = (page: Page, place: string) =>
  page.locator(`${place} data`).evaluateAll((found) => found.map((one) => Number(one.getAttribute('value'))))

test('the method page’s example comes out as it says, reckoned from its own statuses', async ({ page }) => {
  await page.goto('/es/method')
  const statuses = await valuesOf(page, '#example-statuses')
  const column = (index: number) => statuses.map((row) => row[index + 1] ?? '')
  const countries = [0, 1, 2].map(column)
  const hundredths = (part: number, whole: number) => Math.round((100 * part) / whole)
  const met = (cells: string[]) => cells.filter((cell) => cell === 'met').length
  const known = (cells: string[]) => cells.filter((cell) => cell !== 'unknown').length

  const shares = (await valuesOf(page, '#example-shares')).map((row) => row.slice(1).map(Number))
  expect(shares).toEqual(
    [...countries, countries.flat()].map((cells) => [
      met(cells),
      known(cells),
      cells.length - known(cells),
      hundredths(met(cells), known(cells)),
    ]),
  )
  const each = countries.map((cells) => met(cells) / known(cells))
  expect(await dataOf(page, '#example-spread')).toEqual([hundredths(Math.max(...each) - Math.min(...each), 1)])

  const worth: Record<string, number> = { met: 2, partial: 1, gap: 0 }
  const pairs = [
    [0, 1],
    [0, 2],
    [1, 2],
  ].map(([a = 0, b = 0]) => {
    const points = statuses.flatMap((row) => {
      const [one, other] = [worth[row[a + 1] ?? ''], worth[row[b + 1] ?? '']]
      return one === undefined || other === undefined ? [] : 1 - Math.abs(one - other) / 2
    })
    return { compared: points.length, points: points.reduce((sum, point) => sum + point, 0) }
  })
  const shown = (await valuesOf(page, '#example-pairs')).map((row) => row.slice(1).map(Number))
  expect(shown).toEqual(pairs.map(({ compared, points }) => [compared, points, hundredths(points, compared)]))
  const [ab = 0, ac = 0, bc = 0] = pairs.map(({ compared, points }) => points / compared)
  const [joined, last, level] = await dataOf(page, '#example-cluster')
  expect([joined, last]).toEqual([hundredths(ab, 1), hundredths(ac + bc, 2)])
  expect(ab > ac && ab > bc && 100 * ab >= (level ?? 0) && (100 * (ac + bc)) / 2 < (level ?? 0)).toBe(true)

  const ranking = (await valuesOf(page, '#example-ranking')).map((row) => row.map(Number))
  const rows = statuses.map((row, index) => {
    const cells = row.slice(1)
    const count = (status: string) => cells.filter((cell) => cell === status).length
    return { requirement: index + 1, gap: count('gap'), partial: count('partial'), known: known(cells) }
  })
  const byShare = [...rows].sort(
    (a, b) =>
      b.gap / b.known - a.gap / a.known || b.gap - a.gap || b.partial - a.partial || a.requirement - b.requirement,
  )
  expect(ranking).toEqual(
    [...rows]
      .sort((a, b) => b.gap - a.gap || b.partial - a.partial || a.requirement - b.requirement)
      .map((row, index) => [index + 1, row.requirement, row.gap, row.partial, row.known, byShare.indexOf(row) + 1]),
  )
})
