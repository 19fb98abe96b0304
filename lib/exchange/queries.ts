import 'server-only'
import { readSource } from '../law/records'
import type { Provision, Source } from '../law/schema'
import { database } from '../platform/db/client'

/** The sources of provisions, by `country id`, in their own order. */
export async function findProvisionSources(
  provisions: readonly Pick<Provision, 'country' | 'id'>[],
): Promise<Map<string, Source[]>> {
  const ids = new Map<string, Set<string>>()
  for (const { country, id } of provisions) ids.set(country, (ids.get(country) ?? new Set()).add(id))
  if (ids.size === 0) return new Map()
  const found = await database().provision.findMany({
    where: { OR: [...ids].map(([country, some]) => ({ country, id: { in: [...some] } })) },
    select: { country: true, id: true, sources: { orderBy: { position: 'asc' }, include: { source: true } } },
  })
  return new Map(
    found.map(({ country, id, sources }) => [`${country} ${id}`, sources.map(({ source }) => readSource(source))]),
  )
}
