import { createHash } from 'node:crypto'
import { findingKey } from '../dataset/rows'
import type { Dataset, LocalisedText } from '../dataset/schema'
import { writeCsv } from './csv'
import type { ExchangeColumn, ExchangeTable } from './table'

/*
 * The dataset as a Frictionless data package (tabular, version 1 of the specifications, which every tool reads): a CSV
 * a table, and datapackage.json with the schema of each, its keys and what they refer to. A text in languages is a
 * column for each of them; a finding is known by country, requirement and first day, as in every release.
 */

type Value = string | number | boolean | LocalisedText | null
type Field = {
  name: string
  type: 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'texts'
  isRequired?: true
  of?: readonly string[]
}
type Reference = { fields: string[]; resource: string; to: string[] }
type Resource = {
  name: string
  title: string
  fields: Field[]
  primaryKey: string[]
  foreignKeys?: Reference[]
  rows: Value[][]
}

const key = (name: string): Field => ({ name, type: 'string', isRequired: true })
const text = (name: string): Field => ({ name, type: 'string' })
const day = (name: string): Field => ({ name, type: 'date' })
const texts = (name: string): Field => ({ name, type: 'texts' })
const place: Field = { name: 'position', type: 'integer', isRequired: true }
const choice = (name: string, of: readonly string[]): Field => ({ name, type: 'string', isRequired: true, of })
const one = (field: string, resource: string, to = 'id'): Reference => ({ fields: [field], resource, to: [to] })
const own = (field: string, resource: string): Reference => ({
  ...{ fields: ['country', field], resource, to: ['country', 'id'] },
})

const DEFICIENCY_KINDS = ['legislative', 'organisational'] as const

export function dataPackage(dataset: Dataset, revision: string): Map<string, string> {
  const resources = [...frameworkResources(dataset), ...countryResources(dataset)]
  const languages = languagesOf(resources)
  const files = new Map(resources.map((resource) => [`data/${resource.name}.csv`, csvOf(resource, languages)]))
  const descriptor = {
    profile: 'tabular-data-package',
    name: 'cotejo',
    title: 'Cotejo',
    description:
      'The law and practice of Latin American countries on online child sexual abuse and the powers around it, measured ' +
      'against one framework. Summaries in own words; no statute is quoted. "unknown" is never a gap and never met: a ' +
      'share is of those known. A text that a spreadsheet would run as a formula has an apostrophe before it.',
    version: `0.0.${revision}`,
    resources: resources.map((resource) =>
      describeResource(resource, languages, files.get(`data/${resource.name}.csv`) ?? ''),
    ),
  }
  return new Map([['datapackage.json', `${JSON.stringify(descriptor, null, 2)}\n`], ...files])
}

function describeResource(
  { name, title, fields, primaryKey, foreignKeys }: Resource,
  languages: string[],
  csv: string,
) {
  return {
    name,
    path: `data/${name}.csv`,
    title,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: Buffer.byteLength(csv),
    hash: `sha256:${createHash('sha256').update(csv).digest('hex')}`,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: fields.flatMap((field) => fieldsOf(field, languages)),
      missingValues: [''],
      primaryKey,
      ...(foreignKeys === undefined
        ? {}
        : {
            foreignKeys: foreignKeys.map(({ fields: from, resource, to }) => ({
              fields: from,
              reference: { resource, fields: to },
            })),
          }),
    },
  }
}

function fieldsOf({ name, type, isRequired, of }: Field, languages: string[]) {
  if (type === 'texts') return languages.map((language) => ({ name: `${name}_${language}`, type: 'string' }))
  const constraints = { ...(isRequired ? { required: true } : {}), ...(of ? { enum: of } : {}) }
  return [{ name, type, ...(Object.keys(constraints).length === 0 ? {} : { constraints }) }]
}

function languagesOf(resources: readonly Resource[]): string[] {
  const found = new Set<string>()
  for (const { rows } of resources)
    for (const row of rows)
      for (const value of row)
        if (typeof value === 'object' && value !== null) for (const language of Object.keys(value)) found.add(language)
  return [...found].sort()
}

