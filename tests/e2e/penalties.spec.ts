import { expect, open, test } from '../support/browser'
import {
  countryFile,
  findingOn,
  framework,
  inLanguage,
  nameOf,
  participants,
  put,
  requirementById,
  requirements,
  today,
  words,
  wordsOf,
} from '../support/recount'

const penalties = wordsOf('penalties', 'es')
const { problem } = words('es')
const POSSESSION = '/es/penalties?requirement=off-possession'
const TABLE = '#penalty-table'

const titleOf = (id: string) => inLanguage(requirementById(id).title)
const withPenalty = framework.requirements.filter((requirement) => attributesOf(requirement).includes('penalty'))

function attributesOf(requirement: object): readonly string[] {
  return 'attributes' in requirement && Array.isArray(requirement.attributes) ? requirement.attributes : []
}

/** The prison rows, as months, of the articles that a cell cites and that are in force today. */
function prisonOf(code: string, requirement: string) {
  const finding = findingOn(code, requirement, today())
  const cited = countryFile(code).provisions.filter(({ id }) => finding?.provisions.includes(id))
  return cited
    .filter(({ inForceFrom, inForceTo }) => (inForceFrom ?? '') <= today() && (inForceTo ?? '9999') > today())
    .flatMap((provision) => provision.penalties ?? [])
    .filter(({ kind }) => kind === 'prison')
    .map(({ min, max, unit }) => {
      const months = (value: number | null) => (value === null ? null : unit === 'years' ? value * 12 : value)
      return { min: months(min), max: months(max) }
    })
}

test('the conducts that carry penalties are offered, each with its chart', async ({ page }) => {
  await page.goto('/es/penalties')
  const links = page.locator('main li a')
  const names = requirements.filter(({ id }) => withPenalty.some((one) => one.id === id)).map(({ id }) => titleOf(id))
  expect(names.length).toBeGreaterThan(10)
  await expect(links).toHaveText(names)
  await links
    .filter({ hasText: titleOf('off-possession') })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    put(penalties.chartTitle, { requirement: titleOf('off-possession') }),
  )
})

test('the twelve stand in the table in the order of their names, with the months of the record', async ({ page }) => {
  await page.goto(POSSESSION)
  const heads = page.locator(`${TABLE} tbody th`)
  await expect(heads).toHaveText(participants().map((code) => nameOf(code)))
  // One article, one term: nothing to choose between.
  for (const code of participants()) {
    const rows = prisonOf(code, 'off-possession')
    const [only] = rows
    if (rows.length !== 1 || only?.min == null || only.max == null) continue
    const body = page.locator(`${TABLE} tbody`).filter({ has: page.getByRole('rowheader', { name: nameOf(code) }) })
    await expect(body.locator('td.number').first()).toHaveText(`${only.min}–${only.max}`)
    await expect(body.locator('td.answer').first()).toHaveText(penalties.answers[only.max >= 12 ? 'yes' : 'no'])
  }
})

test('what is no offence has no bar but words, whatever the cited articles punish', async ({ page }) => {
  await page.goto('/es/penalties?requirement=off-access')
  const gaps = participants().filter((code) => findingOn(code, 'off-access', today())?.status === 'gap')
  expect(gaps.length).toBeGreaterThan(3)
  for (const code of gaps) {
    const body = page.locator(`${TABLE} tbody`).filter({ has: page.getByRole('rowheader', { name: nameOf(code) }) })
    await expect(body).toContainText(penalties.states.gap)
    await expect(body.locator('td.number')).toHaveCount(0)
  }
  const figure = page.locator('svg.drawing.wide')
  expect(await figure.getByText(penalties.states.gap).count()).toBe(gaps.length)
})

test('sorting by the maximum keeps the place and the focus', async ({ page }) => {
  await open(page, POSSESSION)
  const link = page.getByRole('link', { name: penalties.sorts.max, exact: true })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sort=max/)
  await expect(link).toHaveAttribute('aria-current', 'true')
  await expect(link).toBeFocused()
  const highest = await page.locator(`${TABLE} tbody`).evaluateAll((bodies) =>
    bodies.map((body) => {
      const maxima = [...body.querySelectorAll('td.number')].flatMap(
        (cell) => /(\d+)$/.exec(cell.textContent ?? '')?.[1] ?? [],
      )
      return maxima.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...maxima.map(Number))
    }),
  )
  expect(highest).toHaveLength(12)
  expect(highest).toEqual([...highest].sort((a, b) => a - b))
})

