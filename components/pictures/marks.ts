import type { Item } from '@/components/figure/drawing'
import type { Status } from '@/lib/law/schema'

// The signs of components/law/sign.tsx in a box of 20 by 16, as items of a drawing.
const RING = 'M10 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z'
const HALF = 'M10 3a5 5 0 0 0 0 10z'
const STROKES: Record<Status, string> = {
  met: 'M4.5 8.2 8.6 12 15.5 3.8',
  partial: RING,
  gap: 'M5.5 3.5l9 9m0-9l-9 9',
  unknown: 'M7 5.6C7 3.9 8.3 2.9 10 2.9s3 1 3 2.5c0 2-2.9 2.1-2.9 4.3',
}

/** A status' sign round the place (x, y). */
export function signItems(status: Status, x: number, y: number): Item[] {
  const at = { tag: 'path', x: x - 10, y: y - 8 } as const
  return [
    { ...at, role: `pic-sign-${status}`, d: STROKES[status] },
    ...(status === 'partial' ? [{ ...at, role: 'pic-sign-half', d: HALF }] : []),
    ...(status === 'unknown' ? [{ ...at, role: 'pic-sign-dot', d: 'M9.2 11.7h1.7v1.7h-1.7z' }] : []),
  ]
}

/** Shares in five steps, told apart in grey too; their bounds stand in the key. */
export const SHARE_STEPS = [0, 0.2, 0.4, 0.6, 0.8] as const
export const LIKENESS_STEPS = [0, 0.75, 0.8, 0.85, 0.9] as const

// A bound that is met but for the last bit of a fraction is met.
const EPSILON = 1e-9

export function stepOf(value: number, steps: readonly number[]): number {
  return Math.max(
    0,
    steps.findLastIndex((bound) => value + EPSILON >= bound),
  )
}

/** Which ink is legible on a step's ground. */
export const inkOn = (step: number) => (step >= 3 ? 'pic-on-dark' : 'pic-on-light')

export const swatch = (role: string): Item[] => [{ tag: 'rect', role, x: 4, y: 1, width: 22, height: 12 }]
export const stroke = (role: string): Item[] => [{ tag: 'line', role, x1: 2, x2: 28, y1: 7, y2: 7 }]