function csvOf({ name, title, fields, rows }: Resource, languages: string[]): string {
  const columns: ExchangeColumn[] = fields
    .flatMap((field) => fieldsOf(field, languages))
    .map((field) => ({ key: field.name, title: field.name, kind: field.type === 'number' ? 'number' : 'text' }))
  const table: ExchangeTable = {
    ...{ name, title, columns },
    rows: rows.map((row, index) => ({ id: String(index), values: Object.fromEntries(cellsOf(fields, row)) })),
  }
  return writeCsv(table)
}

function cellsOf(fields: readonly Field[], row: readonly Value[]): [string, string | number | null][] {
  return fields.flatMap(({ name }, index): [string, string | number | null][] => {
    const value = row[index] ?? null
    if (typeof value === 'boolean') return [[name, String(value)]]
    if (typeof value !== 'object' || value === null) return [[name, value]]
    return Object.entries(value).map(([language, words]) => [`${name}_${language}`, words])
  })
}

function frameworkResources({ framework }: Dataset): Resource[] {
  const { standards, terms, areas, groups, attributes, requirements, pathway } = framework
  return [
    {
      ...{ name: 'standard', title: 'Treaties and models that the framework draws on', primaryKey: ['id'] },
      fields: [
        ...[key('id'), place, texts('title'), texts('short'), texts('body'), text('number')],
        ...[day('adopted'), day('opened_for_signature')],
      ],
      rows: standards.map((standard, position) => [
        ...[standard.id, position, standard.title, standard.short, standard.body, standard.number],
        ...[standard.adopted, standard.openedForSignature],
      ]),
    },
    {
      ...{ name: 'term', title: 'Words that the tests use', primaryKey: ['id'] },
      fields: [key('id'), place, texts('term'), texts('definition')],
      rows: terms.map(({ id, term, definition }, position) => [id, position, term, definition]),
    },
    {
      ...{ name: 'area', title: 'Areas', primaryKey: ['id'] },
      fields: [key('id'), place, choice('kind', DEFICIENCY_KINDS), texts('title')],
      rows: areas.map(({ id, kind, title }, position) => [id, position, kind, title]),
    },
    {
      ...{ name: 'group', title: 'Groups of requirements', primaryKey: ['id'], foreignKeys: [one('area', 'area')] },
      fields: [key('id'), place, key('area'), texts('title')],
      rows: groups.map(({ id, area, title }, position) => [id, position, area, title]),
    },
    {
      ...{ name: 'attribute', title: 'Facts worth comparing', primaryKey: ['id'] },
      fields: [key('id'), place, choice('kind', ['text', 'date', 'penalty']), texts('title')],
      rows: attributes.map(({ id, kind, title }, position) => [id, position, kind, title]),
    },
    {
      ...{ name: 'requirement', title: 'What a jurisdiction should have', primaryKey: ['id'] },
      foreignKeys: [one('group', 'group')],
      fields: [
        ...[key('id'), place, key('group'), { name: 'core', type: 'boolean', isRequired: true } as const],
        ...[texts('title'), texts('question'), texts('met'), texts('partial')],
      ],
      rows: requirements.map(({ id, group, core, title, question, met, partial }, position) => [
        ...[id, position, group, core, title, question, met, partial],
      ]),
    },
    {
      ...{ name: 'requirement_reference', title: 'Articles that a requirement comes from' },
      primaryKey: ['requirement', 'position'],
      foreignKeys: [one('requirement', 'requirement'), one('standard', 'standard')],
      fields: [key('requirement'), place, key('standard'), key('article')],
      rows: requirements.flatMap(({ id, references }) =>
        references.map(({ standard, article }, position) => [id, position, standard, article]),
      ),
    },
    {
      ...{ name: 'requirement_attribute', title: 'Facts that a requirement asks for' },
      primaryKey: ['requirement', 'attribute'],
      foreignKeys: [one('requirement', 'requirement'), one('attribute', 'attribute')],
      fields: [key('requirement'), key('attribute'), place],
      rows: requirements.flatMap((requirement) =>
        requirement.attributes.map((attribute, position) => [requirement.id, attribute, position]),
      ),
    },
    {
      ...{ name: 'stage', title: 'Stages of an investigation', primaryKey: ['id'] },
      fields: [key('id'), place, texts('title')],
      rows: pathway.map(({ id, title }, position) => [id, position, title]),
    },
    {
      ...{ name: 'stage_requirement', title: 'Requirements of a stage', primaryKey: ['stage', 'requirement'] },
      foreignKeys: [one('stage', 'stage'), one('requirement', 'requirement')],
      fields: [key('stage'), key('requirement'), place],
      rows: pathway.flatMap((stage) =>
        stage.requirements.map((requirement, position) => [stage.id, requirement, position]),
      ),
    },
  ]
}

