import type {
  Area,
  Attribute,
  Country,
  Dataset,
  Deficiency,
  Finding,
  Group,
  Instrument,
  Provision,
  Requirement,
  Source,
  Stage,
  Standard,
  Term,
} from './schema'

/*
 * A dataset taken apart into what is decided on as one: an entry with its parts and links. All findings of a country for
 * a requirement are one unit, a cell: their periods together cover all time, and half of a change would leave a hole. A
 * country's proposed gaps are one too, known only by their places in its file.
 */

type Placed<Value> = Value & { position: number }
type Head = Pick<Country, 'role' | 'compiledOn' | 'legalSystemNote'>

interface Of<Kind extends string, Value> {
  kind: Kind
  /** Null: of the framework. */
  country: string | null
  id: string
  value: Value
}

export type Unit =
  | Of<'standard', Placed<Standard>>
  | Of<'term', Placed<Term>>
  | Of<'area', Placed<Area>>
  | Of<'group', Placed<Group>>
  | Of<'attribute', Placed<Attribute>>
  | Of<'requirement', Placed<Requirement>>
  | Of<'stage', Placed<Stage>>
  | Of<'jurisdiction', Head>
  | Of<'source', Source>
  | Of<'instrument', Instrument>
  | Of<'provision', Provision>
  | Of<'cell', Finding[]>
  | Of<'candidates', Deficiency[]>

export const UNIT_KINDS = [
  ...(['standard', 'term', 'area', 'group', 'attribute', 'requirement', 'stage', 'jurisdiction'] as const),
  ...(['source', 'instrument', 'provision', 'cell', 'candidates'] as const),
] as const
export type UnitKind = Unit['kind']

export type Units = ReadonlyMap<string, Unit>

export function unitKey(kind: UnitKind, country: string | null, id: string): string {
  return [kind, country, id].filter((part) => part !== null && part !== '').join('/')
}

export function unitsOf({ framework, countries }: Dataset): Units {
  const place = <Value>(value: Value, position: number): Placed<Value> => ({ ...value, position })
  const free = { country: null }
  const all: Unit[] = [
    ...framework.standards.map((value, at) => ({
      ...free,
      kind: 'standard' as const,
      id: value.id,
      value: place(value, at),
    })),
    ...framework.terms.map((value, at) => ({ ...free, kind: 'term' as const, id: value.id, value: place(value, at) })),
    ...framework.areas.map((value, at) => ({ ...free, kind: 'area' as const, id: value.id, value: place(value, at) })),
    ...framework.groups.map((value, at) => ({
      ...free,
      kind: 'group' as const,
      id: value.id,
      value: place(value, at),
    })),
    ...framework.attributes.map((value, at) => ({
      ...free,
      kind: 'attribute' as const,
      id: value.id,
      value: place(value, at),
    })),
    ...framework.requirements.map((value, at) => ({
      ...{ ...free, kind: 'requirement' as const, id: value.id, value: place(value, at) },
    })),
    ...framework.pathway.map((value, at) => ({
      ...free,
      kind: 'stage' as const,
      id: value.id,
      value: place(value, at),
    })),
    ...countries.flatMap(countryUnits),
  ]
  return new Map(all.map((unit) => [unitKey(unit.kind, unit.country, unit.id), unit]))
}

export function countryUnits(own: Country): Unit[] {
  const { country, role, compiledOn, legalSystemNote, sources, instruments, provisions, findings, deficiencies } = own
  const cells = new Map<string, Finding[]>()
  for (const finding of findings) {
    const known = cells.get(finding.requirement)
    if (known) known.push(finding)
    else cells.set(finding.requirement, [finding])
  }
  return [
    { kind: 'jurisdiction', country, id: '', value: { role, compiledOn, legalSystemNote } },
    ...sources.map((value) => ({ kind: 'source' as const, country, id: value.id, value })),
    ...instruments.map((value) => ({ kind: 'instrument' as const, country, id: value.id, value })),
    ...provisions.map((value) => ({ kind: 'provision' as const, country, id: value.id, value })),
    ...[...cells].map(([id, value]) => ({
      ...{ kind: 'cell' as const, country, id },
      value: value.toSorted((one, other) => compare(one.from ?? '', other.from ?? '')),
    })),
    ...(deficiencies.length === 0 ? [] : [{ kind: 'candidates' as const, country, id: '', value: deficiencies }]),
  ]
}

