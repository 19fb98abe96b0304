import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { penaltiesFor } from '@/lib/law/conduct-rules'
import type { Penalty, Provision } from '@/lib/law/schema'

const DATASET = new URL('../../../prisma/dataset/countries/', import.meta.url)
const text = z.record(z.string(), z.string()).nullable()
const fileSchema = z.object({
  country: z.string(),
  provisions: z.array(
    z.object({
      id: z.string(),
      inForceFrom: z.string().nullable(),
      inForceTo: z.string().nullable(),
      penalties: z.array(
        z.object({
          conduct: text,
          kind: z.enum(['prison', 'fine', 'disqualification', 'other']),
          min: z.number().nullable(),
          max: z.number().nullable(),
          unit: z.string().nullable(),
        }),
      ),
    }),
  ),
  findings: z.array(z.object({ requirement: z.string(), to: z.string().nullable(), provisions: z.array(z.string()) })),
})
const files = readdirSync(DATASET)
  .filter((name) => name.endsWith('.json'))
  .map((name) => fileSchema.parse(JSON.parse(readFileSync(new URL(name, DATASET), 'utf8'))))

type Row = z.infer<typeof fileSchema>['provisions'][number]['penalties'][number]
const TIMES = { months: 'months', years: 'years' } as const

function penalty({ conduct, kind, min, max, unit }: Row): Penalty {
  const known = unit === 'months' || unit === 'years' ? TIMES[unit] : null
  return { conduct, kind, unit: known, min, max, minMonths: null, maxMonths: null, note: null }
}

function provision(
  id: string,
  penalties: Penalty[],
  period: Provision['period'] = { from: null, to: null },
): Provision {
  const instrument = {
    country: 'AR',
    id: 'cp',
    title: 'Código',
    titleTranslated: null,
    kind: 'code',
    number: null,
  } as const
  return { country: 'AR', id, article: '1', heading: null, period, instrument, summary: {}, penalties }
}

const prison = (conduct: string | null, min: number, max: number): Penalty =>
  penalty({ conduct: conduct === null ? null : { en: conduct }, kind: 'prison', min, max, unit: 'years' })

/** The prison ranges of one requirement in every country, as `AR 3–6 years`. */
function rangesOf(requirement: string): string[] {
  return files.map(({ country, provisions, findings }) => {
    const finding = findings.find((one) => one.requirement === requirement && one.to === null)
    const cited = (finding?.provisions ?? []).flatMap((id) => provisions.find((one) => one.id === id) ?? [])
    const plain = cited.map((one) =>
      provision(one.id, one.penalties.map(penalty), { from: one.inForceFrom, to: one.inForceTo }),
    )
    const { penalties, basis } = penaltiesFor(requirement, plain, '2026-11-21')
    const ranges = penalties
      .filter((row) => row.penalty.kind === 'prison')
      .map(({ penalty: { min, max, unit } }) => `${min ?? '?'}–${max ?? '?'} ${unit ?? ''}`.trim())
    return `${country} ${ranges.join(', ') || 'none'}${basis === 'all' ? ' (all rows)' : ''}`
  })
}

describe('the penalties meant for a conduct, in the shipped dataset', () => {
  it('of production', () => {
    expect(rangesOf('off-production')).toEqual([
      'AR 3–6 years',
      'BO 15–20 years',
      'BR 4–8 years',
      'CL 36–60 months',
      'CR 4–8 years',
      'EC 13–16 years',
      'ES 1–5 years',
      'GT 6–10 years',
      'HN 4–6 years',
      'MX 7–12 years',
      'PY ?–5 years',
      'SV none (all rows)',
      'UY 24–72 months',
    ])
  })

  it('of distribution', () => {
    expect(rangesOf('off-distribution')).toEqual([
      'AR 3–6 years',
      'BO 10–15 years',
      'BR 3–6 years',
      'CL 36–60 months',
      'CR 5–9 years',
      'EC 13–16 years, 10–13 years',
      'ES 1–5 years',
      'GT none (all rows)',
      'HN 4–6 years',
      'MX 7–12 years, 15–30 years',
      'PY ?–5 years',
      'SV none (all rows)',
      'UY 12–48 months',
    ])
  })

  it('of simple possession', () => {
    expect(rangesOf('off-possession')).toEqual([
      'AR 4–12 months',
      'BO 5–15 years',
      'BR 1–4 years',
      'CL 18–36 months',
      'CR 1–4 years',
      'EC 10–13 years',
      'ES 3–12 months',
      'GT none (all rows)',
      'HN ?–?',
      'MX 1–5 years, 5–15 years',
      'PY ?–?',
      'SV 2–4 years',
      'UY 12–48 months',
    ])
  })
})

