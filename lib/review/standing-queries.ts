import 'server-only'
import { z } from 'zod'
import { CONFIDENCES, STATUSES } from '../law/schema'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import type { Standing } from './quality-rules'

const rowSchema = z.object({
  id: z.string(),
  country: z.string(),
  requirement: z.string(),
  status: z.enum(STATUSES),
  confidence: z.enum(CONFIDENCES),
  verdict: z.enum(['confirmed', 'disputed']).nullable(),
  checkedOn: z.string(),
  provisions: z.int(),
  endedProvisions: z.int(),
  sourceKinds: z.array(z.enum(['official', 'treaty-body', 'academic', 'press', 'other'])),
  linkedSources: z.int(),
})

/** How every finding that applies on a day stands: its review, when it was last looked at, what it rests on. */
export const findStandings = byRevision(async (day: string): Promise<Standing[]> => {
  const found = await database().$queryRaw`
    SELECT finding.id, finding.jurisdiction_code AS country, requirement_id AS requirement,
           finding.status, finding.confidence,
           (SELECT review.verdict FROM finding_review AS review
            WHERE review.finding_id = finding.id AND review.finding_version = finding.version
            ORDER BY review.created_at DESC LIMIT 1) AS verdict,
           greatest(jurisdiction.compiled_on,
             (SELECT max(review.created_at)::date FROM finding_review AS review WHERE review.finding_id = finding.id),
             (SELECT max(entry.at)::date FROM audit_entry AS entry
              WHERE entry.subject_kind = 'finding' AND entry.subject_id = finding.id::text))::text AS "checkedOn",
           coalesce(cited.count, 0) AS provisions, coalesce(cited.ended, 0) AS "endedProvisions",
           coalesce(named.kinds, '[]') AS "sourceKinds", coalesce(named.linked, 0) AS "linkedSources"
    FROM finding
    JOIN jurisdiction ON jurisdiction.code = finding.jurisdiction_code
    LEFT JOIN (
      SELECT finding_id, count(*)::int AS count,
             (count(*) FILTER (WHERE provision.in_force_to <= ${day}::date))::int AS ended
      FROM finding_provision
      JOIN provision USING (jurisdiction_code) WHERE provision.id = finding_provision.provision_id
      GROUP BY finding_id
    ) AS cited ON cited.finding_id = finding.id
    LEFT JOIN (
      SELECT finding_id, json_agg(source.kind) AS kinds, (count(source.url) FILTER (WHERE visit.is_dead IS NOT TRUE))::int AS linked
      FROM finding_source
      JOIN source USING (jurisdiction_code)
      LEFT JOIN address_visit AS visit ON visit.url = source.url
      WHERE source.id = finding_source.source_id
      GROUP BY finding_id
    ) AS named ON named.finding_id = finding.id
    WHERE applies_on(finding.from_date, finding.to_date, ${day}::date)`
  return z
    .array(rowSchema)
    .parse(found)
    .map(({ verdict, ...row }) => ({
      ...row,
      review: verdict === null ? 'unreviewed' : verdict === 'confirmed' ? 'reviewed' : 'disputed',
    }))
}, 5)
