import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ACTION_GROUPS } from '@/components/accounts/action-groups'
import { ACTIONS } from '@/lib/auth/permissions'
import { LOCALES } from '@/lib/platform/i18n/locales'

const messagesSchema = z.object({
  help: z.object({ actions: z.record(z.string(), z.record(z.string(), z.string().min(1))) }),
})

it('tells of every action once', () => {
  const told = ACTION_GROUPS.flatMap(({ actions }): readonly string[] => actions)
  expect([...told].sort()).toEqual([...ACTIONS].sort())
})

it.each(LOCALES)('has words for every action in %s, each its own', (locale) => {
  const file = new URL(`../../../lib/platform/i18n/messages/${locale}/account.json`, import.meta.url)
  const { actions } = messagesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).help
  const words = Object.entries(actions).flatMap(([subject, verbs]) =>
    Object.entries(verbs).map(([verb, text]) => ({ action: `${subject}.${verb}`, text })),
  )
  expect(words.map(({ action }) => action).sort()).toEqual([...ACTIONS].sort())
  expect(new Set(words.map(({ text }) => text)).size).toBe(ACTIONS.length)
})
