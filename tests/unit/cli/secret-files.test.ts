import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { readSecretFiles } from '@/lib/cli/prepare/secret-files.mjs'

const directory = mkdtempSync(path.join(tmpdir(), 'cotejo-secrets-'))
const file = path.join(directory, 'secret')
writeFileSync(file, 'of a file\n')

afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(directory, { recursive: true }))

/** The environment after it, and what was said where it ended the process. */
function read(given: Record<string, string>): { environment: Record<string, string>; said: string[] } {
  const said: string[] = []
  vi.spyOn(console, 'error').mockImplementation((line: string) => said.push(line))
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`)
  })
  const environment = { ...given }
  try {
    readSecretFiles(environment)
  } catch (error) {
    said.push(String(error))
  }
  return { environment, said }
}

it('takes a secret from the file that is named, without the end of its line', () => {
  const { environment, said } = read({ COTEJO_SECRET_FILE: file, PGPASSWORD_FILE: file, SMTP_URL: 'smtp://mail' })
  expect(environment).toMatchObject({ COTEJO_SECRET: 'of a file', PGPASSWORD: 'of a file', SMTP_URL: 'smtp://mail' })
  expect(said).toEqual([])
})

it('ends where a file cannot be read, or a secret is given twice, and never says it', () => {
  expect(read({ COTEJO_SECRET_FILE: path.join(directory, 'none') }).said).toEqual([
    'COTEJO_SECRET_FILE cannot be read: ENOENT',
    'Error: exit 2',
  ])
  const { said } = read({ COTEJO_SECRET_FILE: file, COTEJO_SECRET: 'given' })
  expect(said).toEqual(['COTEJO_SECRET and COTEJO_SECRET_FILE are both set; set one.', 'Error: exit 2'])
  expect(said.join()).not.toMatch(/of a file|given/)
})
