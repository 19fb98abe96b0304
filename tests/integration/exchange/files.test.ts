import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { parseCsv } from 'hucre/csv'
import readXlsx from 'read-excel-file/node'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { GET as getChanges } from '@/app/[locale]/changes/export/route'
import { GET as getCompare } from '@/app/[locale]/compare/export/route'
import { GET as getCheck } from '@/app/[locale]/cooperation/export/route'
import { GET as getOverview } from '@/app/[locale]/cooperation/overview/export/route'
import { GET as getCountry } from '@/app/[locale]/countries/[country]/export/route'
import { GET as getCountries } from '@/app/[locale]/countries/export/route'
import { GET as getDashboard } from '@/app/[locale]/dashboard/export/route'
import { GET as getDeficiencies } from '@/app/[locale]/deficiencies/export/route'
import { GET as getGlossary } from '@/app/[locale]/glossary/export/route'
import { GET as getInstrument } from '@/app/[locale]/instruments/[country]/[instrument]/export/route'
import { GET as getMatrix } from '@/app/[locale]/matrix/export/route'
import { GET as getMeasures } from '@/app/[locale]/measures/export/route'
import { GET as getWhatIf } from '@/app/[locale]/measures/what-if/export/route'
import { GET as getPenalties } from '@/app/[locale]/penalties/export/route'
import { GET as getPicture } from '@/app/[locale]/pictures/[picture]/export/route'
import { GET as getProcedures } from '@/app/[locale]/procedures/export/route'
import { GET as getQuality } from '@/app/[locale]/quality/export/route'
import { GET as getRequirement } from '@/app/[locale]/requirements/[requirement]/export/route'
import { GET as getRequirements } from '@/app/[locale]/requirements/export/route'
import { GET as getSearch } from '@/app/[locale]/search/export/route'
import type { Actor } from '@/lib/auth/schema'
import { restore } from '@/lib/exchange/neutral'
import { database } from '@/lib/platform/db/client'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  cellOn,
  countCells,
  countChanges,
  countryFile,
  findingOn,
  framework,
  inLanguage,
  type Locale,
  nameOf,
  participants,
  REFERENCE,
  requirements,
  STATUSES,
  type Status,
  words,
  wordsOf,
} from '../../support/recount'

// Next's own store of a request's language is not there outside Next; the routes name their language themselves.
vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl')
  const { readFileSync } = await import('node:fs')
  const { MESSAGE_AREAS } = await import('@/lib/platform/i18n/messages/areas')
  const read = (file: string): unknown => JSON.parse(readFileSync(`lib/platform/i18n/messages/${file}.json`, 'utf8'))
  const messagesOf = (locale: string) => {
    const whole = z.record(z.string(), z.unknown()).parse(read(locale))
    return { ...whole, ...Object.fromEntries(MESSAGE_AREAS.map((area) => [area, read(`${locale}/${area}`)])) }
  }
  return {
    getTranslations: async ({ locale, namespace }: { locale: Locale; namespace: string }) =>
      createTranslator({ locale, namespace, messages: messagesOf(locale) }),
    getMessages: async ({ locale }: { locale: string }) => messagesOf(locale),
  }
})

// Who asks: nobody, unless a test says otherwise.
const reader: { actor: Actor | null } = vi.hoisted(() => ({ actor: null }))
vi.mock('@/lib/auth/session', () => ({ currentActor: async () => reader.actor }))

const DAY = '2026-11-21'
const SIGNS: Record<Status, string> = { met: '✓', partial: '◐', gap: '✕', unknown: '?' }
const label = (status: Status) => `${SIGNS[status]} ${words('es').status[status]}`

let store: TestDatabase

beforeAll(async () => {
  store = await createTestDatabase('dataset')
  process.env.DATABASE_URL = store.url
})

afterAll(async () => {
  await database().$disconnect()
  await store.drop()
})

type Params = { locale: string; country: string; requirement: string; instrument: string; picture: string }
type Get = (request: Request, context: { params: Promise<Params> }) => Promise<Response>

