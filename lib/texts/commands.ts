import pg from 'pg'
import { z } from 'zod'
import { type FileEntry, matchInstrument } from './instrument-rules'
import { readLaw } from './read-law'
import { type ImportReport, planRows, type ReportEntry, type TextRow } from './report-rules'
import { type Repository, withRepository } from './repository'
import type { InstrumentToMatch, ProvisionToMatch, Reason } from './schema'
import { chooseWording, readVersions, type Version } from './wording-rules'

// The lock that every change of the law's data holds (lib/dataset/commands.ts, lib/auth/command.ts).
const WRITE_LOCK = 20171023

export type ImportRequest = { from: string; country: string; today: string }

/** Why nothing was imported, in a sentence. */
export class TextsRefused extends Error {}

/**
 * Takes the official wording of a country's provisions from a repository of laws, in one transaction. The same
 * repository again changes nothing but the report's day. Throws TextsRefused, RepositoryFault.
 */
export async function importTexts(connectionString: string, request: ImportRequest): Promise<ImportReport> {
  const client = new pg.Client({ connectionString, application_name: 'cotejo texts' })
  await client.connect()
  try {
    const { instruments, provisions, compiledOn } = await readCountry(client, request.country)
    const found = await withRepository(request.from, async (repository) => ({
      ...(await findWordings(repository, instruments, provisions)),
      ...{ repository: repository.address, commit: repository.head, licence: repository.licence },
    }))
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [WRITE_LOCK])
    const written = await writeTexts(client, { ...request, compiledOn }, found)
    await client.query('COMMIT')
    return { ...written, ...found, country: request.country }
  } finally {
    // An open transaction ends with its connection.
    await client.end()
  }
}

const countrySchema = z.object({ compiledOn: z.string() })
const instrumentSchema = z.object({
  ...{ id: z.string(), title: z.string(), kind: z.string(), number: z.string().nullable() },
  publishedOn: z.string().nullable(),
})
const provisionSchema = z.object({
  ...{ id: z.string(), article: z.string(), instrument: z.string() },
  ...{ from: z.string().nullable(), to: z.string().nullable(), amendedBy: z.array(z.string()) },
})

async function readCountry(client: pg.Client, country: string) {
  const [known] = await rowsOf(client, countrySchema, {
    text: `SELECT compiled_on::text AS "compiledOn" FROM jurisdiction WHERE code = $1`,
    values: [country],
  })
  if (known === undefined) throw new TextsRefused(`There is no country "${country}" in the database.`)
  const instruments = await rowsOf(client, instrumentSchema, {
    text: `SELECT id, title, kind, number, published_on::text AS "publishedOn"
           FROM instrument WHERE jurisdiction_code = $1 ORDER BY id`,
    values: [country],
  })
  const provisions = await rowsOf(client, provisionSchema, {
    text: `SELECT provision.id, article, instrument_id AS instrument, in_force_from::text AS from,
                  in_force_to::text AS to,
                  ARRAY(SELECT amendment.instrument_id FROM provision_amendment AS amendment
                        WHERE amendment.jurisdiction_code = provision.jurisdiction_code
                          AND amendment.provision_id = provision.id ORDER BY position) AS "amendedBy"
           FROM provision WHERE jurisdiction_code = $1 ORDER BY provision.id`,
    values: [country],
  })
  return { instruments, provisions, compiledOn: known.compiledOn }
}

async function rowsOf<Row>(client: pg.Client, schema: z.ZodType<Row>, query: pg.QueryConfig): Promise<Row[]> {
  return z.array(schema).parse((await client.query(query)).rows)
}

async function findWordings(
  repository: Repository,
  instruments: readonly InstrumentToMatch[],
  provisions: readonly ProvisionToMatch[],
): Promise<{ entries: ReportEntry[]; rows: TextRow[]; notes: string[] }> {
  const needed = new Set(provisions.flatMap(({ instrument, amendedBy }) => [instrument, ...amendedBy]))
  const files = await repository.listFiles()
  const matches = new Map(
    instruments.filter(({ id }) => needed.has(id)).map((one) => [one.id, { one, match: matchInstrument(one, files) }]),
  )
  const paths = [...new Set([...matches.values()].flatMap(({ match }) => match.path ?? []))]
  const histories = await repository.readHistory(paths)
  const notes: string[] = []
  const laws = new Map<
    string,
    { id: string; isCode: boolean; publishedOn: string | null; path: string; versions: Version[] }
  >()
  for (const [id, { one, match }] of matches) {
    if (match.path === null) continue
    const history = histories.get(match.path)
    const commits = (history?.versions ?? []).flatMap(({ commit, text }) => {
      const document = readLaw(text)
      if (document === null) notes.push(`${match.path} at ${commit.hash.slice(0, 12)}: no front matter that is YAML`)
      return document === null ? [] : [{ commit, document }]
    })
    for (const fault of history?.faults ?? []) notes.push(`${match.path} at ${fault}`)
    laws.set(id, {
      ...{ id, isCode: one.kind === 'code', path: match.path, versions: readVersions(commits) },
      publishedOn: one.publishedOn ?? fileOf(files, match.path)?.publishedOn ?? null,
    })
  }
  const entries: ReportEntry[] = []
  const rows: TextRow[] = []
  for (const provision of provisions) {
    const chosen = chooseWording(provision, laws)
    const base = { provision: provision.id, article: provision.article, instrument: provision.instrument }
    const match = matches.get(provision.instrument)?.match
    if ('reason' in chosen) {
      const isUnmatched = chosen.reason === 'noInstrument' && match !== undefined && match.path === null
      const reason: Reason = isUnmatched ? match.reason : chosen.reason
      entries.push({ ...base, reason, missing: chosen.missing, file: match?.path ?? null, origin: null, wording: null })
      continue
    }
    const law = laws.get(chosen.instrument)
    const file = law?.path ?? ''
    const { version, origin, articles, missing } = chosen
    entries.push({ ...base, reason: null, missing, file, origin, wording: version.wording })
    rows.push(
      ...articles.map(({ key, label, text }, position) => ({
        ...{ provisionId: provision.id, article: key, label, position, body: text, origin, file },
        ...{ wording: version.wording, basis: version.basis, instrumentId: chosen.instrument, versionOn: version.day },
        ...{
          commit: version.commit,
          sourceUrl: webAddress(version.document.front.source),
          changedOn: chosen.changedOn,
        },
        isOpen: provision.to === null,
      })),
    )
  }
  return { entries, rows, notes }
}

