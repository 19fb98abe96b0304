// The tables an import writes, in an order in which each names only tables above it. The names are the only text
// that goes into a statement; every value is a parameter.

/** What an import reports on. */
export const KINDS = [
  'standards',
  'terms',
  'areas',
  'groups',
  'attributes',
  'requirements',
  'stages',
  'jurisdictions',
  'sources',
  'instruments',
  'provisions',
  'penalties',
  'findings',
  'candidateDeficiencies',
] as const

export type Kind = (typeof KINDS)[number]

export interface Table {
  name: string
  /** Columns that tell one row from another. */
  key: string[]
  values: string[]
  /** What a changed row counts as. A link counts as a change of the entry that it belongs to. */
  kind: Kind
  /** For a link: the columns that name the entry it belongs to. */
  owner?: string[]
}

const COUNTRY = 'jurisdiction_code'

/** Entries: they may be named by others. */
export const ENTRY_TABLES: readonly Table[] = [
  {
    name: 'standard',
    key: ['id'],
    values: ['position', 'title', 'short', 'body', 'number', 'adopted_on', 'opened_for_signature'],
    kind: 'standards',
  },
  { name: 'term', key: ['id'], values: ['position', 'term', 'definition'], kind: 'terms' },
  { name: 'area', key: ['id'], values: ['position', 'title', 'kind'], kind: 'areas' },
  { name: 'requirement_group', key: ['id'], values: ['area_id', 'position', 'title'], kind: 'groups' },
  { name: 'attribute', key: ['id'], values: ['position', 'kind', 'title'], kind: 'attributes' },
  {
    name: 'requirement',
    key: ['id'],
    values: ['group_id', 'position', 'title', 'question', 'met', 'partial', 'core'],
    kind: 'requirements',
  },
  { name: 'stage', key: ['id'], values: ['position', 'title'], kind: 'stages' },
  { name: 'jurisdiction', key: ['code'], values: ['role', 'compiled_on', 'legal_system_note'], kind: 'jurisdictions' },
  {
    name: 'source',
    key: [COUNTRY, 'id'],
    values: ['title', 'publisher', 'url', 'kind', 'published_on'],
    kind: 'sources',
  },
  {
    name: 'instrument',
    key: [COUNTRY, 'id'],
    values: ['title', 'title_translated', 'kind', 'number', 'published_on', 'in_force_on', 'url'],
    kind: 'instruments',
  },
  {
    name: 'provision',
    key: [COUNTRY, 'id'],
    values: ['instrument_id', 'article', 'heading', 'in_force_from', 'in_force_to', 'summary'],
    kind: 'provisions',
  },
  {
    name: 'finding',
    key: ['id'],
    values: [COUNTRY, 'requirement_id', 'from_date', 'to_date', 'status', 'confidence', 'rationale', 'attributes'],
    kind: 'findings',
  },
  {
    name: 'candidate_deficiency',
    key: [COUNTRY, 'position'],
    values: ['requirement_id', 'kind', 'severity', 'title', 'description', 'proposed_measure'],
    kind: 'candidateDeficiencies',
  },
]

/** Links and parts: no other table names them. */
export const LINK_TABLES: readonly Table[] = [
  {
    name: 'penalty',
    key: [COUNTRY, 'provision_id', 'position'],
    values: ['conduct', 'kind', 'unit', 'min', 'max', 'note'],
    kind: 'penalties',
  },
  link('requirement_reference', 'requirements', ['requirement_id'], ['position'], ['standard_id', 'article']),
  link('requirement_attribute', 'requirements', ['requirement_id'], ['attribute_id']),
  link('stage_requirement', 'stages', ['stage_id'], ['requirement_id']),
  link('instrument_source', 'instruments', [COUNTRY, 'instrument_id'], ['source_id']),
  link('provision_amendment', 'provisions', [COUNTRY, 'provision_id'], ['instrument_id']),
  link('provision_source', 'provisions', [COUNTRY, 'provision_id'], ['source_id']),
  link('finding_provision', 'findings', ['finding_id'], ['provision_id'], [COUNTRY, 'position']),
  link('finding_source', 'findings', ['finding_id'], ['source_id'], [COUNTRY, 'position']),
  link('candidate_deficiency_source', 'candidateDeficiencies', [COUNTRY, 'deficiency_position'], ['source_id']),
]

export const TABLES: readonly Table[] = [...ENTRY_TABLES, ...LINK_TABLES]

export function columnsOf(table: Table): string[] {
  return [...table.key, ...table.values]
}

function link(name: string, kind: Kind, owner: string[], other: string[], values = ['position']): Table {
  return { name, kind, key: [...owner, ...other], values, owner }
}
