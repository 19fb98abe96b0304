import { readdirSync, readFileSync } from 'node:fs'
import type { Messages } from 'next-intl'
import type { MESSAGE_AREAS } from '../../lib/platform/i18n/messages/areas'
import type es from '../../lib/platform/i18n/messages/es.json'

/*
 * What the shipped dataset says, counted here anew from its files and without any code of the app: the end-to-end
 * tests hold the pages against it.
 */

export type Locale = 'es' | 'pt' | 'en' | 'fr'
export type Status = 'met' | 'partial' | 'gap' | 'unknown'
export type Confidence = 'primary' | 'secondary' | 'recall'
export type Localised = Record<string, string>
export type Counts = Record<Status, number>

export const LOCALES: readonly Locale[] = ['es', 'pt', 'en', 'fr']
export const STATUSES: readonly Status[] = ['met', 'partial', 'gap', 'unknown']
export const WORKSHOP = '2017-10-23'
export const ZONE = 'America/Guayaquil'

export type Requirement = {
  id: string
  area: string
  group: string
  title: Localised
  question: Localised
  met: Localised
  partial: Localised
  references: { standard: string; article: string }[]
  core: boolean
}

type Framework = {
  standards: { id: string; title: Localised; short: Localised }[]
  areas: { id: string; title: Localised }[]
  groups: Record<string, Localised>
  terms: { id: string; term: Localised; definition: Localised }[]
  requirements: Requirement[]
}

export type Finding = {
  requirement: string
  from: string | null
  to: string | null
  status: Status
  rationale: Localised
  provisions: string[]
  attributes: Record<string, string | Localised>
  confidence: Confidence
  sources: string[]
}

export type Penalty = { min: number | null; max: number | null; unit: string | null; kind: string }

export type Provision = {
  id: string
  instrument: string
  article: string
  heading: Localised | null
  inForceFrom: string | null
  inForceTo: string | null
  summary: Localised
  penalties?: Penalty[]
  sources: string[]
}

export type Country = {
  country: string
  compiledOn: string
  legalSystemNote: Localised
  sources: { id: string; title: string; publisher: string | null; url: string | null; kind: string }[]
  instruments: { id: string; title: string; publishedOn: string | null }[]
  provisions: Provision[]
  findings: Finding[]
  deficiencies: { requirement: string; title: Localised; proposedMeasure: Localised }[]
}

const DATASET = new URL('../../prisma/dataset/', import.meta.url)
const MESSAGES = new URL('../../lib/platform/i18n/messages/', import.meta.url)

function readJson<T>(file: string, base: URL): T {
  return JSON.parse(readFileSync(new URL(file, base), 'utf8'))
}

export const framework: Framework = readJson('framework.json', DATASET)

/** The requirements under their areas and groups, as the matrix has them. */
export const requirements: readonly Requirement[] = framework.areas.flatMap((area) =>
  Object.keys(framework.groups).flatMap((group) =>
    framework.requirements.filter((requirement) => requirement.area === area.id && requirement.group === group),
  ),
)

const files = new Map(
  readdirSync(new URL('countries/', DATASET))
    .filter((file) => file.endsWith('.json'))
    .map((file) => readJson<Country>(`countries/${file}`, DATASET))
    .map((country) => [country.country, country]),
)

export const REFERENCE = 'ES'

export function countryFile(code: string): Country {
  const file = files.get(code)
  if (!file) throw new Error(`the dataset has no country ${code}`)
  return file
}

/** `make`'s answer for a key, made once. */
function once<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

const names = once((locale: Locale) => new Intl.DisplayNames(locale, { type: 'region' }))
const days = once((locale: Locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }))

/** The interface's words. */
export const words: (locale: Locale) => typeof es = once((locale) => readJson(`${locale}.json`, MESSAGES))

/** The words of an area that has its own files: `wordsOf('compare', 'es')`. */
export function wordsOf<Area extends (typeof MESSAGE_AREAS)[number]>(area: Area, locale: Locale): Messages[Area] {
  return readJson(`${locale}/${area}.json`, MESSAGES)
}

export function nameOf(code: string, locale: Locale = 'es'): string {
  return names(locale).of(code) ?? code
}

