import { z } from 'zod'
import type { Country, Dataset, Finding, Framework, Provision } from './schema'
import * as schema from './schema'

/*
 * The way back of rows.ts: what the tables hold, as the entries of the dataset's format. Lists that have no order in the
 * database (sources, instruments, provisions, findings) get one of their own, so that the same rows give the same files.
 */

const text = schema.localisedText
const day = z.string().nullable()
const position = z.int()
const owner = { jurisdiction_code: z.string() }
const kinds = { deficiency: schema.areaSchema.shape.kind }

const rowSchemas = {
  standard: z.object({
    ...{ id: z.string(), position, title: text, short: text, body: text, number: z.string().nullable() },
    ...{ adopted_on: day, opened_for_signature: day },
  }),
  term: z.object({ id: z.string(), position, term: text, definition: text }),
  area: z.object({ id: z.string(), position, title: text, kind: kinds.deficiency }),
  requirement_group: z.object({ id: z.string(), area_id: z.string(), position, title: text }),
  attribute: z.object({ id: z.string(), position, kind: schema.attributeSchema.shape.kind, title: text }),
  requirement: z.object({
    ...{ id: z.string(), group_id: z.string(), position, title: text, question: text, met: text, partial: text },
    core: z.boolean(),
  }),
  stage: z.object({ id: z.string(), position, title: text }),
  requirement_reference: z.object({
    ...{ requirement_id: z.string(), position, standard_id: z.string(), article: z.string() },
  }),
  requirement_attribute: z.object({ requirement_id: z.string(), attribute_id: z.string(), position }),
  stage_requirement: z.object({ stage_id: z.string(), requirement_id: z.string(), position }),
  jurisdiction: z.object({
    ...{ code: z.string(), role: z.enum(['participant', 'reference', 'programme']) },
    ...{ compiled_on: z.string(), legal_system_note: text },
  }),
  source: z.object({
    ...{ ...owner, id: z.string(), title: z.string(), publisher: z.string().nullable(), url: z.string().nullable() },
    ...{ kind: schema.sourceSchema.shape.kind, published_on: day },
  }),
  instrument: z.object({
    ...{ ...owner, id: z.string(), title: z.string(), title_translated: text.nullable() },
    ...{ kind: schema.instrumentSchema.shape.kind, number: z.string().nullable(), published_on: day },
    ...{ in_force_on: day, url: z.string().nullable() },
  }),
  instrument_source: z.object({ ...owner, instrument_id: z.string(), source_id: z.string(), position }),
  provision: z.object({
    ...{ ...owner, id: z.string(), instrument_id: z.string(), article: z.string(), heading: text.nullable() },
    ...{ in_force_from: day, in_force_to: day, summary: text },
  }),
  provision_amendment: z.object({ ...owner, provision_id: z.string(), instrument_id: z.string(), position }),
  provision_source: z.object({ ...owner, provision_id: z.string(), source_id: z.string(), position }),
  penalty: z.object({
    ...{ ...owner, provision_id: z.string(), position, conduct: text.nullable(), note: text.nullable() },
    ...{
      kind: schema.penaltySchema.shape.kind,
      unit: z.enum(['months', 'years', 'days-fine', 'units-fine']).nullable(),
    },
    ...{ min: z.number().nullable(), max: z.number().nullable() },
  }),
  finding: z.object({
    ...{ ...owner, id: z.string(), requirement_id: z.string(), from_date: day, to_date: day },
    ...{ status: schema.findingSchema.shape.status, confidence: schema.findingSchema.shape.confidence },
    ...{ rationale: text, attributes: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])) },
  }),
  finding_provision: z.object({ ...owner, finding_id: z.string(), provision_id: z.string(), position }),
  finding_source: z.object({ ...owner, finding_id: z.string(), source_id: z.string(), position }),
  candidate_deficiency: z.object({
    ...{ ...owner, position, requirement_id: z.string(), kind: kinds.deficiency, title: text, description: text },
    ...{ severity: schema.deficiencySchema.shape.severity, proposed_measure: text },
  }),
  candidate_deficiency_source: z.object({
    ...{ ...owner, deficiency_position: position, source_id: z.string(), position },
  }),
}

