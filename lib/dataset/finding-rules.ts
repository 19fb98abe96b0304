import { z } from 'zod'
import { WORKSHOP_DAY } from '../law/periods'
import type { KnownIds, Report } from './checks'
import type { Entry, Section } from './parse'
import {
  type Attribute,
  attributeValues,
  type Finding,
  type FindingPeriod,
  findingPeriodSchema,
  type Provision,
  type Requirement,
} from './schema'

/** What a finding may name, where that is sound itself. */
export interface Lookup {
  provisions: ReadonlyMap<string, Provision>
  requirements: ReadonlyMap<string, Requirement>
  attributes: ReadonlyMap<string, Attribute>
}

/** What a finding owes by itself: evidence, and attributes of its requirement and of their kind. */
export function checkFinding(entry: Entry<Finding>, lookup: Lookup, report: Report): void {
  checkEvidence(entry, lookup, report)
  const requirement = lookup.requirements.get(entry.value.requirement)
  if (!requirement) return
  for (const [name, value] of Object.entries(entry.value.attributes)) {
    if (requirement.attributes.includes(name)) checkAttribute(entry, lookup.attributes.get(name), value, report)
    else report(entry, ['attributes', name], `is not an attribute of ${requirement.id}`)
  }
}

function checkEvidence(entry: Entry<Finding>, lookup: Lookup, report: Report) {
  const { status, confidence, provisions, sources } = entry.value
  const isBare = provisions.length === 0 && sources.length === 0
  if (isBare && status !== 'unknown' && confidence !== 'recall') {
    report(entry, ['status'], `is ${status} with neither a provision nor a source`)
  }
  if (isBare && status === 'gap' && confidence === 'recall') {
    report(entry, ['status'], 'is a gap with neither a provision nor a source: without evidence it is unknown')
  }
  const cited = provisions.map((id) => lookup.provisions.get(id))
  if (
    confidence === 'primary' &&
    sources.length === 0 &&
    cited.every((provision) => provision !== undefined && provision.sources.length === 0)
  ) {
    report(entry, ['confidence'], 'is primary, but neither the finding nor a provision it cites names a source')
  }
}

function checkAttribute(entry: Entry<Finding>, attribute: Attribute | undefined, value: unknown, report: Report) {
  if (!attribute) return
  const place = ['attributes', attribute.id]
  if (attribute.kind === 'penalty') {
    report(entry, place, 'is read from the provisions and not repeated here')
    return
  }
  const result = attributeValues[attribute.kind].safeParse(value)
  for (const issue of result.error?.issues ?? []) {
    report(entry, [...place, ...issue.path], attributeReason(issue, attribute.kind))
  }
}

function attributeReason(issue: z.core.$ZodIssue, kind: keyof typeof attributeValues): string {
  if (issue.code === 'invalid_type') return kind === 'date' ? 'is not a day' : 'is not a text in languages'
  return issue.code === 'invalid_key' ? 'is no two-letter language' : issue.message
}

/** Every requirement has findings from the workshop until today, without a hole and without an overlap. */
export function checkCoverage(findings: Section<Finding>, requirements: KnownIds, report: Report): void {
  const byRequirement = new Map<string, Entry<FindingPeriod>[]>()
  // Where a finding cannot be read, what it may have covered is not called a hole.
  const unclear = new Set<string>()
  let isUnclear = !findings.isThere
  for (const { path, value } of findings.raw) {
    const { data: period } = findingPeriodSchema.safeParse(value)
    if (period) {
      const entries = byRequirement.get(period.requirement) ?? []
      byRequirement.set(period.requirement, entries)
      entries.push({ path, value: period })
      continue
    }
    const requirement = requirementOf(value)
    if (requirement) unclear.add(requirement)
    else isUnclear = true
  }
  for (const [requirement, entries] of byRequirement) {
    checkPeriods(entries, isUnclear || unclear.has(requirement), report)
  }
  for (const requirement of isUnclear || !requirements ? [] : requirements) {
    if (byRequirement.has(requirement) || unclear.has(requirement)) continue
    report({ path: ['findings'], value: { id: requirement } }, [], `there is no finding for ${requirement}`)
  }
}

/** The requirement that an entry is about, whatever else is wrong with it. */
export function requirementOf(raw: unknown): string | undefined {
  return aboutSchema.safeParse(raw).data?.requirement
}

const aboutSchema = z.object({ requirement: z.string() })

function checkPeriods(unsorted: readonly Entry<FindingPeriod>[], isUnclear: boolean, report: Report) {
  const entries = [...unsorted].sort((one, other) => compareDays(one.value.from, other.value.from))
  let covered: string | null | undefined
  for (const entry of entries) {
    const { from, to } = entry.value
    if (from !== null && to !== null && from >= to) {
      report(entry, ['to'], `the period from ${from} to ${to} has no day`)
    }
    if (covered === undefined) {
      if (!isUnclear && from !== null && from > WORKSHOP_DAY) {
        report(entry, ['from'], `nothing is said of the time from ${WORKSHOP_DAY} to ${from}`)
      }
    } else if (covered === null || from === null || from < covered) {
      report(entry, ['from'], `overlaps an earlier finding, which lasts to ${covered ?? 'today'}`)
    } else if (!isUnclear && from > covered) {
      report(entry, ['from'], `nothing is said of the time from ${covered} to ${from}`)
    }
    covered = covered === undefined || to === null || (covered !== null && to > covered) ? to : covered
  }
  const last = entries.at(-1)
  if (last && !isUnclear && typeof covered === 'string') {
    report(last, ['to'], `the last period has ended on ${covered}: nothing is said of the time since`)
  }
}

/** Null, the unrecorded beginning, comes first. */
function compareDays(one: string | null, other: string | null): number {
  return (one ?? '') < (other ?? '') ? -1 : Number((one ?? '') > (other ?? ''))
}
