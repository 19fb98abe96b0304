import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { DatasetFaults, type Fault } from './faults'
import { type ParsedCountry, type ParsedFramework, parseCountry, parseFramework, type Section } from './parse'
import { findFaults } from './rules'
import type { Country, Dataset, Framework } from './schema'

/** Reads a directory in the format of prisma/dataset/README.md. Throws DatasetFaults with every fault of every file. */
export async function readDataset(directory: string): Promise<Dataset> {
  const { files, faults } = await readFiles(directory)
  return validateDataset(files, faults)
}

/** The same for files already read: what was JSON, by its path in the dataset. */
export function validateDataset(files: ReadonlyMap<string, unknown>, fileFaults: readonly Fault[] = []): Dataset {
  const { dataset, faults } = readSound(files, fileFaults)
  if (dataset === null) throw new DatasetFaults(faults)
  return dataset
}

/** The dataset, or every fault of every file. */
export function readSound(
  files: ReadonlyMap<string, unknown>,
  fileFaults: readonly Fault[] = [],
): { dataset: Dataset; faults: [] } | { dataset: null; faults: Fault[] } {
  const isMissing = !files.has('framework.json') && !fileFaults.some(({ file }) => file === 'framework.json')
  const frameworkFile = files.has('framework.json')
    ? parseFramework('framework.json', files.get('framework.json'))
    : null
  const countryFiles = [...files].flatMap(([file, raw]) => (file === 'framework.json' ? [] : parseCountry(file, raw)))
  const countries = countryFiles.map(({ parsed }) => parsed)
  const faults = [
    ...fileFaults,
    ...(isMissing ? [{ file: 'framework.json', path: '', reason: 'is missing' }] : []),
    ...(frameworkFile?.faults ?? []),
    ...countryFiles.flatMap((country) => country.faults),
    ...findFaults(frameworkFile?.parsed ?? null, countries),
  ]
  if (faults.length > 0 || !frameworkFile) return { dataset: null, faults }
  const dataset = {
    framework: toFramework(frameworkFile.parsed),
    countries: countries.flatMap((country) => toCountry(country) ?? []),
  }
  return { dataset, faults: [] }
}

async function readFiles(directory: string) {
  const faults: Fault[] = []
  const files = new Map<string, unknown>()
  const names = await listCountryFiles(directory, faults)
  for (const name of ['framework.json', ...names]) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path.join(directory, name)))
      const json: unknown = JSON.parse(text)
      files.set(name, json)
    } catch (error) {
      faults.push({ file: name, path: '', reason: explain(error) })
    }
  }
  return { files, faults }
}

async function listCountryFiles(directory: string, faults: Fault[]): Promise<string[]> {
  let names: string[]
  try {
    names = await readdir(path.join(directory, 'countries'))
  } catch (error) {
    faults.push({ file: 'countries', path: '', reason: explain(error) })
    return []
  }
  const json = names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort()
  if (json.length === 0) faults.push({ file: 'countries', path: '', reason: 'holds no country file' })
  for (const name of json) {
    if (/^[A-Z]{2}\.json$/.test(name)) continue
    faults.push({ file: `countries/${name}`, path: '', reason: 'is not named by a country code, like CL.json' })
  }
  return json.map((name) => `countries/${name}`)
}

function explain(error: unknown): string {
  if (error instanceof SyntaxError) return `is not JSON: ${error.message}`
  if (!(error instanceof Error)) return 'cannot be read'
  if (error instanceof TypeError) return 'is not UTF-8 text'
  return 'code' in error && error.code === 'ENOENT' ? 'is missing' : `cannot be read: ${error.message}`
}

function toFramework(parsed: ParsedFramework): Framework {
  const areas = new Map(parsed.requirements.entries.map(({ value }) => [value.group, value.area]))
  return {
    standards: valuesOf(parsed.standards),
    terms: valuesOf(parsed.terms),
    areas: valuesOf(parsed.areas),
    groups: valuesOf(parsed.groups).flatMap((group) => {
      const area = areas.get(group.id)
      return area === undefined ? [] : [{ ...group, area }]
    }),
    attributes: valuesOf(parsed.attributes),
    requirements: valuesOf(parsed.requirements),
    pathway: valuesOf(parsed.pathway),
  }
}

function toCountry(parsed: ParsedCountry): Country | null {
  if (!parsed.head) return null
  return {
    ...parsed.head,
    sources: valuesOf(parsed.sources),
    instruments: valuesOf(parsed.instruments),
    provisions: valuesOf(parsed.provisions),
    findings: valuesOf(parsed.findings),
    deficiencies: valuesOf(parsed.deficiencies),
  }
}

function valuesOf<Value>(section: Section<Value>): Value[] {
  return section.entries.map(({ value }) => value)
}