const tablesSchema = z.object({
  standard: z.array(rowSchemas.standard),
  term: z.array(rowSchemas.term),
  area: z.array(rowSchemas.area),
  requirement_group: z.array(rowSchemas.requirement_group),
  attribute: z.array(rowSchemas.attribute),
  requirement: z.array(rowSchemas.requirement),
  stage: z.array(rowSchemas.stage),
  requirement_reference: z.array(rowSchemas.requirement_reference),
  requirement_attribute: z.array(rowSchemas.requirement_attribute),
  stage_requirement: z.array(rowSchemas.stage_requirement),
  jurisdiction: z.array(rowSchemas.jurisdiction),
  source: z.array(rowSchemas.source),
  instrument: z.array(rowSchemas.instrument),
  instrument_source: z.array(rowSchemas.instrument_source),
  provision: z.array(rowSchemas.provision),
  provision_amendment: z.array(rowSchemas.provision_amendment),
  provision_source: z.array(rowSchemas.provision_source),
  penalty: z.array(rowSchemas.penalty),
  finding: z.array(rowSchemas.finding),
  finding_provision: z.array(rowSchemas.finding_provision),
  finding_source: z.array(rowSchemas.finding_source),
  candidate_deficiency: z.array(rowSchemas.candidate_deficiency),
  candidate_deficiency_source: z.array(rowSchemas.candidate_deficiency_source),
})
type Rows = z.infer<typeof tablesSchema>

/** `tables`: the rows of every table of tables.ts. Throws where one is not as the format has it. */
export function datasetFromRows(tables: unknown): Dataset {
  const rows = tablesSchema.parse(tables)
  const framework = frameworkFrom(rows)
  const places = new Map(framework.requirements.map(({ id }, index) => [id, index]))
  const countries = rows.jurisdiction
    .toSorted(by(({ code }) => code))
    .map((jurisdiction) => countryFrom(rows, jurisdiction, places))
  return { framework, countries }
}

function frameworkFrom(rows: Rows): Framework {
  const areas = new Map(rows.requirement_group.map(({ id, area_id }) => [id, area_id]))
  const references = groupBy(rows.requirement_reference, ({ requirement_id }) => requirement_id)
  const attributes = groupBy(rows.requirement_attribute, ({ requirement_id }) => requirement_id)
  const stages = groupBy(rows.stage_requirement, ({ stage_id }) => stage_id)
  return {
    standards: inOrder(rows.standard).map(({ id, title, short, body, number, adopted_on, opened_for_signature }) => ({
      ...{ id, title: tidy(title), short: tidy(short), body: tidy(body), number },
      ...{ adopted: adopted_on, openedForSignature: opened_for_signature },
    })),
    terms: inOrder(rows.term).map(({ id, term, definition }) => ({
      ...{ id, term: tidy(term), definition: tidy(definition) },
    })),
    areas: inOrder(rows.area).map(({ id, title, kind }) => ({ id, title: tidy(title), kind })),
    groups: inOrder(rows.requirement_group).map(({ id, area_id, title }) => ({
      id,
      area: area_id,
      title: tidy(title),
    })),
    attributes: inOrder(rows.attribute).map(({ id, kind, title }) => ({ id, kind, title: tidy(title) })),
    requirements: inOrder(rows.requirement).map(({ id, group_id, title, question, met, partial, core }) => ({
      ...{ id, area: areas.get(group_id) ?? '', group: group_id, title: tidy(title), question: tidy(question) },
      ...{ met: tidy(met), partial: tidy(partial) },
      references: inOrder(references.get(id)).map(({ standard_id, article }) => ({ standard: standard_id, article })),
      attributes: inOrder(attributes.get(id)).map(({ attribute_id }) => attribute_id),
      core,
    })),
    pathway: inOrder(rows.stage).map(({ id, title }) => ({
      ...{ id, title: tidy(title), requirements: inOrder(stages.get(id)).map(({ requirement_id }) => requirement_id) },
    })),
  }
}

