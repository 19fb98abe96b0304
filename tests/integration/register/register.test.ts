import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Done, runChange } from '@/lib/auth/command'
import type { Actor, Role } from '@/lib/auth/schema'
import { findMatrix } from '@/lib/matrix/queries'
import { database } from '@/lib/platform/db/client'
import { Conflict, Forbidden, NotFound, Refused } from '@/lib/platform/errors'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { REGISTER_COMMANDS } from '@/lib/register/commands'
import {
  findDeficiencies,
  findDeficiency,
  findHistory,
  findOpenCandidates,
  visibilityFor,
} from '@/lib/register/queries'
import type { RegisterView } from '@/lib/register/schema'
import { createTestDatabase, type TestDatabase } from '../../support/database'

const TODAY = '2026-11-21'
let test: TestDatabase
const people: Record<string, Actor> = {}

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  await person('reader', 'reader')
  await person('argentine', 'reviewer', ['AR'])
  await person('chilean', 'reviewer', ['CL'])
  await person('staff', 'staff')
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

async function person(name: string, role: Role, countries: string[] = []) {
  const id = randomUUID()
  const email = `${name}@cotejo.example`
  await database().user.create({ data: { id, name, email, emailVerified: true, role } })
  people[name] = { id, name, email, role, countries, hasTotp: false, mustSetUpTotp: false, session: 'test' }
}

const within = <T>(work: () => T) =>
  runWithRequest({ id: 'test', today: TODAY, revision: undefined, status: undefined }, work)

function run(who: string, name: string, input: unknown, formId: string = randomUUID()): Promise<Done> {
  const command = REGISTER_COMMANDS.find((one) => one.name === name)
  if (command?.kind !== 'change') throw new Error(`no command ${name}`)
  const actor = people[who] ?? null
  return within(() => runChange(command, { actor, formId, input, locale: 'es', today: TODAY, requestId: 'test' }))
}

const WORDS = {
  kind: 'legislative',
  severity: 'high',
  title: { es: 'Falta el acceso a sabiendas' },
  description: { es: 'La ley no lo castiga.' },
  links: {},
}

async function mark(cells: string[], more: object = {}) {
  await run('staff', 'deficiency.mark', { cells, day: TODAY, ...WORDS, ...more })
  const [country = '', requirementId = ''] = cells[0]?.split('/') ?? []
  return database().deficiency.findFirstOrThrow({ where: { country, requirementId }, orderBy: { number: 'desc' } })
}

const list = (view: RegisterView, visibility: 'published' | 'all' = 'all') =>
  findDeficiencies(view, { visibility, actor: people.staff ?? null, day: TODAY })

describe('marking', () => {
  it('keeps the finding as it was on the day, and writes the audit', async () => {
    const row = await mark(['AR/off-access'])
    const finding = await database().finding.findFirstOrThrow({
      where: { country: 'AR', requirementId: 'off-access', to: null },
    })
    expect([row.findingId, row.findingStatus]).toEqual([finding.id, finding.status])
    const [entry] = await findHistory('deficiency', row.id)
    expect(entry).toMatchObject({ actor: 'staff', command: 'deficiency.mark', after: { number: row.number } })
  })

  it('marks many cells at once, all or none', async () => {
    const before = await database().deficiency.count()
    await expect(mark(['AR/off-access', 'CL/off-nothing'])).rejects.toThrow(NotFound)
    expect(await database().deficiency.count()).toBe(before)
    await mark(['AR/off-possession', 'CL/off-possession', 'BR/off-possession'])
    expect(await database().deficiency.count()).toBe(before + 3)
  })

  it('takes no source of another country', async () => {
    const foreign = await database().source.findFirstOrThrow({ where: { country: 'CL' } })
    await expect(mark(['AR/off-access'], { sources: [foreign.id] })).rejects.toThrow(Refused)
  })

  it('is for staff alone', async () => {
    for (const who of ['reader', 'argentine'])
      await expect(run(who, 'deficiency.mark', { cells: ['AR/off-access'], day: TODAY, ...WORDS })).rejects.toThrow(
        Forbidden,
      )
  })

  it.each([
    ['a script as an address', { links: { 0: { url: 'javascript:alert(1)', title: 'x' } } }],
    ['a turned text', { title: { es: 'abc\u202edef' } }],
    ['a control character', { description: { es: 'a\u0000b' } }],
    ['no title in any language', { title: { es: ' ' } }],
    ['an endless title', { title: { es: 'a'.repeat(201) } }],
  ])('refuses %s', async (_name, wrong) => {
    await expect(mark(['AR/off-access'], wrong)).rejects.toThrow(Refused)
  })

  it('keeps markup as the text it is', async () => {
    const title = '<script>alert(1)</script> & "comillas"'
    const row = await mark(['AR/off-access'], { title: { es: title } })
    expect(row.title).toEqual({ es: title })
  })
})

