import type { Page } from '@playwright/test'
import { expect, open, queryOf, test } from '../support/browser'
import { cellLink, expectRequirements, field, isReady, openMatrix } from '../support/matrix-page'
import { ANCHORS, pageKinds, refusedKinds } from '../support/page-kinds'
import { inLanguage, LOCALES, type Locale, nameOf, requirements, WORKSHOP, words } from '../support/recount'

function keysOf(messages: object, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${prefix}${name}.`) : [`${prefix}${name}`],
  )
}

// A key with a dot that stands on a page is one whose message could not be found or made.
const KEYS = new Set(keysOf(words('es')).filter((key) => key.includes('.')))
const NAMESPACES = Object.keys(words('es'))

/** All that a reader or a screen reader is told. */
function readTexts(page: Page): Promise<string> {
  return page.evaluate(() => {
    const attributes = ['aria-label', 'title', 'alt', 'placeholder', 'data-label']
    const told = [...document.querySelectorAll('*')].flatMap((node) =>
      attributes.flatMap((name) => node.getAttribute(name) ?? []),
    )
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      if (!walker.currentNode.parentElement?.closest('script, style')) told.push(walker.currentNode.nodeValue ?? '')
    return [document.title, ...told].join('\n')
  })
}

function rawKeys(text: string): string[] {
  const dotted = text.match(new RegExp(`\\b(?:${NAMESPACES.join('|')})(?:\\.[A-Za-z0-9]+)+`, 'g')) ?? []
  return dotted.filter((key) => KEYS.has(key))
}

for (const locale of LOCALES) {
  test(`every kind of page is whole in “${locale}”, and the browser has nothing to complain about`, async ({
    page,
    complaints,
  }) => {
    // Some thirty pages in one test, each rendered anew on a machine that may be busy.
    test.slow()
    const { nav } = words(locale)
    for (const [kind, address] of Object.entries({ ...pageKinds(locale), ...refusedKinds(locale) })) {
      await open(page, address)
      await expect(page.locator('html'), kind).toHaveAttribute('lang', locale)
      await expect(page.getByRole('heading', { level: 1 }), kind).toHaveCount(1)
      await expect(page, kind).toHaveTitle(/Cotejo/)
      const bar = page.getByRole('navigation', { name: nav.label })
      await expect(bar.getByRole('link'), kind).toHaveText([
        nav.matrix,
        nav.compare,
        nav.procedures,
        nav.cooperation,
        nav.register,
      ])
      await expect(bar.getByText(nav.more), kind).toBeVisible()
      const text = await readTexts(page)
      expect(rawKeys(text), kind).toEqual([])
      expect(text.match(/\{\w+[,}]|\bundefined\b|\[object|\bNaN\b|Invalid Date/g) ?? [], kind).toEqual([])
      expect(complaints, kind).toEqual([])
    }
  })

  test(`texts of the data are in “${locale}”`, async ({ page }) => {
    const { cell, requirement, country } = ANCHORS
    await openMatrix(page, '', locale)
    await expect(page.locator('tr.requirement th.title a')).toHaveText(
      requirements.map(({ title }) => inLanguage(title, locale)),
    )
    await open(page, `/${locale}/matrix/${cell.code}/${cell.requirement.id}`)
    await expect(page.getByText(inLanguage(cell.finding.rationale, locale))).toBeVisible()
    await open(page, `/${locale}/requirements/${requirement.id}`)
    await expect(page.getByText(inLanguage(requirement.question, locale))).toBeVisible()
    await open(page, `/${locale}/countries/${country}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(nameOf(country, locale))
  })
}

async function switchTo(page: Page, from: Locale, to: Locale): Promise<void> {
  const { language } = words(from)
  // By keyboard: beside an open cell the bar lies under its panel.
  await page.locator('.bar summary').filter({ hasText: language.label }).press('Enter')
  await page.getByRole('link', { name: language[to], exact: true }).press('Enter')
  await expect(page.locator('html')).toHaveAttribute('lang', to)
}

test('the switch keeps the view, also what was changed on the page', async ({ page }) => {
  const { grid } = words('es').matrix
  await openMatrix(page, `?date=${WORKSHOP}&countries=CL,MX`)
  await field(page, grid.area).selectOption('procedure')
  await expect.poll(() => queryOf(page)).toContain('area=procedure')
  await page.getByRole('checkbox', { name: grid.core }).click()
  await expect.poll(() => queryOf(page)).toContain('core=1')
  const query = queryOf(page)
  const expected = requirements.filter(({ area, core }) => area === 'procedure' && core)

  await switchTo(page, 'es', 'fr')
  await expect(page).toHaveURL(`/fr/matrix${query}`)
  await isReady(page)
  await expectRequirements(page, expected)
  await expect(field(page, words('fr').matrix.grid.area)).toHaveValue('procedure')
  await expect(page.getByRole('columnheader', { name: nameOf('MX', 'fr') })).toBeVisible()
  await switchTo(page, 'fr', 'pt')
  await expect(page).toHaveURL(`/pt/matrix${query}`)
  await isReady(page)
  await expectRequirements(page, expected)
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(`/es/matrix${query}`)
  await expectRequirements(page, expected)
})

test('the switch keeps the cell that is open', async ({ page }) => {
  const { code, requirement, finding } = ANCHORS.cell
  await openMatrix(page)
  await cellLink(page, code, requirement.id).click()
  await expect(page.locator('aside.panel')).toBeVisible()
  await switchTo(page, 'es', 'en')
  await expect(page).toHaveURL(`/en/matrix/${code}/${requirement.id}`)
  await expect(page.getByText(inLanguage(finding.rationale, 'en'))).toBeVisible()
})

test('every kind of page can be had in every language', async ({ page }) => {
  const kinds = Object.entries(pageKinds('es'))
  for (const [kind, address] of kinds) {
    await open(page, address)
    const links = page.locator('.bar .menu a[hreflang]')
    await expect(links, kind).toHaveText(LOCALES.map((locale) => words('es').language[locale]))
    for (const [index, locale] of LOCALES.entries())
      await expect(links.nth(index), kind).toHaveAttribute('href', address.replace(/^\/es/, `/${locale}`))
  }
})