function countryFrom(rows: Rows, jurisdiction: Rows['jurisdiction'][number], places: Map<string, number>): Country {
  const { code } = jurisdiction
  const own = <Row extends { jurisdiction_code: string }>(all: readonly Row[]) =>
    all.filter(({ jurisdiction_code }) => jurisdiction_code === code)
  const instrumentSources = groupBy(own(rows.instrument_source), ({ instrument_id }) => instrument_id)
  const candidateSources = groupBy(own(rows.candidate_deficiency_source), ({ deficiency_position }) =>
    String(deficiency_position),
  )
  return {
    country: code,
    role: jurisdiction.role,
    compiledOn: jurisdiction.compiled_on,
    legalSystemNote: tidy(jurisdiction.legal_system_note),
    sources: own(rows.source)
      .toSorted(by(({ id }) => id))
      .map(({ id, title, publisher, url, kind, published_on }) => ({
        ...{ id, title, publisher, url, kind, publishedOn: published_on },
      })),
    instruments: own(rows.instrument)
      .toSorted(by(({ id }) => id))
      .map((instrument) => ({
        ...{ id: instrument.id, title: instrument.title, titleTranslated: tidyOrNull(instrument.title_translated) },
        ...{ kind: instrument.kind, number: instrument.number, publishedOn: instrument.published_on },
        ...{ inForceOn: instrument.in_force_on, url: instrument.url },
        sources: inOrder(instrumentSources.get(instrument.id)).map(({ source_id }) => source_id),
      })),
    provisions: provisionsFrom(rows, own),
    findings: findingsFrom(rows, own).toSorted(
      by(({ requirement, from }) => [String(places.get(requirement) ?? '').padStart(6, '0'), from ?? ''].join(' ')),
    ),
    deficiencies: inOrder(own(rows.candidate_deficiency)).map((candidate) => ({
      ...{ requirement: candidate.requirement_id, kind: candidate.kind, title: tidy(candidate.title) },
      ...{ description: tidy(candidate.description), severity: candidate.severity },
      proposedMeasure: tidy(candidate.proposed_measure),
      sources: inOrder(candidateSources.get(String(candidate.position))).map(({ source_id }) => source_id),
    })),
  }
}

type Own = <Row extends { jurisdiction_code: string }>(all: readonly Row[]) => Row[]

function provisionsFrom(rows: Rows, own: Own): Provision[] {
  const penalties = groupBy(own(rows.penalty), ({ provision_id }) => provision_id)
  const amendments = groupBy(own(rows.provision_amendment), ({ provision_id }) => provision_id)
  const sources = groupBy(own(rows.provision_source), ({ provision_id }) => provision_id)
  return own(rows.provision)
    .toSorted(by(({ id }) => id))
    .map(({ id, instrument_id, article, heading, in_force_from, in_force_to, summary }) => ({
      ...{ id, instrument: instrument_id, article, heading: tidyOrNull(heading) },
      ...{ inForceFrom: in_force_from, inForceTo: in_force_to },
      amendedBy: inOrder(amendments.get(id)).map((amendment) => amendment.instrument_id),
      summary: tidy(summary),
      penalties: inOrder(penalties.get(id)).map(({ conduct, min, max, unit, kind, note }) => ({
        ...{ conduct: tidyOrNull(conduct), min, max, unit, kind, note: tidyOrNull(note) },
      })),
      sources: inOrder(sources.get(id)).map(({ source_id }) => source_id),
    }))
}

function findingsFrom(rows: Rows, own: Own): Finding[] {
  const provisions = groupBy(own(rows.finding_provision), ({ finding_id }) => finding_id)
  const sources = groupBy(own(rows.finding_source), ({ finding_id }) => finding_id)
  return own(rows.finding).map(
    ({ id, requirement_id, from_date, to_date, status, confidence, rationale, attributes }) => ({
      ...{ requirement: requirement_id, from: from_date, to: to_date, status, rationale: tidy(rationale) },
      provisions: inOrder(provisions.get(id)).map(({ provision_id }) => provision_id),
      attributes: Object.fromEntries(
        Object.entries(attributes)
          .toSorted(by(([name]) => name))
          .map(([name, value]) => [name, typeof value === 'string' ? value : tidy(value)]),
      ),
      confidence,
      sources: inOrder(sources.get(id)).map(({ source_id }) => source_id),
    }),
  )
}

function inOrder<Row extends { position: number }>(rows: readonly Row[] = []): Row[] {
  return rows.toSorted((one, other) => one.position - other.position)
}

// By code points: the same everywhere, whatever the machine's language.
function by<Row>(key: (row: Row) => string): (one: Row, other: Row) => number {
  return (one, other) => {
    const [left, right] = [key(one), key(other)]
    return left < right ? -1 : Number(left > right)
  }
}

// Node 20 has no Map.groupBy.
function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** The languages in one order, whatever order the database keeps them in. */
function tidy(value: schema.LocalisedText): schema.LocalisedText {
  return Object.fromEntries(Object.entries(value).toSorted(by(([language]) => language)))
}

function tidyOrNull(value: schema.LocalisedText | null): schema.LocalisedText | null {
  return value === null ? null : tidy(value)
}
