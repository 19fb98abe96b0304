import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importDataset } from '@/lib/dataset/commands'
import { DatasetFaults } from '@/lib/dataset/faults'
import { KINDS } from '@/lib/dataset/tables'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  buildDataset,
  buildFinding,
  type DatasetFiles,
  inAll,
  pushAt,
  setAt,
  writeDataset,
} from '../../support/dataset-builder'
import { digestDatabase, withClient } from '../../support/digest'

const CL = 'countries/CL.json'
let database: TestDatabase
let files: DatasetFiles

beforeEach(async () => {
  database = await createTestDatabase('migrated')
  files = buildDataset()
  await importFiles()
})

afterEach(() => database.drop())

async function importFiles() {
  // A copy: a test may go on changing the files meanwhile.
  const { directory, remove } = await writeDataset(structuredClone(files))
  try {
    return await importDataset(database.url, directory)
  } finally {
    await remove()
  }
}

/** What of the report is not "unchanged". */
async function importChanges() {
  const { kinds, revision } = await importFiles()
  const told = KINDS.flatMap((kind) =>
    (['added', 'changed', 'removed'] as const).flatMap((change) =>
      kinds[kind][change].map((name) => `${kind} ${change}: ${name}`),
    ),
  )
  return { told, revision }
}

async function query(sql: string, values: unknown[] = []) {
  return withClient(database.url, async (client) => (await client.query(sql, values)).rows)
}

function findIds() {
  return query(
    `SELECT "id", "from_date"::text AS "from", "to_date"::text AS "to" FROM "finding"
     WHERE "jurisdiction_code" = 'CL' AND "requirement_id" = 'off-making' ORDER BY "from_date" NULLS FIRST`,
  )
}