async function fetchFile(get: Get, query: string, params: Partial<Params> = {}): Promise<Response> {
  const context = { id: randomUUID(), today: DAY, revision: undefined, status: undefined }
  const all = { locale: 'es', country: '', requirement: '', instrument: '', picture: '', ...params }
  return runWithRequest(context, () =>
    get(new Request(`http://cotejo.test/x?${query}`), { params: Promise.resolve(all) }),
  )
}

async function fetchWorkbook(get: Get, query: string, params: Partial<Params> = {}) {
  const answer = await fetchFile(get, query, params)
  expect(answer.status).toBe(200)
  const file = Buffer.from(await answer.arrayBuffer())
  return { sheets: await readXlsx(file), parts: unzipSync(file) }
}

async function fetchCsv(get: Get, query: string, params: Partial<Params> = {}): Promise<string[][]> {
  const answer = await fetchFile(get, `format=csv&${query}`, params)
  expect(answer.status).toBe(200)
  return parseCsv(await answer.text(), { delimiter: ',' }).map((row) => row.map(String))
}

const jsonSchema = z.object({ rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))) })
async function fetchRows(get: Get, query: string, params: Partial<Params> = {}) {
  const answer = await fetchFile(get, `format=json&${query}`, params)
  expect(answer.status).toBe(200)
  return jsonSchema.parse(await answer.json()).rows
}

