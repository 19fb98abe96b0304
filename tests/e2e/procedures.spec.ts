import { expectAccessible } from '../support/axe'
import { expect, open, queryOf, test } from '../support/browser'
import { pathway } from '../support/pathway'
import {
  cellOn,
  findingOn,
  inLanguage,
  inWords,
  nameOf,
  participants,
  put,
  requirementById,
  type Status,
  today,
  WORKSHOP,
  words,
  wordsOf,
} from '../support/recount'

const SAID = wordsOf('procedures', 'es')

type State = 'whole' | 'part' | 'broken' | 'unknown'

// The rule said anew: what holds for every way in which the unknown may turn out.
function stateOf(statuses: { core: boolean; status: Status }[]): State {
  const [head, ...rest] = statuses.filter(({ status }) => status === 'unknown')
  if (head !== undefined) {
    const others = statuses.filter((one) => one !== head)
    const states = new Set(
      (['met', 'partial', 'gap'] as const).map((status) => stateOf([...others, { core: head.core, status }])),
    )
    const [only] = states
    return states.size === 1 && only !== undefined && rest.length >= 0 ? only : 'unknown'
  }
  if (statuses.some(({ core, status }) => core && status === 'gap')) return 'broken'
  if (statuses.every(({ status }) => status === 'gap')) return 'broken'
  return statuses.every(({ status }) => status === 'met') ? 'whole' : 'part'
}

function stateOn(code: string, requirements: readonly string[], day: string): State {
  return stateOf(requirements.map((id) => ({ core: requirementById(id).core, status: cellOn(code, id, day).status })))
}

test('every stage of every chosen country has the state that the dataset gives it', async ({ page }) => {
  const codes = ['UY', 'CL', 'GT']
  const day = today()
  await open(page, `/es/procedures?countries=${codes.join(',')}&date=${day}`)
  await expect(page.locator('#chains tbody tr')).toHaveCount(codes.length)
  for (const [row, code] of codes.entries()) {
    const cells = page.locator('#chains tbody tr').nth(row).locator('td')
    await expect(cells).toHaveText(pathway.map(({ requirements }) => SAID.states[stateOn(code, requirements, day)]))
  }
  const broken = codes.filter((code) =>
    pathway.some(({ requirements }) => stateOn(code, requirements, day) === 'broken'),
  )
  await expect(page.locator('.figures')).toHaveText(`En ${broken.length} de 3 países la cadena está rota:`)
})

test('a block shows each power with its status, who orders it, how long, and its articles', async ({ page }) => {
  const [code, id] = ['MX', 'pro-preservation']
  const finding = findingOn(code, id, today())
  const { authorisedBy, timeLimit } = finding?.attributes ?? {}
  if (typeof authorisedBy !== 'object' || typeof timeLimit !== 'object') throw new Error('the dataset has changed')
  await open(page, `/es/procedures?countries=CL,${code}`)
  const block = page.locator(`#${code}-preserve`)
  const power = block
    .locator('.power')
    .filter({ hasText: inLanguage(requirementById(id).title) })
    .first()
  await expect(power).toContainText(words('es').status[finding?.status ?? 'unknown'])
  await expect(power).toContainText(inLanguage(authorisedBy))
  await expect(power).toContainText(inLanguage(timeLimit))
  await expect(power.locator(`a[href*="/provisions/${code}/${finding?.provisions[0]}"]`)).toBeVisible()
  await expect(power.locator(`a[href*="/matrix/${code}/${id}"]`).first()).toBeVisible()
  const compare = block.getByRole('link', { name: SAID.compare })
  await expect(compare).toHaveAttribute('href', /[?&]requirements=pro-preservation,/)
  await expect(compare).toHaveAttribute('href', /[?&]countries=MX,/)
})

// No stage of the shipped data is all gaps; the unit tests draw one.
test('a broken stage says so, and one of which nothing is known is an empty block that is no gap', async ({ page }) => {
  const day = today()
  const stages = participants().flatMap((code) =>
    pathway.map(({ id, requirements }) => ({
      id: `${code}-${id}`,
      code,
      state: stateOn(code, requirements, day),
      isEmpty: requirements.every((requirement) => cellOn(code, requirement, day).status === 'unknown'),
    })),
  )
  const broken = stages.find(({ state }) => state === 'broken')
  const unknown = stages.find(({ isEmpty }) => isEmpty)
  if (!broken || !unknown) throw new Error('the dataset has no such stages')
  const codes = [broken.code, unknown.code]
  await open(page, `/es/procedures?countries=${codes.join(',')}`)
  await expect(page.locator(`#${broken.id} .state`)).toHaveText(SAID.states.broken)
  await expect(page.locator(`#${broken.id} .power.gap`).first()).toContainText(words('es').status.gap)
  await expect(page.locator(`#${unknown.id} .state`)).toHaveText(SAID.states.unknown)
  await expect(page.locator(`#${unknown.id} .empty`)).toContainText(SAID.emptyUnknown)
  await expect(page.locator('.lanes .empty')).toHaveCount(
    stages.filter(({ code, isEmpty }) => isEmpty && codes.includes(code)).length,
  )
})

