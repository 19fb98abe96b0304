import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tryLock } from '../../lib/cli/prepare/process-lock.mjs'

let directory: string
let file: string

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'cotejo-lock-'))
  file = path.join(directory, 'below', 'a.lock')
})

afterEach(() => rm(directory, { recursive: true, force: true }))

test('one holds it, the next is told who, and then it is free', () => {
  const { lock } = tryLock(file)
  lock?.update({ address: 'here' })
  expect(tryLock(file).holder).toMatchObject({ pid: process.pid, address: 'here' })
  lock?.release()
  expect(existsSync(file)).toBe(false)
  expect(tryLock(file).lock).toBeDefined()
})

test.each([
  ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, began: null })],
  ['a process whose id another one has now', JSON.stringify({ pid: process.pid, began: 'another boot 1' })],
])('a lock of %s is taken', (_, content) => {
  tryLock(file).lock?.release()
  writeFileSync(file, content)
  expect(tryLock(file).lock).toBeDefined()
})

test('a lock that is being written is not taken', () => {
  tryLock(file).lock?.release()
  writeFileSync(file, '')
  expect(tryLock(file).holder).toBeDefined()
})

test('of many that find a stale lock at once exactly one gets it', async () => {
  tryLock(file).lock?.release()
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, began: null }))
  const module = path.resolve('lib/cli/prepare/process-lock.mjs')
  const script = `
    const { tryLock } = await import(${JSON.stringify(module)})
    await new Promise((resolve) => setTimeout(resolve, Number(process.argv[1]) - Date.now()))
    console.log(tryLock(${JSON.stringify(file)}).lock ? 'got' : 'not')
    setTimeout(() => {}, 1500)
  `
  const at = Date.now() + 1500
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => answerOf(['--input-type=module', '-e', script, String(at)])),
  )
  expect(answers.toSorted()).toEqual(['got', ...Array(7).fill('not')])
  expect(await readdir(path.dirname(file))).toEqual(['a.lock'])
})

function answerOf(args: string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('close', () => resolve(output.trim()))
  })
}