describe('the matrix as a workbook', () => {
  it('has every cell as the dataset has it, read by another library', async () => {
    const { sheets } = await fetchWorkbook(getMatrix, `date=${DAY}`)
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Matriz',
      'Constataciones',
      'Artículos',
      'Penas',
      'Fuentes',
      'Deficiencias',
      'Medidas',
    ])
    const [head = [], ...rows] = sheets[0]?.data ?? []
    const codes = participants()
    expect(rows).toHaveLength(requirements.length)
    for (const [index, requirement] of requirements.entries()) {
      const row = rows[index] ?? []
      expect(row[head.indexOf('Requisito')]).toBe(inLanguage(requirement.title))
      for (const code of codes) {
        const cell = cellOn(code, requirement.id, DAY)
        expect(row[head.indexOf(`Estado: ${nameOf(code)}`)]).toBe(label(cell.status))
        expect(row[head.indexOf(`Estado anterior: ${nameOf(code)}`)]).toBe(cell.was === null ? null : label(cell.was))
      }
      const titles = { met: 'Cumplidos', partial: 'Parciales', gap: 'Lagunas', unknown: 'Desconocidos' }
      for (const status of STATUSES)
        expect(row[head.indexOf(titles[status])]).toBe(
          codes.filter((code) => cellOn(code, requirement.id, DAY).status === status).length,
        )
    }
  })

  it('holds the finding behind every cell, and the articles, penalties and sources behind the findings', async () => {
    const { sheets } = await fetchWorkbook(getMatrix, `date=${DAY}&countries=CL,AR`)
    const [, findings, provisions, penalties, sources] = sheets.map(({ data }) => data)
    expect(findings?.slice(1)).toHaveLength(2 * requirements.length)
    const expected = ['CL', 'AR'].flatMap((code) =>
      requirements.flatMap(({ id }) => ({ code, finding: findingOn(code, id, DAY) })),
    )
    const cited = new Set(
      expected.flatMap(({ code, finding }) => finding?.provisions.map((id) => `${code} ${id}`) ?? []),
    )
    expect(provisions?.slice(1)).toHaveLength(cited.size)
    const named = ['CL', 'AR'].flatMap((code) =>
      countryFile(code)
        .provisions.filter(({ id }) => cited.has(`${code} ${id}`))
        .map((one) => ({ code, one })),
    )
    expect(penalties?.slice(1)).toHaveLength(named.reduce((sum, { one }) => sum + (one.penalties?.length ?? 0), 0))
    const used = new Set([
      ...expected.flatMap(({ code, finding }) => finding?.sources.map((id) => `${code} ${id}`) ?? []),
      ...named.flatMap(({ code, one }) => one.sources.map((id) => `${code} ${id}`)),
    ])
    expect(sources?.slice(1)).toHaveLength(used.size)
  })

  it('leads from a cell to its finding, and from every row to its page', async () => {
    const { sheets, parts } = await fetchWorkbook(getMatrix, `date=${DAY}&countries=CL&area=offence`)
    const xml = (name: string) => strFromU8(parts[`xl/worksheets/${name}`] ?? new Uint8Array())
    const rows = (sheets[0]?.data.length ?? 1) - 1
    expect(rows).toBe(requirements.filter(({ area }) => area === 'offence').length)
    expect(xml('sheet1.xml').match(/location="&apos;Constataciones&apos;!A\d+"/g)).toHaveLength(rows)
    expect(xml('_rels/sheet1.xml.rels').match(/\/es\/requirements\/[a-z-]+\?date=2026-11-21"/g)).toHaveLength(rows)
    expect(
      xml('_rels/sheet2.xml.rels').match(/\/es\/matrix\/CL\/[a-z-]+\?date=2026-11-21"/g)?.length,
    ).toBeGreaterThanOrEqual(rows)
    expect(xml('sheet1.xml')).not.toContain('<f>')
    expect(xml('sheet1.xml')).toContain('<autoFilter')
    expect(xml('sheet1.xml')).toContain('state="frozen"')
  })
})

describe('the view in the address', () => {
  it('filters rows, chooses and orders countries, and goes back to a day', async () => {
    const [head = [], ...rows] = await fetchCsv(getMatrix, 'date=2017-10-23&since=none&status=gap&countries=UY,AR')
    expect(head.filter((title) => title.startsWith('Estado: '))).toEqual(['Estado: Uruguay', 'Estado: Argentina'])
    expect(head.some((title) => title.startsWith('Estado anterior'))).toBe(false)
    const expected = requirements.filter(({ id }) =>
      ['UY', 'AR'].some((code) => cellOn(code, id, '2017-10-23').status === 'gap'),
    )
    expect(rows.map((row) => restore(row[head.indexOf('Requisito')] ?? ''))).toEqual(
      expected.map(({ title }) => inLanguage(title)),
    )
  })

  it('adds the columns asked for and keeps those on the screen', async () => {
    const [without = []] = await fetchCsv(getMatrix, 'countries=AR')
    const [head = [], first = []] = await fetchCsv(getMatrix, 'countries=AR&extra=requirementId,statusCode')
    expect(without).not.toContain('Identificador del requisito')
    for (const title of without) expect(head).toContain(title)
    expect(first[head.indexOf('Identificador del requisito')]).toBe(requirements[0]?.id)
    expect(first[head.indexOf('Código del estado: Argentina')]).toBe(
      cellOn('AR', requirements[0]?.id ?? '', DAY).status,
    )
  })

  it.each(['format=exe', 'extra=password', 'date=yesterday', 'countries=XX', 'area=none'])(
    'refuses %s by name',
    async (query) => {
      const answer = await fetchFile(getMatrix, query)
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain(query.split('=')[1])
    },
  )

  it('has no file in a language that there is not, nor of a country or requirement', async () => {
    expect((await fetchFile(getMatrix, '', { locale: 'xx' })).status).toBe(404)
    expect((await fetchFile(getCountry, '', { country: 'XX' })).status).toBe(404)
    expect((await fetchFile(getRequirement, '', { requirement: 'off-nothing' })).status).toBe(404)
  })
})

describe('the other tables', () => {
  it('a country: a row a requirement', async () => {
    const rows = await fetchRows(getCountry, 'extra=requirementId,statusCode', { country: 'BR' })
    expect(rows.map(({ requirementId, statusCode }) => [requirementId, statusCode])).toEqual(
      requirements.map(({ id }) => [id, cellOn('BR', id, DAY).status]),
    )
  })

  it('the countries: the counts of each', async () => {
    const rows = await fetchRows(getCountries, 'extra=countryCode')
    expect(rows.map(({ countryCode }) => countryCode)).toEqual([...participants(), REFERENCE])
    for (const row of rows)
      for (const status of STATUSES)
        expect(row[status]).toBe(
          requirements.filter(({ id }) => cellOn(String(row.countryCode), id, DAY).status === status).length,
        )
  })

  it('a requirement: a row a country, the reference last', async () => {
    const rows = await fetchRows(getRequirement, 'extra=countryCode,statusCode', { requirement: 'off-grooming' })
    const codes = [...participants(), REFERENCE]
    expect(rows.map(({ countryCode, statusCode }) => [countryCode, statusCode])).toEqual(
      codes.map((code) => [code, cellOn(code, 'off-grooming', DAY).status]),
    )
    for (const row of rows) expect(row.page).toMatch(/^http.*\/es\/matrix\/[A-Z]{2}\/off-grooming\?date=2026-11-21$/)
  })

  it('the requirements', async () => {
    const rows = await fetchRows(getRequirements, 'extra=requirementId')
    expect(rows.map(({ requirementId }) => requirementId)).toEqual(requirements.map(({ id }) => id))
  })

  it('a comparison: its status row is the matrix', async () => {
    const rows = await fetchRows(getCompare, 'requirements=off-grooming,pro-preservation&countries=CL,MX,BR')
    for (const id of ['off-grooming', 'pro-preservation'])
      for (const code of ['CL', 'MX', 'BR']) {
        const row = rows.find((one) => one.fact === 'Estado' && String(one.page).includes(id))
        expect(row?.[`value:${code}`]).toBe(label(cellOn(code, id, DAY).status))
      }
    expect((await fetchFile(getCompare, 'countries=CL')).status).toBe(400)
  })

  it('compare: the official wordings there are, whole, each with where it is from', async () => {
    const query = 'requirements=off-distribution&countries=AR,CL'
    const facts = async () => (await fetchRows(getCompare, query)).map(({ fact }) => String(fact))
    const isWording = (fact: string) => fact.startsWith(wordsOf('compare', 'es').facts.wording)
    expect((await facts()).filter(isWording)).toEqual([])
    const body = `Inventado. ${'largo '.repeat(4000)}fin.`
    const text = { country: 'AR', provisionId: 'ar-cp-128', label: 'ARTÍCULO 128.-', body, wording: 'original' }
    const from = {
      basis: 'stated',
      origin: 'own',
      file: 'ar/ley.md',
      commit: 'abc123',
      repository: 'gaceta.example/ar',
    }
    await database().officialText.createMany({
      data: ['128', '128 bis'].map((article, position) => ({
        ...{ ...text, ...from, article, position, licence: 'CC-BY 4.0', retrievedOn: new Date(DAY) },
        ...{ instrumentId: 'ar-cp' },
      })),
    })
    try {
      const rows = (await fetchRows(getCompare, query)).filter(({ fact }) => isWording(String(fact)))
      expect(rows).toHaveLength(2)
      for (const row of rows) {
        const shown = String(row['value:AR'])
        for (const part of [body, 'Redacción original', 'ar/ley.md', 'abc123', 'gaceta.example/ar', 'CC-BY 4.0'])
          expect(shown).toContain(part)
      }
      expect(rows[0]?.['value:CL']).toBe(wordsOf('texts', 'es').noneHere)
    } finally {
      await database().officialText.deleteMany({ where: { provisionId: 'ar-cp-128' } })
    }
  })

  it('matrix: says where the law changed, in a column that is there only then', async () => {
    const title = `${wordsOf('exchange', 'es').columns.lawChanged}: Argentina`
    const [without = []] = await fetchCsv(getMatrix, 'countries=AR,CL')
    expect(without).not.toContain(title)
    await database().officialText.create({
      data: {
        ...{
          country: 'AR',
          provisionId: 'ar-cp-128',
          instrumentId: 'ar-cp',
          article: '128',
          label: '128',
          position: 0,
        },
        ...{ body: 'Inventado.', wording: 'unknown', origin: 'own', file: 'ley.md', commit: 'abc123', repository: 'r' },
        ...{ retrievedOn: new Date(DAY), noticedAt: new Date(DAY) },
      },
    })
    try {
      const [head = [], ...rows] = await fetchCsv(getMatrix, 'countries=AR,CL&law=changed')
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row[head.indexOf(title)]).toBe('sí')
      expect(rows.map((row) => row[head.indexOf('Requisito')])).toContain(
        inLanguage(requirements.find(({ id }) => id === 'off-distribution')?.title ?? {}),
      )
      const [, ...all] = await fetchCsv(getMatrix, 'countries=AR,CL')
      expect(all.filter((row) => row[head.indexOf(title)] === 'sí')).toHaveLength(rows.length)
    } finally {
      await database().officialText.deleteMany({ where: { provisionId: 'ar-cp-128' } })
    }
  })

  it('penalties: every country has a row, and only penalties of its articles', async () => {
    const rows = await fetchRows(getPenalties, 'requirement=off-possession&extra=countryCode,statusCode')
    expect([...new Set(rows.map(({ countryCode }) => countryCode))]).toEqual(participants())
    for (const row of rows) expect(row.statusCode).toBe(cellOn(String(row.countryCode), 'off-possession', DAY).status)
  })

  it('procedures: the statuses of the countries asked for', async () => {
    const rows = await fetchRows(getProcedures, 'countries=CL,PY&extra=countryCode,statusCode,requirementId')
    expect(new Set(rows.map(({ countryCode }) => countryCode))).toEqual(new Set(['CL', 'PY']))
    for (const row of rows)
      expect(row.statusCode).toBe(cellOn(String(row.countryCode), String(row.requirementId), DAY).status)
  })

  it('changes: one on every day that a status became another', async () => {
    const rows = await fetchRows(getChanges, `from=2017-10-23&to=${DAY}&country=CL&extra=requirementId`)
    const changed = requirements.filter(({ id }) => cellOn('CL', id, DAY).was !== null).map(({ id }) => id)
    const ids = new Set(rows.map(({ requirementId }) => requirementId))
    for (const id of changed) expect(ids).toContain(id)
    for (const { day } of rows) expect(String(day) > '2017-10-23' && String(day) <= DAY).toBe(true)
    expect((await fetchFile(getChanges, 'from=2020-01-01&to=2019-01-01')).status).toBe(400)
  })

  it('cooperation: every pair once, and one pair in full', async () => {
    const pairs = await fetchRows(getOverview, 'extra=requestingCode,requestedCode,answerCode')
    expect(pairs).toHaveLength(12 * 11)
    const query = 'requesting=AR&requested=CL&conduct=off-distribution&measure=preservation&extra=answerCode'
    const [answer] = await fetchRows(getCheck, query)
    const pair = pairs.find((one) => one.requestingCode === 'AR' && one.requestedCode === 'CL')
    expect(answer?.answerCode).toBe(pair?.answerCode)
    expect((await fetchFile(getCheck, 'requesting=AR')).status).toBe(400)
  })

  it('what a search finds', async () => {
    const rows = await fetchRows(getSearch, 'q=grooming&kind=requirement')
    expect(rows.some(({ page }) => String(page).includes('/requirements/off-grooming'))).toBe(true)
    expect(await fetchRows(getSearch, 'q=zzzzqqqq&kind=requirement')).toEqual([])
  })
})

