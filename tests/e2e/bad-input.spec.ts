import { expect, open, test } from '../support/browser'
import { expectCountries, expectRequirements, openMatrix } from '../support/matrix-page'
import { ANCHORS } from '../support/page-kinds'
import { LOCALES, type Locale, put, requirements, words } from '../support/recount'

const CELL = `/matrix/${ANCHORS.cell.code}/${ANCHORS.cell.requirement.id}`

type Refused = { address: string; field: string; value: string; reason: 'day' | 'choice' | 'text' }

const BAD_DAYS = ['2017-13-45', '2017-02-29', '1899-12-31', '2101-01-01', 'abc', '2017-10-23T00:00', '23/10/2017']
const LONG = 'a'.repeat(101)

const REFUSED: Refused[] = [
  ...BAD_DAYS.map((value) => ({ address: `/matrix?date=${value}`, field: 'date', value, reason: 'day' as const })),
  ...['', CELL, '/countries', '/countries/CL', `/requirements/${ANCHORS.requirement.id}`].map((path) => ({
    address: `${path}?date=2017-13-45`,
    field: 'date',
    value: '2017-13-45',
    reason: 'day' as const,
  })),
  { address: `${CELL}?since=abc`, field: 'since', value: 'abc', reason: 'day' },
  { address: '/matrix?since=1899-12-31', field: 'since', value: '1899-12-31', reason: 'day' },
  ...(
    [
      ['area', 'x'],
      ['group', 'x'],
      ['standard', 'x'],
      ['core', 'yes'],
      ['status', 'x'],
      ['confidence', 'x'],
      ['changed', '2'],
      ['countries', 'XX'],
      ['countries', 'CL,XX'],
      ['pin', 'XX'],
      ['sort', 'x'],
      ['columns', 'x'],
      ['fold', 'x'],
      ['transpose', 'x'],
    ] as const
  ).map(([field, value]) => ({ address: `/matrix?${field}=${value}`, field, value, reason: 'choice' as const })),
  { address: `/matrix?q=${LONG}`, field: 'q', value: LONG, reason: 'text' },
]

const MISSING: [address: string, what: keyof ReturnType<typeof words>['problem']['subjects'], value: string][] = [
  ['/countries/XX', 'country', 'XX'],
  ['/countries/cl', 'country', 'cl'],
  ['/countries/%3Cb%3E', 'country', '<b>'],
  ['/requirements/nada', 'requirement', 'nada'],
  ['/instruments/CL/nada', 'instrument', 'CL/nada'],
  ['/instruments/XX/nada', 'country', 'XX'],
  ['/provisions/CL/nada', 'provision', 'CL/nada'],
  ['/matrix/XX/off-access', 'country', 'XX'],
  ['/matrix/CL/nada', 'requirement', 'nada'],
  ['/matrix/CL', 'page', ''],
  ['/nada', 'page', ''],
  ['/nada/de/nada', 'page', ''],
]

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }

/** What a page says before any script, as text. */
function readHtml(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
}

function expectNoTrace(html: string, address: string): void {
  expect(html, address).not.toMatch(/node_modules|webpack|\.tsx?:\d|^\s+at .+:\d+:\d+/m)
}

for (const locale of LOCALES) {
  const { problem } = words(locale)

  test(`what can't be shown is refused by name, in “${locale}”`, async ({ request }) => {
    for (const { address, field, value, reason } of REFUSED) {
      const answer = await request.get(`/${locale}${address}`)
      expect.soft(answer.status(), address).toBe(400)
      const html = await answer.text()
      expect.soft(html, address).toContain(`<html lang="${locale}"`)
      const text = readHtml(html)
      expect.soft(text, address).toContain(problem[400])
      expect.soft(text, address).toContain(put(problem.fault[reason], { field, value }))
      expectNoTrace(html, address)
    }
  })

  test(`what does not exist is not found, in “${locale}”`, async ({ request }) => {
    for (const [address, what, value] of MISSING) {
      const answer = await request.get(`/${locale}${address}`)
      expect.soft(answer.status(), address).toBe(404)
      const html = await answer.text()
      expect.soft(html, address).toContain(`<html lang="${locale}"`)
      const text = readHtml(html)
      expect.soft(text, address).toContain(problem[404])
      expect.soft(text, address).toContain(put(problem.subjects[what], { value }))
      expectNoTrace(html, address)
    }
  })
}

