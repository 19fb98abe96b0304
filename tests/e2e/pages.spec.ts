import { expect, open, test } from '../support/browser'
import { expectRequirements, grid, isReady, shownCountries } from '../support/matrix-page'
import { ANCHORS } from '../support/page-kinds'
import {
  cellOn,
  countCells,
  countChanges,
  countryFile,
  findingOn,
  framework,
  inLanguage,
  inWords,
  nameOf,
  participants,
  put,
  REFERENCE,
  requirements,
  STATUSES,
  today,
  WORKSHOP,
  words,
} from '../support/recount'

const es = words('es')
const percent = new Intl.NumberFormat('es', { style: 'percent' })
const core = requirements.filter((requirement) => requirement.core)
const shareOf = (code: string, day: string) => {
  const { met, partial, gap } = countCells(core, [code], day)
  return percent.format(met / (met + partial + gap))
}

test.describe('home', () => {
  for (const day of ['', WORKSHOP])
    test(`shows the share met of each country ${day === '' ? 'today' : `on ${day}`}, as map and as table`, async ({
      page,
    }) => {
      const asOf = day === '' ? today() : day
      await open(page, day === '' ? '/es' : `/es?date=${day}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(es.home.title)
      const map = page.getByRole('group', { name: es.home.mapTitle })
      await expect(map.getByRole('link')).toHaveCount(participants().length)
      await page.getByText(es.home.mapTable).click()
      const rows = page.locator('.map-figure').getByRole('row')
      for (const code of participants()) {
        // Whether or not the code stands in the name as well, and whatever kind of space before the sign.
        const link = map.getByRole('link', { name: new RegExp(`^${nameOf(code)}`) })
        await expect(link).toHaveAccessibleName(new RegExp(`: ${shareOf(code, asOf).replace(/\s/, '.')}$`))
        await expect(link).toHaveAttribute('href', `/es/countries/${code}${day === '' ? '' : `?date=${day}`}`)
        const { met, partial, gap, unknown } = countCells(core, [code], asOf)
        const row = rows.filter({ has: page.getByRole('rowheader', { name: nameOf(code), exact: true }) })
        await expect(row).toContainText(shareOf(code, asOf))
        await expect(row).toContainText(put(es.home.shareOf, { met, known: met + partial + gap }))
        await expect(row.getByRole('cell').last()).toHaveText(String(unknown))
      }
    })

  test('counts what changed since the workshop and leads to it', async ({ page }) => {
    await open(page, '/es')
    const changes = countChanges(participants(), today())
    await expect(page.locator('.change-count strong')).toHaveText(
      `${changes} celdas han cambiado desde el taller de Quito (23 de octubre de 2017).`,
    )
    await page.getByRole('link', { name: es.home.seeChanges }).click()
    await isReady(page)
    await expectRequirements(
      page,
      requirements.filter(({ id }) => participants().some((code) => cellOn(code, id, today()).was !== null)),
    )
    await expect(grid(page).locator('td.c i')).toHaveCount(changes)
  })

  test('a country of the map leads to its page, with the day', async ({ page }) => {
    await open(page, '/es?date=2020-02-02')
    await page
      .getByRole('group', { name: es.home.mapTitle })
      .getByRole('link', { name: new RegExp(`^${nameOf('BR')}\\b`) })
      .click()
    await expect(page).toHaveURL('/es/countries/BR?date=2020-02-02')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(nameOf('BR'))
  })

  test('a figure of the table leads to what it counts', async ({ page }) => {
    await open(page, '/es')
    await page.getByText(es.home.mapTable).click()
    const code = participants().find((one) => countCells(core, [one], today()).unknown > 1) ?? ''
    const row = page
      .locator('.map-figure')
      .getByRole('row')
      .filter({ hasText: nameOf(code) })
    await row.getByRole('cell').last().getByRole('link').click()
    await isReady(page)
    await expectRequirements(
      page,
      core.filter(({ id }) => cellOn(code, id, today()).status === 'unknown'),
    )
    expect(await shownCountries(page)).toEqual([code])
  })

  test('shows the ways in', async ({ page }) => {
    await open(page, '/es')
    for (const [name, path] of [
      [es.home.wayMatrix, '/es/matrix'],
      [es.home.wayCompare, '/es/compare'],
      [es.home.wayCooperation, '/es/cooperation'],
      [es.home.wayProcedures, '/es/procedures'],
      [es.home.wayCase, '/es/case'],
      [es.home.wayCountries, '/es/countries'],
      [es.home.wayRequirements, '/es/requirements'],
      [es.home.wayGlossary, '/es/glossary'],
    ] as const)
      await expect(page.getByRole('main').getByRole('link', { name, exact: true })).toHaveAttribute('href', path)
  })
})

test('the list of countries counts each of them', async ({ page }) => {
  await open(page, `/es/countries?date=${WORKSHOP}`)
  for (const code of [...participants(), REFERENCE]) {
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: nameOf(code), exact: true }) })
    const counts = countCells(requirements, [code], WORKSHOP)
    await expect(row.locator('li b')).toHaveText(STATUSES.map((status) => String(counts[status])))
    await expect(row.getByRole('link', { name: nameOf(code) })).toHaveAttribute(
      'href',
      `/es/countries/${code}?date=${WORKSHOP}`,
    )
  }
})

test.describe('a country', () => {
  test('counts by area are a recount', async ({ page }) => {
    for (const code of ['CL', 'HN', REFERENCE]) {
      await open(page, `/es/countries/${code}`)
      await expect(page.getByRole('heading', { level: 1 })).toContainText(nameOf(code))
      const rows = page.locator('#counts ~ .table-scroll').first().locator('tbody tr')
      const sums = [...framework.areas.map(({ id }) => requirements.filter(({ area }) => area === id)), requirements]
      await expect(rows).toHaveCount(sums.length)
      for (const [index, members] of sums.entries()) {
        const counts = countCells(members, [code], today())
        await expect(rows.nth(index).locator('li b')).toHaveText(STATUSES.map((status) => String(counts[status])))
        const known = counts.met + counts.partial + counts.gap
        await expect(rows.nth(index).locator('td.number')).toHaveText(percent.format(counts.met / known))
      }
    }
  })

  test('a figure leads to what it counts', async ({ page }) => {
    await open(page, '/es/countries/UY')
    const gaps = requirements.filter(({ id }) => cellOn('UY', id, today()).status === 'gap')
    await page
      .locator('#counts ~ .table-scroll')
      .first()
      .getByRole('row')
      .last()
      .getByRole('link', { name: new RegExp(`${gaps.length} ${es.statusPlural.gap}`) })
      .click()
    await isReady(page)
    await expectRequirements(page, gaps)
    expect(await shownCountries(page)).toEqual(['UY'])
  })

  test('shows its system, findings, instruments, provisions and candidate deficiencies', async ({ page }) => {
    const file = countryFile('CL')
    await open(page, '/es/countries/CL')
    await expect(page.getByText(inLanguage(file.legalSystemNote))).toBeVisible()
    await expect(page.getByText(put(es.countries.compiledOn, { day: inWords(file.compiledOn) }))).toBeVisible()

    const findings = await page.locator('table.findings tbody tr').evaluateAll((rows) =>
      rows.map((row) => ({
        id: row.querySelector('th a')?.getAttribute('href')?.split('/').pop(),
        status: row.querySelector('.status')?.classList[1],
        reason: row.querySelector('td:last-child')?.textContent,
      })),
    )
    expect(findings).toEqual(
      requirements.map(({ id }) => {
        const finding = findingOn('CL', id, today())
        return { id, status: finding?.status, reason: inLanguage(finding?.rationale ?? {}) }
      }),
    )

    const links = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('/').pop() ?? '').toSorted())
    expect(await links('.timeline a[href*="/instruments/"]')).toEqual(file.instruments.map(({ id }) => id).toSorted())
    expect(await links('.provision-list li > a')).toEqual(file.provisions.map(({ id }) => id).toSorted())
    const years = await page.locator('.timeline .year').allTextContents()
    expect(years.filter((year) => /^\d+$/.test(year))).toEqual(
      [...new Set(file.instruments.flatMap(({ publishedOn }) => publishedOn?.slice(0, 4) ?? []))].toSorted(),
    )

    await expect(page.locator('article.candidate')).toHaveCount(file.deficiencies.length)
    for (const { title, proposedMeasure } of file.deficiencies) {
      const candidate = page.locator('article.candidate').filter({ hasText: inLanguage(title) })
      await expect(candidate).toContainText(inLanguage(proposedMeasure))
    }
  })

  test('its contents lead to its sections', async ({ page }) => {
    await open(page, '/es/countries/CL')
    const contents = page.getByRole('navigation', { name: es.countries.contents })
    for (const name of [es.countries.findings, es.countries.instruments, es.countries.candidates]) {
      await contents.getByRole('link', { name, exact: true }).click()
      await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeInViewport()
    }
  })

  test('an earlier day marks what came later', async ({ page }) => {
    await open(page, `/es/countries/CL?date=${WORKSHOP}`)
    const later = countryFile('CL').instruments.filter(({ publishedOn }) => (publishedOn ?? '') > WORKSHOP)
    expect(later.length).toBeGreaterThan(0)
    await expect(page.locator('.timeline li.future')).toHaveCount(later.length)
    const finding = findingOn('CL', ANCHORS.changed.requirement.id, WORKSHOP)
    await expect(page.getByText(inLanguage(finding?.rationale ?? {}))).toBeVisible()
  })
})

test('the list of requirements has all of them, core ones marked', async ({ page }) => {
  await open(page, '/es/requirements')
  const lines = page.locator('.requirement-list > li')
  await expect(lines.locator('> a')).toHaveText(requirements.map(({ title }) => inLanguage(title)))
  await expect(lines.filter({ has: page.locator('.tag') })).toHaveCount(core.length)
})

test('a requirement stands with its test, its sources and every country side by side', async ({ page }) => {
  const { requirement } = ANCHORS
  await open(page, `/es/requirements/${requirement.id}?date=${WORKSHOP}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(inLanguage(requirement.title))
  for (const text of [requirement.question, requirement.met, requirement.partial])
    await expect(page.getByText(inLanguage(text), { exact: true })).toBeVisible()
  for (const { standard, article } of requirement.references) {
    const title = inLanguage(framework.standards.find(({ id }) => id === standard)?.title ?? {})
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title, exact: true }) })
    if (/^\d/.test(article)) await expect(row.filter({ hasText: article })).not.toHaveCount(0)
    else await expect(row).not.toHaveCount(0)
  }

  const codes = [...participants(), REFERENCE]
  const rows = page.locator('table.side-by-side tbody tr')
  await expect(rows.locator('th')).toHaveText(codes.map((code) => nameOf(code)))
  for (const [index, code] of codes.entries()) {
    const finding = findingOn(code, requirement.id, WORKSHOP)
    await expect(rows.nth(index).locator('.status')).toHaveText(new RegExp(es.status[finding?.status ?? 'unknown']))
    await expect(rows.nth(index)).toContainText(inLanguage(finding?.rationale ?? {}))
    await expect(rows.nth(index)).toContainText(es.confidence[finding?.confidence ?? 'none'])
    for (const id of finding?.provisions ?? [])
      await expect(rows.nth(index).locator(`a[href^="/es/provisions/${code}/${id}?"]`)).toBeVisible()
  }
  const counts = countCells([requirement], participants(), WORKSHOP)
  await expect(page.locator('main > .counts-bar li b')).toHaveText(STATUSES.map((status) => String(counts[status])))
})