describe('an import tells and writes what differs', () => {
  it('a changed text', async () => {
    setAt(files, CL, 'provisions[0].summary.es', 'Castiga la producción')
    const before = await digestDatabase(database.url)
    expect(await importChanges()).toEqual({ told: ['provisions changed: CL cp-1'], revision: 2n })
    const after = await digestDatabase(database.url)
    const changed = Object.keys(after).filter((table) => after[table] !== before[table])
    // The audit tells of it, once.
    expect(changed.sort()).toEqual(['provision', 'revision'])
    const entries = () => query(`SELECT command, after FROM audit_entry`)
    const told = [{ command: 'dataset.import', after: { provision: { added: 0, changed: 1, removed: 0 } } }]
    expect(await entries()).toEqual(told)
    await importFiles()
    expect(await entries()).toEqual(told)
  })

  it('every kind of entry', async () => {
    setAt(files, 'framework.json', 'standards[1].number', '7')
    setAt(files, 'framework.json', 'terms[0].term.en', 'images')
    setAt(files, 'framework.json', 'areas[0].title.en', 'Crimes')
    setAt(files, 'framework.json', 'groups.Material.en', 'Matter')
    setAt(files, 'framework.json', 'attributes[0].title.en', 'Sentence')
    setAt(files, 'framework.json', 'requirements[1].core', false)
    setAt(files, 'framework.json', 'pathway[0].title.en', 'A report')
    setAt(files, CL, 'legalSystemNote.en', 'A federation')
    setAt(files, CL, 'sources[1].publishedOn', '2020-02-29')
    setAt(files, CL, 'instruments[0].inForceOn', null)
    setAt(files, CL, 'provisions[0].penalties[0].max', 6)
    setAt(files, CL, 'findings[2].confidence', 'recall')
    setAt(files, CL, 'deficiencies[0].severity', 'low')
    expect((await importChanges()).told).toEqual([
      'standards changed: icmec',
      'terms changed: material',
      'areas changed: offence',
      'groups changed: Material',
      'attributes changed: penalty',
      'requirements changed: off-access',
      'stages changed: report',
      'jurisdictions changed: CL',
      'sources changed: CL article',
      'instruments changed: CL cp',
      'penalties changed: CL cp-1 0',
      'findings changed: CL off-access',
      'candidateDeficiencies changed: CL 0',
    ])
  })

  it('a link, as a change of the entry that it belongs to', async () => {
    setAt(files, 'framework.json', 'requirements[0].references[0].article', '9(2)')
    setAt(files, 'framework.json', 'requirements[1].attributes', [])
    setAt(files, 'framework.json', 'requirements[2].references', [])
    setAt(files, 'framework.json', 'pathway[0].requirements', ['cap-unit', 'off-making'])
    setAt(files, CL, 'instruments[1].sources', ['article'])
    setAt(files, CL, 'provisions[0].amendedBy', [])
    setAt(files, CL, 'findings[1].sources', ['article', 'gazette'])
    setAt(files, CL, 'findings[3].provisions', [])
    setAt(files, CL, 'deficiencies[0].sources', ['gazette'])
    expect((await importChanges()).told).toEqual([
      'requirements changed: cap-unit',
      'requirements changed: off-access',
      'requirements changed: off-making',
      'stages changed: report',
      'instruments changed: CL ley-1',
      'provisions changed: CL cp-1',
      'findings changed: CL cap-unit',
      'findings changed: CL off-making 2019-01-01',
      'candidateDeficiencies changed: CL 0',
    ])
    expect(await importChanges()).toEqual({ told: [], revision: 2n })
  })

  it('a provision that moves to a new instrument while the old one goes', async () => {
    setAt(files, CL, 'instruments[1]', { id: 'ley-2', title: 'Ley 2', kind: 'law', sources: ['gazette'] })
    setAt(files, CL, 'provisions[0].instrument', 'ley-2')
    setAt(files, CL, 'provisions[0].amendedBy', ['ley-2'])
    expect((await importChanges()).told).toEqual([
      'instruments added: CL ley-2',
      'instruments removed: CL ley-1',
      'provisions changed: CL cp-1',
    ])
  })

  it('a country that comes and goes', async () => {
    files.set('countries/AR.json', { ...Object(buildDataset().get(CL)), country: 'AR' })
    const come = await importFiles()
    expect(come.kinds.jurisdictions).toEqual({ added: ['AR'], changed: [], removed: [], unchanged: 2 })
    expect(come.kinds.findings.added).toHaveLength(4)
    files.delete('countries/AR.json')
    const go = await importFiles()
    expect(go.kinds.jurisdictions).toEqual({ added: [], changed: [], removed: ['AR'], unchanged: 2 })
    expect(go.kinds.findings.removed).toEqual(come.kinds.findings.added)
    expect(go.kinds.penalties).toEqual({ added: [], changed: [], removed: ['AR cp-1 0'], unchanged: 2 })
  })

  it('a requirement that goes with all that names it', async () => {
    setAt(files, 'framework.json', 'requirements[1]', undefined)
    for (const file of [CL, 'countries/ES.json']) {
      setAt(files, file, 'findings[2]', undefined)
      setAt(files, file, 'deficiencies', [])
    }
    expect((await importChanges()).told).toEqual([
      // It has moved up one place.
      'requirements changed: cap-unit',
      'requirements removed: off-access',
      'findings removed: CL off-access',
      'findings removed: ES off-access',
      'candidateDeficiencies removed: CL 0',
      'candidateDeficiencies removed: ES 0',
    ])
  })
})

describe('periods', () => {
  it('a finding keeps its id as long as its country, requirement and first day stay', async () => {
    const before = await findIds()
    setAt(files, CL, 'findings[1].status', 'partial')
    setAt(files, CL, 'findings[1].sources', ['article'])
    expect((await importChanges()).told).toEqual(['findings changed: CL off-making 2019-01-01'])
    expect(await findIds()).toEqual(before)
  })

  it('a period is split: the old one shrinks and a new one begins', async () => {
    const [first, second] = await findIds()
    setAt(files, CL, 'findings[1].to', '2022-05-05')
    pushAt(files, CL, 'findings', buildFinding('off-making', '2022-05-05', null))
    expect(await importChanges()).toEqual({
      told: ['findings added: CL off-making 2022-05-05', 'findings changed: CL off-making 2019-01-01'],
      revision: 2n,
    })
    expect(await findIds()).toEqual([
      first,
      { ...second, to: '2022-05-05' },
      { id: expect.any(String), from: '2022-05-05', to: null },
    ])
  })

  it('periods are merged: the later one goes and the earlier one stretches', async () => {
    const [first] = await findIds()
    setAt(files, CL, 'findings[1]', undefined)
    setAt(files, CL, 'findings[0].to', null)
    expect((await importChanges()).told).toEqual([
      'findings changed: CL off-making',
      'findings removed: CL off-making 2019-01-01',
    ])
    expect(await findIds()).toEqual([{ ...first, to: null }])
  })

  it('the day of a change moves: another finding takes over', async () => {
    const [first, second] = await findIds()
    setAt(files, CL, 'findings[0].to', '2018-06-01')
    setAt(files, CL, 'findings[1].from', '2018-06-01')
    expect((await importChanges()).told).toEqual([
      'findings added: CL off-making 2018-06-01',
      'findings changed: CL off-making',
      'findings removed: CL off-making 2019-01-01',
    ])
    const after = await findIds()
    expect(after[0]).toEqual({ ...first, to: '2018-06-01' })
    expect(after[1].id).not.toBe(second.id)
  })
})

