import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { WRITE_LOCK } from '../../lib/platform/db/write-lock'
import { Guarded } from './support/guarded'

/*
 * Somebody changes two things that one page and one answer of the API show, both in one transaction, while many read.
 * Nobody may see one of them changed without the other, nor go back to what was before.
 */

const READERS = 8
const PAGES = 60
const MARK = /marca-(\d+)-(nota|candidata)/g

const { tree } = inject('freshStart')
const app = new Guarded(tree, 'revisions-data')
let address: string

beforeAll(async () => {
  address = await app.start()
  await change(0)
})

afterAll(() => app.close())

// As every change of the app does: with the lock held, in one transaction.
function change(number: number): Promise<void> {
  return app.connected(async (client) => {
    const text = (of: string) => JSON.stringify({ es: `marca-${number}-${of}` })
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [WRITE_LOCK])
    await client.query(`UPDATE jurisdiction SET legal_system_note = $1 WHERE code = 'AR'`, [text('nota')])
    await client.query(
      `UPDATE candidate_deficiency SET title = $1 WHERE jurisdiction_code = 'AR' AND position =
         (SELECT min(position) FROM candidate_deficiency WHERE jurisdiction_code = 'AR')`,
      [text('candidata')],
    )
    await client.query('COMMIT')
  })
}

test('no page is of two revisions, and no reader goes back to an older one', async () => {
  let isChanging = true
  let read = 0
  const reader = async (index: number) => {
    let newest = 0
    while (isChanging) {
      // Some ask for what others have asked for, some for a page that nobody has.
      const query = index % 2 === 0 ? '' : `?asked=${index}-${read}`
      const answer = await fetch(`${address}/es/countries/AR${query}`)
      expect(answer.status).toBe(200)
      const marks = [...(await answer.text()).matchAll(MARK)]
      const shown = new Set(marks.map(([, number]) => Number(number)))
      expect([...shown]).toHaveLength(1)
      expect(new Set(marks.map(([, , of]) => of))).toEqual(new Set(['nota', 'candidata']))
      const [number = -1] = shown
      expect(number).toBeGreaterThanOrEqual(newest)
      newest = number
      read += 1
    }
    return newest
  }
  const readers = Array.from({ length: READERS }, (_, index) => reader(index))
  let changes = 0
  // A reader's failure ends the changes too.
  const failed = Promise.all(readers).then(
    () => {},
    () => {
      isChanging = false
    },
  )
  while (isChanging && read < PAGES) {
    changes += 1
    await change(changes)
    await sleep(15)
  }
  isChanging = false
  await failed
  await Promise.all(readers)
  // What was committed before a request is in its answer.
  const last = await (await fetch(`${address}/es/countries/AR`)).text()
  expect(last).toContain(`marca-${changes}-nota`)
  console.log(`${read} pages read beside ${changes} changes`)
})
