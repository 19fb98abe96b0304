import type { MeasureStatus } from './schema'

/*
 * Which steps a measure can take: the one table. The page offers what it allows, the command refuses what it does not.
 */

export type MeasureStep = { from: MeasureStatus; to: MeasureStatus; needsReason: boolean }

const step = (from: MeasureStatus, to: MeasureStatus, needsReason = false): MeasureStep => ({ from, to, needsReason })

export const MEASURE_STEPS: readonly MeasureStep[] = [
  step('proposed', 'agreed'),
  step('agreed', 'in_progress'),
  step('in_progress', 'done'),
  step('proposed', 'abandoned', true),
  step('agreed', 'abandoned', true),
  step('in_progress', 'abandoned', true),
  // Taking up again what had ended.
  step('done', 'in_progress', true),
  step('abandoned', 'proposed', true),
]

/** Whether there is something left to do. */
export function isUnderWay(status: MeasureStatus): boolean {
  return status !== 'done' && status !== 'abandoned'
}

export function findMeasureStep(from: MeasureStatus, to: MeasureStatus): MeasureStep | null {
  return MEASURE_STEPS.find((one) => one.from === from && one.to === to) ?? null
}

export function measureStepsFrom(status: MeasureStatus): MeasureStep[] {
  return MEASURE_STEPS.filter(({ from }) => from === status)
}

/** Due before today and not ended; on its due day it still has that day. */
export function isOverdue({ dueOn, status }: { dueOn: string | null; status: MeasureStatus }, today: string): boolean {
  return dueOn !== null && dueOn < today && isUnderWay(status)
}