test('an unknown language is not found', async ({ request }) => {
  for (const address of ['/de', '/de/matrix', '/matrix', '/ES/matrix', '/es-EC/matrix']) {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(404)
    expect(readHtml(await answer.text()), address).toContain(words('es').problem[404])
  }
})

test('an unknown language is answered in the one that the reader’s browser asks for', async ({ request }) => {
  for (const locale of LOCALES) {
    const answer = await request.get('/de/matrix', { headers: { 'accept-language': `${locale};q=0.9, de;q=0.1` } })
    expect(answer.status()).toBe(404)
    const html = await answer.text()
    expect(html).toContain(`<html lang="${locale}"`)
    expect(readHtml(html)).toContain(words(locale).problem[404])
  }
})

test('every fault of an address is named at once, and there is a way on', async ({ page }) => {
  const { problem, nav } = words('es')
  const answer = await page.goto('/es/matrix?date=abc&area=x&countries=CL,XX&core=1')
  expect(answer?.status()).toBe(400)
  for (const [field, value, reason] of [
    ['date', 'abc', 'day'],
    ['area', 'x', 'choice'],
    ['countries', 'CL,XX', 'choice'],
  ] as const)
    await expect(page.getByText(put(problem.fault[reason], { field, value }))).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'core' })).toHaveCount(0)
  await page.getByRole('main').getByRole('link', { name: nav.matrix, exact: true }).click()
  await expectRequirements(page, requirements)
  expect(new URL(page.url()).search).toBe('')
})

test('what the address says is never taken for markup', async ({ page }) => {
  const script = '<img src=x onerror="document.title=1">'
  for (const address of [
    `/es/matrix?area=${encodeURIComponent(script)}`,
    `/es/countries/${encodeURIComponent(script)}`,
  ]) {
    await open(page, address)
    await expect(page.getByRole('main')).toContainText(script)
    await expect(page.locator('main img')).toHaveCount(0)
  }
  await openMatrix(page, `?q=${encodeURIComponent(script)}`)
  await expect(page.getByText(words('es').matrix.empty)).toBeVisible()
  await expect(page.getByRole('searchbox', { name: words('es').matrix.grid.search })).toHaveValue(script)
})

test('malformed addresses are refused, not failed on', async ({ request }) => {
  for (const address of [
    '/es/countries/%E0%A4%A',
    '/es/matrix?date=%E0%A4%A',
    '/es/countries/%00',
    '/es/matrix?q=%00',
    `/es/${'a'.repeat(4000)}`,
    '/es//matrix',
    '/es/matrix/CL/..%2f..%2fetc',
  ]) {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect.soft(answer.status(), address.slice(0, 60)).toBeLessThan(500)
    expectNoTrace(await answer.text(), address)
  }
})

test('a wrong day is refused on pages that show none but pass it on', async ({ request }) => {
  for (const place of ['requirements', 'glossary']) {
    const answer = await request.get(`/es/${place}?date=abc`)
    expect(answer.status(), place).toBe(400)
    expect(await answer.text()).toContain(words('es').problem[400])
  }
})

test('an empty parameter is none, and one that is given twice is a list', async ({ page, request }) => {
  const empty = await request.get('/es/matrix?area=&group=&date=&since=&q=&countries=&status=&core=&fold=')
  expect(empty.status()).toBe(200)
  await openMatrix(page, '?area=&date=&q=')
  await expectRequirements(page, requirements)
  await openMatrix(page, '?countries=CL&countries=MX&fold=offence&fold=capacity')
  await expectCountries(page, ['CL', 'MX'])
  await expectRequirements(
    page,
    requirements.filter(({ area }) => area !== 'offence' && area !== 'capacity'),
  )
  const two = await request.get('/es/matrix?area=offence&area=procedure')
  expect(two.status()).toBe(400)
  const foreign = await request.get('/es/matrix?utm_source=x&__proto__=1&constructor=2')
  expect(foreign.status()).toBe(200)
})

test('a refused page says so in its title and asks not to be indexed', async ({ page }) => {
  for (const locale of ['es', 'fr'] satisfies Locale[]) {
    await page.goto(`/${locale}/countries/XX`)
    await expect(page).toHaveTitle(`${words(locale).problem[404]} · Cotejo`)
    await expect(page.locator('meta[name="robots"][content*="noindex"]')).not.toHaveCount(0)
  }
})
