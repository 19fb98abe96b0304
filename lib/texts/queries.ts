import { z } from 'zod'
import { byRevision } from '../platform/by-revision'
import { database, dayOf } from '../platform/db/client'
import { BASES, type OfficialText, ORIGINS, REASONS, WORDINGS } from './schema'

/** The present wordings of provisions of a country, in the order of provisions and articles. */
export function findOfficialTexts(country: string, provisions: readonly string[]): Promise<OfficialText[]> {
  return findOfficialTextsOf(provisions.map((id) => ({ country, id })))
}

/** The same of provisions of several countries at once. */
export async function findOfficialTextsOf(
  provisions: readonly { country: string; id: string }[],
): Promise<OfficialText[]> {
  const countries = [...new Set(provisions.map(({ country }) => country))]
  if (countries.length === 0) return []
  const found = await database().officialText.findMany({
    where: {
      supersededAt: null,
      OR: countries.map((country) => ({
        country,
        provisionId: { in: provisions.filter((one) => one.country === country).map(({ id }) => id) },
      })),
    },
    orderBy: [{ country: 'asc' }, { provisionId: 'asc' }, { position: 'asc' }],
  })
  if (found.length === 0) return []
  const instruments = await database().instrument.findMany({
    where: {
      country: { in: countries },
      id: { in: [...new Set(found.map(({ instrumentId }) => instrumentId))] },
    },
    select: { country: true, id: true, title: true },
  })
  const titles = new Map(instruments.map(({ country, id, title }) => [`${country} ${id}`, title]))
  return found.map((row) => ({
    ...{ country: row.country, provision: row.provisionId, article: row.article, label: row.label },
    ...{ body: row.body, file: row.file },
    wording: z.enum(WORDINGS).parse(row.wording),
    basis: z.enum(BASES).nullable().parse(row.basis),
    origin: z.enum(ORIGINS).parse(row.origin),
    instrument: { id: row.instrumentId, title: titles.get(`${row.country} ${row.instrumentId}`) ?? row.instrumentId },
    ...{ commit: row.commit, repository: row.repository, sourceUrl: row.sourceUrl },
    ...{ licence: row.licence, versionOn: dayOf(row.versionOn), retrievedOn: dayOf(row.retrievedOn) },
  }))
}

const changeSchema = z.object({
  ...{ finding: z.string(), country: z.string(), requirement: z.string() },
  ...{ provision: z.string(), article: z.string(), changedOn: z.string().nullable(), noticedOn: z.string() },
})
/** An article that changed since the finding that rests on it was last confirmed or edited. */
export type LawChange = z.infer<typeof changeSchema>

/** "Law changed, review": of findings that are still open, each with the provision whose text changed. */
export const findLawChanges = byRevision(async (): Promise<LawChange[]> => {
  const found = await database().$queryRaw`
    SELECT DISTINCT ON (requirement.position, finding.jurisdiction_code, finding.id, provision.id)
           finding.id AS finding, finding.jurisdiction_code AS country, finding.requirement_id AS requirement,
           provision.id AS provision, provision.article, changed.changed_on::text AS "changedOn",
           changed.noticed_at::date::text AS "noticedOn"
    FROM official_text AS changed
    JOIN provision ON provision.jurisdiction_code = changed.jurisdiction_code AND provision.id = changed.provision_id
    JOIN finding_provision AS cited
      ON cited.jurisdiction_code = provision.jurisdiction_code AND cited.provision_id = provision.id
    JOIN finding ON finding.id = cited.finding_id AND finding.to_date IS NULL
    JOIN requirement ON requirement.id = finding.requirement_id
    WHERE changed.noticed_at IS NOT NULL
      AND (changed.superseded_at IS NULL
        -- Repealed: noticed as it was superseded, and nothing stands in its place.
        OR changed.superseded_at = changed.noticed_at AND NOT EXISTS (
          SELECT 1 FROM official_text AS other
          WHERE other.jurisdiction_code = changed.jurisdiction_code AND other.provision_id = changed.provision_id
            AND other.article = changed.article AND other.superseded_at IS NULL))
      AND changed.noticed_at > coalesce(greatest(
        (SELECT max(review.created_at) FROM finding_review AS review
         WHERE review.finding_id = finding.id AND review.verdict = 'confirmed'),
        (SELECT max(entry.at) FROM audit_entry AS entry
         WHERE entry.subject_kind = 'finding' AND entry.subject_id = finding.id::text
           AND entry.command <> 'finding.dispute')), '-infinity')
    ORDER BY requirement.position, finding.jurisdiction_code, finding.id, provision.id, changed.position`
  return z.array(changeSchema).parse(found)
})

const entrySchema = z.object({
  ...{ provision: z.string(), article: z.string(), instrument: z.string() },
  ...{ reason: z.enum(REASONS).nullable(), missing: z.array(z.string()) },
})
/** What the last import of a country found. */
export type TextReport = {
  country: string
  repository: string
  commit: string
  licence: string | null
  retrievedOn: string
  entries: z.infer<typeof entrySchema>[]
}

export const findTextReports = byRevision(async (): Promise<TextReport[]> => {
  const found = await database().textReport.findMany({ orderBy: { country: 'asc' } })
  return found.map(({ country, repository, commit, licence, retrievedOn, entries }) => ({
    ...{ country, repository, commit, licence, retrievedOn: dayOf(retrievedOn) },
    entries: z.array(entrySchema).parse(entries),
  }))
})