describe('the penalties meant for a conduct', () => {
  const article = provision('128', [
    prison('production, distribution', 3, 6),
    prison('knowing simple possession', 0.3, 1),
    prison('possession with the purpose of distribution', 0.5, 2),
    penalty({
      conduct: { en: 'victim under 13: every scale of the article' },
      kind: 'other',
      min: null,
      max: null,
      unit: null,
    }),
  ])
  const rows = (requirement: string) =>
    penaltiesFor(requirement, [article], '2020-01-01').penalties.map(({ penalty: { conduct } }) => conduct?.en)

  it.each([
    ['off-distribution', 'production, distribution'],
    ['off-possession', 'knowing simple possession'],
    ['off-possession-intent', 'possession with the purpose of distribution'],
  ])('%s takes its own row, and the aggravation of every row', (requirement, conduct) => {
    expect(rows(requirement)).toEqual([conduct, 'victim under 13: every scale of the article'])
  })

  it('are all rows, and said to be, where none names the conduct', () => {
    const { penalties, basis } = penaltiesFor('off-access', [article], '2020-01-01')
    expect([penalties.length, basis]).toEqual([4, 'all'])
  })

  it('are all rows for a requirement whose words are not in the table', () => {
    expect(penaltiesFor('off-csec', [article], '2020-01-01')).toMatchObject({ basis: 'all' })
  })

  const bare = provision('5', [])
  const gravest = provision('6', [prison('the offence, gravest form', 1, 5)])
  it.each([
    ['a row names the conduct', 'off-possession', [article, bare], true],
    ['none does, and every article has its terms', 'off-access', [article], true],
    ['none does, and an article has no term on record', 'off-access', [article, bare], false],
    ['none does, and of an article there is the gravest form only', 'off-access', [article, gravest], false],
    ['there is nothing but the gravest form', 'off-access', [gravest], false],
  ] as const)("hold the conduct's own: %s", (_, requirement, provisions, expected) => {
    expect(penaltiesFor(requirement, provisions, '2020-01-01').isWhole).toBe(expected)
  })

  it('are never those of an article that is not in force on the day', () => {
    const old = provision('128-old', [prison('possession', 1, 2)], { from: '2010-01-01', to: '2020-01-01' })
    expect(penaltiesFor('off-possession', [old], '2020-01-01').penalties).toEqual([])
    expect(penaltiesFor('off-possession', [old], '2019-12-31').penalties).toHaveLength(1)
  })

  it('are some of the rows given, each at most once, whatever the rows say', () => {
    const words = fc.constantFrom('possession', 'distribution', 'sale', 'all conducts', 'production', 'other', null)
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 6 }),
        fc.constantFrom('off-possession', 'off-sale', 'off-ncii'),
        (said, requirement) => {
          const given = said.map((conduct, index) => prison(conduct, index, index + 1))
          const { penalties } = penaltiesFor(requirement, [provision('1', given)], '2020-01-01')
          const found = penalties.map((row) => row.penalty)
          expect(found).toEqual(given.filter((row) => found.includes(row)))
          if (given.length > 0) expect(found).not.toEqual([])
        },
      ),
    )
  })
})
