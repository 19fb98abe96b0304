import { expect, it } from 'vitest'
import { negotiateType } from '@/lib/platform/http/accept'

const OFFERED = ['application/json', 'text/csv'] as const

it.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV', 'text/csv'],
  ['text/*', 'text/csv'],
  ['text/csv;q=0.5, application/json;q=0.4', 'text/csv'],
  ['text/csv, application/json', 'application/json'],
  ['application/json;q=0, */*', 'text/csv'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/json'],
  ['image/png', null],
  ['application/json;q=0', null],
  ['application/json;q=x', 'application/json'],
])('of %s it is %s', (accept, expected) => {
  expect(negotiateType(accept, OFFERED)).toBe(expected)
})
