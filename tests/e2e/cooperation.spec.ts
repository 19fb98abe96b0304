import { expect, open, test } from '../support/browser'
import {
  findingOn,
  inLanguage,
  inWords,
  nameOf,
  participants,
  put,
  requirementById,
  type Status,
  today,
  words,
  wordsOf,
} from '../support/recount'

const t = wordsOf('cooperation', 'es')
const { problem } = words('es')

const PAIR = '/es/cooperation?requesting=AR&requested=CL&conduct=off-possession,off-grooming&measure=preservation'

/** What the answers must be, reckoned anew: no one's "no" can be mended, what is not known stays so. */
function conjunction(statuses: readonly Status[]): string {
  if (statuses.includes('gap')) return t.answers.no
  if (statuses.includes('unknown')) return t.answers.unknown
  return statuses.includes('partial') ? t.answers.partly : t.answers.yes
}
const statusOf = (code: string, requirement: string) => findingOn(code, requirement, today())?.status ?? 'unknown'

test('a check says what it rests on, in the record’s own words', async ({ page }) => {
  await open(page, PAIR)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    put(t.checkTitle, { requesting: nameOf('AR'), requested: nameOf('CL') }),
  )
  await expect(page.getByText(put(t.notice, { day: inWords(today()) }))).toBeVisible()
  for (const conduct of ['off-possession', 'off-grooming']) {
    const title = inLanguage(requirementById(conduct).title)
    const law = page.getByRole('region', { name: put(t.dual.caption, { conduct: title }), exact: true })
    const is = law.getByRole('row').filter({ has: page.getByRole('rowheader', { name: t.dual.is, exact: true }) })
    for (const [place, code] of ['AR', 'CL'].entries()) {
      const finding = findingOn(code, conduct, today())
      await expect(is.getByRole('cell').nth(place)).toHaveText(conjunction([finding?.status ?? 'unknown']))
      await expect(law).toContainText(inLanguage(finding?.rationale ?? {}))
    }
    await expect(
      page.locator('#coop-answer').getByRole('row').filter({ hasText: title }).getByRole('cell').nth(1),
    ).toHaveText(conjunction([statusOf('AR', conduct), statusOf('CL', conduct)]))
  }
})

test('it names the requested country’s power, who orders it and how fast, with its article and cell', async ({
  page,
}) => {
  await open(page, PAIR)
  const finding = findingOn('CL', 'pro-preservation', today())
  const power = page.getByRole('article').filter({ hasText: inLanguage(requirementById('pro-preservation').title) })
  for (const attribute of ['authorisedBy', 'timeLimit', 'offenceScope']) {
    const value = finding?.attributes[attribute] ?? ''
    await expect(power).toContainText(typeof value === 'string' ? value : inLanguage(value))
  }
  const provision = finding?.provisions[0] ?? ''
  await expect(power.locator(`a[href*="/provisions/CL/${provision}"]`)).toBeVisible()
  await expect(power.locator('a[href*="/matrix/CL/pro-preservation"]')).toBeVisible()
})

test('the day decides: before Budapest bound Argentina it was not in force between the two', async ({ page }) => {
  const between = () => page.locator('.coop-treaties tbody tr').first().getByRole('cell').first()
  await open(page, `${PAIR}&date=2018-09-30`)
  await expect(between()).toHaveText(t.answers.no)
  await open(page, `${PAIR}&date=2018-10-01`)
  await expect(between()).toContainText(t.answers.yes)
  await expect(between()).toContainText(put(t.treaties.since, { day: inWords('2018-10-01') }))
})

test('what is not known is never a no', async ({ page }) => {
  // Guatemala's penalties for possession are not on record.
  await open(page, '/es/cooperation?requesting=CL&requested=GT&conduct=off-possession&measure=extradition')
  const row = page.locator('#coop-answer tbody tr')
  await expect(row.getByRole('cell').nth(2)).toHaveText(t.answers.unknown)
  await expect(row.getByRole('cell').first()).toHaveText(t.answers.unknown)
  await expect(page.getByText(put(t.threshold.unknown, { countries: nameOf('GT') }))).toBeVisible()
})

