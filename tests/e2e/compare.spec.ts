import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, open, queryOf, test } from '../support/browser'
import {
  countryFile,
  findingOn,
  inLanguage,
  inWords,
  nameOf,
  participants,
  put,
  requirementById,
  requirements,
  today,
  words,
  wordsOf,
} from '../support/recount'

const compare = wordsOf('compare', 'es')
const { status: statusWords, confidence: confidenceWords } = words('es')

const POSSESSION = 'off-possession'
const POWER = 'pro-preservation'
const CODES = ['AR', 'CL', 'MX', 'ES']

const address = (query: string) => `/es/compare?${query}`
const table = (page: Page, id: string) => page.locator(`#sheet-${id}`)
const heads = (page: Page, id: string) => table(page, id).locator('thead th > a:first-child')

/** The row of a fact, by its name; its cells stand in the order of the countries. */
function row(page: Page, id: string, name: string): Locator {
  return table(page, id)
    .locator('tbody tr')
    .filter({ has: page.locator('th', { hasText: new RegExp(`^${name}`) }) })
}

test('shows what the dataset has for each country: status, reason, articles, facts, confidence', async ({ page }) => {
  await open(page, address(`requirements=${POWER}&countries=${CODES.join(',')}`))
  await expect(heads(page, POWER)).toHaveText(CODES.map((code) => nameOf(code)))
  for (const [index, code] of CODES.entries()) {
    const finding = findingOn(code, POWER, today())
    if (!finding) throw new Error(`${code} has no finding`)
    const cell = (name: string) => row(page, POWER, name).locator('td').nth(index)
    await expect(cell(compare.facts.status)).toContainText(statusWords[finding.status])
    await expect(cell(compare.facts.status).locator('a')).toHaveAttribute(
      'href',
      new RegExp(`/es/matrix/${code}/${POWER}`),
    )
    await expect(cell(compare.facts.reason)).toContainText(inLanguage(finding.rationale))
    await expect(cell(compare.facts.confidence)).toContainText(confidenceWords[finding.confidence])
    if (finding.from !== null) await expect(cell(compare.facts.since)).toContainText(inWords(finding.from))
    const file = countryFile(code)
    for (const id of finding.provisions) {
      const provision = file.provisions.find((one) => one.id === id)
      if (!provision) throw new Error(`no provision ${id}`)
      const link = cell(compare.facts.articles).locator(`a[href^="/es/provisions/${code}/${id}"]`)
      await expect(link).toHaveText(provision.article)
      await expect(cell(compare.facts.content)).toContainText(inLanguage(provision.summary))
    }
    const authority = finding.attributes.authorisedBy
    const recorded = typeof authority === 'string' ? authority : authority && inLanguage(authority)
    await expect(cell('Quién autoriza')).toContainText(recorded ?? compare.notRecorded)
  }
})

test('penalties stand in the law’s own numbers over bars of one scale, fines apart; the link leads to their chart', async ({
  page,
}) => {
  await open(page, address(`requirements=${POSSESSION}&countries=CL,BR,MX`))
  const prison = row(page, POSSESSION, compare.facts.prison).locator('td')
  await expect(prison.nth(0)).toContainText('18 a 36 meses')
  await expect(prison.nth(1)).toContainText('1 a 4 años')
  await expect(prison.nth(1)).toContainText(put(compare.inMonths, { months: '12–48' }))
  const scales = await prison
    .locator('svg.range-bar')
    .evaluateAll((bars) => bars.map((bar) => bar.getAttribute('viewBox')))
  expect(scales.length).toBeGreaterThanOrEqual(3)
  expect(new Set(scales).size).toBe(1)
  await expect(prison.nth(2)).not.toContainText('días multa')
  await expect(row(page, POSSESSION, compare.facts.fines).locator('td').nth(2)).toContainText('100 a 500 días multa')
  const chart = page.getByRole('link', { name: compare.toPenalties })
  await expect(chart).toHaveAttribute('href', `/es/penalties?countries=CL,BR,MX&requirement=${POSSESSION}`)
})