test('the reference lane counts all twelve, whoever is shown, and names only those that meet it', async ({ page }) => {
  await open(page, '/es/procedures?countries=BO,EC')
  const day = today()
  for (const [column, { requirements }] of pathway.entries()) {
    const powers = page.locator('.best td').nth(column).locator('.power')
    await expect(powers).toHaveCount(requirements.length)
    for (const [row, id] of requirements.entries()) {
      const met = participants().filter((code) => cellOn(code, id, day).status === 'met')
      await expect(powers.nth(row)).toContainText(put(SAID.metBy, { met: met.length, total: 12 }))
      const named = await powers
        .nth(row)
        .locator('a[href*="/matrix/"]')
        .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')?.split('/')[3] ?? ''))])
      expect(named.length > 0, id).toBe(met.length > 0)
      for (const code of named) expect(met, id).toContain(code)
    }
  }
})

test('without script countries are chosen, moved and kept in the address', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'es-EC' })
  const page = await context.newPage()
  await page.goto(`/es/procedures?countries=CL&date=${WORKSHOP}`)
  await expect(page.locator('.lanes tbody:last-child tr')).toHaveCount(1)
  await expect(page.locator('main > .note')).toContainText(put(SAID.onlyOne, { country: nameOf('CL'), more: 11 }))
  await page.getByRole('checkbox', { name: nameOf('MX') }).check()
  await page.getByRole('checkbox', { name: nameOf('AR') }).check()
  await page.getByRole('button', { name: SAID.show }).click()
  expect(queryOf(page)).toContain(`date=${WORKSHOP}`)
  const heads = page.locator('.lanes tbody:last-child th')
  await expect(heads.getByRole('link').filter({ hasText: /^[^←→]+$/ })).toHaveText(
    ['CL', 'AR', 'MX'].map((code) => nameOf(code)),
  )
  await expect(page.locator('main > p').first()).toContainText(inWords(WORKSHOP))
  await page.locator('.chooser summary').click()
  await page.getByRole('link', { name: SAID.moveUp.replace('{country}', nameOf('MX')) }).click()
  expect(queryOf(page)).toContain('countries=CL,MX,AR')
  await context.close()
})

test('the default is the twelve; what no page can show is refused with its reason', async ({ page, request }) => {
  await page.goto('/es/procedures')
  await expect(page.locator('.lanes tbody:last-child tr')).toHaveCount(12)
  await expect(page.locator('#chains tbody th .long')).toHaveText(participants().map((code) => nameOf(code)))
  const all = [...participants(), 'ES'].join(',')
  for (const [query, said] of [
    ['countries=XX', 'XX'],
    [`countries=${all}`, 'countries'],
    ['date=2017-13-45', '2017-13-45'],
  ]) {
    const answer = await request.get(`/es/procedures?${query}`)
    expect(answer.status(), query).toBe(400)
    expect(await answer.text()).toContain(said)
  }
})

test('a phone shows one lane at a time and never moves sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, '/es/procedures?countries=CL,GT,PY')
  const lanes = page.locator('.lanes tbody:last-child tr')
  await expect(lanes.filter({ visible: true })).toHaveCount(1)
  await page.locator('#chains a[href="#PY-preserve"]').click()
  await expect(page.locator('#lane-PY')).toBeVisible()
  await expect(page.locator('#lane-CL')).toBeHidden()
  await expect(page.locator('#PY-preserve')).toBeInViewport()
  await page.locator('#lane-PY .lane-steps a').first().click()
  await expect(page.locator('#lane-GT')).toBeVisible()
  await page.locator('.to-reference a[href="#lane-best"]').click()
  await expect(page.locator('#lane-best')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('the region scrolls by keyboard and the page is accessible', async ({ page }) => {
  await open(page, '/es/procedures?countries=CL,GT,PY,HN')
  const region = page.locator('.lanes-scroll')
  await region.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
  await expectAccessible(page)
})
