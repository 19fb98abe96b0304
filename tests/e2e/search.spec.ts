import type { Page } from '@playwright/test'
import { expect, open, queryOf, test } from '../support/browser'
import { LOCALES, type Locale, nameOf, put, requirements, words, wordsOf } from '../support/recount'

const search = wordsOf('search', 'es')
const LONG = 'a'.repeat(201)

const results = (page: Page) => page.locator('.hit-link')
const groupOf = (page: Page, kind: keyof typeof search.kinds) =>
  page.getByRole('region', { name: new RegExp(`^${search.kinds[kind]} `) })
const addressOf = (locale: Locale, query: Record<string, string>) =>
  `/${locale}/search?${new URLSearchParams(query).toString()}`

test('“/” leads to the search box of every page, Enter to what it finds', async ({ page }) => {
  await open(page, '/es/glossary?date=2019-05-01')
  await page.locator('h1').press('/')
  const box = page.getByRole('searchbox', { name: words('es').nav.searchLabel })
  await expect(box).toBeFocused()
  await expect(box).toHaveValue('')
  await box.fill('conservacion rapida')
  await box.press('Enter')
  await expect(page).toHaveURL(/\/es\/search\?/)
  expect(new URL(page.url()).searchParams.get('date')).toBe('2019-05-01')
  await expect(groupOf(page, 'requirement').locator('mark').first()).toHaveText('Conservación')
  // Where one types, “/” is a letter.
  await page.locator('input[type="search"]').last().press('/')
  await expect(page.locator('input[type="search"]').last()).toHaveValue(/\//)
})

test('arrows go from result to result', async ({ page }) => {
  await open(page, addressOf('es', { q: 'posesión' }))
  await page.locator('main input[type="search"]').focus()
  for (const index of [0, 1, 2]) {
    await page.keyboard.press('ArrowDown')
    await expect(results(page).nth(index)).toBeFocused()
  }
  await page.keyboard.press('ArrowUp')
  await expect(results(page).nth(1)).toBeFocused()
  const target = await results(page).nth(1).getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${target}$`))
})

test('an article is found by its number, and the link leads to it', async ({ page }) => {
  await open(page, addressOf('es', { q: 'art. 241-A' }))
  const first = groupOf(page, 'provision').locator('.hit-link').first()
  await expect(first).toContainText(nameOf('BR'))
  await expect(first.locator('mark')).toHaveText('241-A')
  await first.click()
  await expect(page).toHaveURL(/\/es\/provisions\/BR\/br-eca-241-a$/)
})

test('kinds and countries are filters, and one kind has pages', async ({ page }) => {
  await open(page, addressOf('es', { q: 'menores' }))
  const link = page.getByRole('navigation', { name: search.kindsLabel }).getByRole('link', {
    name: new RegExp(`^${search.kinds.provision} `),
  })
  const total = Number(/\((\d+)\)/.exec((await link.textContent()) ?? '')?.[1])
  expect(total).toBeGreaterThan(20)
  await link.click()
  await expect(groupOf(page, 'provision')).toBeVisible()
  await expect(page.getByRole('region')).toHaveCount(1)
  let seen = await results(page).count()
  while (await page.getByRole('link', { name: search.next }).isVisible()) {
    await page.getByRole('link', { name: search.next }).click()
    await expect(
      page.getByText(put(search.pageOf, { page: Math.floor(seen / 20) + 1, pages: Math.ceil(total / 20) })),
    ).toBeVisible()
    seen += await results(page).count()
  }
  expect(seen).toBe(total)
  await page.locator('select[name="country"]').selectOption('UY')
  await page.getByRole('button', { name: search.submit }).click()
  await expect(page.locator('select[name="country"]')).toHaveValue('UY')
  for (const text of await results(page).allTextContents()) expect(text).toContain(nameOf('UY'))
  expect(await results(page).count()).toBeLessThan(total)
})

test('a mistyped word is put right, and the page says so', async ({ page }) => {
  await open(page, addressOf('es', { q: 'pornografia infanitl' }))
  await expect(
    page.getByText(put(search.corrected, { q: 'pornografia infanitl', meant: 'pornografia infantil' })),
  ).toBeVisible()
  expect(await results(page).count()).toBeGreaterThan(0)
})

test('where nothing is found there is a way on', async ({ page }) => {
  await open(page, addressOf('es', { q: 'xyzzyq', country: 'CL' }))
  await expect(results(page)).toHaveCount(0)
  await expect(page.getByText(search.adviceFilter)).toBeVisible()
  await page.getByRole('link', { name: search.adviceRequirements }).click()
  await expect(page).toHaveURL(/\/es\/requirements/)
})

test('the day of the question is that of its answers', async ({ page }) => {
  const at = async (date: string) => {
    await open(page, addressOf('es', { q: 'art. 128 Argentina', kind: 'provision', date }))
    return results(page).first().textContent()
  }
  expect(await at('2018-01-01')).toContain('26.388')
  await expect(page.locator('.hits li').nth(1)).toContainText(words('es').period.notYet)
  expect(await at('2020-01-01')).toContain('27.436')
  await results(page).first().click()
  expect(queryOf(page)).toBe('?date=2020-01-01')
})

test('what is typed is never markup', async ({ page }) => {
  const script = '<img src=x onerror="document.title=1"> menores'
  await open(page, addressOf('es', { q: script }))
  await expect(page.locator('main input[type="search"]')).toHaveValue(script)
  await expect(page.locator('main img')).toHaveCount(0)
})

test('bad input is refused by name', async ({ request }) => {
  const { problem } = words('es')
  for (const [query, field, reason] of [
    [{ q: LONG }, 'q', 'text'],
    [{ q: 'a'.repeat(6000) }, 'q', 'text'],
    [{ q: 'x', country: 'XX' }, 'country', 'choice'],
    [{ q: 'x', kind: 'x' }, 'kind', 'choice'],
    [{ q: 'x', page: '0' }, 'page', 'choice'],
    [{ q: 'x', page: '51' }, 'page', 'choice'],
    [{ q: 'x', date: 'abc' }, 'date', 'day'],
  ] as const) {
    const answer = await request.get(addressOf('es', query))
    expect(answer.status(), field).toBe(400)
    const start = put(problem.fault[reason], { field, value: '' }).slice(0, reason === 'text' ? 20 : 1)
    expect((await answer.text()).replace(/<!-- -->/g, ''), field).toContain(start)
  }
  for (const q of ['%00', '%22', "'%3B--", '%5C', '%25'])
    expect((await request.get(`/es/search?q=${q}`)).status(), q).toBe(200)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  for (const locale of LOCALES)
    test(`examples are links and the form searches, in “${locale}”`, async ({ page }) => {
      const own = wordsOf('search', locale)
      await page.goto(`/${locale}/search`)
      for (const { q } of Object.values(own.examples)) {
        const answer = await page.request.get(addressOf(locale, { q }))
        expect(answer.status(), q).toBe(200)
        expect(await answer.text(), q).toContain('class="hit-link"')
      }
      await page.locator('main input[type="search"]').fill(requirements[0]?.title[locale] ?? '')
      await page.getByRole('button', { name: own.submit }).click()
      await expect(results(page).first()).toHaveAttribute('href', `/${locale}/requirements/${requirements[0]?.id}`)
    })
})