test('rows in which all agree fold away by the address; what is not known is never among them', async ({ page }) => {
  await open(page, address(`requirements=${POSSESSION}&countries=AR,CL,BR`))
  const status = row(page, POSSESSION, compare.facts.status)
  await expect(status).toHaveAttribute('data-outcome', 'agree')
  await page.getByRole('link', { name: compare.onlyDifferences }).click()
  await expect(status).toHaveCount(0)
  expect(queryOf(page)).toContain('only=differences')
  await expect(table(page, POSSESSION).locator('tr[data-outcome="agree"]')).toHaveCount(0)
  await expect(row(page, POSSESSION, compare.facts.prison).locator('td').first()).toContainText(compare.mark.different)

  const unknown = participants().filter((code) => (findingOn(code, POWER, today())?.status ?? 'unknown') === 'unknown')
  expect(unknown.length).toBeGreaterThanOrEqual(2)
  await open(page, address(`requirements=${POWER}&countries=${unknown.slice(0, 2).join(',')}&only=differences`))
  const notKnown = row(page, POWER, compare.facts.status)
  await expect(notKnown).toHaveAttribute('data-outcome', 'unsettled')
  await expect(notKnown.locator('td').first()).toContainText(compare.mark.unknown)
})

test('a column moves, is pinned and taken away, and the moved column keeps the focus', async ({ page }) => {
  await open(page, address(`requirements=${POSSESSION}&countries=AR,CL,MX`))
  const act = (action: keyof typeof compare.column, code: string) =>
    page.getByRole('link', { name: put(compare.column[action], { country: nameOf(code) }), exact: true })
  await act('right', 'AR').focus()
  await page.keyboard.press('Enter')
  await expect(heads(page, POSSESSION)).toHaveText(['CL', 'AR', 'MX'].map((code) => nameOf(code)))
  await expect(act('right', 'AR')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heads(page, POSSESSION)).toHaveText(['CL', 'MX', 'AR'].map((code) => nameOf(code)))
  // At the end of its way there is no such link any more: another of the same column has the focus.
  await expect(page.locator(`#${POSSESSION}-AR a:focus`)).toHaveCount(1)
  await act('pin', 'AR').click()
  await expect(heads(page, POSSESSION)).toHaveText(['AR', 'CL', 'MX'].map((code) => nameOf(code)))
  expect(queryOf(page)).toContain('pin=AR')
  await expect(act('unpin', 'AR')).toBeVisible()
  await act('remove', 'CL').click()
  await expect(heads(page, POSSESSION)).toHaveText(['AR', 'MX'].map((code) => nameOf(code)))
  await expect(act('remove', 'AR')).toHaveCount(0)
  await expect(page.locator(`#${POSSESSION}-MX a:focus`)).toHaveCount(1)
})

test('a long text opens by the keyboard, and is printed whole', async ({ page }) => {
  await open(page, address(`requirements=${POSSESSION}&countries=AR,CL`))
  const cell = row(page, POSSESSION, compare.facts.conduct).locator('td').first()
  const heightOf = () => cell.locator('.clamped').evaluate((text) => text.clientHeight)
  const isWhole = () => cell.locator('.clamped').evaluate((text) => text.scrollHeight <= text.clientHeight + 1)
  const before = await heightOf()
  expect(await isWhole()).toBe(false)
  const name = put(compare.showAll, { fact: compare.facts.conduct, country: nameOf('AR') })
  await cell.getByRole('checkbox', { name }).press('Space')
  expect(await heightOf()).toBeGreaterThan(before)
  expect(await isWhole()).toBe(true)
  await cell.getByRole('checkbox', { name }).press('Space')
  await page.emulateMedia({ media: 'print' })
  expect(await isWhole()).toBe(true)
  await expect(page.locator('.compare-picker')).toBeHidden()
})

test('too little chosen is no mistake: the page says what to choose next', async ({ page }) => {
  const cases: [string, string][] = [
    ['', compare.next.both],
    [`requirements=${POSSESSION}`, compare.next.countries],
    ['countries=CL', put(compare.next.oneMoreAndRequirements, { country: nameOf('CL') })],
    [`countries=CL&requirements=${POSSESSION}`, put(compare.next.oneMore, { country: nameOf('CL') })],
  ]
  for (const [query, sentence] of cases) {
    const response = await page.goto(address(query))
    expect(response?.status()).toBe(200)
    await expect(page.locator('.note')).toHaveText(sentence)
    await expect(page.getByRole('button', { name: compare.compare })).toBeVisible()
    await expect(page.locator('.sheet')).toHaveCount(0)
  }
})