function countryResources({ countries }: Dataset): Resource[] {
  const owner = one('country', 'jurisdiction', 'code')
  const all = <Row>(rows: (country: Dataset['countries'][number]) => Row[]) => countries.flatMap(rows)
  const links = (
    name: string,
    title: string,
    from: string,
    to: readonly [field: string, resource: string],
    rows: Value[][],
  ) => ({
    ...{ name, title, primaryKey: ['country', from, to[0]], rows },
    foreignKeys: [own(from, name.split('_')[0] ?? ''), own(to[0], to[1])],
    fields: [key('country'), key(from), key(to[0]), place],
  })
  const linked = (country: string, id: string, others: readonly string[]): Value[][] =>
    others.map((other, position) => [country, id, other, position])
  const idOf = (country: string, { requirement, from }: { requirement: string; from: string | null }) =>
    findingKey(country, requirement, from)
  return [
    {
      ...{ name: 'jurisdiction', title: 'Countries', primaryKey: ['code'] },
      fields: [
        ...[key('code'), choice('role', ['participant', 'reference', 'programme'])],
        ...[day('compiled_on'), texts('legal_system_note')],
      ],
      rows: countries.map(({ country, role, compiledOn, legalSystemNote }) => [
        ...[country, role, compiledOn, legalSystemNote],
      ]),
    },
    {
      ...{ name: 'source', title: 'Sources', primaryKey: ['country', 'id'], foreignKeys: [owner] },
      fields: [
        ...[key('country'), key('id'), key('title'), text('publisher'), text('url')],
        ...[choice('kind', ['official', 'treaty-body', 'academic', 'press', 'other']), day('published_on')],
      ],
      rows: all(({ country, sources }) =>
        sources.map(({ id, title, publisher, url, kind, publishedOn }) => [
          ...[country, id, title, publisher, url, kind, publishedOn],
        ]),
      ),
    },
    {
      ...{ name: 'instrument', title: 'Statutes, codes, decrees, treaties, protocols, plans' },
      ...{ primaryKey: ['country', 'id'], foreignKeys: [owner] },
      fields: [
        ...[key('country'), key('id'), key('title'), texts('title_translated')],
        ...[choice('kind', ['code', 'law', 'decree', 'resolution', 'treaty', 'policy', 'protocol']), text('number')],
        ...[day('published_on'), day('in_force_on'), text('url')],
      ],
      rows: all(({ country, instruments }) =>
        instruments.map((instrument) => [
          ...[country, instrument.id, instrument.title, instrument.titleTranslated, instrument.kind],
          ...[instrument.number, instrument.publishedOn, instrument.inForceOn, instrument.url],
        ]),
      ),
    },
    links(
      ...(['instrument_source', 'Sources of an instrument', 'instrument', ['source', 'source']] as const),
      all(({ country, instruments }) => instruments.flatMap(({ id, sources }) => linked(country, id, sources))),
    ),
    {
      ...{ name: 'provision', title: 'Articles, each as it stood in one period [from, to)' },
      ...{ primaryKey: ['country', 'id'], foreignKeys: [owner, own('instrument', 'instrument')] },
      fields: [
        ...[key('country'), key('id'), key('instrument'), key('article'), texts('heading')],
        ...[day('in_force_from'), day('in_force_to'), texts('summary')],
      ],
      rows: all(({ country, provisions }) =>
        provisions.map(({ id, instrument, article, heading, inForceFrom, inForceTo, summary }) => [
          ...[country, id, instrument, article, heading, inForceFrom, inForceTo, summary],
        ]),
      ),
    },
    links(
      ...([
        'provision_amendment',
        'What gave an article its wording',
        'provision',
        ['instrument', 'instrument'],
      ] as const),
      all(({ country, provisions }) => provisions.flatMap(({ id, amendedBy }) => linked(country, id, amendedBy))),
    ),
    links(
      ...(['provision_source', 'Sources of an article', 'provision', ['source', 'source']] as const),
      all(({ country, provisions }) => provisions.flatMap(({ id, sources }) => linked(country, id, sources))),
    ),
    {
      ...{ name: 'penalty', title: 'Penalties, numbers as the law has them' },
      ...{ primaryKey: ['country', 'provision', 'position'], foreignKeys: [own('provision', 'provision')] },
      fields: [
        ...[key('country'), key('provision'), place, texts('conduct')],
        ...[choice('kind', ['prison', 'fine', 'disqualification', 'other']), text('unit')],
        ...[{ name: 'min', type: 'number' } as const, { name: 'max', type: 'number' } as const, texts('note')],
      ],
      rows: all(({ country, provisions }) =>
        provisions.flatMap(({ id, penalties }) =>
          penalties.map(({ conduct, kind, unit, min, max, note }, position) => [
            ...[country, id, position, conduct, kind, unit, min, max, note],
          ]),
        ),
      ),
    },
    {
      ...{ name: 'finding', title: 'What a country has for a requirement in one period [from, to)' },
      ...{ primaryKey: ['country', 'id'], foreignKeys: [owner, one('requirement', 'requirement')] },
      fields: [
        ...[key('country'), key('id'), key('requirement'), day('from'), day('to')],
        choice('status', ['met', 'partial', 'gap', 'unknown']),
        ...[choice('confidence', ['primary', 'secondary', 'recall']), texts('rationale')],
      ],
      rows: all(({ country, findings }) =>
        findings.map((finding) => [
          ...[country, idOf(country, finding), finding.requirement, finding.from, finding.to],
          ...[finding.status, finding.confidence, finding.rationale],
        ]),
      ),
    },
    {
      ...{ name: 'finding_attribute', title: 'Facts of a finding', primaryKey: ['country', 'finding', 'attribute'] },
      foreignKeys: [own('finding', 'finding'), one('attribute', 'attribute')],
      fields: [key('country'), key('finding'), key('attribute'), day('day'), texts('text')],
      rows: all(({ country, findings }) =>
        findings.flatMap((finding) =>
          Object.entries(finding.attributes).map(([attribute, value]) => [
            ...[country, idOf(country, finding), attribute],
            ...[typeof value === 'string' ? value : null, typeof value === 'string' ? null : value],
          ]),
        ),
      ),
    },
    links(
      ...(['finding_provision', 'Articles that a finding rests on', 'finding', ['provision', 'provision']] as const),
      all(({ country, findings }) =>
        findings.flatMap((finding) => linked(country, idOf(country, finding), finding.provisions)),
      ),
    ),
    links(
      ...(['finding_source', 'Sources of a finding', 'finding', ['source', 'source']] as const),
      all(({ country, findings }) =>
        findings.flatMap((finding) => linked(country, idOf(country, finding), finding.sources)),
      ),
    ),
    {
      ...{ name: 'candidate_deficiency', title: 'Gaps proposed for the register', primaryKey: ['country', 'position'] },
      foreignKeys: [owner, one('requirement', 'requirement')],
      fields: [
        ...[key('country'), place, key('requirement'), choice('kind', DEFICIENCY_KINDS)],
        ...[choice('severity', ['high', 'medium', 'low']), texts('title'), texts('description')],
        texts('proposed_measure'),
      ],
      rows: all(({ country, deficiencies }) =>
        deficiencies.map(({ requirement, kind, severity, title, description, proposedMeasure }, position) => [
          ...[country, position, requirement, kind, severity, title, description, proposedMeasure],
        ]),
      ),
    },
    {
      ...{
        name: 'candidate_source',
        title: 'Sources of a proposed gap',
        primaryKey: ['country', 'candidate', 'source'],
      },
      foreignKeys: [
        { fields: ['country', 'candidate'], resource: 'candidate_deficiency', to: ['country', 'position'] },
        own('source', 'source'),
      ],
      fields: [
        ...[key('country'), { name: 'candidate', type: 'integer', isRequired: true } as const, key('source'), place],
      ],
      rows: all(({ country, deficiencies }) =>
        deficiencies.flatMap(({ sources }, candidate) =>
          sources.map((source, position) => [country, candidate, source, position]),
        ),
      ),
    },
  ]
}
