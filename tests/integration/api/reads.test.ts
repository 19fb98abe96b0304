import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ApiDocument } from '@/lib/api/document'
import { READS } from '@/lib/api/operations'
import { database as prisma } from '@/lib/platform/db/client'
import { askApi } from '../../support/api'
import { doAs, makeActor } from '../../support/commands'
import { Contract } from '../../support/contract'
import { createTestDatabase, type TestDatabase } from '../../support/database'

let database: TestDatabase
let contract: Contract

const gap = 'gap'

beforeAll(async () => {
  process.env.COTEJO_SECRET = 'a secret of at least thirty-two characters'
  process.env.COTEJO_API_LIMIT = '100000'
  database = await createTestDatabase('dataset')
  process.env.DATABASE_URL = database.url
  const staff = await makeActor('staff')
  const texts = { title: { es: 'Falta' }, description: { es: 'No hay nada.' }, sources: [], links: {} }
  for (const requirement of ['off-access', 'off-grooming'])
    await doAs(staff, 'deficiency.mark', {
      ...{ cells: [`CL/${requirement}`], day: '2026-11-30', kind: 'legislative', severity: 'high' },
      ...texts,
    })
  const marked = await prisma().deficiency.findMany({ orderBy: { number: 'asc' } })
  const [first] = marked
  await doAs(staff, 'measure.propose', {
    ...{ kind: 'legislative_reform', title: { es: 'Reformar' }, description: { es: 'El código.' }, priority: 'high' },
    ...{ deficiencies: [first?.id], effects: { 0: { country: 'CL', requirement: 'off-access', status: 'met' } } },
    models: ['AR/ar-cp-128'],
  })
  await prisma().deficiency.updateMany({ where: { number: first?.number }, data: { isPublished: true } })
  await prisma().measure.updateMany({ data: { isPublished: true } })
  contract = new Contract(documentSchema.parse((await askApi('/openapi.json')).json()))
})

const documentSchema = z.custom<ApiDocument>((value) => typeof value === 'object' && value !== null && 'paths' in value)

afterAll(async () => {
  await prisma().$disconnect()
  await database.drop()
})

/** An address of every operation that reads, by its own examples. */
function addressOf({ path, example }: (typeof READS)[number]): string {
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
  const query = Object.entries(example).filter(([name]) => !inPath.has(name))
  const search = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return `${path.replace(/\{(\w+)\}/g, (_, name: string) => example[name] ?? '')}?${search}`
}

const toldSchema = z.looseObject({ revision: z.string(), date: z.string().nullable(), data: z.unknown() })
const listSchema = toldSchema.extend({ data: z.array(z.unknown()), page: z.object({ next: z.string().nullable() }) })

describe('the document', () => {
  it('names every operation of the table once, and none else', () => {
    const described = contract.operations.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(described).size).toBe(described.length)
    for (const { method, path } of READS) expect(described).toContain(`${method} ${path}`)
  })

  it('says in words what each operation and each parameter is, in every language', async () => {
    for (const lang of ['es', 'pt', 'en', 'fr']) {
      const document = documentSchema.parse((await askApi(`/openapi.json?lang=${lang}`)).json())
      const silent = new Contract(document).operations.flatMap(({ operation }) => [
        ...(operation.summary === '' ? [operation.operationId] : []),
        ...operation.parameters
          .filter((one) => one.description === '')
          .map(({ name }) => `${operation.operationId} ${name}`),
      ])
      expect(silent, lang).toEqual([])
    }
  })

  it('is sound: every reference leads somewhere, every parameter of a path is described', () => {
    const text = JSON.stringify(contract.document)
    const missing = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].flatMap(([, pointer = '']) => {
      let found: unknown = contract.document
      for (const part of pointer.split('/')) found = found instanceof Object ? Reflect.get(found, part) : undefined
      return found === undefined ? [pointer] : []
    })
    expect([...new Set(missing)]).toEqual([])
    for (const { path, operation } of contract.operations) {
      const named = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name)
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    }
  })
})

describe.each(READS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  '%s',
  (_, operation) => {
    it('answers as the document says, in every language', async () => {
      for (const lang of ['', 'es', 'fr']) {
        const answer = await askApi(`${addressOf(operation)}${lang === '' ? '' : `&lang=${lang}`}`)
        expect(answer.status, answer.text.slice(0, 500)).toBe(200)
        const told = toldSchema.parse(answer.json())
        expect(contract.faults(operation.path, 'get', 200, 'application/json', told)).toBe('')
        expect(answer.headers.get('cotejo-revision')).toBe(told.revision)
        expect(answer.headers.get('cotejo-date')).toBe(told.date)
        expect(operation.isDated === 'always' ? told.date : null).toBe(told.date)
        if (operation.kind === 'list') expect(listSchema.parse(told).data.length, 'rows to look at').toBeGreaterThan(0)
      }
    })

    it('names a parameter that it has not, one that is empty and one that is given twice', async () => {
      const address = addressOf(operation)
      for (const [more, reason] of [
        ['nothing=1', 'unknown'],
        ['lang=', 'empty'],
        ['lang=es&lang=en', 'repeated'],
        ['lang=de', 'choice'],
      ]) {
        const answer = await askApi(`${address}&${more}`)
        expect(answer.status).toBe(400)
        expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
        const field = more?.split('=')[0]
        expect(answer.json()).toMatchObject({ status: 400, errors: [{ field, reason }] })
        expect(contract.faults(operation.path, 'get', 400, 'application/problem+json', answer.json())).toBe('')
      }
    })

    it('takes no other method and no other format', async () => {
      const put = await askApi(addressOf(operation), { method: 'PUT' })
      expect(put.status).toBe(405)
      expect(put.headers.get('allow')).toMatch(/GET, HEAD/)
      const png = await askApi(addressOf(operation), { headers: { accept: 'image/png' } })
      expect(png.status).toBe(406)
      expect(contract.faults(operation.path, 'get', 406, 'application/problem+json', png.json())).toBe('')
    })
  },
)

