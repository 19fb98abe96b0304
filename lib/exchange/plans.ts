import type { ColumnKind, ExchangeColumn } from './table'

/*
 * Which columns each table of the app has when it leaves it. `extra` ones are not on the screen and come when asked
 * for; `each` ones are one column for every country (or line of a chart) that is shown.
 */

type Planned = { key: string; kind?: ColumnKind; extra?: true; each?: true; width?: number }

const PAGE = { key: 'page', kind: 'link', width: 14 } as const
const CODE = { key: 'countryCode', extra: true } as const
const STATUS_CODE = { key: 'statusCode', extra: true } as const
const REQUIREMENT_ID = { key: 'requirementId', extra: true } as const

export const PLANS = {
  matrix: [
    { key: 'area', width: 18 },
    { key: 'group', width: 24 },
    { key: 'requirement', width: 44 },
    { key: 'core' },
    { key: 'article' },
    { key: 'status', each: true, width: 14 },
    { key: 'met', kind: 'number' },
    { key: 'partial', kind: 'number' },
    { key: 'gap', kind: 'number' },
    { key: 'unknown', kind: 'number' },
    { key: 'confidence', each: true },
    { key: 'was', each: true },
    { key: 'marked', each: true },
    PAGE,
    { key: 'since', kind: 'date', each: true, extra: true },
    { key: 'statusCode', each: true, extra: true },
    { key: 'articles', extra: true },
    REQUIREMENT_ID,
  ],
  findings: [
    { key: 'country' },
    { key: 'area', width: 18 },
    { key: 'group', width: 24 },
    { key: 'requirement', width: 44 },
    { key: 'status', width: 14 },
    { key: 'confidence' },
    { key: 'period', width: 30 },
    { key: 'since', kind: 'date' },
    { key: 'until', kind: 'date' },
    { key: 'reason' },
    { key: 'facts' },
    { key: 'law', width: 40 },
    { key: 'sources', width: 40 },
    PAGE,
    CODE,
    REQUIREMENT_ID,
    STATUS_CODE,
  ],
  provisions: [
    { key: 'country' },
    { key: 'instrument', width: 40 },
    { key: 'article', width: 20 },
    { key: 'heading', width: 40 },
    { key: 'inForceFrom', kind: 'date' },
    { key: 'inForceTo', kind: 'date' },
    { key: 'summary' },
    { key: 'sources', width: 40 },
    PAGE,
  ],
  penalties: [
    { key: 'country' },
    { key: 'article', width: 20 },
    { key: 'instrument', width: 40 },
    { key: 'conduct' },
    { key: 'penaltyKind' },
    { key: 'range', width: 24 },
    { key: 'min', kind: 'number' },
    { key: 'max', kind: 'number' },
    { key: 'unit' },
    { key: 'minMonths', kind: 'number' },
    { key: 'maxMonths', kind: 'number' },
    { key: 'note' },
    PAGE,
  ],
  sources: [
    { key: 'country' },
    { key: 'source' },
    { key: 'publisher', width: 30 },
    { key: 'sourceKind' },
    { key: 'publishedOn', kind: 'date' },
    { key: 'address', kind: 'link', width: 44 },
    { key: 'usedBy', width: 40 },
    PAGE,
  ],
  compare: [
    { key: 'requirement', width: 30 },
    { key: 'fact', width: 24 },
    { key: 'outcome' },
    { key: 'value', each: true, width: 40 },
    { key: 'mark', each: true },
    PAGE,
    REQUIREMENT_ID,
  ],
  conduct: [
    { key: 'country' },
    { key: 'status', width: 14 },
    { key: 'confidence' },
    { key: 'period', width: 30 },
    { key: 'article', width: 20 },
    { key: 'instrument', width: 40 },
    { key: 'conduct' },
    { key: 'penaltyKind' },
    { key: 'range', width: 24 },
    { key: 'months' },
    { key: 'reaches', each: true },
    { key: 'note' },
    PAGE,
    { key: 'minMonths', kind: 'number', extra: true },
    { key: 'maxMonths', kind: 'number', extra: true },
    CODE,
    STATUS_CODE,
  ],
  procedures: [
    { key: 'country' },
    { key: 'stage', width: 30 },
    { key: 'state', width: 14 },
    { key: 'requirement', width: 40 },
    { key: 'core' },
    { key: 'status', width: 14 },
    { key: 'confidence' },
    { key: 'since', kind: 'date' },
    { key: 'orderedBy' },
    { key: 'timeLimit' },
    { key: 'law', width: 40 },
    { key: 'best', width: 24 },
    { key: 'metBy', kind: 'number' },
    { key: 'metWhen' },
    PAGE,
    CODE,
    REQUIREMENT_ID,
    STATUS_CODE,
  ],
  changes: [
    { key: 'day', kind: 'date' },
    { key: 'country' },
    { key: 'requirement', width: 44 },
    { key: 'change', width: 20 },
    { key: 'before', width: 14 },
    { key: 'after', width: 14 },
    { key: 'confidenceBefore' },
    { key: 'confidenceAfter' },
    { key: 'lawOfChange', width: 44 },
    { key: 'reason' },
    { key: 'articlesOfChange', width: 40 },
    PAGE,
    CODE,
    REQUIREMENT_ID,
  ],
  overview: [
    { key: 'requesting' },
    { key: 'requested' },
    { key: 'answer', width: 14 },
    { key: 'treaties', width: 44 },
    PAGE,
    { key: 'confidence', extra: true },
    { key: 'requestingCode', extra: true },
    { key: 'requestedCode', extra: true },
    { key: 'answerCode', extra: true },
  ],
  check: [
    { key: 'section', width: 30 },
    { key: 'conduct', width: 36 },
    { key: 'aspect', width: 36 },
    { key: 'country' },
    { key: 'answer', width: 16 },
    { key: 'explanation' },
    { key: 'law', width: 40 },
    { key: 'period', width: 30 },
    { key: 'confidence' },
    PAGE,
    { key: 'answerCode', extra: true },
  ],
  countries: [
    { key: 'country' },
    { key: 'role', width: 26 },
    { key: 'met', kind: 'number' },
    { key: 'partial', kind: 'number' },
    { key: 'gap', kind: 'number' },
    { key: 'unknown', kind: 'number' },
    { key: 'shareMet', kind: 'number' },
    PAGE,
    { key: 'changed', kind: 'number', extra: true },
    CODE,
  ],
  instruments: [
    { key: 'country' },
    { key: 'instrument', width: 50 },
    { key: 'instrumentKind' },
    { key: 'number' },
    { key: 'publishedOn', kind: 'date' },
    { key: 'inForceFrom', kind: 'date' },
    { key: 'provisionCount', kind: 'number' },
    { key: 'address', kind: 'link', width: 44 },
    PAGE,
  ],
  candidates: [
    { key: 'country' },
    { key: 'requirement', width: 40 },
    { key: 'deficiency', width: 40 },
    { key: 'deficiencyKind' },
    { key: 'severity' },
    { key: 'description' },
    { key: 'proposedMeasure' },
    PAGE,
  ],
  deficiencies: [
    { key: 'entry' },
    { key: 'country' },
    { key: 'requirement', width: 40 },
    { key: 'title', width: 50 },
    { key: 'deficiencyKind' },
    { key: 'severity' },
    { key: 'workflow', width: 20 },
    { key: 'statusThen', width: 14 },
    { key: 'statusNow', width: 14 },
    { key: 'assignee' },
    { key: 'age', kind: 'number' },
    { key: 'markedOn', kind: 'date' },
    { key: 'updatedOn', kind: 'date' },
    PAGE,
    CODE,
    REQUIREMENT_ID,
    { key: 'published', extra: true },
  ],
  requirements: [
    { key: 'area', width: 20 },
    { key: 'group', width: 30 },
    { key: 'requirement', width: 60 },
    { key: 'core' },
    { key: 'articles' },
    PAGE,
    REQUIREMENT_ID,
  ],
  search: [
    { key: 'hitKind' },
    { key: 'country' },
    { key: 'hit', width: 50 },
    { key: 'status', width: 14 },
    { key: 'confidence' },
    { key: 'period', width: 30 },
    { key: 'excerpt' },
    PAGE,
    CODE,
    STATUS_CODE,
  ],
} as const satisfies Record<string, readonly Planned[]>