/** The way back. A unit of a country that has no `jurisdiction` unit is left out. */
export function datasetOf(units: Iterable<Unit>): Dataset {
  const lists: { [Kind in UnitKind]: Extract<Unit, { kind: Kind }>[] } = {
    ...{ standard: [], term: [], area: [], group: [], attribute: [], requirement: [], stage: [], jurisdiction: [] },
    ...{ source: [], instrument: [], provision: [], cell: [], candidates: [] },
  }
  for (const unit of units) push(lists, unit)
  const inPlace = <Value>(list: readonly { value: Placed<Value> }[]) =>
    list
      .map(({ value }) => value)
      .toSorted((one, other) => one.position - other.position)
      .map(withoutPlace)
  const own = <Value>(list: readonly { country: string | null; id: string; value: Value }[], code: string | null) =>
    list
      .filter(({ country }) => country === code)
      .toSorted((one, other) => compare(one.id, other.id))
      .map(({ value }) => value)
  return {
    framework: {
      standards: inPlace(lists.standard),
      terms: inPlace(lists.term),
      areas: inPlace(lists.area),
      groups: inPlace(lists.group),
      attributes: inPlace(lists.attribute),
      requirements: inPlace(lists.requirement),
      pathway: inPlace(lists.stage),
    },
    countries: lists.jurisdiction
      .toSorted((one, other) => compare(one.country ?? '', other.country ?? ''))
      .map(({ country: code, value }) => ({
        country: code ?? '',
        ...value,
        sources: own(lists.source, code),
        instruments: own(lists.instrument, code),
        provisions: own(lists.provision, code),
        findings: own(lists.cell, code).flat(),
        deficiencies: own(lists.candidates, code).flat(),
      })),
  }
}

function push(lists: { [Kind in UnitKind]: Extract<Unit, { kind: Kind }>[] }, unit: Unit): void {
  switch (unit.kind) {
    case 'standard':
      return void lists.standard.push(unit)
    case 'term':
      return void lists.term.push(unit)
    case 'area':
      return void lists.area.push(unit)
    case 'group':
      return void lists.group.push(unit)
    case 'attribute':
      return void lists.attribute.push(unit)
    case 'requirement':
      return void lists.requirement.push(unit)
    case 'stage':
      return void lists.stage.push(unit)
    case 'jurisdiction':
      return void lists.jurisdiction.push(unit)
    case 'source':
      return void lists.source.push(unit)
    case 'instrument':
      return void lists.instrument.push(unit)
    case 'provision':
      return void lists.provision.push(unit)
    case 'cell':
      return void lists.cell.push(unit)
    case 'candidates':
      return void lists.candidates.push(unit)
  }
}

function withoutPlace<Value>({ position: _, ...value }: Placed<Value>) {
  return value
}

/** The units that this one names: they must be there as long as it is. */
export function namedBy(unit: Unit): string[] {
  const { country } = unit
  const own = (kind: UnitKind, ids: readonly string[]) => ids.map((id) => unitKey(kind, country, id))
  const free = (kind: UnitKind, ids: readonly string[]) => ids.map((id) => unitKey(kind, null, id))
  const owner = country === null || unit.kind === 'jurisdiction' ? [] : [unitKey('jurisdiction', country, '')]
  switch (unit.kind) {
    case 'group':
      return free('area', [unit.value.area])
    case 'requirement':
      return [
        ...free('group', [unit.value.group]),
        ...free(
          'standard',
          unit.value.references.map(({ standard }) => standard),
        ),
        ...free('attribute', unit.value.attributes),
      ]
    case 'stage':
      return free('requirement', unit.value.requirements)
    case 'instrument':
      return [...owner, ...own('source', unit.value.sources)]
    case 'provision':
      return [
        ...owner,
        ...own('instrument', [unit.value.instrument, ...unit.value.amendedBy]),
        ...own('source', unit.value.sources),
      ]
    case 'cell':
      return [
        ...owner,
        ...free('requirement', [unit.id]),
        ...unit.value.flatMap(({ provisions, sources, attributes }) => [
          ...own('provision', provisions),
          ...own('source', sources),
          ...free('attribute', Object.keys(attributes)),
        ]),
      ]
    case 'candidates':
      return [
        ...owner,
        ...unit.value.flatMap(({ requirement, sources }) => [
          ...free('requirement', [requirement]),
          ...own('source', sources),
        ]),
      ]
    default:
      return owner
  }
}

/** What a unit says, in one way of writing: equal texts, equal units. */
export function writeUnit({ value }: Unit): string {
  return canonical(value)
}

export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => compare(one, other)))
      : inner,
  )
}

/** A unit field by field, as text: `rationale.es`, `penalties.1.min`; a cell's under the first day of each period. */
export function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  const value: unknown = JSON.parse(text)
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) addFields(fields, nameOf(entry, index), entry)
  } else addFields(fields, '', value)
  return fields
}

// Findings by their first day; the words of a proposed gap by its place.
function nameOf(entry: unknown, index: number): string {
  if (typeof entry !== 'object' || entry === null || !('from' in entry)) return String(index + 1)
  return typeof entry.from === 'string' ? entry.from : '…'
}

function addFields(fields: Map<string, string>, path: string, value: unknown): void {
  if (value === null || value === undefined || value === '') return
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) {
    if (value.length > 0) fields.set(path, value.join(', '))
    return
  }
  if (typeof value !== 'object') {
    fields.set(path, String(value))
    return
  }
  for (const [name, inner] of Object.entries(value)) addFields(fields, path === '' ? name : `${path}.${name}`, inner)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
