import type { Country, Framework } from './schema'

export type Row = Record<string, unknown>
export type RowsByTable = Record<string, Row[]>

/** Answers the id of a finding, known by `findingKey`: the one it has in the database, or a new one. */
export type FindingIds = (key: string) => string

/** A finding stays the same one for as long as its country, requirement and first day stay. */
export function findingKey(country: string, requirement: string, from: string | null): string {
  return [country, requirement, from].filter((part) => part !== null).join(' ')
}

export function frameworkRows(framework: Framework): RowsByTable {
  return {
    standard: framework.standards.map(({ id, title, short, body, number, adopted, openedForSignature }, position) => ({
      ...{ id, position, title, short, body, number },
      adopted_on: adopted,
      opened_for_signature: openedForSignature,
    })),
    term: framework.terms.map((term, position) => ({ ...term, position })),
    area: framework.areas.map((area, position) => ({ ...area, position })),
    requirement_group: framework.groups.map(({ id, area, title }, position) => ({
      id,
      area_id: area,
      position,
      title,
    })),
    attribute: framework.attributes.map((attribute, position) => ({ ...attribute, position })),
    requirement: framework.requirements.map(({ id, group, title, question, met, partial, core }, position) => ({
      ...{ id, group_id: group, position, title, question, met, partial, core },
    })),
    stage: framework.pathway.map(({ id, title }, position) => ({ id, position, title })),
    requirement_reference: framework.requirements.flatMap(({ id, references }) =>
      references.map(({ standard, article }, position) => ({
        ...{ requirement_id: id, position, standard_id: standard, article },
      })),
    ),
    requirement_attribute: framework.requirements.flatMap(({ id, attributes }) =>
      linkRows({ requirement_id: id }, 'attribute_id', attributes),
    ),
    stage_requirement: framework.pathway.flatMap(({ id, requirements }) =>
      linkRows({ stage_id: id }, 'requirement_id', requirements),
    ),
  }
}

export function countryRows(country: Country, findingIds: FindingIds): RowsByTable {
  const owner = { jurisdiction_code: country.country }
  const findings = country.findings.map((finding) => ({
    ...finding,
    key: { ...owner, finding_id: findingIds(findingKey(country.country, finding.requirement, finding.from)) },
  }))
  return {
    jurisdiction: [
      {
        code: country.country,
        role: country.role,
        compiled_on: country.compiledOn,
        legal_system_note: country.legalSystemNote,
      },
    ],
    source: country.sources.map(({ publishedOn, ...source }) => ({ ...owner, ...source, published_on: publishedOn })),
    instrument: country.instruments.map(
      ({ id, title, titleTranslated, kind, number, publishedOn, inForceOn, url }) => ({
        ...{ ...owner, id, title, title_translated: titleTranslated, kind, number, url },
        published_on: publishedOn,
        in_force_on: inForceOn,
      }),
    ),
    instrument_source: country.instruments.flatMap(({ id, sources }) =>
      linkRows({ ...owner, instrument_id: id }, 'source_id', sources),
    ),
    ...provisionRows(country, owner),
    finding: findings.map(({ key, requirement, from, to, status, confidence, rationale, attributes }) => ({
      ...{ ...owner, id: key.finding_id, requirement_id: requirement, from_date: from, to_date: to },
      ...{ status, confidence, rationale, attributes },
    })),
    finding_provision: findings.flatMap(({ key, provisions }) => linkRows(key, 'provision_id', provisions)),
    finding_source: findings.flatMap(({ key, sources }) => linkRows(key, 'source_id', sources)),
    candidate_deficiency: country.deficiencies.map(
      ({ requirement, kind, severity, title, description, proposedMeasure }, position) => ({
        ...{ ...owner, position, requirement_id: requirement, kind, severity, title, description },
        proposed_measure: proposedMeasure,
      }),
    ),
    candidate_deficiency_source: country.deficiencies.flatMap(({ sources }, position) =>
      linkRows({ ...owner, deficiency_position: position }, 'source_id', sources),
    ),
  }
}

function provisionRows(country: Country, owner: Row): RowsByTable {
  return {
    provision: country.provisions.map(({ id, instrument, article, heading, inForceFrom, inForceTo, summary }) => ({
      ...{ ...owner, id, instrument_id: instrument, article, heading, summary },
      in_force_from: inForceFrom,
      in_force_to: inForceTo,
    })),
    provision_amendment: country.provisions.flatMap(({ id, amendedBy }) =>
      linkRows({ ...owner, provision_id: id }, 'instrument_id', amendedBy),
    ),
    provision_source: country.provisions.flatMap(({ id, sources }) =>
      linkRows({ ...owner, provision_id: id }, 'source_id', sources),
    ),
    penalty: country.provisions.flatMap(({ id, penalties }) =>
      penalties.map((penalty, position) => ({ ...owner, provision_id: id, position, ...penalty })),
    ),
  }
}

function linkRows(owner: Row, column: string, ids: readonly string[]): Row[] {
  return ids.map((id, position) => ({ ...owner, [column]: id, position }))
}