test('the overview has every pair’s answer, and each cell leads to its check', async ({ page }) => {
  const conduct = 'off-production'
  await open(page, `/es/cooperation/overview?conduct=${conduct}&measure=interview`)
  const expected = participants().flatMap((requesting) =>
    participants()
      .filter((requested) => requested !== requesting)
      .map((requested) => {
        const statuses = [
          statusOf(requesting, conduct),
          statusOf(requested, conduct),
          statusOf(requested, 'pro-interview'),
        ]
        const answer = conjunction(statuses)
        return put(t.overview.cell, { requesting: nameOf(requesting), requested: nameOf(requested), answer })
      }),
  )
  const names = await page.locator('.coop-grid a .hidden').allTextContents()
  // A treaty that serves the request is named behind the answer.
  const served = (name: string) => name.split(/; en vigor/)[0]
  expect(names.map(served)).toEqual(expected)
  const link = page.locator('.coop-grid a').first()
  await link.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/es\/cooperation\?/)
  await expect(page.locator('#coop-answer tbody td').first()).toHaveText(expected[0]?.split(': ').at(-1) ?? '')
})

test('the counts of the overview are those of its cells', async ({ page }) => {
  await open(page, '/es/cooperation/overview?conduct=off-access&measure=content')
  const names = await page.locator('.coop-grid a .hidden').allTextContents()
  const answers = names.map((name) =>
    name
      .split(/; en vigor/)[0]
      ?.split(': ')
      .at(-1),
  )
  const count = (answer: string) => answers.filter((one) => one === answer).length
  const values = {
    total: names.length,
    yes: count(t.answers.yes),
    partly: count(t.answers.partly),
    no: count(t.answers.no),
    unknown: count(t.answers.unknown),
  }
  expect(names).toHaveLength(132)
  await expect(page.getByText(put(t.overview.counts, values), { exact: true })).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the form asks step by step and answers', async ({ page }) => {
    await page.goto('/es/cooperation?date=2024-06-21')
    await page.getByLabel(t.form.requesting).selectOption('AR')
    await page.getByLabel(t.form.requested).selectOption('CL')
    await page.getByRole('button', { name: t.form.submit }).click()
    await expect(page.getByRole('status')).toHaveText(
      put(t.form.missing, { list: `${t.form.missingConduct} y ${t.form.missingMeasure}` }),
    )
    await page.getByLabel(t.form.measure).selectOption('preservation')
    for (const conduct of ['off-possession', 'off-grooming'])
      await page.getByLabel(inLanguage(requirementById(conduct).title), { exact: true }).check()
    await page.getByRole('button', { name: t.form.submit }).click()
    await expect(page.locator('#coop-answer tbody tr')).toHaveCount(2)
    await expect(
      page.getByText(put(t.asks, { measure: t.measures.preservation, day: inWords('2024-06-21') })),
    ).toBeVisible()
  })
})

test('what can’t be answered is refused with its reason', async ({ page }) => {
  const nine =
    'off-production,off-offering,off-distribution,off-exchange,off-sale,off-procurement,off-possession,off-access,off-live'
  const refused = [
    ['requesting=AR&requested=AR', 'requested', 'AR', 'same'],
    ['requesting=XX', 'requesting', 'XX', 'choice'],
    ['conduct=off-definition', 'conduct', 'off-definition', 'choice'],
    ['measure=arrest', 'measure', 'arrest', 'choice'],
    [`conduct=${nine}`, 'conduct', nine.slice(0, 80), 'many'],
    ['date=2017-13-45', 'date', '2017-13-45', 'day'],
  ] as const
  for (const [query, field, value, reason] of refused) {
    const response = await page.goto(`/es/cooperation?${query}`)
    expect(response?.status(), query).toBe(400)
    await expect(page.getByText(put(problem.fault[reason], { field, value }))).toBeVisible()
  }
  const overview = await page.goto('/es/cooperation/overview?conduct=off-possession,off-access')
  expect(overview?.status()).toBe(400)
})

test('one country carried along is no fault: the page asks for the rest', async ({ page }) => {
  const response = await page.goto('/es/cooperation?countries=AR')
  expect(response?.status()).toBe(200)
  await expect(page.getByRole('form', { name: t.form.label })).toBeVisible()
  await expect(page.getByRole('status')).toHaveCount(0)
})