const fileOf = (files: readonly FileEntry[], path: string) => files.find((file) => file.path === path)

// Pages link to it.
function webAddress(source: string | null): string | null {
  return source !== null && URL.canParse(source) && /^https?:$/.test(new URL(source).protocol) ? source : null
}

const currentSchema = z.object({ id: z.string(), provisionId: z.string(), article: z.string(), body: z.string() })

async function writeTexts(
  client: pg.Client,
  { country, today, compiledOn }: ImportRequest & { compiledOn: string },
  found: { rows: TextRow[]; entries: ReportEntry[]; repository: string; commit: string; licence: string | null },
) {
  const current = await rowsOf(client, currentSchema, {
    text: `SELECT id, provision_id AS "provisionId", article, body FROM official_text
           WHERE jurisdiction_code = $1 AND superseded_at IS NULL`,
    values: [country],
  })
  const missing = new Set(
    found.entries.flatMap(({ provision, missing: keys }) => keys.map((key) => `${provision}\n${key}`)),
  )
  const plan = planRows(current, found.rows, compiledOn, missing)
  if (plan.superseded.length > 0) {
    await client.query(`UPDATE official_text SET superseded_at = now() WHERE id = ANY($1::uuid[])`, [plan.superseded])
  }
  // Noticed at the moment that it was superseded: how a repealed article is told from one that was only replaced.
  if (plan.repealed.length > 0) {
    await client.query(`UPDATE official_text SET noticed_at = now() WHERE id = ANY($1::uuid[])`, [plan.repealed])
  }
  const { repository, licence } = found
  for (const { row, isChange, before } of plan.added) {
    await client.query(
      `INSERT INTO official_text (jurisdiction_code, provision_id, article, label, position, body, wording, basis,
         origin, instrument_id, version_on, file, commit, repository, source_url, licence, retrieved_on, noticed_at,
         changed_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
         CASE WHEN $18 THEN now() ELSE (SELECT noticed_at FROM official_text WHERE id = $20::uuid) END,
         CASE WHEN $18 THEN $19::date ELSE (SELECT changed_on FROM official_text WHERE id = $20::uuid) END)`,
      [
        ...[
          country,
          row.provisionId,
          row.article,
          row.label,
          row.position,
          row.body,
          row.wording,
          row.basis,
          row.origin,
        ],
        ...[row.instrumentId, row.versionOn, row.file, row.commit, repository, row.sourceUrl, licence, today],
        ...[isChange, row.changedOn ?? row.versionOn, before],
      ],
    )
  }
  // The same report again is not a change of data, and a statement that changes no row would count as one.
  const report = [country, repository, found.commit, licence, JSON.stringify(found.entries)]
  const { rows: same } = await client.query(
    `SELECT 1 FROM text_report WHERE jurisdiction_code = $1 AND repository = $2 AND commit = $3
       AND licence IS NOT DISTINCT FROM $4 AND entries = $5::jsonb`,
    report,
  )
  if (same.length === 0) {
    await client.query(
      `INSERT INTO text_report (jurisdiction_code, repository, commit, licence, entries, retrieved_on)
       VALUES ($1, $2, $3, $4, $5::jsonb, $6)
       ON CONFLICT (jurisdiction_code) DO UPDATE SET imported_at = now(), repository = EXCLUDED.repository,
         commit = EXCLUDED.commit, licence = EXCLUDED.licence, retrieved_on = EXCLUDED.retrieved_on,
         entries = EXCLUDED.entries`,
      [...report, today],
    )
  }
  const counts = {
    ...{ added: plan.added.length, superseded: plan.superseded.length },
    changed: plan.added.filter(({ isChange }) => isChange).length + plan.repealed.length,
    kept: plan.kept,
  }
  if (plan.added.length + plan.superseded.length > 0) {
    await client.query(
      `INSERT INTO audit_entry (at, actor_name, actor_role, command, subject_kind, subject_id, jurisdiction_code, after)
       VALUES (clock_timestamp(), 'import', 'system', 'texts.import', 'texts', $1::text, $1, $2::jsonb)`,
      [country, JSON.stringify({ repository, commit: found.commit, ...counts })],
    )
  }
  return counts
}
