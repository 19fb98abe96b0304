import 'server-only'
import { defineChange, refuse, requireVersion } from '../auth/command'
import { dayOf } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { LOCALES } from '../platform/i18n/locales'
import { localisedSchema } from '../platform/i18n/localised'
import { cellHref } from './finding-commands'
import { REVIEW_FORMS } from './forms'

const newestFirst = { orderBy: { createdAt: 'desc' } } as const

export const writeStatement = defineChange({
  name: 'statement.write',
  action: 'statement.write',
  schema: REVIEW_FORMS['statement.write'],
  async run({ tx, actor, allow, audit, today }, { country, requirement, version, signedOn, ...words }) {
    if ((await tx.jurisdiction.count({ where: { code: country } })) === 0) throw new NotFound('country', country)
    if ((await tx.requirement.count({ where: { id: requirement } })) === 0)
      throw new NotFound('requirement', requirement)
    allow(country)
    if (signedOn > today) refuse('signedOn', 'day')
    const earlier = await tx.statement.findMany({ where: { country, requirementId: requirement }, ...newestFirst })
    requireVersion(earlier.length + 1, version, () => {
      const [newest] = earlier
      if (!newest) return {}
      const body = localisedSchema.parse(newest.body)
      return {
        ...{ signedBy: newest.signedBy, office: newest.office, signedOn: dayOf(newest.signedOn) },
        ...Object.fromEntries(LOCALES.map((locale) => [`body.${locale}`, body[locale] ?? ''])),
      }
    })
    const made = await tx.statement.create({
      data: {
        ...{ country, requirementId: requirement, authorId: actor.id },
        ...{ ...words, signedOn: new Date(`${signedOn}T00:00:00Z`) },
      },
    })
    audit({ kind: 'statement', id: made.id, country, after: { requirement, signedOn, ...words } })
    return { href: cellHref({ country, requirementId: requirement }), notice: 'statementWritten' }
  },
})

/** Takes the country's word back. It is kept, as are those it replaced, which do not come to stand again. */
export const withdrawStatement = defineChange({
  name: 'statement.withdraw',
  action: 'statement.write',
  schema: REVIEW_FORMS['statement.withdraw'],
  async run({ tx, allow, audit }, { id, reason }) {
    const statement = await tx.statement.findUnique({ where: { id } })
    if (!statement) throw new NotFound('entry', id)
    const { country, requirementId } = statement
    allow(country)
    const newest = await tx.statement.findFirst({ where: { country, requirementId }, ...newestFirst })
    if (newest?.id !== id || newest.withdrawnAt !== null) refuse('', 'expired')
    await tx.statement.update({ where: { id }, data: { withdrawnAt: new Date() } })
    audit({ kind: 'statement', id, country, reason, before: { withdrawn: false }, after: { withdrawn: true } })
    return { href: cellHref(statement), notice: 'statementWithdrawn' }
  },
})
