import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Done, runChange } from '@/lib/auth/command'
import type { Actor, Role } from '@/lib/auth/schema'
import { wordsFor } from '@/lib/cli/bench/synthetic-report'
import { Conflict, Forbidden, Refused } from '@/lib/platform/errors'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { REPORT_COMMANDS } from '@/lib/reports/commands'
import type { Block, ReportDocument } from '@/lib/reports/document'
import type { Scope } from '@/lib/reports/scope-rules'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

// The shipped dataset, reported as a page and a file report it; counted again by SQL of the test's own.

const DAY = '2026-11-21'
let database: TestDatabase
let reports: Awaited<ReturnType<typeof load>>

async function load() {
  const [queries, scopes, build, requests] = await Promise.all([
    import('@/lib/reports/queries'),
    import('@/lib/reports/scope-rules'),
    import('@/lib/reports/build'),
    import('@/lib/reports/request-schema'),
  ])
  return { ...queries, ...scopes, ...build, ...requests }
}

beforeAll(async () => {
  database = await createTestDatabase('dataset')
  process.env.DATABASE_URL = database.url
  reports = await load()
  await withClient(database.url, async (client) => {
    await client.query(`INSERT INTO account (id, name, email) VALUES ('s', 'Staff', 's@example.org')`)
    await client.query(
      `INSERT INTO deficiency (jurisdiction_code, requirement_id, kind, severity, title, description, is_published,
                               finding_status, finding_day, author_id)
       VALUES ('CL', 'off-access', 'legislative', 'high', '{"es":"PUBLICADA-1"}', '{"es":"x"}', true, 'gap', $1, 's'),
              ('CL', 'off-live', 'legislative', 'high', '{"es":"RESERVADA-2"}', '{"es":"x"}', false, 'gap', $1, 's')`,
      [DAY],
    )
    await client.query(
      `INSERT INTO section_note (section, version, body, author_id)
       VALUES ('introduction', 1, '{"es":"Primera redacción"}', 's'), ('introduction', 2, '{"es":"Segunda redacción"}', 's')`,
    )
  })
})

afterAll(async () => {
  const { database: client } = await import('@/lib/platform/db/client')
  await client().$disconnect()
  await database.drop()
})

const inRequest = <T>(work: () => Promise<T>) =>
  runWithRequest({ id: 'test', today: DAY, revision: undefined, status: undefined }, work)

async function report(query: Record<string, string>, mayReadAll = false): Promise<ReportDocument> {
  return inRequest(async () => {
    const { outline, jurisdictions, schema } = await reports.findScopeChoices()
    const scope: Scope = reports.scopeOf(reports.conclusionsSchema(schema).parse(query), {
      today: DAY,
      locale: 'es',
      jurisdictions,
      areas: outline.areas,
      mayReadAll,
    })
    return reports.buildDocument(await reports.findReportData(scope, '7'), wordsFor(scope.language))
  })
}

const blocksOf = (document: ReportDocument, id: string): Block[] =>
  document.sections.find((section) => section.id === id)?.parts.flatMap(({ blocks }) => blocks) ?? []
const rowsOf = (blocks: Block[]) =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) =>
          'cells' in row ? [row.cells.map(({ runs }) => runs.map(({ text }) => text).join(''))] : [],
        )
      : [],
  )

