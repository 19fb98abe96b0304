import type { z } from 'zod'
import { FAULT_REASONS } from '../platform/errors'
import type { QueryFault } from './problems'

/** An address's parameters. What is given twice, or empty, is a fault and not a guess. */
export function readParameters(search: URLSearchParams): { query: Record<string, string>; faults: QueryFault[] } {
  const query: Record<string, string> = Object.create(null)
  const faults: QueryFault[] = []
  for (const name of new Set(search.keys())) {
    const [value = '', ...more] = search.getAll(name)
    if (more.length > 0) faults.push({ field: name, reason: 'repeated' })
    else if (value === '') faults.push({ field: name, reason: 'empty' })
    else query[name] = value
  }
  return { query, faults }
}

/** What is wrong with the parameters, each once, by the name the address gives it. */
export function queryFaults(error: z.ZodError, query: Readonly<Record<string, string>>): QueryFault[] {
  const faults = new Map<string, QueryFault>()
  const add = (fault: QueryFault) => {
    if (!faults.has(fault.field)) faults.set(fault.field, fault)
  }
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const field of issue.keys) add({ field, reason: 'unknown' })
      continue
    }
    const field = String(issue.path[0] ?? '')
    const value = query[field]
    if (value === undefined) add({ field, reason: 'missing', ...allowedOf(issue) })
    else add({ field, value, reason: reasonOf(issue), ...allowedOf(issue) })
  }
  return [...faults.values()]
}

function reasonOf(issue: z.core.$ZodIssue): QueryFault['reason'] {
  if (issue.code === 'custom') return FAULT_REASONS.find((reason) => reason === issue.params?.reason) ?? 'choice'
  if (issue.code === 'invalid_value') return 'choice'
  if (issue.code === 'invalid_type') return 'kind'
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return 'choice'
  return issue.origin === 'array' ? 'many' : issue.origin === 'string' ? 'text' : 'range'
}

const allowedOf = (issue: z.core.$ZodIssue) =>
  issue.code === 'invalid_value' ? { allowed: issue.values.map(String) } : {}
