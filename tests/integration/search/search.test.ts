import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runWithRequest } from '@/lib/platform/http/request-context'
import type { Answer, Asked, Hit, Kind } from '@/lib/search/schema'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

// The shipped dataset, asked as a page asks it.

const TODAY = '2026-11-21'
let database: TestDatabase
let answerIn: (asked: Asked) => Promise<Answer | null>

const findAnswer = (asked: Asked) =>
  runWithRequest({ id: 'test', today: TODAY, revision: undefined, status: undefined }, () => answerIn(asked))

beforeAll(async () => {
  database = await createTestDatabase('dataset')
  process.env.DATABASE_URL = database.url
  answerIn = (await import('@/lib/search/queries')).findAnswer
})

afterAll(async () => {
  const { database: client } = await import('@/lib/platform/db/client')
  await client().$disconnect()
  await database.drop()
})

async function ask(q: string, more: Partial<Asked> = {}): Promise<Answer> {
  const answer = await findAnswer({ q, locale: 'es', day: TODAY, countries: null, kind: null, page: 1, ...more })
  if (answer === null) throw new Error(`“${q}” asks for nothing`)
  return answer
}

const nameOf = (hit: Hit): string =>
  hit.kind === 'requirement'
    ? hit.id
    : hit.kind === 'country'
      ? hit.code
      : hit.kind === 'finding'
        ? `${hit.country}/${hit.requirement}`
        : `${hit.country}/${hit.id}`

function groupOf(answer: Answer, kind: Kind) {
  const group = answer.groups.find((one) => one.kind === kind)
  if (!group) throw new Error(`no ${kind}`)
  return group
}

const namesOf = (answer: Answer, kind: Kind) => groupOf(answer, kind).hits.map(nameOf)
const totalOf = (answer: Answer) => answer.groups.reduce((sum, { total }) => sum + total, 0)

/** Every hit of a kind, by all its pages. */
async function askAll(q: string, kind: Kind, more: Partial<Asked> = {}): Promise<string[]> {
  const names: string[] = []
  for (let page = 1; ; page += 1) {
    const found = namesOf(await ask(q, { ...more, kind, page }), kind)
    if (found.length === 0) return names
    names.push(...found)
  }
}

const marked = (hit: Hit | undefined) => hit?.excerpt?.pieces.filter(({ isHit }) => isHit).map(({ text }) => text) ?? []

