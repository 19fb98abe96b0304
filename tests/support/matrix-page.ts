import { expect, type Locator, type Page } from '@playwright/test'
import { isAlive } from './browser'
import {
  cellOn,
  inLanguage,
  type Locale,
  nameOfCell,
  type Requirement,
  STATUSES,
  WORKSHOP,
  words,
  wordsOf,
} from './recount'

/** A row of the matrix as the reader has it before them. */
export type ShownRow = {
  kind: string
  title: string
  /** The requirement's id, from its link; of a country in the transposed matrix, its code. */
  id: string
  article: string
  cells: ShownCell[]
  /** `met/known` a country, of an area or a group. */
  sums: string[]
  /** Met, partial, gaps, unknown. */
  totals: number[]
}

export type ShownCell = { country: string; status: string; name: string; was: string | null; path: string }

/** Opens the matrix and waits until its script is at work. */
export async function openMatrix(page: Page, query = '', locale: Locale = 'es'): Promise<void> {
  await page.goto(`/${locale}/matrix${query}`)
  await isReady(page)
}

export async function isReady(page: Page): Promise<void> {
  await isAlive(page.getByRole('form').or(page.locator('form.filters')).first())
  // The grid has one stop of the Tab key as soon as its own script ran.
  if ((await page.locator('td.c').count()) > 0) await expect(page.locator('td.c a[tabindex="0"]')).toHaveCount(1)
}

export function grid(page: Page): Locator {
  return page.locator('table.matrix')
}

export function cellLink(page: Page, code: string, requirement: string): Locator {
  const path = `/es/matrix/${code}/${requirement}`
  return page.locator(`td.c a[href="${path}"], td.c a[href^="${path}?"]`)
}

export function readRows(page: Page): Promise<ShownRow[]> {
  return grid(page).evaluate(
    (table, said) => {
      const text = (node: Element | null) => node?.textContent?.trim() ?? ''
      return [...table.querySelectorAll('tbody tr')].map((row) => ({
        kind: row.className,
        title: text(row.querySelector('th a')),
        id: row.querySelector('th a')?.getAttribute('href')?.split('?')[0]?.split('/').pop() ?? '',
        article: text(row.querySelector('td.article')),
        cells: [...row.querySelectorAll<HTMLAnchorElement>('td.c a')].map((link) => ({
          country: link.dataset.c ?? '',
          status: link.classList[0] ?? '',
          // What a country said of it meanwhile, in a test of its own, is not the dataset's.
          name: (link.getAttribute('aria-label') ?? '').replace(said, ''),
          was: link.querySelector('i')?.className ?? null,
          path: link.pathname,
        })),
        sums: [...row.querySelectorAll('td.sum')].map(text),
        totals: [...row.querySelectorAll('td.total')].map((cell) => Number(text(cell))),
      }))
    },
    `; ${wordsOf('review', 'es').grid.disputed}`,
  )
}

/** The ids of the requirements shown, in their order; empty where there is no table. */
export function shownRequirements(page: Page): Promise<string[]> {
  return page
    .locator('table.matrix:not(.transposed) tr.requirement th.title a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('?')[0]?.split('/').pop() ?? ''))
}

/** The codes of the countries shown, in their order. */
export function shownCountries(page: Page): Promise<string[]> {
  return grid(page)
    .locator('th.country a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('?')[0]?.split('/').pop() ?? ''))
}

export async function expectRequirements(page: Page, requirements: readonly Requirement[]): Promise<void> {
  await expect.poll(() => shownRequirements(page)).toEqual(requirements.map(({ id }) => id))
}

export async function expectCountries(page: Page, codes: readonly string[]): Promise<void> {
  await expect.poll(() => shownCountries(page)).toEqual(codes)
}

/** The cells of one requirement as the dataset has them. */
export function cellsOf(
  requirement: Requirement,
  codes: readonly string[],
  day: string,
  since: string | null = WORKSHOP,
): ShownCell[] {
  return codes.map((code) => {
    const { status, was } = cellOn(code, requirement.id, day, since)
    const name = nameOfCell(code, requirement, day, since)
    return { country: code, status, name, was, path: `/es/matrix/${code}/${requirement.id}` }
  })
}

/** The rows of requirements as the dataset has them. */
export function rowsOf(
  requirements: readonly Requirement[],
  codes: readonly string[],
  day: string,
  since: string | null = WORKSHOP,
): Pick<ShownRow, 'id' | 'title' | 'cells' | 'totals'>[] {
  return requirements.map((requirement) => {
    const cells = cellsOf(requirement, codes, day, since)
    const totals = STATUSES.map((status) => cells.filter((cell) => cell.status === status).length)
    return { id: requirement.id, title: inLanguage(requirement.title), cells, totals }
  })
}

/** The requirement rows on the page, with what `rowsOf` counts. */
export async function readRequirementRows(page: Page) {
  const rows = await readRows(page)
  return rows
    .filter(({ kind }) => kind === 'requirement')
    .map(({ id, title, cells, totals }) => ({ id, title, cells, totals }))
}

/** Opens the menu of the countries and gives it back. */
export async function openCountryMenu(page: Page): Promise<Locator> {
  await page.getByText(words('es').matrix.countries, { exact: true }).click()
  const menu = page.locator('.country-menu')
  await expect(menu).toHaveAttribute('open', '')
  return menu
}

/** One of the filters' choices, by its label. */
export function field(page: Page, label: string): Locator {
  return page.locator('form.filters').getByRole('combobox', { name: label, exact: true })
}
