import { expect, open, queryOf, test } from '../support/browser'
import {
  countryFile,
  historyOf,
  inLanguage,
  inWords,
  nameOf,
  participants,
  put,
  requirements,
  today,
  WORKSHOP,
  words,
  wordsOf,
} from '../support/recount'

const es = words('es')
const changes = wordsOf('changes', 'es')

/** The days on which a country's status became another, with its requirement, counted from the files. */
function statusChanges(code: string, from = WORKSHOP, to = today()) {
  return requirements.flatMap(({ id }) =>
    historyOf(code, id).flatMap((finding, index, history) => {
      const was = history[index - 1]
      const day = finding.from
      if (!was || day === null || day <= from || day > to || was.status === finding.status) return []
      return [{ requirement: id, day, was: was.status, is: finding.status }]
    }),
  )
}

const KNOWN = ['gap', 'partial', 'met']
const isBetter = ({ was, is }: { was: string; is: string }) =>
  KNOWN.includes(was) && KNOWN.includes(is) && KNOWN.indexOf(is) > KNOWN.indexOf(was)

test('counts every change of status since the workshop, by its kind', async ({ page }) => {
  await open(page, '/es/changes')
  const all = participants().flatMap((code) => statusChanges(code))
  const count = (fits: (change: (typeof all)[number]) => boolean) => all.filter(fits).length
  const kinds = page.getByRole('list', { name: changes.kind })
  for (const [kind, expected] of [
    ['better', count(isBetter)],
    ['worse', count(({ was, is }) => isBetter({ was: is, is: was }))],
    ['known', count(({ was }) => was === 'unknown')],
    ['lost', count(({ is }) => is === 'unknown')],
  ] as const)
    await expect(
      kinds.getByRole('link', { name: put(changes.pair, { name: changes.kinds[kind], count: expected }), exact: true }),
    ).toBeVisible()
  await kinds.getByRole('link', { name: new RegExp(`^${changes.kinds.better}`) }).click()
  await expect.poll(() => queryOf(page)).toContain('kind=better')
  await expect(page.locator('.changes .kind')).toHaveText(Array(count(isBetter)).fill(changes.kinds.better))
})

test('a number of the strip leads to that country and year', async ({ page }) => {
  await open(page, '/es/changes?kind=better')
  const [code, year] = ['CL', '2022']
  const expected = statusChanges(code, '2021-12-31', '2022-12-31').filter(isBetter)
  const row = page.locator('#changes-by-year tr', { has: page.getByRole('rowheader', { name: nameOf(code) }) })
  const column = Number(year) - Number(WORKSHOP.slice(0, 4))
  await expect(row.locator('td').nth(column)).toHaveText(new RegExp(`^${expected.length}\\b`))
  await row.locator('td').nth(column).getByRole('link').click()
  await expect.poll(() => queryOf(page)).toContain('country=CL')
  expect(queryOf(page)).toContain('from=2021-12-31')
  expect(queryOf(page)).toContain('to=2022-12-31')
  await expect(page.locator('.changes tbody th[scope=row]')).toHaveCount(expected.length)
})

test('an amended article shows its old and new wording, with the law that did it', async ({ page }) => {
  await open(page, '/es/changes?country=AR&requirement=off-possession')
  const [old, now] = ['ar-cp-128-until-2018', 'ar-cp-128'].map((id) =>
    countryFile('AR').provisions.find((provision) => provision.id === id),
  )
  const law = countryFile('AR').instruments.find(({ id }) => id === 'ar-ley-27436')
  if (!old || !now || !law) throw new Error('the dataset has no art. 128 of Argentina')
  const table = page.getByRole('table', { name: put(changes.tableCaption, { name: nameOf('AR') }) })
  await expect(table.getByRole('rowgroup').filter({ hasText: inWords('2018-05-02') })).toContainText(law.title)
  await expect(table).toContainText(es.status.partial)
  await expect(table).toContainText(changes.kinds.better)

  const article = page.locator('details.article-change')
  await article.locator('summary').focus()
  await page.keyboard.press('Enter')
  const wordings = article.getByRole('table')
  await expect(wordings).toBeVisible()
  const [left, right] = [
    wordings.locator('tr', { hasText: changes.summary }).locator('td').nth(0),
    wordings.locator('tr', { hasText: changes.summary }).locator('td').nth(1),
  ]
  // What is said to screen readers beside the marks is no part of the text.
  const plain = (cell: typeof left) =>
    cell.evaluate((node) => {
      const copy = node.cloneNode(true)
      if (!(copy instanceof Element)) return ''
      for (const hidden of copy.querySelectorAll('.hidden')) hidden.remove()
      return copy.textContent
    })
  expect(await plain(left)).toBe(inLanguage(old.summary))
  expect(await plain(right)).toBe(inLanguage(now.summary))
  await expect(left.locator('del').first()).toContainText(changes.deleted)
  await expect(right.locator('ins').first()).toContainText(changes.inserted)
  await expect(left.locator('ins')).toHaveCount(0)
})

