import 'server-only'
import { defineChange, requireVersion } from '../auth/command'
import { dayOf } from '../platform/db/client'
import { Prisma } from '../platform/db/generated/client'
import { NotFound } from '../platform/errors'
import { LOCALES } from '../platform/i18n/locales'
import { localisedSchema } from '../platform/i18n/localised'
import { withOtherLanguages } from './finding-records'
import { type PenaltyInput, REVIEW_FORMS } from './forms'

const withPenalties = { include: { penalties: { orderBy: { position: 'asc' } } } } as const

type ProvisionRecord = Prisma.ProvisionGetPayload<typeof withPenalties>
type Penalty = Omit<PenaltyInput, 'kind'> & { kind: NonNullable<PenaltyInput['kind']> }

const orNull = (value: Prisma.JsonValue) => (value === null ? null : localisedSchema.parse(value))
const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))

const snapshot = (provision: ProvisionRecord) => ({
  heading: orNull(provision.heading),
  summary: localisedSchema.parse(provision.summary),
  inForceFrom: dayOf(provision.inForceFrom),
  inForceTo: dayOf(provision.inForceTo),
  penalties: provision.penalties.map(
    ({ kind, unit, min, max, conduct, note }): Penalty => ({
      kind,
      unit,
      min: min?.toNumber() ?? null,
      max: max?.toNumber() ?? null,
      conduct: orNull(conduct),
      note: orNull(note),
    }),
  ),
})

/** What stands there now, by the names of the form's fields. */
function theirsOf(provision: ProvisionRecord): Record<string, string> {
  const { heading, summary, inForceFrom, inForceTo, penalties } = snapshot(provision)
  const theirs: Record<string, string> = { inForceFrom: inForceFrom ?? '', inForceTo: inForceTo ?? '' }
  for (const locale of LOCALES) {
    theirs[`heading.${locale}`] = heading?.[locale] ?? ''
    theirs[`summary.${locale}`] = summary[locale] ?? ''
  }
  penalties.forEach(({ kind, unit, min, max, conduct, note }, index) => {
    const at = `penalties.${index}`
    Object.assign(theirs, { [`${at}.kind`]: kind, [`${at}.unit`]: unit ?? '' })
    Object.assign(theirs, { [`${at}.min`]: String(min ?? ''), [`${at}.max`]: String(max ?? '') })
    for (const locale of LOCALES) {
      theirs[`${at}.conduct.${locale}`] = conduct?.[locale] ?? ''
      theirs[`${at}.note.${locale}`] = note?.[locale] ?? ''
    }
  })
  return theirs
}

export const editProvision = defineChange({
  name: 'provision.edit',
  action: 'provision.edit',
  schema: REVIEW_FORMS['provision.edit'],
  async run({ tx, allow, audit }, { country, id, version, reason, penalties: given, ...input }) {
    const key = { country_id: { country, id } }
    const provision = await tx.provision.findUnique({ where: key, ...withPenalties })
    if (!provision) throw new NotFound('provision', `${country}/${id}`)
    allow(provision.country)
    requireVersion(provision.version, version, () => theirsOf(provision))
    const before = snapshot(provision)
    const penalties = Object.entries(given)
      .sort(([one], [other]) => Number(one) - Number(other))
      .flatMap(([, { kind, ...penalty }]): Penalty[] => (kind === null ? [] : [{ kind, ...penalty }]))
    const heading = input.heading && withOtherLanguages(input.heading, before.heading ?? {})
    const summary = withOtherLanguages(input.summary, before.summary)
    const { inForceFrom, inForceTo } = input
    // The row is written also where only its penalties changed: its version grows.
    await tx.provision.update({
      where: key,
      data: {
        heading: heading ?? Prisma.DbNull,
        summary,
        inForceFrom: dateOf(inForceFrom),
        inForceTo: dateOf(inForceTo),
      },
    })
    await tx.penalty.deleteMany({ where: { country, provisionId: id } })
    await tx.penalty.createMany({
      data: penalties.map(({ conduct, note, ...penalty }, position) => ({
        ...{ country, provisionId: id, position },
        ...penalty,
        conduct: conduct ?? Prisma.DbNull,
        note: note ?? Prisma.DbNull,
      })),
    })
    const after = { heading, summary, inForceFrom, inForceTo, penalties }
    audit({ kind: 'provision', id: `${country}/${id}`, country, reason, before, after })
    return { href: `/provisions/${country}/${id}`, notice: 'provisionEdited' }
  },
})