describe('a refused dataset leaves the database as it was', () => {
  it.each<[what: string, spoil: () => void]>([
    ['a wrong value', () => setAt(files, CL, 'findings[0].status', 'maybe')],
    ['a date that does not exist', () => setAt(files, CL, 'findings[0].to', '2017-13-45')],
    ['an unknown id', () => setAt(files, CL, 'findings[2].sources[0]', 'nowhere')],
    ['an id given twice', () => setAt(files, CL, 'sources[1].id', 'gazette')],
    ['a hole', () => setAt(files, CL, 'findings[1].from', '2019-01-02')],
    ['an overlap', () => setAt(files, CL, 'findings[1].from', '2018-12-31')],
    ['no evidence', () => setAt(files, CL, 'findings[2].sources', [])],
    ['a minimum above the maximum', () => setAt(files, CL, 'provisions[0].penalties[0].min', 9)],
    ['an attribute of another requirement', () => setAt(files, CL, 'findings[0].attributes.signedOn', '2018-01-01')],
    ['an empty text', () => setAt(files, CL, 'legalSystemNote.fr', '')],
    ['a faulty framework', () => setAt(files, 'framework.json', 'requirements[0].area', 'crime')],
    ['no framework', () => files.delete('framework.json')],
    ['a file that is not JSON', () => files.set(CL, '{')],
    ['a file of another name', () => files.set('countries/AR.json', files.get(CL))],
  ])('%s', async (_, spoil) => {
    const before = await digestDatabase(database.url)
    // Beside the fault there is something sound to write, too.
    setAt(files, 'countries/ES.json', 'legalSystemNote.es', 'Otra nota')
    spoil()
    await expect(importFiles()).rejects.toBeInstanceOf(DatasetFaults)
    expect(await digestDatabase(database.url)).toEqual(before)
  })

  it('an import that fails half-way, too', async () => {
    await query(
      `CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
       CREATE TRIGGER refuse BEFORE UPDATE ON "candidate_deficiency" FOR EACH ROW EXECUTE FUNCTION refuse()`,
    )
    const before = await digestDatabase(database.url)
    setAt(files, CL, 'legalSystemNote.en', 'Another note')
    pushAt(files, CL, 'sources', { id: 'more', title: 'More', kind: 'other' })
    setAt(files, CL, 'deficiencies[0].title', inAll('Another title'))
    await expect(importFiles()).rejects.toThrow('no')
    expect(await digestDatabase(database.url)).toEqual(before)
  })
})

describe('two imports at once', () => {
  it('follow each other: the second finds nothing to do', async () => {
    setAt(files, CL, 'findings[1].to', '2022-05-05')
    pushAt(files, CL, 'findings', buildFinding('off-making', '2022-05-05', null))
    const reports = await Promise.all([importFiles(), importFiles(), importFiles()])
    expect(reports.filter(({ isChanged }) => isChanged)).toHaveLength(1)
    expect(reports.map(({ revision }) => revision)).toEqual([2n, 2n, 2n])
  })

  it('of different datasets leave one of them whole', async () => {
    const one = importFiles()
    setAt(files, CL, 'provisions[0].article', '2')
    setAt(files, 'countries/ES.json', 'provisions[0].article', '2')
    await Promise.all([one, importFiles()])
    const articles = await query(`SELECT DISTINCT "article" FROM "provision" WHERE "id" = 'cp-1'`)
    expect(articles).toHaveLength(1)
  })
})
