import 'server-only'
import { type Command, defineChange, refuse, requireVersion, type Tx } from '../auth/command'
import { findFollowed } from '../feeds/queries'
import type { Standing } from '../feeds/schema'
import { NotFound } from '../platform/errors'
import { FOLLOW_FORMS } from './forms'
import { seenOf } from './rules'
import { type Followed, kindSchema, MOST_FOLLOWED } from './schema'

const setFollows = defineChange({
  name: 'follow.set',
  action: 'account.manage',
  schema: FOLLOW_FORMS['follow.set'],
  async run({ tx, actor, today, audit }, { version, every, ...input }) {
    const digest = await tx.digest.findUnique({ where: { userId: actor.id } })
    requireVersion(digest?.version ?? 1, version, () => ({ every: digest?.every ?? 'weekly' }))
    const before = await followsOf(tx, actor.id)
    const after: Followed[] = [
      ...[...new Set(input.countries)].sort().map((subject) => ({ kind: 'country' as const, subject })),
      ...[...new Set(input.requirements)].sort().map((subject) => ({ kind: 'requirement' as const, subject })),
    ]
    const added = without(after, before)
    await requireKnown(tx, added)
    const found = added.length === 0 ? [] : await findFollowed(today)
    for (const one of without(before, after))
      await tx.follow.deleteMany({ where: { userId: actor.id, kind: one.kind, subject: one.subject } })
    for (const one of added) await follow(tx, actor.id, one, found)
    await touch(tx, actor.id, every)
    audit({
      ...{ kind: 'account', id: actor.id },
      before: { every: digest?.every ?? null, follows: before.map(told) },
      after: { every, follows: after.map(told) },
    })
    return { href: '/account?done=saved' }
  },
})

const addFollow = defineChange({
  name: 'follow.add',
  action: 'account.manage',
  schema: FOLLOW_FORMS['follow.add'],
  async run({ tx, actor, today, audit }, { requirement }) {
    const one: Followed = { kind: 'requirement', subject: requirement }
    await requireKnown(tx, [one])
    const before = await followsOf(tx, actor.id)
    if (before.filter(({ kind }) => kind === one.kind).length >= MOST_FOLLOWED) refuse('', 'tooOften')
    if (without([one], before).length > 0) await follow(tx, actor.id, one, await findFollowed(today))
    await touch(tx, actor.id)
    audit({ kind: 'account', id: actor.id, after: { follows: told(one) } })
    return { href: `/requirements/${requirement}` }
  },
})

const removeFollow = defineChange({
  name: 'follow.remove',
  action: 'account.manage',
  schema: FOLLOW_FORMS['follow.remove'],
  async run({ tx, actor, audit }, { requirement }) {
    const one: Followed = { kind: 'requirement', subject: requirement }
    const { count } = await tx.follow.deleteMany({ where: { userId: actor.id, ...one } })
    if (count === 0) throw new NotFound('entry', requirement)
    await touch(tx, actor.id)
    audit({ kind: 'account', id: actor.id, before: { follows: told(one) } })
    return { href: `/requirements/${requirement}` }
  },
})

const told = ({ kind, subject }: Followed) => `${kind} ${subject}`

const without = (some: readonly Followed[], others: readonly Followed[]) => {
  const known = new Set(others.map(told))
  return some.filter((one) => !known.has(told(one)))
}

async function followsOf(tx: Tx, userId: string): Promise<Followed[]> {
  const rows = await tx.follow.findMany({
    where: { userId },
    select: { kind: true, subject: true },
    orderBy: [{ kind: 'asc' }, { subject: 'asc' }],
  })
  return rows.map(({ kind, subject }) => ({ kind: kindSchema.parse(kind), subject }))
}

/** What stands now is no news to whoever begins to follow now. */
async function follow(tx: Tx, userId: string, one: Followed, found: readonly Standing[]): Promise<void> {
  await tx.follow.create({ data: { userId, ...one, seen: seenOf(one, found) } })
}

async function touch(tx: Tx, userId: string, every?: string): Promise<void> {
  await tx.digest.upsert({
    where: { userId },
    create: { userId, every: every ?? 'weekly', version: 2 },
    update: { every, version: { increment: 1 } },
  })
}

async function requireKnown(tx: Tx, follows: readonly Followed[]): Promise<void> {
  const of = (kind: Followed['kind']) => follows.filter((one) => one.kind === kind).map(({ subject }) => subject)
  const countries = await tx.jurisdiction.findMany({ where: { code: { in: of('country') } }, select: { code: true } })
  const requirements = await tx.requirement.findMany({ where: { id: { in: of('requirement') } }, select: { id: true } })
  const known = new Set([...countries.map(({ code }) => code), ...requirements.map(({ id }) => id)])
  const stranger = follows.find(({ subject }) => !known.has(subject))
  if (stranger !== undefined) throw new NotFound(stranger.kind, stranger.subject)
}

export const FOLLOW_COMMANDS: readonly Command[] = [setFollows, addFollow, removeFollow]
