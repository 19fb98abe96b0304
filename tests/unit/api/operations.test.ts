import { describe, expect, it } from 'vitest'
import { matchPath, OPERATIONS, READS } from '@/lib/api/operations'
import { WRITES } from '@/lib/api/writes'
import { isAction, PERMISSIONS } from '@/lib/auth/permissions'
import { COMMANDS } from '@/lib/auth/registry'

describe('the table of operations', () => {
  it('has each of them under one name and one address', () => {
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length)
    expect(new Set(OPERATIONS.map(({ method, path }) => `${method} ${path}`)).size).toBe(OPERATIONS.length)
  })

  it('names an action for each: what reads is for anybody, what writes asks what its command asks', () => {
    for (const { action } of OPERATIONS) expect(isAction(action)).toBe(true)
    for (const { action, id } of READS) expect(PERMISSIONS[action].roles, id).toBe('anyone')
    for (const { action, command, id } of WRITES) expect(COMMANDS.get(command)?.action, id).toBe(action)
  })

  it('has an example for every parameter of a path, which leads back to it', () => {
    for (const operation of OPERATIONS) {
      const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => operation.example[name] ?? '')
      const found = matchPath(filled.slice(1).split('/')).find((one) => one.operation === operation)
      expect(found, operation.id).toBeDefined()
      for (const [name, value] of Object.entries(found?.params ?? {})) expect(operation.example[name]).toBe(value)
    }
  })

  it('finds a fixed address before one with a parameter, and nothing for what it has not', () => {
    const [first] = matchPath(['deficiencies', 'adoptions'])
    expect(first?.operation.id).toBe('adoptDeficiency')
    for (const none of [[], [''], ['nothing'], ['countries', 'AR', 'x'], ['__proto__']])
      expect(matchPath(none)).toEqual([])
  })
})
