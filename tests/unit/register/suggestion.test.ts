import { describe, expect, it } from 'vitest'
import { suggestFor } from '@/lib/register/suggestion-rules'

const cell = (
  status: 'met' | 'partial' | 'gap' | 'unknown',
  isCore = false,
  kind: 'legislative' | 'organisational' = 'legislative',
) => ({
  status,
  isCore,
  kind,
})

describe('suggestFor', () => {
  it.each([
    ['a gap in a core requirement', [cell('gap', true)], 'high'],
    ['another gap', [cell('gap')], 'medium'],
    ['a part of a core requirement', [cell('partial', true)], 'medium'],
    ['a part of another', [cell('partial')], 'low'],
    ['what is not known, core or not', [cell('unknown', true)], 'low'],
    ['the gravest of several', [cell('unknown'), cell('gap', true), cell('met')], 'high'],
    ['nothing', [], 'low'],
  ] as const)('grades %s', (_name, cells, severity) => {
    expect(suggestFor(cells).severity).toBe(severity)
  })

  it('is organisational only where every area is', () => {
    expect(suggestFor([cell('gap', false, 'organisational')]).kind).toBe('organisational')
    expect(suggestFor([cell('gap', false, 'organisational'), cell('gap')]).kind).toBe('legislative')
    expect(suggestFor([]).kind).toBe('legislative')
  })
})
