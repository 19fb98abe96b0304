import { type ConductPenalties, penaltiesFor } from '../law/conduct-rules'
import type { AttributeValue, Confidence, Finding, Source } from '../law/schema'
import type { OfficialText } from '../texts/schema'
import {
  type Comparable,
  comparableAge,
  comparablePrison,
  comparableStatus,
  comparableText,
  compareValues,
  isBlank,
  type Mark,
  type Outcome,
} from './compare-rules'
import type { AttributeName } from './compare-schema'
import { prisonRange, splitByKind } from './penalty-rules'

/** What one country has for one requirement, with what other requirements record of the same conduct. */
export type Column = {
  country: string
  /** Null where nothing is recorded for the day. */
  finding: Finding | null
  /** The penalties meant for the conduct; null where the requirement has none or none can be tied to it. */
  penalties: ConductPenalties | null
  /** The finding's own, then those of the articles it cites, each once. */
  sources: Source[]
  /** The official wordings there are of the articles it cites, in the finding's order. */
  texts: OfficialText[]
  /** From off-child-age: whom the material offences protect. */
  childAge: FactBeside | null
  /** From off-aggravation: what makes these offences graver. */
  aggravations: FactBeside | null
}

/** A fact that the country's finding for another requirement records; as sure as that finding is. */
export type FactBeside = { requirement: string; confidence: Confidence; attribute: AttributeValue }

export const FACT_KINDS = [
  'status',
  'reason',
  'articles',
  'conduct',
  'wording',
  'attribute',
  'childAge',
  'prison',
  'fines',
  'otherPenalties',
  'aggravations',
  'since',
  'confidence',
  'sources',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

export type FactRow = {
  kind: FactKind
  /** Which, for a row of kind `attribute`. */
  attribute: AttributeName | null
  /** Null where the fact is each country's own (its articles, its reasons) and no two could be the same. */
  outcome: Outcome | null
  /** In the columns' order. */
  cells: { isRecorded: boolean; mark: Mark | null }[]
}

// Names of bodies and instruments are each country's own, as its articles are.
const OWN_ATTRIBUTES = new Set(['body', 'instrument'])

const MATERIAL_GROUPS = new Set(['material', 'scope-of-material'])
const CONDUCT_GROUPS = new Set([...MATERIAL_GROUPS, 'exploitation'])

/** The requirements that record a fact of other ones: the child's age for the material offences, aggravations for all conduct. */
const AGE_LIMITS: readonly string[] = ['ageLimit', 'victimAgeLimit']
export const CHILD_AGE = { requirement: 'off-child-age', attribute: 'ageLimit', groups: MATERIAL_GROUPS }
export const AGGRAVATION = { requirement: 'off-aggravation', attribute: 'circumstances', groups: CONDUCT_GROUPS }

/**
 * The penalties that a finding's articles have for its conduct. Where the finding is a gap or not known, the rows are
 * for something else and none is given, whatever they say they are for ("all conducts" are those of the article).
 */
export function tiedPenalties(finding: Finding, day: string): ConductPenalties | null {
  const isOffence = finding.status === 'met' || finding.status === 'partial'
  return isOffence ? penaltiesFor(finding.requirement, finding.provisions, day) : null
}

export function factBeside(finding: Finding | undefined, id: string): FactBeside | null {
  const attribute = finding?.attributes.find((one) => one.id === id)
  if (!finding || !attribute) return null
  return { requirement: finding.requirement, confidence: finding.confidence, attribute }
}

/**
 * The sheet's rows in their order; a row that no country has anything in is left out, but for the status. `shown` is
 * a value as the reader sees it, `english` the same in English.
 */
export function factRows(
  columns: readonly Column[],
  attributes: readonly AttributeName[],
  read: { shown: (attribute: AttributeValue) => string; english: (attribute: AttributeValue) => string },
): FactRow[] {
  const attributeFact = (attribute: AttributeValue | undefined): Fact => {
    if (attribute === undefined || isBlank(read.english(attribute))) return MISSING
    const compare = AGE_LIMITS.includes(attribute.id) ? comparableAge : comparableText
    return { isRecorded: true, comparable: compare(read.shown(attribute), read.english(attribute)) }
  }
  return FACT_KINDS.flatMap((kind): FactRow[] => {
    if (kind === 'attribute')
      return attributes
        .filter((attribute) => attribute.kind !== 'penalty')
        .map((attribute) =>
          rowOf(
            kind,
            columns.map(({ finding }) => attributeFact(finding?.attributes.find(({ id }) => id === attribute.id))),
            attribute,
          ),
        )
    if (kind === 'childAge' || kind === 'aggravations')
      return [
        rowOf(
          kind,
          columns.map((column) => attributeFact(column[kind]?.attribute)),
        ),
      ]
    return [
      rowOf(
        kind,
        columns.map((column) => factOf(kind, column)),
      ),
    ]
  }).filter(({ kind, cells }) => kind === 'status' || cells.some(({ isRecorded }) => isRecorded))
}

type Fact = { isRecorded: boolean; comparable: Comparable }
const MISSING: Fact = { isRecorded: false, comparable: null }

const OWN_KINDS = new Set<FactKind>(['reason', 'articles', 'conduct', 'wording', 'fines', 'otherPenalties', 'sources'])

function rowOf(kind: FactKind, facts: Fact[], attribute: AttributeName | null = null): FactRow {
  const isOwn = OWN_KINDS.has(kind) || (attribute !== null && OWN_ATTRIBUTES.has(attribute.id))
  const { outcome, marks } = compareValues(facts.map(({ comparable }) => comparable))
  return {
    kind,
    attribute,
    outcome: isOwn ? null : outcome,
    cells: facts.map(({ isRecorded }, index) => ({ isRecorded, mark: isOwn ? null : (marks[index] ?? null) })),
  }
}

function factOf(
  kind: Exclude<FactKind, 'attribute' | 'childAge' | 'aggravations'>,
  { finding, penalties, sources, texts }: Column,
): Fact {
  if (finding === null) return MISSING
  const rows = splitByKind((penalties?.penalties ?? []).map(({ penalty }) => penalty))
  const has = (isRecorded: boolean, comparable: Comparable = null): Fact => ({ isRecorded, comparable })
  switch (kind) {
    case 'status':
      return has(true, comparableStatus(finding.status))
    case 'confidence':
      return has(true, finding.confidence)
    case 'since':
      // A beginning before the workshop is not recorded: two such may be decades apart.
      return has(true, finding.period.from)
    case 'reason':
      return has(true)
    case 'articles':
    case 'conduct':
      return has(finding.provisions.length > 0)
    case 'wording':
      return has(texts.length > 0)
    case 'prison':
      return has(
        rows.prison.length > 0,
        comparablePrison(
          rows.prison.flatMap((penalty) => prisonRange(penalty) ?? []),
          penalties?.basis ?? 'all',
        ),
      )
    case 'fines':
      // Each country's own units: days of its incomes, its minimum wages, its reference units.
      return has(rows.fines.length > 0)
    case 'otherPenalties':
      return has(rows.others.length > 0)
    case 'sources':
      return has(sources.length > 0)
  }
}
