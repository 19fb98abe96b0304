import { expect, it } from 'vitest'
import { Turns } from '@/lib/platform/server/turns'

it('lets so many work at once and the others in their order, also after a failure', async () => {
  const turns = new Turns(2)
  let working = 0
  let most = 0
  const begun: number[] = []
  const work = (index: number) =>
    turns.take(async () => {
      begun.push(index)
      working += 1
      most = Math.max(most, working)
      await new Promise((resolve) => setImmediate(resolve))
      working -= 1
      if (index === 1) throw new Error('one fails')
      return index
    })
  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(work))
  expect(most).toBe(2)
  expect(begun).toEqual([0, 1, 2, 3, 4, 5])
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
    0,
    'failed',
    2,
    3,
    4,
    5,
  ])
})
