import { countStatuses } from '../matrix/rules'
import { type Share, shareOf, sharesOf } from './convergence-rules'
import type { PictureRequirement, StatusTable } from './schema'

export type ProfileRow = {
  group: string
  area: string
  requirements: string[]
  country: Share
  region: Share
  /** null where there is no reference, or the country is the reference itself. */
  reference: Share | null
}

type Who = { country: string; region: readonly string[]; reference: string | null }

/** One country against the region and the reference, group by group in the framework's order. */
export function profileOf(table: StatusTable, requirements: readonly PictureRequirement[], who: Who): ProfileRow[] {
  const groups = new Map<string, PictureRequirement[]>()
  for (const one of requirements) {
    const key = `${one.area} ${one.group}`
    const members = groups.get(key)
    if (members) members.push(one)
    else groups.set(key, [one])
  }
  const columns = new Map(table.requirements.map((id, index) => [id, index]))
  const rows = new Map(table.countries.map((code, index) => [code, table.statuses[index] ?? []]))
  return [...groups.values()].flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const ids = members.map(({ id }) => id)
    const statusesOf = (country: string) =>
      ids.map((id) => rows.get(country)?.[columns.get(id) ?? -1] ?? ('unknown' as const))
    const one = (country: string) => shareOf(countStatuses(statusesOf(country).map((status) => ({ status }))))
    return {
      group: first.group,
      area: first.area,
      requirements: ids,
      country: one(who.country),
      region: sharesOf({ countries: who.region, requirements: ids, statuses: who.region.map(statusesOf) }).region,
      reference: who.reference === null || who.reference === who.country ? null : one(who.reference),
    }
  })
}