describe('the conclusions on the shipped dataset', () => {
  it('have the counts that the database has', async () => {
    const document = await report({ sections: 'summary,state' })
    const counted = await withClient(database.url, async (client) => {
      const { rows } = await client.query(
        `SELECT jurisdiction_code AS code, status, count(*)::int AS count FROM finding
         WHERE (from_date IS NULL OR from_date <= $1) AND (to_date IS NULL OR to_date > $1) GROUP BY 1, 2`,
        [DAY],
      )
      return new Map(rows.map(({ code, status, count }) => [`${code} ${status}`, Number(count)]))
    })
    const rows = rowsOf(blocksOf(document, 'summary'))
    const names = new Intl.DisplayNames('es', { type: 'region' })
    const twelve = ['AR', 'BO', 'BR', 'CL', 'CR', 'EC', 'SV', 'GT', 'HN', 'MX', 'PY', 'UY']
    for (const code of twelve)
      expect(rows.find(([name]) => name === names.of(code))?.slice(1, 5)).toEqual(
        ['met', 'partial', 'gap', 'unknown'].map((status) => String(counted.get(`${code} ${status}`) ?? 0)),
      )
    expect(rows).toHaveLength(twelve.length + 1)
    const cells = blocksOf(document, 'state').flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap((row) => ('cells' in row ? row.cells : [])) : [],
    )
    for (const status of ['met', 'partial', 'gap', 'unknown'])
      expect(cells.filter((cell) => cell.status === status)).toHaveLength(
        twelve.reduce((sum, code) => sum + (counted.get(`${code} ${status}`) ?? 0), 0),
      )
  })

  it('are the same whenever they are made, in whatever order the address names things', async () => {
    const one = await report({ countries: 'CL,AR', areas: 'procedure,offence' })
    const { database: client } = await import('@/lib/platform/db/client')
    // Rows written anew stand elsewhere in their tables, and come in another order where none is asked for.
    await client().$executeRaw`UPDATE finding SET version = version WHERE jurisdiction_code = 'AR'`
    await client().$executeRaw`UPDATE finding_provision SET position = position WHERE jurisdiction_code = 'CL'`
    expect(await report({ countries: 'AR,CL', areas: 'offence,procedure' })).toEqual(one)
  })

  it('keep to their scope', async () => {
    const document = await report({ countries: 'CL', areas: 'offence', standard: 'budapest', sections: 'countries' })
    const ids = await withClient(database.url, async (client) => {
      const { rows } = await client.query(
        `SELECT DISTINCT requirement_id FROM requirement_reference WHERE standard_id = 'budapest' AND requirement_id LIKE 'off-%'`,
      )
      return rows.length
    })
    expect(rowsOf(blocksOf(document, 'countries'))).toHaveLength(ids)
  })

  it('hold what is published, and the rest only for whoever may read it', async () => {
    const published = JSON.stringify(await report({ register: 'all' }))
    expect(published).toContain('PUBLICADA-1')
    expect(published).not.toContain('RESERVADA-2')
    const whole = JSON.stringify(await report({ register: 'all' }, true))
    expect(whole).toContain('PUBLICADA-1')
    expect(whole).toContain('RESERVADA-2')
    // Unless they ask for the published ones.
    expect(JSON.stringify(await report({}, true))).not.toContain('RESERVADA-2')
  })

  it('have the newest of the staff’s words', async () => {
    const [introduction] = blocksOf(await report({ sections: 'summary' }), 'introduction')
    expect(introduction).toEqual({ kind: 'paragraph', tone: 'note', runs: [{ text: 'Segunda redacción' }] })
  })

  it('are as they were on an earlier day', async () => {
    const then = await report({ date: '2017-10-23', sections: 'changes,annex' })
    expect(rowsOf(blocksOf(then, 'changes'))).toEqual([])
    for (const [, , period] of rowsOf(blocksOf(then, 'annex'))) expect(period).toBeTruthy()
    expect(then.day).toBe('2017-10-23')
  })

  it('have nothing to say of a day before any data', async () => {
    expect(await reports.hasFindings('1950-01-01')).toBe(false)
    expect(await reports.hasFindings(DAY)).toBe(true)
  })
})

describe('the staff’s words at a section', () => {
  const [command] = REPORT_COMMANDS

  function write(role: Role | null, input: unknown): Promise<Done> {
    if (command?.kind !== 'change') throw new Error('no command')
    const person = { name: 'Staff', email: 's@example.org', countries: [], hasTotp: false, mustSetUpTotp: false }
    const actor: Actor | null = role === null ? null : { ...person, id: 's', role, session: 'test' }
    return inRequest(() =>
      runChange(command, { actor, formId: randomUUID(), input, locale: 'es', today: DAY, requestId: 'test' }),
    )
  }
  const stored = async (section: string) => (await inRequest(() => findVersions(section))).map(({ body }) => body)
  const findVersions = async (section: string) =>
    (await import('@/lib/reports/register-queries')).findNoteVersions(section)

  it('are kept version by version, and only the newest is in the document', async () => {
    await write('staff', { section: 'state', version: '1', body: { es: 'Uno' } })
    await write('staff', { section: 'state', version: '2', body: { es: 'Dos', en: 'Two' } })
    expect(await stored('state')).toEqual([{ es: 'Dos', en: 'Two' }, { es: 'Uno' }])
    expect(blocksOf(await report({ sections: 'state' }), 'state')[0]).toMatchObject({
      tone: 'note',
      runs: [{ text: 'Dos' }],
    })
  })

  it('are taken back by a dash', async () => {
    await write('staff', { section: 'method', version: '1', body: { es: 'Uno' } })
    await write('staff', { section: 'method', version: '2', body: { es: '–' } })
    expect(blocksOf(await report({ sections: 'method' }), 'method')[0]).not.toHaveProperty('tone')
    expect(await stored('method')).toHaveLength(2)
  })

  it('are not written over by who did not see the newest', async () => {
    await write('staff', { section: 'annex', version: '1', body: { es: 'Uno' } })
    const late = write('staff', { section: 'annex', version: '1', body: { es: 'Otro' } })
    await expect(late).rejects.toThrow(Conflict)
    expect(await stored('annex')).toEqual([{ es: 'Uno' }])
  })

  it('are written by staff alone, in a section that there is, and are never empty', async () => {
    const input = { section: 'changes', version: '1', body: { es: 'Uno' } }
    for (const role of [null, 'reader', 'reviewer'] as const)
      await expect(write(role, input)).rejects.toThrow(Forbidden)
    await expect(write('staff', { ...input, section: 'none' })).rejects.toThrow(Refused)
    await expect(write('staff', { ...input, body: { es: '  ' } })).rejects.toThrow(Refused)
    expect(await stored('changes')).toEqual([])
  })
})
