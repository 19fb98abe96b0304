import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { DatasetFaults, formatFault, formatPath } from '@/lib/dataset/faults'
import { readDataset } from '@/lib/dataset/read'
import { findWarnings } from '@/lib/dataset/warnings'
import { buildDataset, type DatasetFiles, inAll, setAt, writeDataset } from '../../support/dataset-builder'

const CL = 'countries/CL.json'
const written: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const remove of written.splice(0)) await remove()
})

async function readFiles(files: DatasetFiles) {
  const { directory, remove } = await writeDataset(files)
  written.push(remove)
  return readDataset(directory)
}

async function faultsIn(files: DatasetFiles) {
  const error: unknown = await readFiles(files).catch((reason: unknown) => reason)
  return error instanceof DatasetFaults ? error.faults : error
}

describe('a directory', () => {
  it('is read into what the importer takes', async () => {
    const { framework, countries } = await readFiles(buildDataset())
    expect(framework.standards[1]).toMatchObject({ id: 'icmec', number: null, adopted: null, openedForSignature: null })
    expect(framework.groups).toEqual([
      { id: 'Material', area: 'offence', title: inAll('Material') },
      { id: 'Rules of work', area: 'capacity', title: inAll('Rules of work') },
    ])
    expect(countries.map(({ country, role }) => [country, role])).toEqual([
      ['CL', 'participant'],
      ['ES', 'reference'],
    ])
  })

  it('may hold other things beside its JSON files', async () => {
    await expect(readFiles(buildDataset().set('countries/notes.txt', 'x').set('README.md', 'x'))).resolves.toBeTruthy()
  })

  it('that is not there is two faults', async () => {
    await expect(readDataset('/nowhere')).rejects.toMatchObject({
      faults: [
        { file: 'countries', path: '', reason: 'is missing' },
        { file: 'framework.json', path: '', reason: 'is missing' },
      ],
    })
  })

  it('without a country is at fault: it would empty the database', async () => {
    const files = buildDataset()
    files.delete(CL)
    files.delete('countries/ES.json')
    expect(await faultsIn(files)).toEqual([{ file: 'countries', path: '', reason: 'holds no country file' }])
  })
})

describe('a file', () => {
  it('that is not JSON is told beside the faults of the others', async () => {
    const files = buildDataset().set('countries/ES.json', '{"country": "ES",')
    setAt(files, CL, 'sources[0].kind', 'blog')
    expect(await faultsIn(files)).toEqual([
      { file: 'countries/ES.json', path: '', reason: expect.stringMatching(/^is not JSON: /) },
      { file: CL, path: 'sources[0].kind', reason: expect.stringContaining('"blog"'), id: 'gazette' },
    ])
  })

  it('that is not UTF-8 is at fault', async () => {
    expect(await faultsIn(buildDataset().set(CL, Buffer.from([0x7b, 0xff, 0x7d])))).toContainEqual({
      file: CL,
      path: '',
      reason: 'is not UTF-8 text',
    })
  })

  it.each(['Chile.json', 'cl.json', 'CL-2.json'])('named %s is at fault', async (name) => {
    const files = buildDataset()
    files.set(`countries/${name}`, files.get(CL))
    expect(await faultsIn(files)).toContainEqual({
      file: `countries/${name}`,
      path: '',
      reason: 'is not named by a country code, like CL.json',
    })
  })

  it('named for another country is at fault', async () => {
    const files = buildDataset()
    files.set('countries/AR.json', files.get(CL))
    expect(await faultsIn(files)).toEqual([
      { file: 'countries/AR.json', path: 'country', reason: "is CL, which is not the file's name" },
    ])
  })

  it('named framework.json must be there', async () => {
    const files = buildDataset()
    files.delete('framework.json')
    expect(await faultsIn(files)).toEqual([{ file: 'framework.json', path: '', reason: 'is missing' }])
  })
})

describe('the shipped dataset', () => {
  it('has no fault', async () => {
    const { framework, countries } = await readDataset(path.resolve('prisma/dataset'))
    expect(countries).toHaveLength(13)
    expect(countries.filter(({ role }) => role === 'reference').map(({ country }) => country)).toEqual(['ES'])
    expect(framework.requirements).toHaveLength(72)
  })
})

describe('warnings', () => {
  it('name what a reviewer should look at', async () => {
    const files = buildDataset()
    setAt(files, CL, 'provisions[0].penalties[0].unit', null)
    setAt(files, CL, 'findings[0].provisions[1]', 'cp-1')
    setAt(files, CL, 'findings[2].confidence', 'recall')
    setAt(files, CL, 'findings[3].confidence', 'recall')
    setAt(files, CL, 'findings[3].provisions', [])
    setAt(files, CL, 'findings[3].sources', [])
    const { countries } = await readFiles(files)
    expect(findWarnings(countries).map(({ kind, file, path: at, id }) => [kind, file, at, id])).toEqual([
      ['number-without-unit', CL, 'provisions[0].penalties[0]', 'cp-1'],
      ['provision-outside-period', CL, 'findings[0].provisions[1]', 'off-making'],
      ['recall-with-source', CL, 'findings[2]', 'off-access'],
      ['recall-alone', CL, 'findings[3]', 'cap-unit'],
    ])
  })

  it('are none where nothing is doubtful', async () => {
    expect(findWarnings((await readFiles(buildDataset())).countries)).toEqual([])
  })
})

describe('a fault as text', () => {
  it('says file, path, what to find it by and why', () => {
    const fault = { file: CL, path: 'findings[3].to', reason: 'is missing', id: 'cap-unit' }
    expect(formatFault(fault)).toBe('countries/CL.json findings[3].to (cap-unit): is missing')
    expect(formatFault({ file: CL, path: '', reason: 'is missing' })).toBe('countries/CL.json: is missing')
    expect(formatPath(['groups', 'Rules of work', 'es'])).toBe('groups["Rules of work"].es')
  })
})