describe('tables that are not of a matrix', () => {
  it('a statute: its articles with their periods, and their penalties on a sheet', async () => {
    const { provisions } = countryFile('CL')
    const [some] = provisions.filter(({ penalties = [] }) => penalties.length > 0)
    const instrument = some?.instrument ?? ''
    const own = provisions.filter((one) => one.instrument === instrument)
    const where = { country: 'CL', instrument }
    const rows = await fetchRows(getInstrument, '', where)
    expect(rows.map(({ article, inForceFrom, inForceTo }) => [article, inForceFrom, inForceTo]).sort()).toEqual(
      own.map(({ article, inForceFrom, inForceTo }) => [article, inForceFrom, inForceTo]).sort(),
    )
    const { sheets } = await fetchWorkbook(getInstrument, '', where)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Artículos', 'Penas'])
    const penalties = own.reduce((sum, one) => sum + (one.penalties?.length ?? 0), 0)
    expect(sheets[1]?.data).toHaveLength(penalties + 1)
    expect((await fetchFile(getInstrument, '', { country: 'CL', instrument: 'none' })).status).toBe(404)
  })

  it('the glossary', async () => {
    const rows = await fetchRows(getGlossary, '')
    expect(rows.map(({ term, definition }) => [term, definition]).sort()).toEqual(
      framework.terms.map(({ term, definition }) => [inLanguage(term), inLanguage(definition)]).sort(),
    )
    for (const { page } of rows) expect(page).toMatch(/\/es\/glossary#[a-z-]+$/)
  })

  it('the quality: every finding of the day with what it lacks', async () => {
    const rows = await fetchRows(getQuality, 'country=GT&extra=requirementId,statusCode')
    const recorded = requirements.flatMap(({ id }) => findingOn('GT', id, DAY) ?? [])
    expect(rows.map(({ requirementId }) => requirementId).sort()).toEqual(
      recorded.map(({ requirement }) => requirement).sort(),
    )
    const { unknown, recall } = wordsOf('quality', 'es').problem
    for (const { requirementId, statusCode, problems } of rows) {
      const finding = findingOn('GT', String(requirementId), DAY)
      expect(statusCode).toBe(finding?.status)
      expect(String(problems).split('; ').includes(unknown)).toBe(finding?.status === 'unknown')
      expect(String(problems).split('; ').includes(recall)).toBe(
        finding?.status !== 'unknown' && finding?.confidence === 'recall',
      )
    }
    const [one] = await fetchRows(getQuality, 'problem=unknown&extra=statusCode')
    expect(one?.statusCode).toBe('unknown')
    expect((await fetchFile(getQuality, 'problem=none')).status).toBe(400)
  })

  it('a picture: the rows of its table, each with a way to the page', async () => {
    const rows = await fetchRows(getPicture, '', { picture: 'convergence' })
    const names = JSON.stringify(rows)
    for (const code of participants()) expect(names).toContain(nameOf(code))
    expect(rows.some(({ page }) => /^http.*\/es\//.test(String(page)))).toBe(true)
    expect((await fetchFile(getPicture, '', { picture: 'none' })).status).toBe(404)
  })
})

describe('the register', () => {
  const STAFF: Actor = {
    id: 'staff',
    name: 'Staff',
    email: 'staff@cotejo.test',
    role: 'staff',
    countries: [],
    hasTotp: true,
    mustSetUpTotp: false,
    session: 's',
  }
  const mark = (title: string, isPublished: boolean) =>
    database().deficiency.create({
      data: {
        country: 'CL',
        requirementId: 'off-access',
        kind: 'legislative',
        severity: 'high',
        title: { es: title },
        description: { es: title },
        isPublished,
        findingStatus: 'gap',
        findingDay: new Date(`${DAY}T00:00:00Z`),
        authorId: 'staff',
        assigneeId: 'staff',
      },
    })

  const propose = (title: string, isPublished: boolean, deficiencies: string[]) =>
    database().measure.create({
      data: {
        kind: 'legislative_reform',
        title: { es: title },
        description: { es: title },
        priority: 'high',
        isPublished,
        dueOn: new Date('2026-11-20T00:00:00Z'),
        authorId: 'staff',
        countries: { create: [{ country: 'CL' }] },
        deficiencies: { create: deficiencies.map((deficiencyId) => ({ deficiencyId })) },
        effects: { create: [{ country: 'CL', requirementId: 'off-access', status: 'met' }] },
      },
    })

  beforeAll(async () => {
    await database().user.create({
      data: { id: 'staff', name: 'Ana Staff', email: 'staff@cotejo.test', role: 'staff' },
    })
    const { id: shown } = await mark('=cmd|x!A1', true)
    const { id: hidden } = await mark('not yet public', false)
    await propose('published measure', true, [shown, hidden])
    await propose('internal measure', false, [hidden])
  })
  afterEach(() => {
    reader.actor = null
  })

  it('gives an anonymous reader what is published, without names, neutralised', async () => {
    const [head = [], ...rows] = await fetchCsv(getDeficiencies, '')
    expect(rows.map((row) => row[head.indexOf('Deficiencia')])).toEqual(["'=cmd|x!A1"])
    expect(rows[0]?.[head.indexOf('A cargo')]).toBe('')
    const { sheets } = await fetchWorkbook(getMatrix, 'countries=CL')
    expect(sheets.slice(-2).map(({ sheet }) => sheet)).toEqual(['Deficiencias', 'Medidas'])
    const [named = [], ...measures] = sheets.at(-1)?.data ?? []
    const fact = (title: string) => measures.map((row) => row[named.indexOf(title)])
    expect([fact('Medida'), fact('Resuelve'), fact('Vencida')]).toEqual([['published measure'], ['D-1'], ['sí']])
    expect(JSON.stringify(sheets)).not.toContain('internal measure')
    const [titles = [], ...cells] = sheets[0]?.data ?? []
    const marked = cells.filter((row) => row[titles.indexOf('Deficiencia señalada: Chile')] === 'sí')
    expect(marked.map((row) => row[titles.indexOf('Requisito')])).toEqual(
      requirements.flatMap(({ id, title }) => (id === 'off-access' ? [inLanguage(title)] : [])),
    )
    expect(JSON.stringify(sheets)).not.toContain('not yet public')
    expect(JSON.stringify(sheets)).not.toContain('Ana Staff')
  })

  it('gives the dashboard to accounts alone: each of the twelve, and a measure of two of them once in all', async () => {
    expect((await fetchFile(getDashboard, 'format=csv')).status).toBe(403)
    reader.actor = STAFF
    const rows = await fetchRows(getDashboard, 'extra=countryCode&since=2020-01-01')
    expect(rows.slice(0, -1).map(({ countryCode }) => countryCode)).toEqual(participants())
    const statuses = (codes: string[]) => countCells(requirements, codes, DAY)
    for (const row of rows) {
      const codes = row.countryCode === null ? participants() : [String(row.countryCode)]
      const counts = statuses(codes)
      expect(row).toMatchObject({ ...counts, moved: countChanges(codes, DAY, '2020-01-01') })
      expect(row.shareMet).toBeCloseTo(counts.met / (counts.met + counts.partial + counts.gap), 10)
      expect(row.page).toContain(row.countryCode === null ? '/es/dashboard?' : `country=${row.countryCode}`)
    }
    expect(rows.at(-1)).toMatchObject({ country: wordsOf('dashboard', 'es').all, openDeficiencies: 2 })
    expect(await fetchRows(getDashboard, 'country=CL')).toMatchObject([
      { openDeficiencies: 2, met: statuses(['CL']).met },
    ])
  })

  it('gives staff all of it, with who is in charge', async () => {
    reader.actor = STAFF
    const rows = await fetchRows(getDeficiencies, '')
    expect(rows.map(({ title, assignee }) => [title, assignee])).toEqual([
      ['=cmd|x!A1', 'Ana Staff'],
      ['not yet public', 'Ana Staff'],
    ])
    const { sheets } = await fetchWorkbook(getMatrix, 'countries=CL&area=offence')
    expect(sheets.slice(-2).map(({ data }) => data.length)).toEqual([3, 3])
    const other = await fetchWorkbook(getMatrix, 'countries=AR')
    expect(other.sheets.slice(-2).map(({ data }) => data.length)).toEqual([1, 1])
    const elsewhere = await fetchWorkbook(getMatrix, 'countries=CL&area=capacity')
    expect(elsewhere.sheets.slice(-2).map(({ data }) => data.length)).toEqual([1, 1])
  })

  it('has the measures, and what some of them would change', async () => {
    expect((await fetchRows(getMeasures, '')).map(({ measure, resolves }) => [measure, resolves])).toEqual([
      ['published measure', 'D-1'],
    ])
    expect((await fetchFile(getWhatIf, 'measures=M-2')).status).toBe(404)
    reader.actor = STAFF
    expect(
      (await fetchRows(getMeasures, 'extra=published')).map(({ resolves, published }) => [resolves, published]),
    ).toEqual([
      ['D-1, D-2', 'sí'],
      ['D-2', 'no'],
    ])
    const [change, ...more] = await fetchRows(getWhatIf, 'measures=M-1,M-2&extra=requirementId')
    expect(more).toEqual([])
    expect([change?.requirementId, change?.before, change?.after, change?.broughtBy]).toEqual([
      'off-access',
      label(cellOn('CL', 'off-access', DAY).status),
      label('met'),
      'M-1, M-2',
    ])
  })
})
