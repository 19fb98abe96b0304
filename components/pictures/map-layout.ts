import type { Drawing, Item, Target } from '@/components/figure/drawing'
import { LABEL_ASIDE } from '@/components/map/region-map'
import { MAP_HEIGHT, MAP_WIDTH, regionShapes } from '@/components/map/shapes'
import type { Status } from '@/lib/law/schema'
import { inkOn, SHARE_STEPS, signItems, stepOf } from './marks'

/** A country on the map: with its status, or with its share and how much of it is not known. */
export type MapEntry = { code: string; target: Target } & (
  | { kind: 'status'; status: Status }
  | { kind: 'share'; share: number | null; text: string; unknown: string }
)

/** Beside the land, for the words of Guatemala and Uruguay. */
const LEFT = 16
const RIGHT = 52

export const drawnOnMap = () => new Set(regionShapes().map(({ code }) => code))

export function layoutMap(entries: readonly MapEntry[]): Drawing {
  const byCode = new Map(entries.map((one) => [one.code, one]))
  const land: Item[] = []
  const countries: Item[] = []
  const labels: Item[] = []
  for (const { code, path, centre } of regionShapes()) {
    const entry = byCode.get(code)
    const shape = { tag: 'path', x: LEFT, y: 0, d: path } as const
    if (entry === undefined) land.push({ ...shape, role: 'pic-land' })
    else {
      countries.push({ ...shape, role: roleOf(entry), target: entry.target })
      labels.push(...labelOf(entry, [centre[0] + LEFT, centre[1]]))
    }
  }
  return { width: LEFT + MAP_WIDTH + RIGHT, height: MAP_HEIGHT, items: [...land, ...countries, ...labels] }
}

function roleOf(entry: MapEntry): string {
  if (entry.kind === 'status') return `pic-map-${entry.status}`
  return entry.share === null ? 'pic-unknown' : `pic-step-${stepOf(entry.share, SHARE_STEPS)}`
}

function labelOf(entry: MapEntry, [x, y]: [number, number]): Item[] {
  const aside = LABEL_ASIDE[entry.code]
  if (aside !== undefined) {
    const [dx, dy] = aside
    const isLeft = dx < 0
    const place = {
      tag: 'text',
      x: x + dx + (isLeft ? -3 : 3),
      y: y + dy + 4,
      anchor: isLeft ? 'end' : 'start',
    } as const
    const line: Item = { tag: 'line', role: 'pic-leader', x1: x, y1: y, x2: x + dx, y2: y + dy }
    if (entry.kind === 'share')
      return [
        line,
        {
          ...place,
          role: 'pic-aside',
          text: [`${entry.code}: ${entry.text}`, entry.unknown].filter(Boolean).join(' · '),
        },
      ]
    return [
      line,
      { ...place, role: 'pic-aside', text: entry.code },
      ...asideSign(entry.status, place.x, place.y, isLeft),
    ]
  }
  if (entry.kind === 'status') return signItems(entry.status, x, y)
  const ink = entry.share === null ? 'pic-on-light' : inkOn(stepOf(entry.share, SHARE_STEPS))
  const small = ink === 'pic-on-dark' ? 'pic-small-on-dark' : 'pic-small-on-light'
  const isKnown = entry.unknown === ''
  const middle = { tag: 'text', x, anchor: 'middle' } as const
  return [
    { ...middle, y: isKnown ? y + 4 : y - 1, role: ink, text: entry.text },
    ...(isKnown ? [] : [{ ...middle, y: y + 11, role: small, text: entry.unknown }]),
  ]
}

/** Beside its code, on the status' own ground. */
function asideSign(status: Status, x: number, y: number, isLeft: boolean): Item[] {
  const middle = isLeft ? x - 32 : x + 32
  return [
    { tag: 'rect', role: `pic-map-${status}`, x: middle - 9, y: y - 12, width: 18, height: 16 },
    ...signItems(status, middle, y - 4),
  ]
}
