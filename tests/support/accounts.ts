import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import type { Role } from '@/lib/auth/schema'
import { open } from './browser'

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

// The same directory as in playwright.config.ts.
const FILE = path.join(process.env.COTEJO_E2E_DATA_DIR ?? path.join(tmpdir(), 'cotejo-e2e'), 'accounts.txt')

/** E-mail and password of the account that the first start made for a role. */
export async function firstAccount(role: Role): Promise<{ email: string; password: string }> {
  const lines = (await readFile(FILE, 'utf8')).trim().split('\n')
  const [, email, password] = lines.map((line) => line.split(/\s+/)).find(([name]) => name === role) ?? []
  if (!email || !password) throw new Error(`${FILE} has no account for ${role}`)
  return { email, password }
}

// A worker signs in once a role: signing in is throttled, and every test of the role shares that session.
const sessions = new Map<Role, Promise<Cookies>>()

/**
 * Gives the page's browser the session of a role's first account. The session is shared: a test that signs out, or
 * ends sessions, must do it as a person of its own.
 */
export async function signInAs(page: Page, role: Role): Promise<void> {
  const known = sessions.get(role) ?? openSession(page, role)
  sessions.set(role, known)
  await page.context().addCookies(await known)
}

async function openSession(page: Page, role: Role): Promise<Cookies> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page has no browser to sign in with')
  const context = await browser.newContext({ baseURL: test.info().project.use.baseURL })
  try {
    const own = await context.newPage()
    await fillSignIn(own, await firstAccount(role))
    await expect(own).not.toHaveURL(/\/sign-in/)
    return await context.cookies()
  } finally {
    await context.close()
  }
}

/** Opens the sign-in page, fills it in and sends it; what comes of it is for the caller to wait for. */
export async function fillSignIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await open(page, '/es/sign-in')
  const main = page.locator('main')
  await main.locator('[name=email]').fill(email)
  await main.locator('[name=password]').fill(password)
  await main.locator('button[type=submit]').click()
}
