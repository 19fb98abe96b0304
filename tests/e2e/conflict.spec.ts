import type { Browser, Page } from '@playwright/test'
import { z } from 'zod'
import messages from '@/lib/platform/i18n/messages/es/forms.json' with { type: 'json' }
import { signInAs } from '../support/accounts'
import { expect, open, test } from '../support/browser'
import { findAction, sendForm } from '../support/form-client'

/*
 * Two people at one deficiency at the same time, and a form that was left half filled in.
 */

/** A deficiency of this test's own, marked over HTTP by the role's first account; answers its page's path. */
async function markDeficiency(page: Page, baseURL: string, title: string): Promise<string> {
  await signInAs(page, 'staff')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const answer = await sendForm(baseURL, await findAction(baseURL), {
    command: 'deficiency.mark',
    cookie,
    fields: {
      'cells[]': ['AR/pro-preservation'],
      day: '2026-11-30',
      kind: 'legislative',
      severity: 'medium',
      'title.es': title,
      'description.es': 'Falta la conservación rápida.',
    },
  })
  expect(answer.outcome, JSON.stringify(answer.faults)).toBe('done')
  return z.string().parse(answer.href)
}

async function colleagueOf(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await signInAs(page, 'admin')
  return page
}

const form = (page: Page) => page.locator('main form:has([name="title.es"])')
const field = (page: Page, name: string) => form(page).locator(`[name="${name}"]`)
const send = (page: Page) => form(page).locator('button[type=submit]').click()
const base = (baseURL: string | undefined) => z.string().parse(baseURL)

test('who comes second sees both versions, keeps what was typed, takes what is theirs and sends', async ({
  page,
  browser,
  baseURL,
}) => {
  const href = await markDeficiency(page, base(baseURL), 'Sin conservación rápida')
  const colleague = await colleagueOf(browser, base(baseURL))
  await open(page, `${href}/edit`)
  await open(colleague, `${href}/edit`)

  await field(colleague, 'title.es').fill('Título de la colega')
  await field(colleague, 'description.es').fill('Descripción de la colega')
  await send(colleague)
  await expect(colleague).toHaveURL(new RegExp(`${href}$`))

  await field(page, 'title.es').fill('Título mío')
  await field(page, 'description.es').fill('Descripción mía, <b>larga</b>')
  await send(page)
  const summary = form(page).locator('.form-summary')
  await expect(summary).toContainText(messages.conflict)
  // Read out, and where the reader is.
  await expect(summary).toBeFocused()
  await expect(summary).toHaveAttribute('role', 'status')
  await expect(field(page, 'title.es')).toHaveValue('Título mío')
  await expect(field(page, 'description.es')).toHaveValue('Descripción mía, <b>larga</b>')
  const theirs = form(page).locator('.theirs')
  await expect(theirs).toHaveCount(2)
  await expect(theirs.first()).toContainText('Título de la colega')
  await expect(theirs.last()).toContainText('Descripción de la colega')

  await theirs.first().getByRole('button', { name: messages.takeTheirs }).click()
  await expect(field(page, 'title.es')).toHaveValue('Título de la colega')
  await expect(field(page, 'description.es')).toHaveValue('Descripción mía, <b>larga</b>')
  await send(page)
  await expect(page).toHaveURL(new RegExp(`${href}$`))
  await expect(page.locator('h1')).toContainText('Título de la colega')
  await expect(page.locator('main')).toContainText('Descripción mía, <b>larga</b>')
  await colleague.context().close()
})

test('without script too', async ({ page, browser, baseURL }) => {
  const href = await markDeficiency(page, base(baseURL), 'Sin script')
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  await context.addCookies(await page.context().cookies())
  const plain = await context.newPage()
  await plain.goto(`${href}/edit`)
  await open(page, `${href}/edit`)
  await field(page, 'title.es').fill('Título de la colega')
  await send(page)
  await expect(page).toHaveURL(new RegExp(`${href}$`))

  await field(plain, 'title.es').fill('Título mío')
  await send(plain)
  await expect(form(plain).locator('.form-summary')).toContainText(messages.conflict)
  await expect(form(plain).locator('.theirs')).toContainText('Título de la colega')
  await expect(field(plain, 'title.es')).toHaveValue('Título mío')
  await send(plain)
  await expect(plain).toHaveURL(new RegExp(`${href}$`))
  await expect(plain.locator('h1')).toContainText('Título mío')
  await context.close()
})

test('what was typed outlives a closed tab, and is a conflict where somebody was there meanwhile', async ({
  page,
  browser,
  baseURL,
}) => {
  const href = await markDeficiency(page, base(baseURL), 'Borrador')
  const context = page.context()
  await open(page, `${href}/edit`)
  await field(page, 'title.es').fill('A medio escribir')
  await page.close({ runBeforeUnload: true })

  const again = await context.newPage()
  await open(again, `${href}/edit`)
  await expect(field(again, 'title.es')).toHaveValue('A medio escribir')
  await expect(form(again)).toContainText(messages.draftRestored)
  await again.close({ runBeforeUnload: true })

  const colleague = await colleagueOf(browser, base(baseURL))
  await open(colleague, `${href}/edit`)
  await field(colleague, 'title.es').fill('Título de la colega')
  await send(colleague)
  await expect(colleague).toHaveURL(new RegExp(`${href}$`))
  await colleague.context().close()

  const last = await context.newPage()
  await open(last, `${href}/edit`)
  await expect(field(last, 'title.es')).toHaveValue('A medio escribir')
  await send(last)
  await expect(form(last).locator('.form-summary')).toContainText(messages.conflict)
  await expect(form(last).locator('.theirs')).toContainText('Título de la colega')
  await send(last)
  await expect(last).toHaveURL(new RegExp(`${href}$`))
  await expect(last.locator('h1')).toContainText('A medio escribir')

  // Sent, it is no draft any more.
  await open(last, `${href}/edit`)
  await expect(form(last)).not.toContainText(messages.draftRestored)
})

test('a form sent twice by an impatient hand is one change', async ({ page, baseURL }) => {
  const href = await markDeficiency(page, base(baseURL), 'Dos veces')
  await open(page, `${href}/edit`)
  await field(page, 'title.es').fill('Una sola vez')
  await form(page).locator('button[type=submit]').dblclick()
  await expect(page).toHaveURL(new RegExp(`${href}$`))
  await expect(page.locator('h1')).toContainText('Una sola vez')
})
