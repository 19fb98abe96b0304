import { expectAccessible } from '../support/axe'
import { expect, isAlive, test } from '../support/browser'
import {
  findingOn,
  historyOf,
  inLanguage,
  inWords,
  LOCALES,
  type Localised,
  nameOf,
  put,
  requirementById,
  today,
  words,
  wordsOf,
} from '../support/recount'

const text = wordsOf('case', 'es')
const FACTS = '2026-03-02'
const CONDUCTS = ['off-possession', 'off-grooming']
const COUNTRIES = ['AR', 'CL', 'ES']
const SHEET = `/es/case?facts=${FACTS}&conduct=${CONDUCTS.join(',')}&suspect=AR&victim=CL,AR&seat=ES&age=14&data=preservation,traffic`

const inEnglish = (value: string | Localised | undefined) => (typeof value === 'object' ? value.en : value)

// Pages are made anew each time, and the machine that makes them may be busy with others.
test.describe.configure({ timeout: 90_000 })

test('the sheet says of each country what the dataset has for the day of the facts', async ({ page }) => {
  await page.goto(SHEET)
  const rows = page.locator('#case-overview tbody tr')
  await expect(rows).toHaveCount(COUNTRIES.length)
  for (const code of COUNTRIES) {
    const section = page.getByRole('region', { name: nameOf(code), exact: true })
    for (const requirement of [...CONDUCTS, 'off-jurisdiction', 'off-limitation', 'pro-retention']) {
      const finding = findingOn(code, requirement, FACTS)
      await expect(section).toContainText(inLanguage(finding?.rationale ?? {}))
    }
    // Procedure follows today's law.
    for (const requirement of ['pro-preservation', 'pro-production'])
      await expect(section).toContainText(inLanguage(findingOn(code, requirement, today())?.rationale ?? {}))
    for (const conduct of CONDUCTS)
      await expect(
        section.getByRole('heading', { level: 4, name: inLanguage(requirementById(conduct).title) }),
      ).toBeVisible()
  }
  await expect(
    page.getByRole('row').filter({ hasText: put(text.between.pairOf, { one: nameOf('AR'), other: nameOf('CL') }) }),
  ).toHaveCount(1)
})

test('connection data in Chile are kept a year from the day of the facts', async ({ page }) => {
  expect(inEnglish(findingOn('CL', 'pro-retention', FACTS)?.attributes.period)).toBe('one year')
  await page.goto(SHEET)
  await expect(page.getByRole('region', { name: nameOf('CL'), exact: true })).toContainText(
    `Chile: los datos de conexión se conservan hasta el ${inWords('2027-03-02')}.`,
  )
  await expect(page.getByRole('region', { name: nameOf('AR'), exact: true })).toContainText(text.clocks.noDuty)
})

test('a limit of age that does not reach the child is said, with its words', async ({ page }) => {
  const honduras = findingOn('HN', 'off-grooming', FACTS)
  expect(inEnglish(honduras?.attributes.victimAgeLimit)).toBe('under 14')
  await page.goto(`/es/case?facts=${FACTS}&conduct=off-grooming&victim=HN&age=16`)
  const section = page.getByRole('region', { name: nameOf('HN'), exact: true })
  await expect(section).toContainText(text.offences.fits.outside)
  await expect(page.locator('#case-overview tbody tr .status.gap')).toHaveText(text.answers.no)
})

test('a law that changed after the facts is told with its day', async ({ page }) => {
  const facts = '2018-01-15'
  const [before, after] = historyOf('UY', 'off-grooming')
  expect([before?.status, after?.status]).toEqual(['gap', 'met'])
  await page.goto(`/es/case?facts=${facts}&conduct=off-grooming&suspect=UY`)
  const section = page.getByRole('region', { name: nameOf('UY'), exact: true })
  await expect(section).toContainText(inLanguage(before?.rationale ?? {}))
  await expect(section).toContainText(
    put(text.change.status, { on: inWords(after?.from ?? ''), status: words('es').status.met }),
  )
  const cell = section.getByRole('link', { name: text.country.cell }).first()
  await expect(cell).toHaveAttribute('href', `/es/matrix/UY/off-grooming?date=${facts}`)
})

test('of a day before the data begin nothing is claimed', async ({ page }) => {
  await page.goto('/es/case?facts=2015-05-05&conduct=off-virtual&suspect=EC')
  await expect(page.getByText(words('es').date.beforeWorkshop)).toBeVisible()
  await expect(page.locator('#case-overview tbody tr .status')).toHaveText([text.answers.unknown])
})

