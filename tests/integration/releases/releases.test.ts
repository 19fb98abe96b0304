import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { readDataset } from '@/lib/dataset/read'
import { sha256 } from '@/lib/exchange/bulk'
import { database } from '@/lib/platform/db/client'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { checkRelease } from '@/lib/releases/check'
import { compareReleases, findRelease, findReleaseFile, findReleases } from '@/lib/releases/queries'
import { makeReleaseKey } from '@/lib/releases/signing'
import { auditOf, doAs, makeActor, requestOf } from '../../support/commands'
import { createTestDatabase, type TestDatabase } from '../../support/database'

let test: TestDatabase
let staff: Actor
let directory: string

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  process.env.COTEJO_RELEASE_KEY = makeReleaseKey()
  staff = await makeActor('staff')
  directory = await mkdtemp(path.join(tmpdir(), 'cotejo-release-'))
})

afterAll(async () => {
  delete process.env.COTEJO_RELEASE_KEY
  await database().$disconnect()
  await test.drop()
  await rm(directory, { recursive: true })
})

const inRequest = <T>(work: () => Promise<T>) => runWithRequest(requestOf(), work)
const compare = (one: string, other: string | null) => inRequest(() => compareReleases(one, other))

/** An npm command, as npm runs it. */
function run(command: string, args: string[], env = {}): Promise<{ code: number; out: string }> {
  const options = { cwd: path.resolve(), env: { ...process.env, ...env } }
  return new Promise((resolve) => {
    execFile(process.execPath, ['lib/cli/run.mjs', command, ...args], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out + err })
    })
  })
}

describe('releases', () => {
  it('are published by staff, signed, and stand under their address', async () => {
    const reader = await makeActor('reviewer', ['CL'])
    const input = { id: '2026.1', title: 'Primera', note: '' }
    await expect(doAs(reader, 'release.publish', input)).rejects.toMatchObject({ status: 403 })
    expect(await doAs(staff, 'release.publish', input)).toMatchObject({ href: '/data/releases/2026.1' })
    const [brief] = await inRequest(findReleases)
    expect(brief).toMatchObject({ id: '2026.1', title: 'Primera', revision: '1' })
    const file = await findReleaseFile('2026.1')
    expect(sha256(file)).toBe(brief?.sha256)
    expect(checkRelease(file)).toMatchObject({ faults: [], manifest: (await findRelease('2026.1')).manifest })
    expect(await auditOf('release', '2026.1')).toHaveLength(1)
    await expect(doAs(staff, 'release.publish', { ...input, title: 'Otra' })).rejects.toMatchObject({
      faults: [{ field: 'id', fault: 'taken' }],
    })
  })

  it('are never changed, by whoever asks the database', async () => {
    for (const sql of [`UPDATE release SET title = 'x'`, 'DELETE FROM release', 'TRUNCATE release'])
      await expect(database().$executeRawUnsafe(sql), sql).rejects.toThrow(/never changed/)
  })

  it('differ by what was changed in between, and stay as they were', async () => {
    expect(await compare('2026.1', null)).toEqual([])
    const before = sha256(await findReleaseFile('2026.1'))
    const source = await database().source.findFirstOrThrow({ where: { country: 'AR' }, orderBy: { id: 'asc' } })
    const where = { country_id: { country: 'AR', id: source.id } }
    await database().source.update({ where, data: { title: 'Renombrada' } })
    await doAs(staff, 'release.publish', { id: '2026.2', title: 'Segunda', note: 'Nota' })
    const expected = [
      { key: `source/AR/${source.id}`, change: 'changed', fields: [{ here: source.title, incoming: 'Renombrada' }] },
    ]
    expect(await compare('2026.1', '2026.2')).toMatchObject(expected)
    expect(await compare('2026.1', null)).toMatchObject(expected)
    expect(await compare('2026.2', null)).toEqual([])
    expect(sha256(await findReleaseFile('2026.1'))).toBe(before)
  })

  it('are not published without a key', async () => {
    const key = process.env.COTEJO_RELEASE_KEY
    delete process.env.COTEJO_RELEASE_KEY
    const act = doAs(staff, 'release.publish', { id: '2026.3', title: 'Tercera', note: '' })
    await expect(act).rejects.toMatchObject({ faults: [{ field: '', fault: 'noKey' }] })
    process.env.COTEJO_RELEASE_KEY = key
  })
})

describe('npm run release:verify', () => {
  it('checks a file without a database, and tells what is wrong', async () => {
    const file = path.join(directory, 'release.zip')
    const bytes = Buffer.from(await findReleaseFile('2026.1'))
    await writeFile(file, bytes)
    const nowhere = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }
    const good = await run('release:verify', [file], nowhere)
    expect(good).toMatchObject({ code: 0, out: expect.stringContaining('Release 2026.1: Primera') })
    expect(good.out).toContain(sha256(bytes))
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1)
    await writeFile(file, bytes)
    expect(await run('release:verify', [file], nowhere)).toMatchObject({ code: 1, out: expect.stringContaining('✕') })
    expect(await run('release:verify', [])).toMatchObject({ code: 2 })
    expect(await run('release:verify', [path.join(directory, 'none')])).toMatchObject({ code: 1 })
  })
})

describe('npm run export', () => {
  it('writes what npm run import reads, or a data package, and nothing over what is there', async () => {
    const [own, other] = [path.join(directory, 'dataset'), path.join(directory, 'package')]
    expect(await run('export', [own])).toMatchObject({ code: 0, out: expect.stringContaining('13 countries') })
    expect((await readDataset(own)).countries).toHaveLength(13)
    expect(await run('export', [other, '--package'])).toMatchObject({ code: 0 })
    expect(await readdir(other)).toEqual(['data', 'datapackage.json'])
    expect(await run('export', [own])).toMatchObject({ code: 1, out: expect.stringContaining('is not empty') })
  })
})