test('by requirement, the same changes', async ({ page }) => {
  await open(page, '/es/changes?kind=better&from=2022-01-01')
  const count = await page.locator('.changes .kind').count()
  await page.getByRole('link', { name: changes.byRequirement }).click()
  await expect.poll(() => queryOf(page)).toContain('by=requirement')
  await expect(page.locator('table.by-requirement').first()).toBeVisible()
  await expect(page.locator('.changes .kind')).toHaveCount(count)
})

test('with many changes in view it leads to the texts of one country', async ({ page }) => {
  await open(page, '/es/changes')
  await expect(page.getByText(changes.narrow)).toBeVisible()
  await expect(page.locator('details.article-change')).toHaveCount(0)
  await page.locator('#UY').getByRole('link', { name: changes.seeArticles }).click()
  await expect(page).toHaveURL(/country=UY/)
  await expect(page.locator('details.article-change').first()).toBeVisible()
  const { rationale } = historyOf('UY', 'off-grooming').at(-1) ?? { rationale: {} }
  await expect(page.getByText(inLanguage(rationale))).not.toHaveCount(0)
})

test('says why nothing is shown, and what next', async ({ page }) => {
  // The workshop's day, carried along from another page: no period yet.
  await open(page, `/es/changes?date=${WORKSHOP}`)
  await expect(page.getByRole('heading', { name: changes.backTitle })).toBeVisible()
  await open(page, '/es/changes?from=2017-10-23&to=2017-10-24&country=GT')
  await expect(page.getByRole('heading', { name: changes.noneTitle })).toBeVisible()
  await page.getByRole('link', { name: changes.reset }).last().click()
  await expect(page).not.toHaveURL(/country=/)
})

test('refuses what does not fit', async ({ page }) => {
  for (const [query, reason, field, value] of [
    ['from=2020-01-01&to=2020-01-01', 'order', 'to', '2020-01-01'],
    ['from=2030-01-01', 'order', 'to', today()],
    ['from=yesterday', 'day', 'from', 'yesterday'],
    ['to=2017-02-29', 'day', 'to', '2017-02-29'],
    ['country=XX', 'choice', 'country', 'XX'],
    ['countries=CL,XX', 'choice', 'countries', 'CL,XX'],
    ['requirement=off-nothing', 'choice', 'requirement', 'off-nothing'],
    ['by=moon', 'choice', 'by', 'moon'],
  ] as const) {
    const response = await page.goto(`/es/changes?${query}`)
    expect(response?.status(), query).toBe(400)
    await expect(page.getByRole('main')).toContainText(put(es.problem.fault[reason], { field, value }))
  }
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the form asks for another period and keeps the rest', async ({ page }) => {
    await page.goto('/es/changes?country=CL&kind=better')
    await page.getByLabel(changes.from).fill('2022-01-01')
    await page.getByLabel(changes.to).fill('2022-12-31')
    await page.getByRole('button', { name: changes.apply }).click()
    await expect(page).toHaveURL(/from=2022-01-01&to=2022-12-31&country=CL/)
    const expected = statusChanges('CL', '2022-01-01', '2022-12-31').filter(isBetter)
    await expect(page.locator('.changes tbody th[scope=row]')).toHaveCount(expected.length)
  })
})
