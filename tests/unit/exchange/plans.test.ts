import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { PLANS, type PlanName, planChoices, planColumns } from '@/lib/exchange/plans'
import { choicesOf, pickColumns } from '@/lib/exchange/table'
import { LOCALES } from '@/lib/platform/i18n/locales'

const words = { title: (key: string) => key, of: (title: string, name: string) => `${title}: ${name}` }
const names = Object.keys(PLANS)
const isPlan = (name: string): name is PlanName => name in PLANS
const plans = names.filter(isPlan)

test.each(plans)('%s: every row carries its own link, and what is on the screen cannot be chosen away', (name) => {
  const columns = planColumns(name, words, () => [{ code: 'AR', name: 'Argentina' }])
  expect(columns.find(({ key }) => key === 'page')).toMatchObject({ kind: 'link' })
  expect(columns.find(({ key }) => key === 'page')?.isExtra).toBeUndefined()
  expect(choicesOf(columns).map(({ key, isExtra }) => ({ key, isExtra }))).toEqual(planChoices(name))
  const table = { name, title: name, columns, rows: [] }
  const least = pickColumns(table, []).columns.map(({ key }) => key)
  const all = pickColumns(
    table,
    planChoices(name).map(({ key }) => key),
  ).columns.map(({ key }) => key)
  expect(least).toEqual(columns.filter(({ isExtra }) => !isExtra).map(({ key }) => key))
  expect(all).toEqual(columns.map(({ key }) => key))
})

test('a column for every country is asked for as one', () => {
  const columns = planColumns('matrix', words, () => [
    { code: 'AR', name: 'Argentina' },
    { code: 'CL', name: 'Chile' },
  ])
  expect(columns.filter(({ family }) => family?.key === 'status').map(({ key, title }) => [key, title])).toEqual([
    ['status:AR', 'status: Argentina'],
    ['status:CL', 'status: Chile'],
  ])
})

test.each(LOCALES)('%s: no two columns of a table go by one name', (locale) => {
  const file: unknown = JSON.parse(readFileSync(`lib/platform/i18n/messages/${locale}/exchange.json`, 'utf8'))
  const { columns } = z.object({ columns: z.record(z.string(), z.string()) }).parse(file)
  for (const name of plans) {
    const titles = planChoices(name).map(({ key }) => columns[key])
    expect(titles).not.toContain(undefined)
    expect(new Set(titles).size).toBe(titles.length)
  }
})