describe('words', () => {
  it.each([
    ['es', 'conservar datos', 'conservación datos'],
    ['es', 'conservacion rapida', 'conservación rápida'],
    ['es', 'CONSERVACIÓN RÁPIDA', 'conservación rápida'],
    ['en', 'possess', 'possession'],
    ['en', 'search warrants', 'search warrant'],
    ['pt', 'preservar dados', 'preservação dados'],
    ['pt', 'preservacao dados', 'preservação dados'],
    ['pt', 'interceptações', 'interceptacao'],
    ['fr', 'intercepter', 'interceptées'],
    ['fr', 'interceptees', 'interceptées'],
    ['fr', 'penale', 'pénale'],
  ] as const)('in “%s” “%s” finds what “%s” finds', async (locale, one, other) => {
    for (const kind of ['requirement', 'provision', 'finding'] as const) {
      const found = await askAll(one, kind, { locale })
      expect(new Set(found)).toEqual(new Set(await askAll(other, kind, { locale })))
    }
    expect(totalOf(await ask(one, { locale }))).toBeGreaterThan(0)
  })

  it('find the requirement that is called so, before others', async () => {
    for (const [q, locale, id] of [
      ['conservacion rapida', 'es', 'pro-preservation'],
      ['simple possession', 'en', 'off-possession'],
      ['preservação expedita', 'pt', 'pro-preservation'],
    ] as const)
      expect(namesOf(await ask(q, { locale }), 'requirement')[0]).toBe(id)
  })

  it('of another language are found too, and shown in it', async () => {
    const answer = await ask('possession')
    expect(namesOf(answer, 'requirement')).toContain('off-possession')
    // A finding may also be there for its requirement's name; its own text is then shown in the reader's language.
    const foreign = groupOf(answer, 'finding').hits.filter(({ excerpt }) => excerpt !== null && excerpt.lang !== 'es')
    expect(foreign).not.toEqual([])
    for (const hit of foreign) expect(marked(hit).join(' ')).toMatch(/possession/i)
  })

  it('in quotation marks stand together, with a minus nowhere, with “or” either', async () => {
    const agent = await askAll('"agente encubierto"', 'finding')
    const both = await askAll('agente encubierto', 'finding')
    expect(agent.length).toBeGreaterThan(0)
    expect(both).toEqual(expect.arrayContaining(agent))
    const without = await askAll('agente encubierto -policía', 'finding')
    const withIt = await askAll('agente encubierto policía', 'finding')
    expect(withIt.length).toBeGreaterThan(0)
    expect(new Set([...without, ...withIt])).toEqual(new Set(both))
    expect(without.filter((name) => withIt.includes(name))).toEqual([])
    const either = await askAll('grooming or sextorsión', 'requirement')
    expect(either).toEqual(expect.arrayContaining(['off-grooming', 'off-sextortion']))
  })

  it('of a penalty’s conduct find its provision', async () => {
    const { rows } = await withClient(database.url, (client) =>
      client.query(
        `SELECT p.jurisdiction_code || '/' || p.provision_id AS name, p.conduct->>'es' AS conduct
         FROM penalty AS p JOIN provision AS v ON v.jurisdiction_code = p.jurisdiction_code AND v.id = p.provision_id
         WHERE NOT v.search @@ search_query(p.conduct->>'es') AND length(p.conduct->>'es') BETWEEN 20 AND 60
         ORDER BY 1, 2 LIMIT 5`,
      ),
    )
    expect(rows).toHaveLength(5)
    for (const { name, conduct } of rows) expect(await askAll(conduct, 'provision'), conduct).toContain(name)
  })

  it('are marked where they stand, accents and all', async () => {
    const { hits } = groupOf(await ask('conservacion rapida'), 'requirement')
    const title = hits[0]?.kind === 'requirement' ? hits[0].title.pieces : []
    expect(title.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(['Conservación', 'rápida'])
  })
})

describe('numbers', () => {
  it.each([
    ['art. 128', 'provision', 'AR/ar-cp-128'],
    ['artículo 241-A', 'provision', 'BR/br-eca-241-a'],
    ['241 A', 'provision', 'BR/br-eca-241-a'],
    ['241a', 'provision', 'BR/br-eca-241-a'],
    ['367 quáter', 'provision', 'CL/cl-cp-367-quater'],
    ['367 QUATER', 'provision', 'CL/cl-cp-367-quater'],
    ['Ley 27.436', 'instrument', 'AR/ar-ley-27436'],
    ['ley 27436', 'instrument', 'AR/ar-ley-27436'],
    ['27.436', 'instrument', 'AR/ar-ley-27436'],
    ['Lei 8069/90', 'instrument', 'BR/br-eca'],
    ['Decreto 9-2009', 'instrument', 'GT/gt-d9-2009'],
  ] as const)('%s finds the %s %s first', async (q, kind, name) => {
    const group = groupOf(await ask(q), kind)
    const [first] = group.hits
    expect(first && nameOf(first)).toBe(name)
    expect(first?.isExact).toBe(true)
  })

  it('of articles between two are found by them', async () => {
    expect(namesOf(await ask('art. 233 Argentina'), 'provision')[0]).toMatch(/^AR\//)
    expect(await askAll('190-C', 'provision')).toContain('BR/br-eca-190-a')
  })

  it('of two laws are not mixed up: 128 is not 128 bis', async () => {
    expect(totalOf(await ask('128 bis'))).toBe(0)
    expect((await askAll('367', 'provision')).every((name) => !name.endsWith('367-quater'))).toBe(true)
  })

  it('find the article that both the number and the law name, and the texts that name it', async () => {
    const answer = await ask('art. 128 de la Ley 26.388')
    expect(namesOf(answer, 'provision')[0]).toBe('AR/ar-cp-128-until-2018')
    expect((await askAll('Ley 27.436', 'finding')).every((name) => name.startsWith('AR/'))).toBe(true)
  })

  it('among other words are an age as well as an article', async () => {
    const [first] = groupOf(await ask('menor de 14 años', { kind: 'finding' }), 'finding').hits
    expect(marked(first).join(' ')).toMatch(/14/)
    expect(namesOf(await ask('código penal 128'), 'provision')[0]).toBe('AR/ar-cp-128')
  })

  it('are read alike by the rule and by the database', async () => {
    const { keysIn } = await import('@/lib/search/reference-rules')
    const { rows } = await withClient(database.url, (client) =>
      client.query(
        `SELECT text, ARRAY(SELECT DISTINCT unnest(search_references(text)) ORDER BY 1) AS keys FROM (
           SELECT article FROM provision UNION SELECT title FROM instrument
           UNION SELECT number FROM instrument WHERE number IS NOT NULL
           UNION SELECT rationale->>'es' FROM finding UNION SELECT summary->>'pt' FROM provision
           UNION SELECT summary->>'fr' FROM provision UNION SELECT title->>'en' FROM requirement
           UNION SELECT unnest(ARRAY['art. 128 bis', '241 A', '27.436.1', '007', '1/2/3', '12-34-56', '5º', '1.2.3',
                                     '189.1', '9-2009', 'x128', '128x', '128 terceros', '3 D 4'])
         ) AS texts(text)`,
      ),
    )
    expect(rows.length).toBeGreaterThan(2000)
    for (const { text, keys } of rows) expect(keysIn(text), text).toEqual(keys)
  })
})

describe('countries', () => {
  it.each([
    ['Brasil', 'es', 'BR'],
    ['Brazil', 'en', 'BR'],
    ['brasil', 'pt', 'BR'],
    ['Brésil', 'fr', 'BR'],
    ['mexico', 'es', 'MX'],
    ['Mexique', 'es', 'MX'],
    ['Espanha', 'es', 'ES'],
    ['costa rica', 'fr', 'CR'],
    ['El Salvador', 'en', 'SV'],
  ] as const)('are found by name: %s (%s)', async (q, locale, code) => {
    const [first] = groupOf(await ask(q, { locale }), 'country').hits
    expect(first && nameOf(first)).toBe(code)
    expect(first?.isExact).toBe(true)
  })

  it('named beside other words need not be named by what is found', async () => {
    const answer = await ask('interceptación Chile')
    expect(answer.countries).toEqual(['CL'])
    const findings = await askAll('interceptación Chile', 'finding')
    expect(findings[0]).toBe('CL/pro-interception')
    expect(namesOf(answer, 'requirement')).toContain('pro-interception')
  })

  it('limit what is found', async () => {
    const countries = ['UY', 'PY']
    for (const kind of ['provision', 'instrument', 'finding'] as const) {
      const all = await askAll('penal', kind)
      const some = await askAll('penal', kind, { countries })
      expect(some.length, kind).toBeGreaterThan(0)
      expect(new Set(some)).toEqual(new Set(all.filter((name) => /^(UY|PY)\//.test(name))))
    }
    expect(groupOf(await ask('penal', { countries }), 'requirement').total).toBe(0)
    expect(totalOf(await ask('Chile', { countries: ['AR'], kind: 'country' }))).toBe(
      totalOf(await ask('Chile', { countries: ['AR'] })),
    )
  })
})

describe('the day', () => {
  it('decides which finding of a cell is found, and which wording comes first', async () => {
    const { rows } = await withClient(database.url, (client) =>
      client.query(
        `SELECT DISTINCT jurisdiction_code || '/' || requirement_id AS name FROM finding
         WHERE applies_on(from_date, to_date, $1) AND (search @@ search_query('conservación') OR requirement_id IN (
           SELECT id FROM requirement WHERE ts_filter(search, '{a}') @@ search_query('conservación')))`,
        ['2018-01-01'],
      ),
    )
    const then = await askAll('conservación', 'finding', { day: '2018-01-01' })
    expect(new Set(then)).toEqual(new Set(rows.map(({ name }) => name)))
    expect(then).not.toEqual(await askAll('conservación', 'finding'))
    expect(await askAll('conservación', 'finding', { day: '2000-01-01' })).toEqual([])
    expect(namesOf(await ask('art. 128', { day: '2018-01-01' }), 'provision')[0]).toBe('AR/ar-cp-128-until-2018')
    expect(namesOf(await ask('art. 128'), 'provision')[0]).toBe('AR/ar-cp-128')
  })
})

describe('a slip', () => {
  it.each([
    ['pornografia infanitl', 'pornografia infantil'],
    ['posecion', 'posesión'],
    ['interseptacion', 'interceptación'],
    ['extradicon', 'extradición'],
  ])('“%s” is read as “%s”, and said to be', async (q, meant) => {
    const answer = await ask(q)
    expect(answer.reading).toEqual({ as: 'corrected', q: meant })
    expect(totalOf(answer)).toBe(totalOf(await ask(meant)))
    expect(totalOf(answer)).toBeGreaterThan(0)
  })

  it('that a stemmer forgives needs none', async () => {
    expect(namesOf(await ask('groomming'), 'requirement')).toContain('off-grooming')
  })

  it('beyond all words finds nothing and guesses nothing', async () => {
    const answer = await ask('xyzzyq')
    expect(totalOf(answer)).toBe(0)
    expect(answer).toMatchObject({ reading: { as: 'typed' }, meant: null })
  })

  it('of too many words is some of them', async () => {
    const answer = await ask('grooming interceptación conservación hotline víctima videoconferencia')
    expect(answer.reading).toEqual({ as: 'some' })
    expect(totalOf(answer)).toBeGreaterThan(0)
  })
})

describe('whatever is typed', () => {
  it.each([
    "'; DROP TABLE finding; --",
    '" or "',
    '\\',
    '%_%',
    "it's \\' $1",
    '((())) & | ! <-> :*',
    '<script>alert(1)</script> menores',
    '\uE000menores\uE001',
    '-"" menores',
    'or or or menores or',
    '𝔭𝔬𝔰𝔢𝔰𝔦𝔬́𝔫 menores',
    `${'menores '.repeat(24)}fin`,
    '1.2.3.4/5-6',
    '=128 #128',
  ])('is text: %s', async (q) => {
    await expect(
      findAnswer({ q, locale: 'es', day: TODAY, countries: null, kind: null, page: 1 }),
    ).resolves.toBeDefined()
  })

  it.each(['', '-menores', '"" ""', '!!!'])('asks for nothing: “%s”', async (q) => {
    expect(await findAnswer({ q, locale: 'es', day: TODAY, countries: null, kind: null, page: 1 })).toBeNull()
  })
})

describe('a change', () => {
  it('is found at once, and what it took away is not', async () => {
    const change = (text: string) =>
      withClient(database.url, (client) =>
        client.query(
          `UPDATE provision SET summary = jsonb_set(summary, '{es}', to_jsonb($1::text))
           WHERE jurisdiction_code = 'CL' AND id = 'cl-cp-367-quater'`,
          [text],
        ),
      )
    const { rows } = await withClient(database.url, (client) =>
      client.query(`SELECT summary->>'es' AS text FROM provision WHERE id = 'cl-cp-367-quater'`),
    )
    expect(await askAll('zarzamora', 'provision')).toEqual([])
    await change('Castiga la zarzamora según la Ley 99.888.')
    expect(await askAll('zarzamoras', 'provision')).toEqual(['CL/cl-cp-367-quater'])
    expect(await askAll('Ley 99888', 'provision')).toEqual(['CL/cl-cp-367-quater'])
    expect((await ask('zarsamora')).reading).toEqual({ as: 'corrected', q: 'zarzamora' })
    await change(rows[0].text)
    expect(await askAll('zarzamoras', 'provision')).toEqual([])
  })

  it('in a transaction that is undone leaves no word behind', async () => {
    await withClient(database.url, async (client) => {
      await client.query('BEGIN')
      await client.query(`UPDATE jurisdiction SET legal_system_note = '{"es": "guacamole"}' WHERE code = 'CL'`)
      const during = await client.query(`SELECT FROM search_word WHERE word = 'guacamole'`)
      expect(during.rowCount).toBe(1)
      await client.query('ROLLBACK')
      const after = await client.query(`SELECT FROM search_word WHERE word = 'guacamole'`)
      expect(after.rowCount).toBe(0)
    })
  })
})

it('a search is measured by the function that the bench calls', async () => {
  const { measureSearch } = await import('@/lib/search/measure')
  const measured = await measureSearch(database.url, 1)
  expect(measured.every(({ middle }) => middle > 0)).toBe(true)
  expect(measured.filter(({ found }) => found === 0).map(({ question }) => question)).toEqual(['pornografia infanitl'])
})
