import type { Page } from '@playwright/test'
import { expect, open, test } from '../support/browser'
import { cellLink, grid, isReady, openMatrix, shownCountries, shownRequirements } from '../support/matrix-page'
import { ANCHORS } from '../support/page-kinds'
import {
  countryFile,
  findCell,
  findingOn,
  framework,
  historyOf,
  inLanguage,
  inWords,
  nameOf,
  participants,
  put,
  REFERENCE,
  type Requirement,
  requirements,
  STATUSES,
  today,
  WORKSHOP,
  words,
} from '../support/recount'

const { cell, status, confidence, law } = words('es')
const titleOf = (code: string, requirement: Requirement) =>
  put(cell.title, { requirement: inLanguage(requirement.title), country: nameOf(code) })
const panelOf = (page: Page, code: string, requirement: Requirement) =>
  page.getByRole('complementary', { name: titleOf(code, requirement) })
const pathOf = (code: string, requirement: Requirement) => `/es/matrix/${code}/${requirement.id}`

/** The cell that has the focus: its row and column among those shown. */
async function focusedCell(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest('td.c')?.querySelector('a')?.pathname)
}

test.describe('beside the matrix', () => {
  const { code, requirement, finding } = ANCHORS.cell

  test('opens by mouse with its own address; Esc closes and gives the focus back', async ({ page }) => {
    await openMatrix(page)
    await cellLink(page, code, requirement.id).click()
    const panel = panelOf(page, code, requirement)
    await expect(panel).toBeVisible()
    await expect(page).toHaveURL(pathOf(code, requirement))
    await expect(panel).toBeFocused()
    await expect(panel).toContainText(inLanguage(finding.rationale))
    await expect(grid(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
    await expect(page).toHaveURL('/es/matrix')
    await expect(cellLink(page, code, requirement.id)).toBeFocused()
  })

  test('closes by its button and by Back', async ({ page }) => {
    await openMatrix(page)
    const panel = panelOf(page, code, requirement)
    await cellLink(page, code, requirement.id).click()
    await panel.getByRole('button', { name: cell.close }).click()
    await expect(panel).toHaveCount(0)
    await expect(cellLink(page, code, requirement.id)).toBeFocused()
    await cellLink(page, code, requirement.id).click()
    await expect(panel).toBeVisible()
    await page.goBack()
    await expect(panel).toHaveCount(0)
    await expect(grid(page)).toBeVisible()
    await page.goForward()
    await expect(panel).toBeVisible()
  })

  test('the view behind it stays as it was', async ({ page }) => {
    await openMatrix(page)
    await page.getByRole('checkbox', { name: words('es').matrix.grid.core }).click()
    await expect(page).toHaveURL('/es/matrix?core=1')
    const rows = requirements.filter(({ core }) => core).map(({ id }) => id)
    // The address comes first, the rows follow.
    await expect.poll(() => shownRequirements(page)).toEqual(rows)
    const first = rows[0] ?? ''
    await cellLink(page, code, first).click()
    await expect(page).toHaveURL(`/es/matrix/${code}/${first}?core=1`)
    await expect(page.locator('aside.panel')).toBeFocused()
    expect(await shownRequirements(page)).toEqual(rows)
    await page.keyboard.press('Escape')
    await expect(page.locator('aside.panel')).toHaveCount(0)
    await expect(page).toHaveURL('/es/matrix?core=1')
    expect(await shownRequirements(page)).toEqual(rows)
    await expect(cellLink(page, code, first)).toBeFocused()
  })

  test('another cell takes its place', async ({ page }) => {
    await openMatrix(page)
    const other = participants().find((one) => one !== code) ?? ''
    await cellLink(page, other, requirement.id).click()
    await expect(panelOf(page, other, requirement)).toBeVisible()
    const free = await page.evaluate(() => {
      const panel = document.querySelector('aside.panel')?.getBoundingClientRect()
      const links = [...document.querySelectorAll<HTMLAnchorElement>('td.c a')]
      return links.find((link) => {
        const { right, top, bottom } = link.getBoundingClientRect()
        return link.pathname !== location.pathname && panel && right < panel.left && top > 100 && bottom < innerHeight
      })?.pathname
    })
    await page.locator(`td.c a[href="${free}"]`).click()
    await expect(page).toHaveURL(free ?? '')
    await expect(page.locator('aside.panel')).toHaveCount(1)
    await expect(panelOf(page, other, requirement)).toHaveCount(0)
    await expect(page.locator('aside.panel')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.locator('aside.panel')).toHaveCount(0)
  })

  test('gives the focus back to its own cell, also below one whose name begins like it', async ({ page }) => {
    const pairs = requirements.flatMap((one) =>
      requirements.flatMap((other) =>
        other.id !== one.id && other.id.startsWith(one.id) ? [[one, other] as const] : [],
      ),
    )
    const gaps = ({ id }: Requirement) =>
      participants().filter((country) => findingOn(country, id, today())?.status === 'gap').length
    // Sorted by gaps, the longer name stands first.
    const pair = pairs.find(([short, long]) => gaps(long) > gaps(short) && long.group === short.group)
    if (!pair) throw new Error('the dataset has no such pair')
    await openMatrix(page, '?sort=gaps')
    await cellLink(page, 'CL', pair[0].id).click()
    await expect(panelOf(page, 'CL', pair[0])).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.locator('aside.panel')).toHaveCount(0)
    await expect(cellLink(page, 'CL', pair[0].id)).toBeFocused()
  })

  test('its address opened anew is the cell’s page', async ({ page }) => {
    await openMatrix(page)
    await cellLink(page, code, requirement.id).click()
    await expect(panelOf(page, code, requirement)).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(inLanguage(requirement.title))
    await expect(page.locator('aside.panel')).toHaveCount(0)
    await expect(page.getByText(inLanguage(finding.rationale))).toBeVisible()
  })

  test('leads to the cell’s page', async ({ page }) => {
    await openMatrix(page, '?date=2024-01-01')
    await cellLink(page, code, requirement.id).click()
    await panelOf(page, code, requirement).getByRole('link', { name: cell.open }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(inLanguage(requirement.title))
    await expect(page).toHaveURL(`${pathOf(code, requirement)}?date=2024-01-01`)
    await page.getByRole('link', { name: cell.back }).click()
    await expect(page).toHaveURL('/es/matrix?date=2024-01-01')
  })

  for (const [name, click] of [
    ['the middle button', { button: 'middle' }],
    ['Ctrl', { modifiers: ['Control'] }],
  ] as const)
    test(`opens in a new tab with ${name}`, async ({ page, context }) => {
      await openMatrix(page)
      const opened = context.waitForEvent('page')
      await cellLink(page, code, requirement.id).click({
        ...click,
        modifiers: [...('modifiers' in click ? click.modifiers : [])],
      })
      const tab = await opened
      await expect(tab).toHaveURL(pathOf(code, requirement))
      await expect(tab.getByRole('heading', { level: 1 })).toContainText(inLanguage(requirement.title))
      await expect(page).toHaveURL('/es/matrix')
      await expect(page.locator('aside.panel')).toHaveCount(0)
    })
})

test('by keyboard alone: Tab to the cells, arrows among them, Enter opens, Esc returns', async ({ page }) => {
  await openMatrix(page)
  const rows = await shownRequirements(page)
  const columns = await shownCountries(page)
  const at = (row: number, column: number) => `/es/matrix/${columns.at(column)}/${rows.at(row)}`
  for (let presses = 0; presses < 80 && (await focusedCell(page)) === undefined; presses++)
    await page.keyboard.press('Tab')
  expect(await focusedCell(page)).toBe(at(0, 0))

  const steps: [key: string, path: string][] = [
    ['ArrowRight', at(0, 1)],
    ['ArrowDown', at(1, 1)],
    ['End', at(1, -1)],
    ['ArrowRight', at(1, -1)],
    ['ArrowDown', at(2, -1)],
    ['Home', at(2, 0)],
    ['ArrowLeft', at(2, 0)],
    ['ArrowUp', at(1, 0)],
    ['PageDown', at(11, 0)],
    ['ArrowRight', at(11, 1)],
    ['PageUp', at(1, 1)],
    ['ArrowUp', at(0, 1)],
    ['ArrowUp', at(0, 1)],
  ]
  for (const [key, path] of steps) {
    await page.keyboard.press(key)
    expect(await focusedCell(page), key).toBe(path)
  }
  // One stop of the Tab key for all of them.
  await page.keyboard.press('Tab')
  expect(await focusedCell(page)).toBeUndefined()
  await page.keyboard.press('Shift+Tab')
  expect(await focusedCell(page)).toBe(at(0, 1))

  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(at(0, 1))
  await expect(page.locator('aside.panel')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/es/matrix')
  await expect(page.locator(`td.c a[href="${at(0, 1)}"]`)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  expect(await focusedCell(page)).toBe(at(0, 2))
})

test('the row and column of the focused cell are lit', async ({ page }) => {
  await openMatrix(page)
  const { code, requirement } = ANCHORS.cell
  await cellLink(page, code, requirement.id).focus()
  await expect(page.locator('tr.lit')).toHaveCount(1)
  await expect(page.locator('tr.lit th a')).toHaveText(inLanguage(requirement.title))
  await expect(page.locator('col.lit')).toHaveCount(1)
})

test('arrows move over folded rows and in the transposed table too', async ({ page }) => {
  await openMatrix(page, `?transpose=1&fold=${framework.areas[1]?.id}`)
  const columns = requirements.filter(({ area }) => area !== framework.areas[1]?.id)
  const codes = await shownCountries(page)
  const at = (row: number, column: number) => `/es/matrix/${codes.at(row)}/${columns.at(column)?.id}`
  await page.locator('td.c a').first().focus()
  for (const [key, path] of [
    ['ArrowDown', at(1, 0)],
    ['End', at(1, -1)],
    ['ArrowDown', at(2, -1)],
    ['Home', at(2, 0)],
    ['ArrowRight', at(2, 1)],
  ] as const) {
    await page.keyboard.press(key)
    expect(await focusedCell(page), key).toBe(path)
  }
})

test.describe('its page', () => {
  test('says the status, since when, the reason and the certainty', async ({ page }) => {
    const { code, requirement, finding } = ANCHORS.cell
    await open(page, pathOf(code, requirement))
    await expect(page.getByRole('heading', { level: 1 })).toContainText(nameOf(code))
    const verdict = page.locator('.verdict')
    await expect(verdict).toContainText(status[finding.status])
    if (finding.from !== null) await expect(verdict).toContainText(inWords(finding.from))
    await expect(page.locator('.question')).toHaveText(inLanguage(requirement.question))
    await expect(page.getByText(inLanguage(finding.rationale))).toBeVisible()
    await expect(page.locator('.confidence')).toContainText(confidence[finding.confidence])
    await expect(page.locator('.confidence')).toContainText(confidence[`${finding.confidence}Long`])
  })

  test('says what it was on the second date', async ({ page }) => {
    const { code, requirement } = ANCHORS.changed
    const former = findingOn(code, requirement.id, WORKSHOP)
    await open(page, pathOf(code, requirement))
    await expect(page.locator('.was')).toHaveText(
      put(cell.wasOn, { since: inWords(WORKSHOP), status: status[former?.status ?? 'unknown'] }),
    )
    await open(page, `${pathOf(code, requirement)}?since=none`)
    await expect(page.locator('.was')).toHaveCount(0)
  })

  test('shows each cited article with what it says and its penalties as the law has them', async ({ page }) => {
    const { code, requirement, finding } = ANCHORS.cell
    await open(page, pathOf(code, requirement))
    await expect(page.locator('article.provision')).toHaveCount(finding.provisions.length)
    for (const id of finding.provisions) {
      const provision = countryFile(code).provisions.find((one) => one.id === id)
      const card = page
        .locator('article.provision')
        .filter({ has: page.locator(`a[href^="/es/provisions/${code}/${id}"]`) })
      await expect(card).toContainText(provision?.article ?? '')
      await expect(card).toContainText(inLanguage(provision?.summary ?? {}))
      const instrument = countryFile(code).instruments.find((one) => one.id === provision?.instrument)
      await expect(card.getByRole('link', { name: instrument?.title, exact: true })).toBeVisible()
      const rows = card.getByRole('table', { name: law.penalties }).locator('tbody tr')
      await expect(rows).toHaveCount(provision?.penalties?.length ?? 0)
      for (const [index, penalty] of (provision?.penalties ?? []).entries()) {
        const row = rows.nth(index)
        await expect(row).toContainText(law.penaltyKinds[penalty.kind as keyof typeof law.penaltyKinds])
        for (const amount of [penalty.min, penalty.max])
          if (amount !== null) await expect(row).toContainText(new Intl.NumberFormat('es').format(amount))
        if (penalty.unit === 'years' && penalty.max !== null)
          await expect(row.locator('td').last()).toContainText(String(penalty.max * 12))
      }
    }
  })

  test('names its sources with publisher and kind, as links', async ({ page }) => {
    const { code, requirement, finding } = ANCHORS.cell
    await open(page, pathOf(code, requirement))
    const lines = page.locator('.cell-detail > ul.sources > li')
    await expect(lines).toHaveCount(finding.sources.length)
    for (const id of finding.sources) {
      const source = countryFile(code).sources.find((one) => one.id === id)
      const line = lines.filter({ hasText: source?.title ?? id })
      if (source?.url) await expect(line.getByRole('link')).toHaveAttribute('href', source.url)
      if (source?.publisher) await expect(line).toContainText(source.publisher)
      await expect(line).toContainText(
        law.sourceKinds[(source?.kind ?? '').replace('-', '_') as keyof typeof law.sourceKinds],
      )
    }
  })

  test('shows the facts worth comparing', async ({ page }) => {
    const { code, requirement, finding } = findCell(({ finding }) =>
      Object.values(finding.attributes).some((value) => typeof value === 'object'),
    )
    await open(page, pathOf(code, requirement))
    const facts = page.locator('.cell-detail > dl.attributes')
    for (const value of Object.values(finding.attributes))
      await expect(facts).toContainText(typeof value === 'string' ? inWords(value) : inLanguage(value))
  })

  test('draws its periods, and any of them can be read on its day', async ({ page }) => {
    const { code, requirement } = findCell(
      ({ history }) => history.length > 1 && history[0]?.status !== history[1]?.status,
    )
    const history = historyOf(code, requirement.id)
    await open(page, pathOf(code, requirement))
    const line = page.locator('.period-line')
    await expect(line.locator('svg rect')).toHaveCount(history.length)
    await expect(line.getByRole('listitem')).toHaveCount(history.length)
    for (const [index, { status: one }] of history.entries())
      await expect(line.getByRole('listitem').nth(index)).toContainText(status[one])
    await expect(line.getByRole('listitem').last()).toHaveAttribute('aria-current', 'date')
    await open(page, `${pathOf(code, requirement)}?date=${WORKSHOP}`)
    await expect(line.getByRole('listitem').first()).toHaveAttribute('aria-current', 'date')
    await expect(page.locator('.verdict')).toContainText(status[history[0]?.status ?? 'unknown'])
    await expect(page.getByText(inLanguage(history[0]?.rationale ?? {}))).toBeVisible()
  })

  test('of an unknown one says what would settle it, by area', async ({ page }) => {
    for (const [area, text] of [
      ['offence', cell.settleOffence],
      ['procedure', cell.settleProcedure],
      ['cooperation', cell.settleCooperation],
      ['capacity', cell.settleCapacity],
    ] as const) {
      const found = findCell((one) => one.finding.status === 'unknown' && one.requirement.area === area)
      await open(page, pathOf(found.code, found.requirement))
      await expect(page.locator('.verdict')).toContainText(status.unknown)
      await expect(page.getByRole('heading', { name: cell.settle })).toBeVisible()
      await expect(page.getByText(text)).toBeVisible()
    }
  })

  test('of a day without a record says so', async ({ page }) => {
    const { code, requirement } = findCell(({ history }) => history[0]?.from === null)
    await open(page, `${pathOf(code, requirement)}?date=2001-01-01`)
    await expect(page.locator('.verdict')).toContainText(cell.notRecordedTitle)
    await expect(page.locator('.verdict')).toContainText(status.unknown)
    await expect(page.getByText(put(cell.notRecorded, { day: inWords('2001-01-01') }))).toBeVisible()
  })

  test('names who else has which status', async ({ page }) => {
    const { code, requirement } = ANCHORS.cell
    await open(page, pathOf(code, requirement))
    const others = [...participants(), REFERENCE].filter((other) => other !== code)
    for (const one of STATUSES) {
      const having = others.filter((other) => findingOn(other, requirement.id, today())?.status === one)
      const line = page.locator('.neighbours > div').filter({ has: page.locator(`.status.${one}`) })
      await expect(line).toHaveCount(having.length === 0 ? 0 : 1)
      if (having.length > 0)
        expect((await line.getByRole('link').allTextContents()).toSorted()).toEqual(
          having.map((other) => nameOf(other)).toSorted(),
        )
    }
  })

  test('unfolds how it is judged', async ({ page }) => {
    const { code, requirement } = ANCHORS.cell
    await open(page, pathOf(code, requirement))
    await expect(page.getByText(inLanguage(requirement.met), { exact: true })).toBeHidden()
    await page.getByText(cell.judged).click()
    await expect(page.getByText(inLanguage(requirement.met), { exact: true })).toBeVisible()
    await expect(page.getByText(inLanguage(requirement.partial), { exact: true })).toBeVisible()
    await expect(page.getByText(cell.gapText)).toBeVisible()
  })

  test('leads to the requirement before and after, in the matrix’s order and view', async ({ page }) => {
    const place = requirements.findIndex(({ group }, index) => index > 0 && group !== requirements[index - 1]?.group)
    const [before, here, after] = requirements.slice(place - 1, place + 2)
    if (!before || !here || !after) throw new Error('too few requirements')
    await open(page, `${pathOf('MX', here)}?date=2024-01-01`)
    const pager = page.getByRole('navigation', { name: cell.pager })
    await pager.getByRole('link', { name: cell.next }).click()
    await expect(page).toHaveURL(`${pathOf('MX', after)}?date=2024-01-01`)
    await pager.getByRole('link', { name: cell.previous }).click()
    await expect(page).toHaveURL(`${pathOf('MX', here)}?date=2024-01-01`)
    await pager.getByRole('link', { name: cell.previous }).click()
    await expect(page).toHaveURL(`${pathOf('MX', before)}?date=2024-01-01`)
  })

  test('every requirement’s next one is the row below it', async ({ page, request }) => {
    const wrong: string[] = []
    for (const [index, { id }] of requirements.entries()) {
      const answer = await (await request.get(`/es/matrix/CL/${id}`)).text()
      const next = /<a rel="next" href="\/es\/matrix\/CL\/([\w-]+)/.exec(answer)?.[1]
      if (next !== requirements[index + 1]?.id) wrong.push(`${id} → ${next}`)
    }
    expect(wrong).toEqual([])
    await open(page, pathOf('CL', requirements[0] ?? ANCHORS.requirement))
    await expect(page.getByRole('link', { name: cell.previous })).toHaveCount(0)
  })

  test('of the reference jurisdiction', async ({ page }) => {
    await open(page, pathOf(REFERENCE, ANCHORS.requirement))
    const finding = findingOn(REFERENCE, ANCHORS.requirement.id, today())
    await expect(page.locator('.verdict')).toContainText(status[finding?.status ?? 'unknown'])
    await expect(page.getByText(inLanguage(finding?.rationale ?? {}))).toBeVisible()
  })
})

test('an open cell is left for another day of the matrix', async ({ page }) => {
  await openMatrix(page)
  const { code, requirement } = ANCHORS.changed
  await cellLink(page, code, requirement.id).click()
  await expect(panelOf(page, code, requirement)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(panelOf(page, code, requirement)).toHaveCount(0)
  await page.locator('.date-control summary').click()
  await page.getByRole('link', { name: words('es').date.workshop }).click()
  await expect(page).toHaveURL(`/es/matrix?date=${WORKSHOP}`)
  await isReady(page)
  await cellLink(page, code, requirement.id).click()
  const former = findingOn(code, requirement.id, WORKSHOP)
  await expect(panelOf(page, code, requirement).locator('.verdict')).toContainText(status[former?.status ?? 'unknown'])
})