describe('a candidate of the dataset', () => {
  it('is adopted once, with its words and sources', async () => {
    const [position = -1] = await findOpenCandidates('CL')
    const candidate = await database().candidateDeficiency.findUniqueOrThrow({
      where: { country_position: { country: 'CL', position } },
      include: { sources: true },
    })
    const adopt = () => run('staff', 'deficiency.adopt', { candidates: [`CL/${position}`], day: TODAY })
    await adopt()
    const row = await database().deficiency.findFirstOrThrow({
      where: { country: 'CL', candidate: { not: null } },
      include: { sources: true },
    })
    expect(row.title).toEqual(candidate.title)
    expect(row.sources.map(({ sourceId }) => sourceId).sort()).toEqual(
      candidate.sources.map(({ sourceId }) => sourceId).sort(),
    )
    expect((await findOpenCandidates('CL')).has(position)).toBe(false)
    await expect(adopt()).rejects.toThrow(Refused)
  })
})

describe('the workflow', () => {
  const step = (who: string, id: string, version: number, to: string, reason?: string) =>
    run(who, who === 'staff' ? 'deficiency.step' : 'deficiency.answer', { id, version, to, reason })
  const versionOf = async (id: string) => (await database().deficiency.findUniqueOrThrow({ where: { id } })).version

  it("is the country's to confirm, and nobody else's", async () => {
    const { id, version } = await mark(['AR/off-access'])
    await expect(step('chilean', id, version, 'confirmed')).rejects.toThrow(Forbidden)
    await expect(step('reader', id, version, 'confirmed')).rejects.toThrow(Forbidden)
    await expect(step('staff', id, version, 'confirmed')).rejects.toThrow(Forbidden)
    await step('argentine', id, version, 'confirmed')
    expect((await findDeficiency(id, 'all', TODAY)).status).toBe('confirmed')
  })

  it('asks a dispute for its reason', async () => {
    const { id, version } = await mark(['AR/off-access'])
    await expect(step('argentine', id, version, 'disputed')).rejects.toThrow(Refused)
    await step('argentine', id, version, 'disputed', 'Ley 27.436')
    expect(await findDeficiency(id, 'all', TODAY)).toMatchObject({ status: 'disputed', statusReason: 'Ley 27.436' })
  })

  it('goes the whole way and is reopened with a reason only', async () => {
    const { id } = await mark(['AR/off-access'])
    await step('argentine', id, await versionOf(id), 'confirmed')
    await step('staff', id, await versionOf(id), 'measure_proposed')
    await step('staff', id, await versionOf(id), 'in_progress')
    await step('staff', id, await versionOf(id), 'resolved', 'Ley nueva')
    await expect(step('staff', id, await versionOf(id), 'in_progress')).rejects.toThrow(Refused)
    await step('staff', id, await versionOf(id), 'in_progress', 'La ley no entró en vigor')
    const history = await findHistory('deficiency', id)
    expect(history).toHaveLength(6)
    expect(history[0]).toMatchObject({
      before: { status: 'resolved' },
      after: { status: 'in_progress' },
      reason: 'La ley no entró en vigor',
    })
  })

  it('takes no step that is not in the table', async () => {
    const { id, version } = await mark(['AR/off-access'])
    await expect(step('staff', id, version, 'resolved', 'porque sí')).rejects.toThrow(Refused)
  })
})

describe('two people at once', () => {
  it('a stale edit meets what stands there now, and changes nothing', async () => {
    const { id, version } = await mark(['AR/off-access'])
    const first = { id, version, ...WORDS, title: { es: 'Primero' } }
    await run('staff', 'deficiency.edit', first)
    const stale = run('staff', 'deficiency.edit', { ...first, title: { es: 'Segundo' } })
    const error = await stale.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(Conflict)
    if (error instanceof Conflict) expect([error.version, error.theirs['title.es']]).toEqual([version + 1, 'Primero'])
    expect((await findDeficiency(id, 'all', TODAY)).title).toEqual({ es: 'Primero' })
  })

  it('a form sent twice marks once', async () => {
    const before = await database().deficiency.count()
    const formId = randomUUID()
    const input = { cells: ['AR/off-access'], day: TODAY, ...WORDS }
    const [one, other] = [
      await run('staff', 'deficiency.mark', input, formId),
      await run('staff', 'deficiency.mark', input, formId),
    ]
    expect(other).toEqual(one)
    expect(await database().deficiency.count()).toBe(before + 1)
  })
})

