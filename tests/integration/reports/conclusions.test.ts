import { writeFileSync } from 'node:fs'
import { createTranslator } from 'next-intl'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { createTestDatabase, type TestDatabase } from '../../support/database'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase('dataset')
  process.env.DATABASE_URL = database.url
})
afterAll(async () => {
  const { database: client } = await import('@/lib/platform/db/client')
  await client().$disconnect()
  await database.drop()
})

describe('x', () => {
  it('y', async () => {
    const { findReportData, findScopeChoices } = await import('@/lib/reports/queries')
    const { scopeOf } = await import('@/lib/reports/scope-rules')
    const { buildDocument } = await import('@/lib/reports/build')
    const { makeWords } = await import('@/lib/reports/words')
    const { renderDocument } = await import('@/lib/reports/render')
    const { makeFile } = await import('@/lib/reports/file-process')
    await runWithRequest({ id: 't', today: '2026-11-21', revision: undefined, status: undefined }, async () => {
      const choices = await findScopeChoices()
      const base = (await import('@/lib/platform/i18n/messages/es.json')).default
      const { MESSAGE_AREAS } = await import('@/lib/platform/i18n/messages/areas')
      const areas = Object.fromEntries(
        await Promise.all(
          MESSAGE_AREAS.map(async (a) => [
            a,
            (await import(`../../../lib/platform/i18n/messages/es/${a}.json`)).default,
          ]),
        ),
      )
      const t = createTranslator({ locale: 'es', messages: { ...base, ...areas } as never }) as never
      const scope = scopeOf(
        {},
        {
          today: '2026-11-21',
          locale: 'es',
          jurisdictions: choices.jurisdictions,
          areas: choices.outline.areas,
          mayReadAll: false,
        },
      )
      console.time('data')
      const data = await findReportData(scope, '1')
      console.timeEnd('data')
      const doc = await buildDocument(data, makeWords(t, 'es'))
      writeFileSync('/tmp/typ/doc.json', JSON.stringify(doc))
      for (const f of ['docx', 'pdf', 'html', 'md'] as const) {
        console.time(f)
        writeFileSync(`/tmp/typ/r.${f}`, await renderDocument(doc, f, process.cwd()))
        console.timeEnd(f)
      }
      console.time('child')
      const b = await makeFile(doc, 'pdf')
      console.timeEnd('child')
      expect(b.length).toBeGreaterThan(1000)
    })
  })
})
