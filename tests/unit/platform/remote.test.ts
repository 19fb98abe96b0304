import { expect, it } from 'vitest'
import { remoteOf } from '@/lib/platform/server/remote'

it('believes nobody where no proxy is known', () => {
  expect(remoteOf('10.0.0.1', '203.0.113.7', 0)).toBe('10.0.0.1')
})

it('takes what the known proxies have added, and nothing that stands before it', () => {
  expect(remoteOf('10.0.0.1', '203.0.113.7', 1)).toBe('203.0.113.7')
  expect(remoteOf('10.0.0.1', 'made up, 203.0.113.7', 1)).toBe('203.0.113.7')
  expect(remoteOf('10.0.0.2', ['made up', '203.0.113.7, 10.0.0.1'], 2)).toBe('203.0.113.7')
})

it('takes who asked where a proxy that was told of added nothing', () => {
  expect(remoteOf('10.0.0.1', undefined, 1)).toBe('10.0.0.1')
  expect(remoteOf('10.0.0.1', ' , ', 2)).toBe('10.0.0.1')
})
