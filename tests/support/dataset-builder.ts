import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A dataset as its files have it: JSON by path. */
export type DatasetFiles = Map<string, unknown>

/** The smallest dataset that has one of everything; each call gives another copy. */
export function buildDataset(): DatasetFiles {
  return new Map<string, unknown>([
    ['framework.json', buildFramework()],
    ['countries/CL.json', buildCountry('CL')],
    ['countries/ES.json', { ...buildCountry('ES'), role: 'reference jurisdiction' }],
  ])
}

/** Changes a file at a path like `findings[0].status`; undefined takes the field or entry out. */
export function setAt(files: DatasetFiles, file: string, at: string, value: unknown): void {
  const keys = (at.match(/[^.[\]"]+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key))
  const last = keys.pop()
  const parent = keys.reduce<unknown>(
    (holder, key) => (isObject(holder) ? Reflect.get(holder, key) : holder),
    files.get(file),
  )
  if (last === undefined) files.set(file, value)
  else if (!isObject(parent)) throw new Error(`${file} has nothing at ${at}`)
  else if (value !== undefined) Reflect.set(parent, last, value)
  else if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else Reflect.deleteProperty(parent, last)
}

/** Adds to a list at a path like `findings`. */
export function pushAt(files: DatasetFiles, file: string, at: string, value: unknown): void {
  const list = isObject(files.get(file)) ? Reflect.get(Object(files.get(file)), at) : undefined
  if (!Array.isArray(list)) throw new Error(`${file} has no list ${at}`)
  list.push(value)
}

/** Writes the files into a directory of their own and answers it. A text is written as it is. */
export async function writeDataset(files: DatasetFiles): Promise<{ directory: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'cotejo-dataset-'))
  await mkdir(path.join(directory, 'countries'))
  for (const [file, content] of files) {
    const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 1)
    await writeFile(path.join(directory, file), text)
  }
  return { directory, remove: () => rm(directory, { recursive: true }) }
}

export function inAll(text: string) {
  return { en: text, es: `${text} (es)`, pt: `${text} (pt)`, fr: `${text} (fr)` }
}

export function buildFinding(requirement: string, from: string | null, to: string | null) {
  return {
    requirement,
    from,
    to,
    status: 'met',
    rationale: inAll(`Why ${requirement} is met`),
    provisions: ['cp-1'],
    attributes: {},
    confidence: 'primary',
    sources: ['gazette'],
  }
}

function buildFramework() {
  return {
    standards: [
      {
        ...titled('budapest'),
        short: inAll('Budapest'),
        body: inAll('Council'),
        number: 'ETS 185',
        adopted: '2001-11-08',
        openedForSignature: '2001-11-23',
      },
      { ...titled('icmec'), short: inAll('Model'), body: inAll('Centre'), number: '', adopted: '' },
    ],
    terms: [{ id: 'material', term: inAll('material'), definition: inAll('What it is') }],
    areas: [
      { ...titled('offence'), kind: 'legislative' },
      { ...titled('capacity'), kind: 'organisational' },
    ],
    groups: { Material: inAll('Material'), 'Rules of work': inAll('Rules of work') },
    attributes: [
      { ...titled('penalty'), kind: 'penalty' },
      { ...titled('authorisedBy'), kind: 'text' },
      { ...titled('signedOn'), kind: 'date' },
    ],
    requirements: [
      buildRequirement('off-making', 'offence', 'Material', ['penalty', 'authorisedBy']),
      buildRequirement('off-access', 'offence', 'Material', ['authorisedBy']),
      buildRequirement('cap-unit', 'capacity', 'Rules of work', ['signedOn']),
    ],
    pathway: [{ ...titled('report'), requirements: ['off-making', 'cap-unit'] }],
  }
}

function buildRequirement(id: string, area: string, group: string, attributes: string[]) {
  const tests = { question: inAll('Is it?'), met: inAll('It is'), partial: inAll('In part') }
  const references = [{ standard: 'budapest', article: '9(1)(a)' }]
  return { ...titled(id), area, group, ...tests, references, attributes, core: true }
}

function buildCountry(country: string) {
  return {
    country,
    compiledOn: '2026-11-21',
    legalSystemNote: inAll('A unitary state'),
    sources: [
      {
        id: 'gazette',
        title: 'Gazette',
        publisher: 'State',
        url: 'https://example.org/1',
        kind: 'official',
        publishedOn: '2019-05-03',
      },
      { id: 'article', title: 'Article', publisher: 'Press', url: null, kind: 'press', publishedOn: null },
    ],
    instruments: [
      {
        id: 'cp',
        title: 'Código Penal',
        titleTranslated: inAll('Penal Code'),
        kind: 'code',
        number: null,
        publishedOn: '1874-11-12',
        inForceOn: '1875-03-01',
        url: 'https://example.org/cp',
        sources: ['gazette'],
      },
      {
        id: 'ley-1',
        title: 'Ley 1',
        titleTranslated: null,
        kind: 'law',
        number: '1',
        publishedOn: null,
        inForceOn: null,
        url: null,
        sources: [],
      },
    ],
    provisions: [
      {
        ...{ id: 'cp-1', instrument: 'cp', article: '1', heading: inAll('Making'), summary: inAll('Punishes making') },
        ...{ inForceFrom: '2019-01-01', inForceTo: null, amendedBy: ['ley-1'], sources: ['gazette'] },
        penalties: [{ conduct: inAll('making'), min: 3, max: 5.5, unit: 'years', kind: 'prison', note: null }],
      },
      {
        ...{ id: 'cp-1-until-2019', instrument: 'cp', article: '1', heading: null, summary: inAll('Punished making') },
        ...{ inForceFrom: null, inForceTo: '2019-01-01', amendedBy: [], penalties: [], sources: [] },
      },
    ],
    findings: [
      { ...buildFinding('off-making', null, '2019-01-01'), status: 'partial', provisions: ['cp-1-until-2019'] },
      { ...buildFinding('off-making', '2019-01-01', null), attributes: { authorisedBy: inAll('a judge') } },
      {
        ...buildFinding('off-access', null, null),
        status: 'gap',
        confidence: 'secondary',
        provisions: [],
        sources: ['article'],
      },
      { ...buildFinding('cap-unit', null, null), attributes: { signedOn: '2018-02-28' } },
    ],
    deficiencies: [
      {
        ...{ requirement: 'off-access', kind: 'legislative', severity: 'high', sources: ['gazette', 'article'] },
        ...{ title: inAll('Access'), description: inAll('No offence'), proposedMeasure: inAll('Make it one') },
      },
    ],
  }
}

function titled(id: string) {
  return { id, title: inAll(id) }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
