import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { loadDataset } from '@/lib/cli/start/load-dataset'
import { datasetFiles } from '@/lib/dataset/files'
import { findWaiting } from '@/lib/dataset/queries'
import { readDataset } from '@/lib/dataset/read'
import { stampAll, stampRow } from '@/lib/dataset/stamp-rules'
import { waitingRows } from '@/lib/dataset/update'
import { database } from '@/lib/platform/db/client'
import { auditOf, doAs, makeActor } from '../../support/commands'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { setAt, writeDataset } from '../../support/dataset-builder'

const ROOT = path.resolve()
const AR = 'countries/AR.json'
let test: TestDatabase
let staff: Actor

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  staff = await makeActor('staff')
  await loadDataset(test.url, ROOT)
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

const rowsNow = async () => {
  const waiting = await findWaiting()
  const rows = waiting === null ? [] : waitingRows(waiting)
  return rows.toSorted((one, other) => (one.fields[0]?.here ?? '').localeCompare(other.fields[0]?.here ?? ''))
}
const sourcesHere = () =>
  database().source.findMany({ where: { country: 'AR' }, orderBy: { id: 'asc' }, select: { id: true, title: true } })

/** Two sources that were edited here and are shipped otherwise, each time other words. */
let round = 0
async function makeWait() {
  round += 1
  const { countries } = await readDataset(path.join(ROOT, 'prisma/dataset'))
  const sources = countries.find(({ country }) => country === 'AR')?.sources ?? []
  const files = structuredClone(datasetFiles(await readDataset(path.join(ROOT, 'prisma/dataset'))))
  for (const at of [0, 1]) {
    const where = { country_id: { country: 'AR', id: sources[at]?.id ?? '' } }
    await database().source.update({ where, data: { title: `here ${round} ${at}` } })
    setAt(files, AR, `sources[${at}].title`, `shipped ${round} ${at}`)
  }
  const { directory, remove } = await writeDataset(files)
  await loadDataset(test.url, ROOT, directory)
  await remove()
}

beforeEach(makeWait)

describe('what waits', () => {
  it('shows the three wordings', async () => {
    const [row] = await rowsNow()
    expect(row).toMatchObject({ kind: 'source', country: 'AR', change: 'changed' })
    expect(row?.fields).toEqual([
      { field: 'title', before: expect.any(String), here: `here ${round} 0`, incoming: `shipped ${round} 0` },
    ])
  })

  it('is taken row by row, with an audit row each; the other goes on waiting', async () => {
    const [first, second] = await rowsNow()
    if (!first || !second) return expect.fail('two wait')
    await doAs(staff, 'dataset.decide', { rows: [stampRow(first)], decision: 'take', reason: 'It is right' })
    const titles = (await sourcesHere()).map(({ title }) => title)
    expect(titles).toContain(`shipped ${round} 0`)
    expect(titles).toContain(`here ${round} 1`)
    expect((await rowsNow()).map(({ key }) => key)).toEqual([second.key])
    const [audit] = (await auditOf('dataset', first.key)).slice(-1)
    expect(audit).toMatchObject({
      command: 'dataset.decide',
      before: { value: { title: `here ${round} 0` } },
      after: { value: { title: `shipped ${round} 0` } },
    })
  })

  it('is kept as it is here, all of it, and waits no longer, not at the next start either', async () => {
    const rows = waitingRows((await findWaiting()) ?? expect.fail('nothing shipped'))
    await doAs(staff, 'dataset.decide', { all: stampAll(rows), decision: 'keep' })
    expect(await rowsNow()).toEqual([])
    expect((await sourcesHere()).map(({ title }) => title)).toContain(`here ${round} 1`)
  })

  it('is not taken where it is not any more what was shown', async () => {
    const [first] = await rowsNow()
    if (!first) return expect.fail('one waits')
    await database().source.update({ where: { country_id: { country: 'AR', id: first.id } }, data: { title: 'newer' } })
    const act = doAs(staff, 'dataset.decide', { rows: [stampRow(first)], decision: 'take' })
    await expect(act).rejects.toMatchObject({ faults: [{ field: 'rows', fault: 'stale' }] })
  })

  it('is decided by staff alone, and by a choice', async () => {
    const reviewer = await makeActor('reviewer', ['AR'])
    const rows = await rowsNow()
    const input = { all: stampAll(rows), decision: 'take' }
    await expect(doAs(reviewer, 'dataset.decide', input)).rejects.toMatchObject({ status: 403 })
    await expect(doAs(staff, 'dataset.decide', { decision: 'take' })).rejects.toMatchObject({ status: 422 })
  })
})