test('what is still missing is named, and the form stays as it was filled in', async ({ page }) => {
  const answer = await page.goto('/es/case?countries=CL')
  expect(answer?.status()).toBe(200)
  await expect(page.getByText(text.missing.lead)).toHaveCount(0)
  await page.goto(`/es/case?facts=${FACTS}&victim=CL`)
  await expect(page.getByRole('listitem').filter({ hasText: text.missing.conduct })).toBeVisible()
  await expect(page.getByLabel(text.form.day)).toHaveValue(FACTS)
  await expect(page.getByRole('checkbox', { name: `Chile: ${text.ties.victim}` })).toBeChecked()
  const future = await page.goto('/es/case?facts=2099-01-01&conduct=off-possession&victim=CL')
  expect(future?.status()).toBe(200)
  await expect(page.getByText(put(text.missing.future, { day: inWords('2099-01-01') }))).toBeVisible()
  await expect(page.locator('#case-overview')).toHaveCount(0)
})

test('a value that there is not is refused by name', async ({ request }) => {
  for (const locale of LOCALES) {
    const { fault } = words(locale).problem
    for (const [field, value, reason] of [
      ['facts', '2026-02-30', 'day'],
      ['conduct', 'off-x', 'choice'],
      ['victim', 'US', 'choice'],
      ['age', '13', 'choice'],
      ['data', 'all', 'choice'],
    ] as const) {
      const answer = await request.get(`/${locale}/case?${field}=${value}`)
      expect.soft(answer.status(), `${locale} ${field}`).toBe(400)
      expect.soft(answer.headers()['cache-control'], field).toContain('no-store')
      const html = (await answer.text()).replaceAll('&quot;', '"').replaceAll('&#x27;', "'")
      expect.soft(html, `${locale} ${field}`).toContain(put(fault[reason], { field, value }))
    }
  }
})

test('the sheet is kept by nobody, and its language is switched by its address', async ({ page }) => {
  const answer = await page.goto(SHEET)
  expect(answer?.headers()['cache-control']).toContain('no-store')
  await isAlive(page.locator('main'))
  await page
    .locator('.bar summary')
    .filter({ hasText: words('es').language.label })
    .click()
  await page.getByRole('link', { name: words('es').language.fr, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf('case', 'fr').title)
  expect(new URL(page.url()).searchParams.get('victim')).toBe('CL,AR')
})

test('printed, every country begins a page and the form stays away', async ({ page }) => {
  await page.goto(SHEET)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.case-form')).toBeHidden()
  const breaks = await page
    .locator('.case-country')
    .evaluateAll((sections) => sections.map((section) => getComputedStyle(section).breakBefore))
  expect(breaks).toEqual([...COUNTRIES, 'between'].map(() => 'page'))
})

test('form and sheet are accessible', async ({ page }) => {
  await page.goto('/es/case')
  await expectAccessible(page)
  await page.goto(SHEET)
  await expectAccessible(page)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the facts are a form, and the sheet what it asks for', async ({ page }) => {
    await page.goto('/es/case?date=2020-01-01')
    await page.getByLabel(text.form.day).fill(FACTS)
    await page.getByLabel(text.form.age).selectOption('14')
    await page
      .getByRole('checkbox', { name: inLanguage(requirementById('off-possession').title) })
      .first()
      .check()
    await page.getByRole('checkbox', { name: `Chile: ${text.ties.victim}` }).check()
    await page.getByRole('checkbox', { name: `Argentina: ${text.ties.victim}` }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('checkbox', { name: `Argentina: ${text.ties.suspect}` }).check()
    await page.getByRole('checkbox', { name: text.measures.traffic }).check()
    await page.getByRole('button', { name: text.form.submit }).press('Enter')
    await expect(page.locator('#case-overview tbody tr')).toHaveCount(2)
    const { searchParams } = new URL(page.url())
    expect(searchParams.getAll('victim')).toEqual(['AR', 'CL'])
    expect(searchParams.get('date')).toBe('2020-01-01')
    await expect(page.locator('.case-form')).not.toHaveAttribute('open')
    await page.locator('.case-form > summary').click()
    await expect(page.getByRole('checkbox', { name: `Argentina: ${text.ties.suspect}` })).toBeChecked()
  })
})