test('the figure and its drawing name every country, and the directive only where it sets a figure', async ({
  page,
}) => {
  await page.goto(`${POSSESSION}&countries=CL,ES`)
  const drawing = page.getByRole('img', { name: titleOf('off-possession') })
  await expect(drawing).toBeVisible()
  for (const name of [nameOf('CL'), nameOf('ES')]) await expect(drawing.getByText(name, { exact: true })).toBeVisible()
  await expect(page.getByText(penalties.yardstick)).toBeVisible()
  await page.goto('/es/penalties?requirement=off-ncii')
  await expect(page.getByText(penalties.noDirective)).toBeVisible()
})

test('the figure downloads as SVG and PNG, named by what they show', async ({ page, request }) => {
  await page.goto(`${POSSESSION}&countries=AR,CL&date=2020-01-01`)
  for (const [name, type, head] of [
    [penalties.svg, 'image/svg+xml', '<svg '],
    [penalties.png, 'image/png', '\x89PNG'],
  ] as const) {
    const address = await page.getByRole('link', { name }).getAttribute('href')
    const answer = await request.get(address ?? '')
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toContain(type)
    expect(answer.headers()['content-disposition']).toContain('cotejo-penalties-off-possession-2020-01-01-es')
    const body = await answer.body()
    expect(body.toString('latin1', 0, head.length)).toBe(head)
    if (type === 'image/png') expect(body.readUInt32BE(16)).toBeGreaterThan(2000)
    else {
      const svg = body.toString('utf8')
      for (const word of [
        '<title ',
        '<desc ',
        nameOf('AR'),
        nameOf('CL'),
        penalties.axis,
        '1 de enero de 2020',
        'Cotejo',
      ])
        expect(svg).toContain(word)
    }
  }
})

test('bad input is named, with its status, on the page and for the files', async ({ page, request }) => {
  for (const [query, field, value, reason] of [
    ['requirement=nada', 'requirement', 'nada', 'choice'],
    ['requirement=proc-preservation', 'requirement', 'proc-preservation', 'choice'],
    ['requirement=off-possession&countries=XX', 'countries', 'XX', 'choice'],
    ['requirement=off-possession&sort=x', 'sort', 'x', 'choice'],
    ['requirement=off-possession&date=2017-02-29', 'date', '2017-02-29', 'day'],
  ] as const) {
    const sentence = put(problem.fault[reason], { field, value })
    const answer = await page.goto(`/es/penalties?${query}`)
    expect(answer?.status()).toBe(400)
    await expect(page.locator('main')).toContainText(sentence)
    for (const ending of ['svg', 'png']) {
      const file = await request.get(`/es/penalties/figure.${ending}?${query}`)
      expect(file.status()).toBe(400)
      expect(await file.text()).toContain(sentence)
    }
  }
  expect((await request.get('/es/penalties/figure.svg')).status()).toBe(400)
  expect((await request.get('/xx/penalties/figure.svg?requirement=off-possession')).status()).toBe(404)
})

test('a requirement without penalties of its own says so and offers the others', async ({ page }) => {
  const answer = await page.goto('/es/penalties?requirement=off-attempt')
  expect(answer?.status()).toBe(200)
  await expect(page.getByText(penalties.noPenalties)).toBeVisible()
  await expect(page.getByRole('link', { name: titleOf('off-production') })).toBeVisible()
})

test('on a phone the figure has its own layout and the page does not move sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/es/penalties?requirement=off-live')
  await expect(page.locator('svg.drawing.narrow')).toBeVisible()
  await expect(page.locator('svg.drawing.wide')).toBeHidden()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('another conduct, other countries and another order are chosen', async ({ page }) => {
    await page.goto(`${POSSESSION}&date=2020-01-01&sort=min`)
    await page.getByRole('combobox', { name: penalties.conduct }).selectOption('off-production')
    await page.locator('summary').getByText(penalties.countries, { exact: true }).click()
    const chosen = ['AR', 'ES']
    for (const code of participants())
      if (!chosen.includes(code)) await page.getByRole('checkbox', { name: nameOf(code), exact: true }).uncheck()
    await page.getByRole('checkbox', { name: nameOf('ES'), exact: true }).check()
    await page.getByRole('button', { name: penalties.show }).click()
    const query = new URL(page.url()).searchParams
    expect([query.get('requirement'), query.get('date'), query.get('sort')]).toEqual([
      'off-production',
      '2020-01-01',
      'min',
    ])
    await page.getByRole('link', { name: penalties.sorts.name, exact: true }).click()
    await expect(page.locator(`${TABLE} tbody th`)).toHaveText(chosen.map((code) => new RegExp(nameOf(code))))
  })
})
