import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { verifyPassword } from 'better-auth/crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAccount, listAccounts, Refusal, resetAccount } from '@/lib/accounts/command-line'
import { createFirstAccounts } from '@/lib/accounts/first-accounts'
import { verifyAudit } from '@/lib/audit/verify'
import admin from '@/lib/cli/admin'
import auditVerify from '@/lib/cli/audit-verify'
import { setUpAccounts } from '@/lib/cli/start/accounts'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

let test: TestDatabase

beforeEach(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  return () => test.drop()
})

function sql(...statements: string[]) {
  return withClient(test.url, async (client) => {
    for (const statement of statements) await client.query(statement)
  })
}

/** As a superuser who covers their tracks: without the triggers. */
function tamper(...statements: string[]) {
  return sql('BEGIN', 'ALTER TABLE audit_entry DISABLE TRIGGER ALL', ...statements, 'COMMIT')
}

const make = (name: string) =>
  createAccount(test.url, { name, email: `${name}@test.example`, role: 'reader', countries: [] })

async function makeThree() {
  for (const name of ['one', 'two', 'three']) await make(name)
  return verifyAudit(test.url)
}

describe('the audit chain', () => {
  it('is in order as it was written, also when it is empty', async () => {
    expect(await verifyAudit(test.url)).toMatchObject({ count: 0, fault: null, lastHash: '0'.repeat(64) })
    const verdict = await makeThree()
    expect(verdict).toMatchObject({ count: 3, fault: null })
    expect(await verifyAudit(test.url, verdict.lastHash)).toMatchObject({ isExpectedThere: true })
  })

  it('is written in the transaction of the change', async () => {
    await makeThree()
    await expect(make('one')).rejects.toThrow(Refusal)
    expect(await verifyAudit(test.url)).toMatchObject({ count: 3, fault: null })
  })

  it.each([
    "UPDATE audit_entry SET actor_name = 'x'",
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    'DELETE FROM audit_entry WHERE false',
  ])('refuses: %s', async (statement) => {
    await makeThree()
    await expect(sql(statement)).rejects.toThrow('append-only')
    expect(await verifyAudit(test.url)).toMatchObject({ count: 3, fault: null })
  })

  it('takes number, hash and link from nobody', async () => {
    await makeThree()
    await sql(`INSERT INTO audit_entry (id, at, actor_name, actor_role, command, subject_kind, subject_id, previous_hash, hash)
               VALUES (77, now(), 'x', 'admin', 'x', 'x', 'x', 'x', 'x')`)
    expect(await verifyAudit(test.url)).toMatchObject({ count: 4, fault: null })
  })

  it('shows a changed entry, also one whose hash was made anew', async () => {
    await makeThree()
    await tamper("UPDATE audit_entry SET actor_name = 'somebody else' WHERE id = 2")
    expect(await verifyAudit(test.url)).toMatchObject({ count: 1, fault: { id: 2n, kind: 'hash' } })
    await tamper('UPDATE audit_entry AS e SET hash = audit_hash(e) WHERE id = 2')
    expect(await verifyAudit(test.url)).toMatchObject({ count: 2, fault: { id: 3n, kind: 'link' } })
  })

  it('shows an entry that was taken out, the first one too', async () => {
    await makeThree()
    await tamper('DELETE FROM audit_entry WHERE id = 2')
    expect(await verifyAudit(test.url)).toMatchObject({ fault: { id: 3n, kind: 'number' } })
    await tamper('DELETE FROM audit_entry WHERE id = 1')
    expect(await verifyAudit(test.url)).toMatchObject({ count: 0, fault: { id: 3n, kind: 'number' } })
  })

  it('shows a cut end to whoever noted the last hash down', async () => {
    const { lastHash } = await makeThree()
    await tamper('DELETE FROM audit_entry WHERE id = 3')
    expect(await verifyAudit(test.url)).toMatchObject({ count: 2, fault: null })
    expect(await verifyAudit(test.url, lastHash)).toMatchObject({ isExpectedThere: false })
  })

  it('is checked by the command, which fails when it is broken', async () => {
    const { lastHash } = await makeThree()
    expect(await auditVerify([])).toBe(0)
    expect(await auditVerify(['--expect', lastHash])).toBe(0)
    expect(await auditVerify(['--expect', 'f'.repeat(64)])).toBe(1)
    expect(await auditVerify(['--expect', 'nonsense'])).toBe(2)
    await tamper("UPDATE audit_entry SET reason = 'x' WHERE id = 3")
    expect(await auditVerify([])).toBe(1)
  })
})