test('an instrument shows its articles with their periods', async ({ page }) => {
  const { country, instrument } = ANCHORS
  await open(page, `/es/instruments/${country}/${instrument.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(instrument.title)
  const own = countryFile(country).provisions.filter((provision) => provision.instrument === instrument.id)
  const lines = page.locator('.provision-list li')
  await expect(lines).toHaveCount(own.length)
  for (const { id, article, inForceFrom, inForceTo } of own) {
    const line = lines.filter({ has: page.locator(`a[href="/es/provisions/${country}/${id}"]`) })
    await expect(line).toContainText(article)
    const isEnded = inForceTo !== null && inForceTo <= today()
    const isFuture = inForceFrom !== null && inForceFrom > today()
    await expect(line.filter({ hasText: es.period.ended })).toHaveCount(isEnded ? 1 : 0)
    await expect(line.filter({ hasText: es.period.notYet })).toHaveCount(isFuture ? 1 : 0)
    for (const day of [inForceFrom, inForceTo]) if (day !== null) await expect(line).toContainText(inWords(day))
  }
})

test('a provision shows what it says, its penalties, and what rests on it', async ({ page }) => {
  const { country, provision, instrument } = ANCHORS
  await open(page, `/es/provisions/${country}/${provision.id}`)
  await expect(page.getByRole('main')).toContainText(provision.article)
  await expect(page.getByText(inLanguage(provision.summary))).toBeVisible()
  await expect(page.getByRole('table', { name: es.law.penalties }).locator('tbody tr')).toHaveCount(
    provision.penalties?.length ?? 0,
  )
  await expect(page.getByRole('link', { name: instrument.title, exact: true })).toHaveAttribute(
    'href',
    `/es/instruments/${country}/${instrument.id}`,
  )
  const resting = countryFile(country).findings.filter(({ provisions }) => provisions.includes(provision.id))
  expect(resting.length).toBeGreaterThan(0)
  const shown = await page
    .locator(`main a[href^="/es/matrix/${country}/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').pop()?.split('?')[0] ?? ''))
  expect(shown.toSorted()).toEqual(resting.map(({ requirement }) => requirement).toSorted())
  for (const id of provision.sources) {
    const source = countryFile(country).sources.find((one) => one.id === id)
    await expect(page.locator('ul.sources')).toContainText(source?.title ?? id)
  }
})

test('a finding of the past, from its article, opens on a day on which it held', async ({ page }) => {
  const country = 'CL'
  const ended = countryFile(country).findings.find(({ to, provisions }) => to !== null && provisions.length > 0)
  if (!ended) throw new Error('the dataset has no such finding')
  await open(page, `/es/provisions/${country}/${ended.provisions[0]}`)
  await page
    .getByRole('main')
    .getByRole('link', {
      name: inLanguage(requirements.find(({ id }) => id === ended.requirement)?.title ?? {}),
      exact: true,
    })
    .first()
    .click()
  await expect(page.locator('.verdict')).toBeVisible()
  await expect(page.getByText(inLanguage(ended.rationale))).toBeVisible()
})

test('the glossary explains every term, each at its own address', async ({ page }) => {
  await open(page, '/es/glossary')
  const entries = page.locator('dl.glossary > div')
  await expect(entries.locator('dt')).toHaveText(framework.terms.map(({ term }) => inLanguage(term)))
  await expect(entries.locator('dd')).toHaveText(framework.terms.map(({ definition }) => inLanguage(definition)))
  const last = framework.terms.at(-1)
  await open(page, `/es/glossary#${last?.id}`)
  await expect(page.locator(`#${last?.id}`)).toBeInViewport()
})

test('the bar marks where the reader is and leads to every place', async ({ page }) => {
  await open(page, '/es/countries/CL')
  const bar = page.getByRole('navigation', { name: es.nav.label })
  const more = bar.locator('summary')
  await expect(more).toHaveAttribute('aria-current', 'true')
  for (const place of ['matrix', 'compare', 'procedures', 'cooperation'] as const) {
    await bar.getByRole('link', { name: es.nav[place] }).click()
    await expect(page).toHaveURL(`/es/${place}`)
    await expect(bar.getByRole('link', { name: es.nav[place] })).toHaveAttribute('aria-current', 'page')
    await expect(more).not.toHaveAttribute('aria-current')
  }
  for (const place of ['countries', 'requirements', 'penalties', 'changes', 'case', 'glossary'] as const) {
    await more.click()
    await bar.getByRole('link', { name: es.nav[place], exact: true }).click()
    await expect(page).toHaveURL(`/es/${place}`)
    await more.click()
    await expect(bar.getByRole('link', { name: es.nav[place], exact: true })).toHaveAttribute('aria-current', 'page')
    await page.keyboard.press('Escape')
    await expect(bar.getByRole('link', { name: es.nav[place], exact: true })).toBeHidden()
  }
})

test('the first Tab leads past the bar', async ({ page }) => {
  await open(page, '/es/countries')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: es.nav.skip })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/es/countries#content')
})
