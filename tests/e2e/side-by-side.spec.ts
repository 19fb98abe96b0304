import { expect, open, test } from '../support/browser'
import { findingOn, inLanguage, inWords, nameOf, put, requirementById, today, words, wordsOf } from '../support/recount'

/*
 * What a prosecutor reads on the pages between countries beside the answers themselves: reservations, channels,
 * checklists, the facts of a comparison.
 */

const cooperation = wordsOf('cooperation', 'es')
const sheet = wordsOf('case', 'es')
const compare = wordsOf('compare', 'es')
const { period } = words('es')

const inSpanish = (value: string | Record<string, string> | undefined) =>
  typeof value === 'object' ? inLanguage(value) : (value ?? '')

test('a check shows the reservations in their words and marks those that touch the request', async ({ page }) => {
  await open(page, '/es/cooperation?requesting=AR&requested=CL&conduct=off-procurement&measure=preservation')
  const treaties = page.getByRole('region', { name: put(cooperation.treaties.caption, { day: inWords(today()) }) })
  for (const code of ['AR', 'CL'])
    await expect(treaties).toContainText(
      inSpanish(findingOn(code, 'coo-budapest', today())?.attributes.reservations).slice(0, 60),
    )
  // Argentina does not apply 9(1)(d), which is this conduct, and keeps dual criminality under 29(4).
  await expect(treaties).toContainText('9(1)(d)')
  await expect(treaties.locator('tr').filter({ hasText: '9(1)(d)' })).toContainText(
    cooperation.treaties.touches.split('{')[0] ?? '?',
  )
})

test('a check says through whom and with what to ask', async ({ page }) => {
  await open(page, '/es/cooperation?requesting=AR&requested=CL&conduct=off-possession&measure=preservation')
  for (const requirement of ['coo-247', 'coo-mla', 'coo-networks', 'coo-providers'])
    await expect(page.locator('main')).toContainText(inLanguage(findingOn('CL', requirement, today())?.rationale ?? {}))
  const request = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: cooperation.request.title }) })
  for (const line of ['authority', 'facts', 'data', 'intention', 'confidentiality'] as const)
    await expect(request).toContainText(cooperation.request[line])
  await open(page, '/es/cooperation?requesting=AR&requested=CL&conduct=off-possession&measure=extradition')
  await expect(request).toContainText(cooperation.request.person)
  await expect(request).not.toContainText(cooperation.request.intention)
})

test('a check names each point on which the two laws may differ', async ({ page }) => {
  await open(page, '/es/cooperation?requesting=EC&requested=AR&conduct=off-grooming&measure=subscriber')
  const title = inLanguage(requirementById('off-grooming').title)
  const points = page.getByRole('table', { name: put(cooperation.points.caption, { conduct: title }) })
  const meeting = points.getByRole('row').filter({ hasText: cooperation.points.meeting })
  await expect(meeting).toContainText(inSpanish(findingOn('EC', 'off-grooming', today())?.attributes.requiresMeeting))
  await expect(meeting).toContainText(cooperation.points.differs)
})

test('a case sheet has treaties for each pair, channels for each country, and what to ask', async ({ page }) => {
  await page.goto(
    '/es/case?facts=2026-03-02&conduct=off-possession&suspect=AR&victim=CL&seat=MX&data=subscriber,traffic',
  )
  await expect(page.getByText(sheet.orientation)).toBeVisible()
  for (const [one, other] of [
    ['AR', 'CL'],
    ['AR', 'MX'],
    ['CL', 'MX'],
  ] as const)
    await expect(
      page.getByRole('rowheader', { name: put(sheet.between.pairOf, { one: nameOf(one), other: nameOf(other) }) }),
    ).toHaveCount(1)
  const channels = page.getByRole('table', { name: put(sheet.between.channels, { day: inWords(today()) }) })
  for (const code of ['AR', 'CL', 'MX'])
    await expect(channels).toContainText(inSpanish(findingOn(code, 'coo-mla', today())?.attributes.body))
  const list = page.locator('section').filter({ has: page.getByRole('heading', { name: sheet.checklist.title }) })
  for (const line of ['first', 'identify', 'treaty', 'child'] as const)
    await expect(list).toContainText(sheet.checklist[line])
  const asks = put(sheet.checklist.asks, { requesting: nameOf('AR'), requested: nameOf('MX') })
  const link = list.getByRole('link', { name: asks, exact: true })
  await expect(link).toHaveAttribute('href', /requesting=AR&requested=MX&conduct=off-possession&measure=subscriber/)
})

test('a comparison has who is in charge, the offences reached, aggravations and sources', async ({ page }) => {
  await open(page, '/es/compare?requirements=off-distribution,pro-interception,cap-police-unit&countries=CL,AR')
  const cell = (requirement: string, fact: string, code: string) =>
    page
      .getByRole('region', {
        name: put(compare.scroll, { requirement: inLanguage(requirementById(requirement).title) }),
      })
      .locator(`td[data-label="${put(compare.cellLabel, { fact, country: nameOf(code) })}"]`)
  for (const code of ['CL', 'AR']) {
    const scope = inSpanish(findingOn(code, 'pro-interception', today())?.attributes.offenceScope)
    await expect(page.locator('td').filter({ hasText: scope }).first()).toBeVisible()
    const body = inSpanish(findingOn(code, 'cap-police-unit', today())?.attributes.body)
    await expect(page.locator('td').filter({ hasText: body }).first()).toBeVisible()
    const sources = cell('off-distribution', compare.facts.sources, code)
    await expect(sources.locator('summary')).toBeVisible()
    await sources.locator('summary').click()
    await expect(sources.getByRole('listitem').first()).toBeVisible()
    const circumstances = inSpanish(findingOn(code, 'off-aggravation', today())?.attributes.circumstances)
    await expect(cell('off-distribution', compare.facts.aggravations, code)).toContainText(circumstances.slice(0, 40))
  }
})

test('words that tell of a later law are said to do so', async ({ page }) => {
  // Chile's undercover agent: one finding since before 2023, which also cites an article of June 2023.
  const [start = ''] = period.laterLaw.split('{')
  await open(page, '/es/matrix/CL/pro-undercover?date=2023-01-01')
  await expect(page.locator('main')).toContainText(start)
  await open(page, '/es/matrix/CL/pro-undercover')
  await expect(page.locator('main')).not.toContainText(start)
})
