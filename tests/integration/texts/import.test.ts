import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findComparison } from '@/lib/comparison/compare-queries'
import { findOutline } from '@/lib/framework/queries'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { findMatrix } from '@/lib/matrix/queries'
import { database } from '@/lib/platform/db/client'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { importTexts } from '@/lib/texts/commands'
import { findLawChanges, findOfficialTexts, findOfficialTextsOf } from '@/lib/texts/queries'
import { createTestDatabase, type TestDatabase } from '../../support/database'

const TODAY = '2026-12-01'
let test: TestDatabase
let directory: string

const asked = <T>(work: () => Promise<T>) =>
  runWithRequest({ id: 'test', today: TODAY, revision: undefined, status: undefined }, work)

function git(args: string[], day?: string) {
  const env = {
    ...process.env,
    ...(day ? { GIT_AUTHOR_DATE: `${day}T00:00:00Z`, GIT_COMMITTER_DATE: `${day}T00:00:00Z` } : {}),
  }
  const own = ['-c', 'user.name=Gaceta', '-c', 'user.email=gaceta@cotejo.example', '-c', 'commit.gpgsign=false']
  execFileSync('git', ['-C', directory, ...own, ...args], { env, stdio: 'pipe' })
}

function write(name: string, front: Record<string, string>, body: string) {
  const yaml = Object.entries(front).map(([key, value]) => `${key}: "${value}"`)
  writeFileSync(path.join(directory, name), `---\n${yaml.join('\n')}\n---\n${body}\n`)
}

function commit(day: string, message: string) {
  git(['add', '-A'])
  git(['commit', '-q', '-m', message], day)
}

// Invented wording under the numbers of the shipped dataset's instruments.
const CODE = {
  title: 'CODIGO PENAL',
  identifier: 'LEY-11179',
  publication_date: '1921-11-03',
  source: 'https://gaceta.example/11179',
}

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  directory = mkdtempSync(path.join(tmpdir(), 'cotejo-texts-test-'))
  git(['init', '-q', '-b', 'main'])
  mkdirSync(path.join(directory, 'ar'))
  writeFileSync(path.join(directory, 'LICENSE'), 'Datos: CC-BY 4.0\n')
  write('ar/LEY-11179.md', CODE, '##### ARTÍCULO 128.- Primera redacción inventada.\n\n##### Artículo 131.- Otra.')
  symlinkSync('/etc/hostname', path.join(directory, 'ar/LEY-27411.md'))
  commit('1970-01-02', 'Código\n\nSource-Date: 1921-11-03')
  write('ar/LEY-11179.md', CODE, '##### ARTÍCULO 128.- Segunda redacción inventada.\n\n##### Artículo 131.- Otra.')
  write(
    'ar/LEY-27436.md',
    { title: 'CODIGO PENAL', identifier: 'LEY-27436', publication_date: '2018-04-23' },
    '##### ARTÍCULO 1°.- Sustitúyese el artículo 128 por el siguiente:\n\n##### Artículo 128.- Segunda redacción inventada.',
  )
  commit('2018-05-02', 'Reforma')
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
  rmSync(directory, { recursive: true, force: true })
})

const run = (from = directory) => importTexts(test.url, { from, country: 'AR', today: TODAY })
/** The matrix's cells with the mark, in its order. */
async function marked(day: string): Promise<string[]> {
  const { countries, requirements } = await asked(() => findMatrix(day, null, 'es'))
  return requirements.flatMap(({ id, cells }) =>
    cells.flatMap(({ isLawChanged }, index) => (isLawChanged ? [`${countries[index]?.code} ${id}`] : [])),
  )
}
const revisionOf = async () => (await database().revision.findUniqueOrThrow({ where: { id: 1 } })).value