/** The twelve, in the alphabetical order of their names. */
export function participants(locale: Locale = 'es'): string[] {
  const { compare } = new Intl.Collator(locale)
  return [...files.keys()]
    .filter((code) => code !== REFERENCE)
    .sort((a, b) => compare(nameOf(a, locale), nameOf(b, locale)))
}

export function requirementById(id: string): Requirement {
  const found = requirements.find((requirement) => requirement.id === id)
  if (!found) throw new Error(`the framework has no requirement ${id}`)
  return found
}

/** The dataset's text in a language; every text that the tests name has Spanish and English. */
export function inLanguage(text: Localised, locale: Locale = 'es'): string {
  return text[locale] ?? text.es ?? text.en ?? ''
}

/** Today where the tests' reader sits. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date())
}

/** 21 de junio de 2024 */
export function inWords(day: string, locale: Locale = 'es'): string {
  return days(locale).format(new Date(`${day}T00:00:00Z`))
}

/** Puts values into the `{places}` of one of the interface's texts. */
export function put(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

const histories = once((cell: string) => {
  const [code = '', requirement] = cell.split(' ')
  return countryFile(code)
    .findings.filter((finding) => finding.requirement === requirement)
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
})

/** Every finding of a cell, the earliest first. */
export function historyOf(code: string, requirement: string): Finding[] {
  return histories(`${code} ${requirement}`)
}

/** The finding of a day. One without a first day was so at the workshop; how long before is not recorded. */
export function findingOn(code: string, requirement: string, day: string): Finding | undefined {
  return historyOf(code, requirement).find(
    ({ from, to }) => (from === null ? WORKSHOP : from) <= day && (to === null || to > day),
  )
}

export type Cell = {
  status: Status
  confidence: Confidence | null
  from: string | null
  was: Status | null
}

/** A cell as the matrix of `day` shows it, with its former status on `since` where it was another one. */
export function cellOn(code: string, requirement: string, day: string, since: string | null = WORKSHOP): Cell {
  const finding = findingOn(code, requirement, day)
  if (!finding) return { status: 'unknown', confidence: null, from: null, was: null }
  const former = since === null ? undefined : findingOn(code, requirement, since)
  const was = former && former.status !== finding.status ? former.status : null
  return { status: finding.status, confidence: finding.confidence, from: finding.from, was }
}

export function count(statuses: readonly Status[]): Counts {
  const counts: Counts = { met: 0, partial: 0, gap: 0, unknown: 0 }
  for (const status of statuses) counts[status]++
  return counts
}

/** The statuses of some requirements in some countries on a day, counted. */
export function countCells(requirements: readonly Requirement[], codes: readonly string[], day: string): Counts {
  return count(requirements.flatMap(({ id }) => codes.map((code) => cellOn(code, id, day).status)))
}

/** How many cells of these countries are otherwise on `day` than they were on `since`. */
export function countChanges(codes: readonly string[], day: string, since: string = WORKSHOP): number {
  return requirements.flatMap(({ id }) => codes.filter((code) => cellOn(code, id, day, since).was !== null)).length
}

/** The first cell of the matrix that fits, in the framework's order; fails the test where the dataset has none. */
export function findCell(
  fits: (cell: { code: string; requirement: Requirement; finding: Finding; history: Finding[] }) => boolean,
  day: string = today(),
): { code: string; requirement: Requirement; finding: Finding; history: Finding[] } {
  for (const requirement of requirements)
    for (const code of participants()) {
      const finding = findingOn(code, requirement.id, day)
      if (!finding) continue
      const cell = { code, requirement, finding, history: historyOf(code, requirement.id) }
      if (fits(cell)) return cell
    }
  throw new Error('the dataset has no such cell')
}

/** A cell in words, as its link is named in Spanish. A beginning before the workshop is not recorded and not named. */
export function nameOfCell(
  code: string,
  requirement: Requirement,
  day: string,
  since: string | null = WORKSHOP,
): string {
  const { status, confidence, from, was } = cellOn(code, requirement.id, day, since)
  const { grid } = words('es').matrix
  const head = `${nameOf(code)}, ${inLanguage(requirement.title)}: `
  if (confidence === null) return `${head}${grid.unknown}, ${grid.notRecorded}`
  const beginning = from === null ? '' : ` desde el ${inWords(from)}`
  return `${head}${grid[status]}${beginning}, ${grid[confidence]}${was === null ? '' : `; antes: ${grid[was]}`}`
}