test('what does not exist, or is too much, is refused and named', async ({ page }) => {
  const { fault } = words('es').problem
  const many = requirements.slice(0, 13).map(({ id }) => id)
  const groups = 'material,exploitation'
  const cases: [string, string][] = [
    [`countries=AR,XX&requirements=${POSSESSION}`, put(fault.choice, { field: 'countries', value: 'AR,XX' })],
    ['countries=AR,CL&requirements=off-nothing', put(fault.choice, { field: 'requirements', value: 'off-nothing' })],
    ['countries=AR,CL&groups=nothing', put(fault.choice, { field: 'groups', value: 'nothing' })],
    [`countries=AR,CL&groups=${groups}`, put(fault.many, { field: 'groups', value: groups })],
    ['countries=AR,CL&only=likes', put(fault.choice, { field: 'only', value: 'likes' })],
    ['pin=AR,CL,MX,ES', put(fault.many, { field: 'pin', value: 'AR,CL,MX,ES' })],
    ['date=2026-02-30', put(fault.day, { field: 'date', value: '2026-02-30' })],
  ]
  for (const [query, sentence] of cases) {
    const response = await page.goto(address(query))
    expect.soft(response?.status(), query).toBe(400)
    await expect(page.locator('main li').first()).toHaveText(sentence)
  }
  await page.goto(address(`countries=AR,CL&requirements=${many.join(',')}`))
  await expect(page.locator('main li').first()).toContainText('«requirements»')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('countries are ticked, a requirement is found by a word, both are compared; the form folds away', async ({
    page,
  }) => {
    await page.goto('/es/compare?date=2024-01-15')
    await page.getByRole('checkbox', { name: nameOf('AR') }).check()
    await page.getByRole('checkbox', { name: nameOf('CL') }).check()
    await page.getByLabel(compare.search).fill('POSESION simple')
    await page.getByLabel(compare.search).press('Enter')
    await expect(page.getByRole('checkbox', { name: nameOf('CL') })).toBeChecked()
    const found = page.locator('input[name="requirements"]')
    await expect(found).toHaveCount(1)
    await page.getByRole('checkbox', { name: inLanguage(requirementById(POSSESSION).title) }).check()
    await page.getByRole('button', { name: compare.compare, exact: true }).click()
    await expect(heads(page, POSSESSION)).toHaveText([nameOf('AR'), nameOf('CL')])
    await expect(page.getByRole('button', { name: compare.compare, exact: true })).toBeHidden()
    expect(queryOf(page)).toContain('date=2024-01-15')
    await page.getByRole('link', { name: put(compare.column.right, { country: nameOf('AR') }) }).click()
    await expect(heads(page, POSSESSION)).toHaveText([nameOf('CL'), nameOf('AR')])
  })

  test('a whole group is taken by one box, a sheet a requirement', async ({ page }) => {
    await page.goto('/es/compare?countries=AR,CL')
    const group = requirements.filter(({ group }) => group === 'Providers')
    await page.locator('.compare-area summary', { hasText: 'Proveedores de servicios' }).click()
    await page.locator('input[value="providers"]').check()
    await page.getByRole('button', { name: compare.compare, exact: true }).click()
    await expect(page.locator('.sheet h2')).toHaveText(group.map(({ title }) => inLanguage(title)))
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })

  test('one country is seen at a time, each fact named; a link leads to the next', async ({ page }) => {
    await open(page, address(`requirements=${POSSESSION}&countries=AR,CL,MX`))
    const box = table(page, POSSESSION).locator('..')
    expect((await heads(page, POSSESSION).nth(0).boundingBox())?.x).toBeLessThan(40)
    expect((await heads(page, POSSESSION).nth(1).boundingBox())?.x).toBeGreaterThanOrEqual(374)
    const label = await row(page, POSSESSION, compare.facts.prison)
      .locator('td')
      .nth(1)
      .evaluate((cell) => getComputedStyle(cell, '::before').content)
    expect(label).toContain(nameOf('CL'))
    expect(label).toContain(compare.facts.prison)
    await page
      .locator('.sheet-countries')
      .getByRole('link', { name: nameOf('CL') })
      .tap()
    await expect.poll(async () => (await heads(page, POSSESSION).nth(1).boundingBox())?.x).toBeLessThan(40)
    expect(await box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(300)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})

test('axe finds nothing on the form and on a comparison', async ({ page }) => {
  await open(page, address('countries=CL'))
  await expectAccessible(page)
  await open(page, address(`requirements=${POSSESSION},${POWER}&countries=${CODES.join(',')}&pin=CL`))
  await expectAccessible(page)
})
