import type { Country, Dataset, Framework } from './schema'

/** A dataset as the files of its format: what is JSON, by its path. The same dataset gives the same files. */
export function datasetFiles({ framework, countries }: Dataset): Map<string, unknown> {
  return new Map<string, unknown>([
    ['framework.json', frameworkFile(framework)],
    ...countries.map((country): [string, unknown] => [`countries/${country.country}.json`, countryFile(country)]),
  ])
}

/** The text of each file. */
export function datasetTexts(dataset: Dataset): Map<string, string> {
  return new Map([...datasetFiles(dataset)].map(([path, file]) => [path, `${JSON.stringify(file, null, 1)}\n`]))
}

function frameworkFile({ groups, pathway, requirements, ...framework }: Framework) {
  return {
    standards: framework.standards,
    terms: framework.terms,
    areas: framework.areas,
    groups: Object.fromEntries(groups.map(({ id, title }) => [id, title])),
    attributes: framework.attributes,
    requirements,
    pathway,
  }
}

function countryFile(country: Country) {
  const { country: code, role, compiledOn, legalSystemNote, sources, instruments, provisions } = country
  const { findings, deficiencies } = country
  return { country: code, role, compiledOn, legalSystemNote, sources, instruments, provisions, findings, deficiencies }
}
