import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formatImportReport, importDataset } from '@/lib/dataset/commands'
import { KINDS } from '@/lib/dataset/tables'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { digestDatabase, withClient } from '../../support/digest'

const DIRECTORY = path.resolve('prisma/dataset')

// Counted again from the files, by nothing that the importer uses.
const list = z.array(z.looseObject({}))
const ids = z.array(z.string())
const frameworkFile = z.object({
  standards: list,
  terms: list,
  areas: list,
  groups: z.record(z.string(), z.unknown()),
  attributes: list,
  requirements: z.array(z.object({ references: list, attributes: ids })),
  pathway: z.array(z.object({ requirements: ids })),
})
const countryFile = z.object({
  sources: list,
  instruments: z.array(z.object({ sources: ids })),
  provisions: z.array(z.object({ penalties: list, amendedBy: ids, sources: ids })),
  findings: z.array(z.object({ provisions: ids, sources: ids })),
  deficiencies: z.array(z.object({ sources: ids })),
})

async function countFiles(): Promise<Record<string, number>> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(path.join(DIRECTORY, name), 'utf8'))
  const framework = frameworkFile.parse(await read('framework.json'))
  const names = (await readdir(path.join(DIRECTORY, 'countries'))).filter((name) => name.endsWith('.json'))
  const countries = await Promise.all(names.map(async (name) => countryFile.parse(await read(`countries/${name}`))))
  const sum = <Item>(items: readonly Item[], count: (item: Item) => number) =>
    items.reduce((total, item) => total + count(item), 0)
  return {
    standard: framework.standards.length,
    term: framework.terms.length,
    area: framework.areas.length,
    requirement_group: Object.keys(framework.groups).length,
    attribute: framework.attributes.length,
    requirement: framework.requirements.length,
    requirement_reference: sum(framework.requirements, ({ references }) => references.length),
    requirement_attribute: sum(framework.requirements, ({ attributes }) => attributes.length),
    stage: framework.pathway.length,
    stage_requirement: sum(framework.pathway, ({ requirements }) => requirements.length),
    jurisdiction: countries.length,
    source: sum(countries, ({ sources }) => sources.length),
    instrument: sum(countries, ({ instruments }) => instruments.length),
    instrument_source: sum(countries, ({ instruments }) => sum(instruments, ({ sources }) => sources.length)),
    provision: sum(countries, ({ provisions }) => provisions.length),
    provision_amendment: sum(countries, ({ provisions }) => sum(provisions, ({ amendedBy }) => amendedBy.length)),
    provision_source: sum(countries, ({ provisions }) => sum(provisions, ({ sources }) => sources.length)),
    penalty: sum(countries, ({ provisions }) => sum(provisions, ({ penalties }) => penalties.length)),
    finding: sum(countries, ({ findings }) => findings.length),
    finding_provision: sum(countries, ({ findings }) => sum(findings, ({ provisions }) => provisions.length)),
    finding_source: sum(countries, ({ findings }) => sum(findings, ({ sources }) => sources.length)),
    candidate_deficiency: sum(countries, ({ deficiencies }) => deficiencies.length),
    candidate_deficiency_source: sum(countries, ({ deficiencies }) =>
      sum(deficiencies, ({ sources }) => sources.length),
    ),
  }
}

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase('migrated')
})

afterAll(() => database.drop())

describe('the shipped dataset', () => {
  it('is imported whole', async () => {
    const report = await importDataset(database.url, DIRECTORY)
    const expected = await countFiles()
    const counted = await withClient(database.url, async (client) => {
      const counts: Record<string, number> = {}
      for (const table of Object.keys(expected)) {
        const { rows } = await client.query(`SELECT count(*)::int AS count FROM "${table}"`)
        counts[table] = Number(rows[0].count)
      }
      return counts
    })
    expect(counted).toEqual(expected)
    expect(report.kinds.findings).toMatchObject({ changed: [], removed: [], unchanged: 0 })
    expect(report.kinds.findings.added).toHaveLength(expected.finding ?? 0)
    expect(report.kinds.candidateDeficiencies.added).toHaveLength(expected.candidate_deficiency ?? 0)
    expect(report).toMatchObject({ revision: 1n, isChanged: true })
  })

  it('changes nothing when it is imported again', async () => {
    const before = await digestDatabase(database.url)
    const report = await importDataset(database.url, DIRECTORY)
    expect(await digestDatabase(database.url)).toEqual(before)
    expect(report).toMatchObject({ revision: 1n, isChanged: false })
    for (const kind of KINDS) expect(report.kinds[kind]).toMatchObject({ added: [], changed: [], removed: [] })
    expect(formatImportReport(report)).toContain('Nothing changed: revision 1 stays.')
  })

  it('keeps days, numbers and texts as the files have them', async () => {
    const rows = await withClient(database.url, async (client) => {
      const { rows: instruments } = await client.query(
        `SELECT "published_on"::text AS day FROM "instrument" WHERE "jurisdiction_code" = 'CL' ORDER BY "published_on" LIMIT 1`,
      )
      const { rows: penalties } = await client.query(
        `SELECT count(*)::int AS wrong FROM "penalty"
         WHERE "min_months" IS DISTINCT FROM CASE "unit" WHEN 'years' THEN "min" * 12 WHEN 'months' THEN "min" END
            OR "max_months" IS DISTINCT FROM CASE "unit" WHEN 'years' THEN "max" * 12 WHEN 'months' THEN "max" END`,
      )
      const { rows: standards } = await client.query(
        `SELECT "id", "number", "adopted_on"::text AS day FROM "standard" WHERE "id" IN ('aiamp', 'budapest', 'icmec') ORDER BY "id"`,
      )
      return { instruments, penalties, standards }
    })
    expect(rows.instruments).toEqual([{ day: '1874-11-12' }])
    expect(rows.penalties).toEqual([{ wrong: 0 }])
    expect(rows.standards).toEqual([
      { id: 'aiamp', number: null, day: null },
      { id: 'budapest', number: 'ETS 185', day: '2001-11-08' },
      { id: 'icmec', number: null, day: null },
    ])
  })
})
