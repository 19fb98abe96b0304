import 'server-only'
import { may } from '../auth/permissions'
import type { Actor } from '../auth/schema'
import { findOutline } from '../framework/queries'
import { database, dayOf } from '../platform/db/client'
import { localisedSchema } from '../platform/i18n/localised'
import { findProposals, findReadings } from './queries'
import { findStandings } from './standing-queries'

const brief = { id: true, number: true, country: true, requirementId: true, title: true, status: true } as const

/** Deficiencies that wait for a country's answer, or for staff since a country disputes them. */
export async function findWaitingDeficiencies(where: {
  countries?: readonly string[]
  status: 'identified' | 'disputed'
}) {
  const found = await database().deficiency.findMany({
    where: { status: where.status, ...(where.countries ? { country: { in: [...where.countries] } } : {}) },
    select: brief,
    orderBy: { number: 'asc' },
    take: 500,
  })
  return found.map(({ title, requirementId, ...one }) => ({
    ...one,
    requirement: requirementId,
    title: localisedSchema.parse(title),
  }))
}

/** Measures whose day has passed and that are neither done nor given up; of one country, or of all. */
export async function findOverdueMeasures(today: string, country?: string) {
  const found = await database().measure.findMany({
    where: {
      dueOn: { lt: new Date(`${today}T00:00:00Z`) },
      status: { notIn: ['done', 'abandoned'] },
      ...(country === undefined ? {} : { countries: { some: { country } } }),
    },
    select: { id: true, number: true, title: true, dueOn: true },
    orderBy: { dueOn: 'asc' },
    take: 500,
  })
  return found.map(({ title, dueOn, ...one }) => ({
    ...one,
    title: localisedSchema.parse(title),
    dueOn: dayOf(dueOn) ?? today,
  }))
}

/**
 * All that waits for somebody, by their role (see the permissions' table), and what they proposed themselves; of one
 * country, where one is named.
 */
export async function findQueue(actor: Actor, today: string, only?: string) {
  const isReviewer = actor.role === 'reviewer'
  const isStaff = may(actor, 'proposal.decide')
  const isAsked = (country: string) => only === undefined || country === only
  const own = actor.countries.filter(isAsked)
  const outline = await findOutline()
  const places = new Map(outline.requirements.map(({ id, core }, place) => [id, { place, core }]))
  const standings = isReviewer || isStaff ? await findStandings(today) : []
  const findings = standings
    .filter(({ country }) => isAsked(country) && (isStaff || actor.countries.includes(country)))
    .map(({ id, country, requirement, status, review }) => {
      const { place = 0, core = false } = places.get(requirement) ?? {}
      return { id, country, requirement, status, review, isCore: core, place }
    })
    .sort((a, b) => Number(b.isCore) - Number(a.isCore) || a.place - b.place || (a.country < b.country ? -1 : 1))
  const statements = isReviewer
    ? await database().statement.findMany({
        where: { country: { in: own }, withdrawnAt: null },
        select: { country: true, requirementId: true },
      })
    : []
  const replied = new Set(statements.map(({ country, requirementId }) => `${country} ${requirementId}`))
  const [deficiencies, proposals, readings, measures, proposed] = await Promise.all([
    isReviewer
      ? findWaitingDeficiencies({ countries: own, status: 'identified' })
      : isStaff
        ? findWaitingDeficiencies({ ...(only === undefined ? {} : { countries: [only] }), status: 'disputed' })
        : [],
    isStaff ? findProposals({ status: 'open' }) : [],
    isStaff ? findReadings() : [],
    isStaff ? findOverdueMeasures(today, only) : [],
    findProposals({ author: actor.id }),
  ])
  return {
    titles: new Map(outline.requirements.map(({ id, title }) => [id, title])),
    disputed: findings.filter(({ review }) => review === 'disputed'),
    unreviewed: isReviewer ? findings.filter(({ review }) => review === 'unreviewed') : [],
    withoutReply: isReviewer
      ? findings.filter((one) => one.status === 'gap' && !replied.has(`${one.country} ${one.requirement}`))
      : [],
    deficiencies,
    proposals: proposals.filter(({ country }) => isAsked(country)),
    readings: readings.filter(
      ({ country, first, second, settled }) => isAsked(country) && first !== second && settled === null,
    ),
    measures,
    own: proposed,
  }
}