describe('npm run admin', () => {
  it('makes an account once, with a password that works and an audit row without it', async () => {
    const args = ['create', '--email', 'Ana@Test.example', '--name', 'Ana Ruiz', '--role', 'admin']
    expect(await admin(args)).toBe(0)
    expect(await admin(args)).toBe(1)
    expect(await listAccounts(test.url)).toEqual([
      {
        ...{ name: 'Ana Ruiz', email: 'ana@test.example', role: 'admin' },
        ...{ isActive: true, hasTotp: false, countries: [] },
      },
    ])
    const password = await resetAccount(test.url, 'ana@test.example', { totp: false })
    await withClient(test.url, async (client) => {
      const kept = await client.query('SELECT password FROM account_credential')
      expect(await verifyPassword({ hash: kept.rows[0].password, password })).toBe(true)
      const told = await client.query('SELECT actor_name, command, after FROM audit_entry ORDER BY id')
      expect(told.rows).toEqual([
        {
          ...{ actor_name: 'command line', command: 'admin.create' },
          after: { name: 'Ana Ruiz', email: 'ana@test.example', role: 'admin', countries: [] },
        },
        { actor_name: 'command line', command: 'admin.reset', after: null },
      ])
    })
  })

  it('refuses what it does not understand', async () => {
    expect(await admin([])).toBe(2)
    expect(await admin(['create', '--email', 'x', '--name', 'X', '--role', 'owner'])).toBe(2)
    expect(await admin(['create', '--what'])).toBe(2)
    expect(await admin(['create', '--email', 'a@b.example', '--name', 'A', '--role', 'reviewer'])).toBe(1)
    expect(await listAccounts(test.url)).toEqual([])
  })
})

describe('the first accounts', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'cotejo-accounts-'))
  })
  afterAll(() => rm(directory, { recursive: true }))

  it('are one a role, kept for the owner of the file alone, and made once', async () => {
    const file = path.join(directory, 'accounts.txt')
    await writeFile(file, 'left over', { mode: 0o644 })
    await chmod(file, 0o644)
    const lines = await createFirstAccounts(test.url, file)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).toBe(`${lines?.join('\n')}\n`)
    expect((await listAccounts(test.url)).map(({ role }) => role)).toEqual(['admin', 'staff', 'reviewer', 'reader'])
    expect(await createFirstAccounts(test.url, file)).toBeUndefined()
    expect(await listAccounts(test.url)).toHaveLength(4)
    expect(await verifyAudit(test.url)).toMatchObject({ count: 4, fault: null })
  })

  it('are not made in a database of one’s own; the secret is one file’s and stays', async () => {
    const own = { port: 0, host: '127.0.0.1', databaseUrl: test.url, dataDir: path.join(directory, 'own') }
    delete process.env.COTEJO_SECRET
    await setUpAccounts(test.url, own)
    const secret = process.env.COTEJO_SECRET ?? ''
    expect(secret).toHaveLength(43)
    expect((await stat(path.join(own.dataDir, 'secret'))).mode & 0o777).toBe(0o600)
    delete process.env.COTEJO_SECRET
    await setUpAccounts(test.url, own)
    expect(process.env.COTEJO_SECRET).toBe(secret)
    expect(await listAccounts(test.url)).toEqual([])
    await expect(stat(path.join(own.dataDir, 'accounts.txt'))).rejects.toThrow('ENOENT')
  })
})
