import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { waitForLock } from '../prepare/process-lock.mjs'
import { say, step } from '../progress'
import { hashContent } from './content-hash'

const DIE_WITH_PARENT = new URL('./die-with-parent.mjs', import.meta.url).href

const SOURCES = ['app', 'components', 'lib', 'public', 'prisma/schema.prisma']
// Not part of the pages, or made by the build itself.
const LEFT_OUT = /^(lib\/cli|lib\/platform\/embedded|lib\/platform\/server|lib\/platform\/db\/generated)$/
const LEFT_OUT_AT_ROOT =
  /\.md$|\.tsbuildinfo$|^next-env\.d\.ts$|^(biome|vitest|playwright|docker|Docker)|^LICEN[CS]E|^\.(?!env)/

/** Builds the pages when there is no build, or one of other sources. Two commands never build at once. */
export async function buildOnce(root: string): Promise<void> {
  if (await isBuilt(root)) return
  // Next keeps this directory through its builds.
  const lock = await waitForLock(path.join(root, '.next/cache/cotejo/build.lock'), ({ pid }) => {
    say(`Another command (process ${pid}) is building the pages; waiting for it …`)
  })
  try {
    if (await isBuilt(root)) return
    await step('Building the pages', () => build(root))
  } finally {
    lock.release()
  }
}

async function build(root: string): Promise<void> {
  // Taken before: a source that is edited meanwhile must count as newer than the build.
  const hash = await hashSources(root)
  // Someone may be building by hand, which Next's own lock tells.
  while ((await runNext(root)) === 'busy') await sleep(1000)
  await writeFile(stampOf(root), hash)
}

async function isBuilt(root: string): Promise<boolean> {
  if (!existsSync(buildIdOf(root)) || !existsSync(stampOf(root))) return false
  return (await readFile(stampOf(root), 'utf8')) === (await hashSources(root))
}

function buildIdOf(root: string): string {
  return path.join(root, '.next/BUILD_ID')
}

function stampOf(root: string): string {
  return path.join(root, '.next/cotejo-built-from')
}

async function hashSources(root: string): Promise<string> {
  const entries = await readdir(root, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !LEFT_OUT_AT_ROOT.test(entry.name))
  return hashContent(root, [...SOURCES, ...files.map((entry) => entry.name)], (file) => LEFT_OUT.test(file))
}

function runNext(root: string): Promise<'built' | 'busy'> {
  const program = path.join(root, 'node_modules/next/dist/bin/next')
  // Pages are rendered when they are asked for; a build that reads a database would keep what it read there.
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, ['--import', DIE_WITH_PARENT, program, 'build'], {
    cwd: root,
    env: { ...environment, NODE_ENV: 'production', COTEJO_STARTER: String(process.pid) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  // A build that nobody waits for any more would go on writing where the next one does.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('exit', kill)
      // Next has been seen to end well without a build when one of its workers went away.
      if (code === 0 && existsSync(buildIdOf(root))) resolve('built')
      else if (output.includes('Another next build process is already running')) resolve('busy')
      else reject(new Error(`The pages could not be built (${signal ?? `exit code ${code}`}).\n${output.trim()}`))
    })
  })
}
