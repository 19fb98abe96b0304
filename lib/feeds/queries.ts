import { createHash } from 'node:crypto'
import { z } from 'zod'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import { standingSchema } from './schema'

/**
 * The findings that apply on a day, with the moment of the last word on each: when the country was compiled, when the
 * finding was reviewed or edited, when its law was seen to have changed.
 */
export const findFollowed = byRevision(async (day: string) => {
  const found = await database().$queryRaw`
    SELECT finding.id, finding.jurisdiction_code AS country, finding.requirement_id AS requirement, requirement.title,
           finding.status, finding.rationale,
           to_char(greatest(jurisdiction.compiled_on::timestamp AT TIME ZONE 'UTC',
             (SELECT max(review.created_at) FROM finding_review AS review WHERE review.finding_id = finding.id),
             (SELECT max(entry.at) FROM audit_entry AS entry
              WHERE entry.subject_kind = 'finding' AND entry.subject_id = finding.id::text),
             (SELECT max(changed.noticed_at) FROM official_text AS changed
              JOIN finding_provision AS cited ON cited.jurisdiction_code = changed.jurisdiction_code
                AND cited.provision_id = changed.provision_id
              WHERE cited.finding_id = finding.id)
           ) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS updated
    FROM finding
    JOIN jurisdiction ON jurisdiction.code = finding.jurisdiction_code
    JOIN requirement ON requirement.id = finding.requirement_id
    WHERE applies_on(finding.from_date, finding.to_date, ${day}::date)
    ORDER BY requirement.position, finding.jurisdiction_code`
  return z.array(standingSchema).parse(found)
}, 2)

/** A name's own id, the same for ever and everywhere: a UUID made from its hash (RFC 9562, version 8). */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`cotejo ${name}`).digest('hex')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
