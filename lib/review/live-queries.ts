import 'server-only'
import { z } from 'zod'
import { countryFaults } from '../dataset/country-rules'
import type { Fault } from '../dataset/faults'
import { parseCountry, parseFramework } from '../dataset/parse'
import { findWarnings, type Warning } from '../dataset/warnings'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'

/*
 * The importer's rules run on what the database holds by now: its rows are written out in the dataset's own format and
 * judged by the same functions that judge the files.
 */

const answerSchema = z.tuple([z.object({ files: z.array(z.record(z.string(), z.unknown())) })])

export type Consistency = { faults: Fault[]; warnings: Warning[] }

export const findConsistency = byRevision(async (): Promise<Consistency> => {
  const [framework, countries] = await Promise.all([readFramework(), readCountries()])
  const { parsed: parsedFramework } = parseFramework('framework.json', framework)
  const faults: Fault[] = []
  const sound: Parameters<typeof findWarnings>[0][number][] = []
  for (const raw of countries) {
    const { parsed, faults: own } = parseCountry(`countries/${raw.country}.json`, raw)
    faults.push(...own, ...countryFaults(parsed, parsedFramework))
    if (parsed.head === null) continue
    sound.push({
      ...parsed.head,
      sources: parsed.sources.entries.map(({ value }) => value),
      instruments: parsed.instruments.entries.map(({ value }) => value),
      provisions: parsed.provisions.entries.map(({ value }) => value),
      findings: parsed.findings.entries.map(({ value }) => value),
      deficiencies: [],
    })
  }
  return { faults, warnings: findWarnings(sound) }
})

async function readFramework(): Promise<unknown> {
  const [attributes, requirements] = await Promise.all([
    database().attribute.findMany({ orderBy: { position: 'asc' } }),
    database().requirement.findMany({
      include: { group: true, attributes: { orderBy: { position: 'asc' } } },
      orderBy: { position: 'asc' },
    }),
  ])
  return {
    ...{ standards: [], terms: [], areas: [], groups: {}, pathway: [] },
    attributes: attributes.map(({ id, kind, title }) => ({ id, kind, title })),
    requirements: requirements.map(({ id, group, title, question, met, partial, core, ...one }) => ({
      ...{ id, area: group.areaId, group: group.id, title, question, met, partial, core, references: [] },
      attributes: one.attributes.map(({ attributeId }) => attributeId),
    })),
  }
}

async function readCountries(): Promise<Record<string, unknown>[]> {
  const found = await database().$queryRaw`
    SELECT coalesce(json_agg(json_build_object(
      'country', code, 'compiledOn', compiled_on, 'legalSystemNote', legal_system_note,
      'sources', (SELECT coalesce(json_agg(json_build_object(
          'id', id, 'title', title, 'publisher', publisher, 'url', url, 'kind', kind, 'publishedOn', published_on)
          ORDER BY id), '[]') FROM source WHERE jurisdiction_code = code),
      'instruments', (SELECT coalesce(json_agg(json_build_object(
          'id', id, 'title', title, 'titleTranslated', title_translated, 'kind', kind, 'number', number,
          'publishedOn', published_on, 'inForceOn', in_force_on, 'url', url,
          'sources', (SELECT coalesce(json_agg(source_id ORDER BY position), '[]') FROM instrument_source
                      WHERE instrument_source.jurisdiction_code = code AND instrument_id = instrument.id))
          ORDER BY id), '[]') FROM instrument WHERE jurisdiction_code = code),
      'provisions', (SELECT coalesce(json_agg(json_build_object(
          'id', id, 'instrument', instrument_id, 'article', article, 'heading', heading,
          'inForceFrom', in_force_from, 'inForceTo', in_force_to, 'summary', summary,
          'amendedBy', (SELECT coalesce(json_agg(amending.instrument_id ORDER BY position), '[]')
                        FROM provision_amendment AS amending
                        WHERE amending.jurisdiction_code = code AND amending.provision_id = provision.id),
          'penalties', (SELECT coalesce(json_agg(json_build_object(
                          'conduct', conduct, 'kind', kind, 'unit', unit, 'min', min, 'max', max, 'note', note)
                          ORDER BY position), '[]') FROM penalty
                        WHERE penalty.jurisdiction_code = code AND penalty.provision_id = provision.id),
          'sources', (SELECT coalesce(json_agg(source_id ORDER BY position), '[]') FROM provision_source
                      WHERE provision_source.jurisdiction_code = code AND provision_id = provision.id))
          ORDER BY id), '[]') FROM provision WHERE jurisdiction_code = code),
      'findings', (SELECT coalesce(json_agg(json_build_object(
          'requirement', requirement_id, 'from', from_date, 'to', to_date, 'status', status,
          'confidence', confidence, 'rationale', rationale, 'attributes', attributes,
          'provisions', (SELECT coalesce(json_agg(provision_id ORDER BY position), '[]') FROM finding_provision
                         WHERE finding_id = finding.id),
          'sources', (SELECT coalesce(json_agg(source_id ORDER BY position), '[]') FROM finding_source
                      WHERE finding_id = finding.id))
          ORDER BY requirement_id, from_date), '[]') FROM finding WHERE jurisdiction_code = code)
    ) ORDER BY code), '[]') AS files
    FROM jurisdiction`
  const [{ files }] = answerSchema.parse(found)
  return files
}