export type PlanName = keyof typeof PLANS
export type ColumnKey = (typeof PLANS)[PlanName][number]['key']

/** What the columns of an `each` stand for: a country's code and name. */
export type Each = { code: string; name: string }

/**
 * A table's columns. `each` gives the members of an `each` column; where it gives none the column is left out.
 * `title` is a column's name, `of` the name of a member's.
 */
export function planColumns(
  plan: PlanName,
  words: { title: (key: ColumnKey) => string; of: (title: string, name: string) => string },
  each: (key: ColumnKey) => readonly Each[] = () => [],
): ExchangeColumn[] {
  const planned: readonly (Planned & { key: ColumnKey })[] = PLANS[plan]
  return planned.flatMap(({ key, kind = 'text', extra, each: isEach, width }): ExchangeColumn[] => {
    const title = words.title(key)
    const more = { ...(extra ? { isExtra: true as const } : {}), ...(width === undefined ? {} : { width }) }
    if (!isEach) return [{ key, title, kind, ...more }]
    return each(key).map(({ code, name }) => ({
      key: `${key}:${code}`,
      title: words.of(title, name),
      kind,
      family: { key, title },
      ...more,
    }))
  })
}

/** What a reader may choose of a table, before there is one. */
export function planChoices(plan: PlanName): { key: ColumnKey; isExtra: boolean }[] {
  const planned: readonly (Planned & { key: ColumnKey })[] = PLANS[plan]
  return planned.map(({ key, extra }) => ({ key, isExtra: extra === true }))
}
