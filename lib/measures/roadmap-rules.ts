import type { MeasureBrief } from './schema'

export type Planned = Pick<MeasureBrief, 'number' | 'kind' | 'countries' | 'startOn' | 'dueOn' | 'status'>

export type RoadmapGroup<M extends Planned = MeasureBrief> = { key: string; measures: M[] }

/** By country a measure stands under each of its countries; within a group the earliest due comes first. */
export function groupMeasures<M extends Planned>(measures: readonly M[], by: 'country' | 'kind'): RoadmapGroup<M>[] {
  const groups = new Map<string, M[]>()
  for (const measure of measures)
    for (const key of by === 'kind' ? [measure.kind] : measure.countries)
      groups.set(key, [...(groups.get(key) ?? []), measure])
  const END = '9999'
  return [...groups]
    .map(([key, own]) => ({
      key,
      measures: own.sort(
        (a, b) =>
          compare(a.dueOn ?? END, b.dueOn ?? END) || compare(a.startOn ?? END, b.startOn ?? END) || a.number - b.number,
      ),
    }))
    .sort((a, b) => compare(a.key, b.key))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