describe('what is shown', () => {
  it('hides unpublished entries, people and reasons from readers without an account', async () => {
    const { id, number, version } = await mark(['UY/off-access'])
    await expect(findDeficiency(`D-${number}`, 'published', TODAY)).rejects.toThrow(NotFound)
    await run('staff', 'deficiency.publish', { id, version, isPublished: 'on' })
    const shown = await findDeficiency(`D-${number}`, 'published', TODAY)
    expect([shown.author, shown.assignee, shown.statusReason]).toEqual(['', null, null])
    expect((await list({ country: ['UY'] }, 'published')).total).toBe(1)
  })

  it('follows the setting for those without an account', async () => {
    const visibility = () => within(() => visibilityFor(null))
    expect(await visibility()).toBe('published')
    await database().setting.create({ data: { key: 'registerVisibility', value: 'none' } })
    await expect(visibility()).rejects.toThrow(Forbidden)
    expect(await within(() => visibilityFor(people.reader ?? null))).toBe('all')
    await database().setting.delete({ where: { key: 'registerVisibility' } })
  })

  it('flags the cell in the matrix while it is open, for those who may see it', async () => {
    const { id } = await mark(['PY/off-access'])
    const isMarked = async (marks: 'all' | 'published') => {
      const matrix = await within(() => findMatrix(TODAY, null, 'es', marks))
      const column = matrix.countries.findIndex(({ code }) => code === 'PY')
      return matrix.requirements.find((one) => one.id === 'off-access')?.cells[column]?.isMarked === true
    }
    expect([await isMarked('all'), await isMarked('published')]).toEqual([true, false])
    await run('staff', 'deficiency.bulk', { ids: [id], act: 'publish' })
    expect(await isMarked('published')).toBe(true)
    await run('staff', 'deficiency.bulk', { ids: [id], act: 'step', to: 'dismissed', reason: 'duplicada' })
    expect([await isMarked('all'), await isMarked('published')]).toEqual([false, false])
  })

  it('filters, sorts and pages as an independent count has it', async () => {
    const all = await list({})
    expect(all.total).toBe(await database().deficiency.count())
    const chilean = await list({ country: ['CL'] })
    expect(chilean.rows.map(({ number }) => number)).toEqual(
      all.rows.filter(({ country }) => country === 'CL').map(({ number }) => number),
    )
    expect((await list({ status: ['disputed', 'confirmed'] })).total).toBe(
      await database().deficiency.count({ where: { status: { in: ['disputed', 'confirmed'] } } }),
    )
    const newest = await list({ sort: 'number', order: 'desc' })
    expect(newest.rows.map(({ number }) => number)).toEqual(all.rows.map(({ number }) => number).reverse())
    expect((await list({ q: 'FÁLTA el acceso' })).total).toBeGreaterThan(0)
    expect((await list({ q: '%' })).total).toBe(0)
    const paged = await findDeficiencies({}, { visibility: 'all', actor: null, day: TODAY, limit: 2, offset: 2 })
    expect(paged.rows.map(({ number }) => number)).toEqual(all.rows.slice(2, 4).map(({ number }) => number))
  })
})

describe('comments and views', () => {
  it('are said once and never changed', async () => {
    const { id } = await mark(['AR/off-access'])
    await run('reader', 'comment.write', { subject: 'deficiency', id, body: 'Ver también la ley 26.388' })
    await expect(database().$executeRaw`UPDATE comment SET body = 'otra cosa'`).rejects.toThrow()
    await expect(database().$executeRaw`DELETE FROM comment`).rejects.toThrow()
  })

  it("nobody deletes another's view", async () => {
    await run('reader', 'view.save', { place: 'deficiencies', name: 'Mías', query: 'country=AR' })
    const view = await database().savedView.findFirstOrThrow({ where: { name: 'Mías' } })
    await expect(run('staff', 'view.delete', { id: view.id })).rejects.toThrow(NotFound)
    await run('reader', 'view.delete', { id: view.id })
    expect(await database().savedView.count({ where: { name: 'Mías' } })).toBe(0)
  })
})
