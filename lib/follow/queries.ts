import 'server-only'
import type { Actor } from '../auth/schema'
import { database } from '../platform/db/client'
import { type FollowView, kindSchema, paceSchema } from './schema'

/** What the account follows; a first letter comes weekly unless it says otherwise. */
export async function findFollows({ id }: Pick<Actor, 'id'>): Promise<FollowView> {
  const [digest, follows] = await Promise.all([
    database().digest.findUnique({ where: { userId: id } }),
    database().follow.findMany({ where: { userId: id }, orderBy: [{ kind: 'asc' }, { subject: 'asc' }] }),
  ])
  const of = (kind: 'country' | 'requirement') =>
    follows.filter((one) => kindSchema.parse(one.kind) === kind).map(({ subject }) => subject)
  return {
    every: digest === null ? 'weekly' : paceSchema.parse(digest.every),
    version: digest?.version ?? 1,
    ...{ countries: of('country'), requirements: of('requirement') },
  }
}

export async function followsRequirement({ id }: Pick<Actor, 'id'>, requirement: string): Promise<boolean> {
  const where = { userId: id, kind: 'requirement', subject: requirement }
  return (await database().follow.count({ where })) > 0
}
