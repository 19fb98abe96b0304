import { expect, open, test } from '../support/browser'
import { cellLink, openMatrix, grid as table } from '../support/matrix-page'
import { ANCHORS } from '../support/page-kinds'
import { inWords, nameOf, participants, requirements, today, words, wordsOf } from '../support/recount'

const share = wordsOf('share', 'es')
const { matrix, status, nav } = words('es')

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

type Copied = { plain: string; html: string }
const copied = () =>
  navigator.clipboard.read().then(async ([item]) => ({
    plain: await (await item?.getType('text/plain'))?.text(),
    html: item?.types.includes('text/html') ? await (await item.getType('text/html')).text() : '',
  })) as Promise<Copied>

test('a copied link names the day and shows the same view again', async ({ page }) => {
  await openMatrix(page, '?area=procedure&countries=CL,AR')
  await page.getByRole('button', { name: share.copyLink }).click()
  await expect(page.getByText(share.copied)).toBeVisible()
  const { plain } = await page.evaluate(copied)
  expect(new URL(plain).search).toBe(`?area=procedure&countries=CL,AR&date=${today()}`)
  const before = await table(page).textContent()
  await openMatrix(page, new URL(plain).search)
  expect(await table(page).textContent()).toBe(before)
})

test('the copied matrix is a table of words, as a spreadsheet and as a word processor take it', async ({ page }) => {
  await openMatrix(page, '?countries=CL,AR')
  await page.getByRole('button', { name: share.copyTable }).click()
  await expect(page.getByText(share.copied)).toBeVisible()
  const { plain, html } = await page.evaluate(copied)
  const lines = plain.split('\n').map((line) => line.split('\t'))
  expect(lines[0]?.slice(2, 4)).toEqual(['CL Chile', 'AR Argentina'])
  const width = lines[0]?.length
  expect(lines.filter((line) => line.length !== width)).toEqual([])
  const first = requirements[0]
  const row = lines.find(([title]) => title?.startsWith(first?.title.es ?? '?'))
  expect(row?.slice(2, 4).every((word) => Object.values(status).includes(word))).toBe(true)
  expect(html).toMatch(/^(<[^>]*>)*<table/)
  expect(html).not.toMatch(/<svg|class=|<script/)
})

test('a provision is cited with country, instrument, article, day, source and address', async ({ page }) => {
  const { country, provision, instrument } = ANCHORS
  await open(page, `/es/provisions/${country}/${provision.id}`)
  await page.getByRole('button', { name: share.copyCitation }).click()
  await expect(page.getByText(share.copied)).toBeVisible()
  const { plain } = await page.evaluate(copied)
  for (const part of [
    nameOf(country),
    instrument.title,
    provision.article,
    inWords(today()),
    `/provisions/${country}/${provision.id}?date=${today()}`,
  ])
    expect(plain).toContain(part)
  expect(plain).not.toContain('{')
})

test('cells chosen with the space bar are compared', async ({ page }) => {
  await openMatrix(page)
  const [one, other] = [requirements[2], requirements[3]]
  const [first = '', second = ''] = participants()
  for (const [code, requirement] of [
    [first, one],
    [second, one],
    [second, other],
  ] as const) {
    await cellLink(page, code, requirement?.id ?? '').focus()
    await page.keyboard.press('Space')
  }
  const bar = page.getByRole('status').filter({ hasText: matrix.grid.compareSelected })
  await expect(bar).toContainText(matrix.grid.selected.replace('{count}', '3'))
  // Chosen again, a cell is dropped.
  await page.keyboard.press('Space')
  await expect(bar).toContainText(matrix.grid.selected.replace('{count}', '2'))
  await bar.getByRole('link', { name: matrix.grid.compareSelected }).click()
  await expect(page).toHaveURL(`/es/compare?requirements=${one?.id}&countries=${first},${second}`)
})

test('cells are chosen with the pointer while the reader says so', async ({ page }) => {
  await openMatrix(page)
  const [code = ''] = participants()
  const id = requirements[0]?.id ?? ''
  await page.getByRole('checkbox', { name: matrix.grid.selectMode }).check()
  await cellLink(page, code, id).click()
  await expect(cellLink(page, code, id)).toHaveAttribute('aria-current', 'true')
  await expect(page).toHaveURL('/es/matrix')
  await page.getByRole('button', { name: matrix.grid.clearSelected }).click()
  await expect(cellLink(page, code, id)).not.toHaveAttribute('aria-current')
  await page.getByRole('checkbox', { name: matrix.grid.selectMode }).uncheck()
  await cellLink(page, code, id).click()
  await expect(page).toHaveURL(`/es/matrix/${code}/${id}`)
})

test('the countries chosen in the matrix go along to other pages', async ({ page }) => {
  await openMatrix(page, '?countries=CL,MX')
  await page
    .getByRole('navigation', { name: words('es').nav.label })
    .getByRole('link', { name: nav.procedures })
    .click()
  await expect(page).toHaveURL('/es/procedures?countries=CL,MX')
})

test('the slash goes to the search box, but not while the reader types', async ({ page }) => {
  await openMatrix(page)
  await page.keyboard.press('/')
  const box = page.getByRole('searchbox', { name: nav.searchLabel })
  await expect(box).toBeFocused()
  await page.keyboard.type('a/b')
  await expect(box).toHaveValue('a/b')
})