describe.each(READS.filter(({ kind }) => kind === 'list').map((operation) => [operation.path, operation] as const))(
  'the list %s',
  (_, operation) => {
    it('gives every row once, page by page', async () => {
      const address = addressOf(operation)
      const all: unknown[] = []
      // Of a thousand rows in large pages, of a few one by one.
      const whole = listSchema.parse((await askApi(`${address}&limit=1000`)).json())
      const limit = Math.max(1, Math.ceil(whole.data.length / 7))
      let cursor: string | null = ''
      for (let pages = 0; cursor !== null && pages < 20; pages += 1) {
        const answer = await askApi(`${address}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`)
        expect(answer.status).toBe(200)
        const { data, page } = listSchema.parse(answer.json())
        expect(data.length).toBeLessThanOrEqual(limit)
        all.push(...data)
        expect(answer.headers.get('link') === null).toBe(page.next === null)
        if (page.next !== null) expect(answer.headers.get('link')).toContain(`cursor=${encodeURIComponent(page.next)}`)
        cursor = page.next
      }
      let rest = whole.page.next
      while (rest !== null) {
        const more = listSchema.parse((await askApi(`${address}&limit=1000&cursor=${rest}`)).json())
        whole.data.push(...more.data)
        rest = more.page.next
      }
      if (cursor === null) expect(all).toEqual(whole.data)
      else expect(all).toEqual(whole.data.slice(0, all.length))
      expect(new Set(whole.data.map((row) => JSON.stringify(row))).size).toBe(whole.data.length)
    })
  },
)

describe('what is said', () => {
  it('never counts unknown as a gap or as met, and shares are of what is known', async () => {
    const row = z.object({
      counts: z.object({
        met: z.int(),
        partial: z.int(),
        gap: z.int(),
        unknown: z.int(),
        known: z.int(),
        shareMet: z.number().nullable(),
      }),
      cells: z.array(z.object({ status: z.string(), confidence: z.string().nullable() })),
    })
    const { data } = listSchema.parse((await askApi('/matrix?date=2017-10-23')).json())
    const rows = z.array(row).parse(data)
    for (const { counts, cells } of rows) {
      expect(cells.filter(({ status }) => status === gap)).toHaveLength(counts.gap)
      expect(counts.known).toBe(cells.filter(({ status }) => status !== 'unknown').length)
      if (counts.known === 0) expect(counts.shareMet).toBeNull()
      else expect(counts.shareMet).toBe(counts.met / counts.known)
      for (const { status, confidence } of cells) if (confidence === null) expect(status).toBe('unknown')
    }
    expect(rows.some(({ counts }) => counts.unknown > 0)).toBe(true)
  })

  it('filters the matrix by area, standard and country', async () => {
    const row = z.array(
      z.object({
        area: z.string(),
        references: z.array(z.object({ standard: z.string() })),
        cells: z.array(z.object({ country: z.string() })),
      }),
    )
    const { data } = listSchema.parse((await askApi('/matrix?area=offence&standard=budapest&country=CL,AR')).json())
    const rows = row.parse(data)
    expect(rows.length).toBeGreaterThan(0)
    for (const { area, references, cells } of rows) {
      expect(area).toBe('offence')
      expect(references.some(({ standard }) => standard === 'budapest')).toBe(true)
      expect(cells.map(({ country }) => country).sort()).toEqual(['AR', 'CL'])
    }
  })

  it('shows nothing of the register that is not published, and no person', async () => {
    const list = listSchema.parse((await askApi('/deficiencies')).json())
    expect(list.data).toHaveLength(1)
    const entry = await askApi('/measures/M-1')
    expect(entry.text).not.toMatch(/A staff|author|assignee/)
    expect((await askApi('/deficiencies/D-2')).status).toBe(404)
    await prisma().setting.create({ data: { key: 'registerVisibility', value: 'none' } })
    try {
      const closed = await askApi('/deficiencies')
      expect(closed.status).toBe(401)
      expect(closed.headers.get('www-authenticate')).toBe('Bearer realm="cotejo"')
    } finally {
      await prisma().setting.delete({ where: { key: 'registerVisibility' } })
    }
  })

  it('refuses a cursor of another list, one that was made up, and one that was cut', async () => {
    const { page } = listSchema.parse((await askApi('/countries?limit=1')).json())
    for (const cursor of ['x', 'W10', page.next?.slice(0, -2) ?? '']) {
      const answer = await askApi(`/countries?cursor=${cursor}`)
      expect([answer.status, cursor]).toEqual([400, cursor])
      expect(answer.json()).toMatchObject({ errors: [{ field: 'cursor', reason: 'cursor' }] })
    }
    expect((await askApi(`/standards?cursor=${page.next}`)).status).toBe(400)
  })

  it('speaks the language of lang, else the browser’s, in what it refuses', async () => {
    const said = async (path: string, language: string) =>
      z.object({ title: z.string() }).parse((await askApi(path, { headers: { 'accept-language': language } })).json())
        .title
    const english = await said('/countries?date=x', 'en')
    expect(await said('/countries?date=x', 'fr')).not.toBe(english)
    expect(await said('/countries?date=x&lang=en', 'fr')).toBe(english)
  })
})