/** `npm run texts -- …args`, as npm runs it. */
function runCommand(args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: test.url }
  return new Promise((resolve) => {
    execFile(process.execPath, ['lib/cli/run.mjs', 'texts', ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

describe('npm run texts', () => {
  it('says what matched, what did not and why, and ends accordingly', async () => {
    const { code, out } = await runCommand(['import', '--from', directory, '--country', 'ar'])
    expect(code).toBe(3)
    expect(out).toContain('AR: ')
    expect(out).toContain('licence: Datos: CC-BY 4.0')
    expect(out).toMatch(/ar-cp-128 +own, consolidated: ar\/LEY-11179\.md/)
    expect(out).toMatch(/- ar-prot-2014-p +"whole": the dataset names no article/)
  })
  it('changes nothing where it is misunderstood or refused', async () => {
    expect(await runCommand(['import', '--country', 'AR'])).toMatchObject({ code: 2 })
    expect(await runCommand(['import', '--from', '/nowhere', '--country', 'AR'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing was changed: /nowhere is no folder.'),
    })
  })
})

describe('importing official texts', () => {
  it('takes each period’s wording with its file, commit, source, licence and day', async () => {
    const report = await run()
    const entry = (id: string) => report.entries.find(({ provision }) => provision === id)
    expect(entry('ar-cp-128')).toMatchObject({ reason: null, origin: 'own', file: 'ar/LEY-11179.md' })
    expect(entry('ar-ley-27411-2')).toMatchObject({ reason: 'noInstrument' })
    expect(entry('ar-prot-2014-p')).toMatchObject({ reason: 'noArticle' })
    const texts = await asked(() => findOfficialTexts('AR', ['ar-cp-128', 'ar-cp-128-until-2018']))
    expect(texts.map(({ provision, body, wording, versionOn }) => [provision, body, wording, versionOn])).toEqual([
      ['ar-cp-128', 'Segunda redacción inventada.', 'consolidated', '2018-05-02'],
      ['ar-cp-128-until-2018', 'Primera redacción inventada.', 'unknown', '1921-11-03'],
    ])
    expect(texts[0]).toMatchObject({
      ...{ licence: 'Datos: CC-BY 4.0', sourceUrl: 'https://gaceta.example/11179', retrievedOn: TODAY },
      ...{ repository: directory, file: 'ar/LEY-11179.md' },
    })
    expect(texts[0]?.commit).toMatch(/^[0-9a-f]{40}$/)
  })

  it('stands in a comparison under the findings that cite it, and nowhere else', async () => {
    const [text] = await asked(() => findOfficialTexts('AR', ['ar-cp-128']))
    // An id belongs to its country: the same one elsewhere is another article.
    expect(
      await asked(() => findOfficialTextsOf(['AR', 'CL'].map((country) => ({ country, id: 'ar-cp-128' })))),
    ).toEqual([text])
    expect(await asked(() => findOfficialTextsOf([]))).toEqual([])
    const { requirements } = await asked(findOutline)
    const sheets = await asked(() => findComparison(TODAY, requirements, ['CL', 'AR']))
    const shown = sheets.flatMap(({ columns }) => columns)
    const cites = shown.filter(({ finding }) => finding?.provisions.some(({ id }) => id === 'ar-cp-128'))
    expect(cites.length).toBeGreaterThan(0)
    for (const { texts } of cites) expect(texts).toContainEqual(text)
    for (const { texts, finding } of shown)
      for (const { country, provision } of texts)
        expect(finding?.provisions.map((one) => `${one.country} ${one.id}`)).toContain(`${country} ${provision}`)
    expect(shown.filter(({ country }) => country === 'CL').flatMap(({ texts }) => texts)).toEqual([])
  })

  it('changes nothing the second time, nor when it is refused', async () => {
    const before = await revisionOf()
    expect(await run()).toMatchObject({ added: 0, superseded: 0, changed: 0 })
    await expect(run('/nowhere')).rejects.toThrow('is no folder')
    await expect(run('ext::sh -c true')).rejects.toThrow('neither a folder nor')
    await expect(run(tmpdir())).rejects.toThrow('has no commit, or is none')
    expect(await revisionOf()).toBe(before)
  })

  it('reads a repository by its address as by its path', async () => {
    expect(await run(`file://${directory}`)).toMatchObject({ added: 0, superseded: 0 })
  })

  it('marks findings whose law changed since, until somebody has looked at them', async () => {
    expect(await asked(findLawChanges)).toEqual([])
    expect(await marked(TODAY)).toEqual([])
    write('ar/LEY-11179.md', CODE, '##### ARTÍCULO 128.- Tercera redacción inventada.\n\n##### Artículo 131.- Otra.')
    commit('2026-11-25', 'Reforma')
    expect(await run()).toMatchObject({ added: 1, superseded: 1, changed: 1 })
    const changes = await asked(findLawChanges)
    const [first] = changes
    if (first === undefined) throw new Error('nothing is marked')
    expect(first).toMatchObject({ country: 'AR', provision: 'ar-cp-128', changedOn: '2026-11-25' })
    const cited = await database().findingProvision.count({
      where: { country: 'AR', provisionId: 'ar-cp-128', finding: { to: null } },
    })
    expect(changes).toHaveLength(cited)
    const cells = changes.map(({ country, requirement }) => `${country} ${requirement}`)
    expect(await marked(TODAY)).toEqual([...new Set(cells)])
    // The mark is of the finding in force: of one that ended before, nobody has to look at the law again.
    const open = await database().finding.findMany({ where: { id: { in: changes.map(({ finding }) => finding) } } })
    const since = new Map(open.map(({ country, requirementId, from }) => [`${country} ${requirementId}`, from]))
    const applied = (one: string) => (since.get(one)?.toISOString().slice(0, 10) ?? '') <= WORKSHOP_DAY
    expect(await marked(WORKSHOP_DAY)).toEqual([...new Set(cells)].filter(applied))

    await database().user.create({ data: { id: 'u', name: 'Ana', email: 'ana@cotejo.example', role: 'reviewer' } })
    const { version } = await database().finding.findUniqueOrThrow({ where: { id: first.finding } })
    const review = {
      findingId: first.finding,
      findingVersion: version,
      country: 'AR',
      requirementId: first.requirement,
      reviewerId: 'u',
    }
    await database().findingReview.create({ data: { ...review, verdict: 'disputed', reason: 'x' } })
    expect(await asked(findLawChanges)).toHaveLength(cited)
    await database().findingReview.create({ data: { ...review, verdict: 'confirmed' } })
    const left = await asked(findLawChanges)
    expect(left).toHaveLength(cited - 1)
    expect(left.some(({ finding }) => finding === first.finding)).toBe(false)
    expect(await marked(TODAY)).not.toContain(`${first.country} ${first.requirement}`)

    // Other spaces keep the marks that stand, and make none.
    write('ar/LEY-11179.md', CODE, '##### ARTÍCULO 128.- Tercera redacción  (inventada).\n\n##### Artículo 131.- Otra.')
    commit('2026-11-26', 'Otros signos')
    expect(await run()).toMatchObject({ added: 1, superseded: 1, changed: 0 })
    expect(await asked(findLawChanges)).toEqual(left)

    write('ar/LEY-11179.md', CODE, '##### Artículo 131.- Otra.')
    commit('2026-11-27', 'Derogación')
    expect(await run()).toMatchObject({ added: 0, superseded: 1, changed: 1 })
    expect(await asked(findLawChanges)).toHaveLength(cited)
  })
})
