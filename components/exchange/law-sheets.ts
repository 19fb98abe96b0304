import type { ExchangeRow, ExchangeTable } from '@/lib/exchange/table'
import type { Finding, Provision, Source } from '@/lib/law/schema'
import type { ExchangeWords, Places } from './words'

type Recorded = { country: string; requirement: string; finding: Finding | null }

/** A cell's place among the findings. */
export const cellId = (country: string, requirement: string) => `${country} ${requirement}`

/** What countries have for requirements, a row a cell; a cell of which nothing is recorded says so. */
export function findingsTable(cells: readonly Recorded[], places: Places, words: ExchangeWords): ExchangeTable {
  return {
    name: 'findings',
    title: words.t('sheets.findings'),
    frozen: 4,
    columns: words.columns('findings'),
    rows: cells.map(({ country, requirement, finding }): ExchangeRow => {
      const place = places.get(requirement)
      const status = finding?.status ?? 'unknown'
      const [provision] = finding?.provisions ?? []
      const [source] = finding?.sources ?? []
      return {
        id: cellId(country, requirement),
        values: {
          country: words.nameOf(country),
          countryCode: country,
          area: place?.area ?? '',
          group: place?.group ?? '',
          requirement: place?.title ?? requirement,
          requirementId: requirement,
          status: words.status(status),
          statusCode: status,
          confidence: words.confidence(finding?.confidence),
          period: finding === null ? '' : words.law.findingPeriod(finding.period),
          since: finding?.period.from ?? null,
          until: finding?.period.to ?? null,
          reason: words.text(finding?.rationale),
          facts: words.lines(
            (finding?.attributes ?? []).map((one) => words.pair(words.text(one.title), words.shown(one))),
          ),
          law: words.lines(
            (finding?.provisions ?? []).map(({ article, instrument }) => `${article} (${instrument.title})`),
          ),
          sources: words.lines((finding?.sources ?? []).map(({ title }) => title)),
          page: words.page(`/matrix/${country}/${requirement}`),
        },
        tones: { status },
        links: {
          ...(provision === undefined
            ? {}
            : {
                law: {
                  href: words.address(`/provisions/${country}/${provision.id}`),
                  to: { sheet: 'provisions', row: `${country} ${provision.id}` },
                },
              }),
          ...(source === undefined
            ? {}
            : {
                sources: {
                  href: source.url ?? words.address(`/matrix/${country}/${requirement}`),
                  to: { sheet: 'sources', row: `${country} ${source.id}` },
                },
              }),
        },
      }
    }),
  }
}

/** The articles that findings cite, their penalties and all the sources, as sheets that lead to one another. */
export function lawSheets(
  findings: readonly Finding[],
  provisionSources: ReadonlyMap<string, readonly Source[]>,
  places: Places,
  words: ExchangeWords,
): ExchangeTable[] {
  const provisions = new Map<string, Provision>()
  for (const one of findings.flatMap(({ provisions }) => provisions)) provisions.set(`${one.country} ${one.id}`, one)
  const sorted = [...provisions.values()].sort(
    (a, b) => words.nameOf(a.country).localeCompare(words.nameOf(b.country), words.locale) || (a.id < b.id ? -1 : 1),
  )
  return [
    provisionsTable(sorted, provisionSources, words),
    penaltiesTable(sorted, words),
    sourcesTable(findings, sorted, provisionSources, places, words),
  ]
}

/** Articles in the order given, and their penalties. */
export function provisionsSheets(
  provisions: readonly Provision[],
  provisionSources: ReadonlyMap<string, readonly Source[]>,
  words: ExchangeWords,
): [provisions: ExchangeTable, penalties: ExchangeTable] {
  return [provisionsTable(provisions, provisionSources, words), penaltiesTable(provisions, words)]
}

const provisionPath = ({ country, id }: Provision) => `/provisions/${country}/${id}`
const toProvision = (one: Provision, words: ExchangeWords) => ({
  href: words.address(provisionPath(one)),
  to: { sheet: 'provisions', row: `${one.country} ${one.id}` },
})

function provisionsTable(
  provisions: readonly Provision[],
  provisionSources: ReadonlyMap<string, readonly Source[]>,
  words: ExchangeWords,
): ExchangeTable {
  return {
    name: 'provisions',
    title: words.t('sheets.provisions'),
    frozen: 3,
    columns: words.columns('provisions'),
    rows: provisions.map((one): ExchangeRow => {
      const sources = provisionSources.get(`${one.country} ${one.id}`) ?? []
      const [first] = sources
      return {
        id: `${one.country} ${one.id}`,
        values: {
          country: words.nameOf(one.country),
          instrument: one.instrument.title,
          article: one.article,
          heading: words.text(one.heading),
          inForceFrom: one.period.from,
          inForceTo: one.period.to,
          summary: words.text(one.summary),
          sources: words.lines(sources.map(({ title }) => title)),
          page: words.page(provisionPath(one)),
        },
        links: {
          instrument: { href: words.address(`/instruments/${one.country}/${one.instrument.id}`) },
          ...(first === undefined
            ? {}
            : {
                sources: {
                  href: first.url ?? words.address(provisionPath(one)),
                  to: { sheet: 'sources', row: `${one.country} ${first.id}` },
                },
              }),
        },
      }
    }),
  }
}

function penaltiesTable(provisions: readonly Provision[], words: ExchangeWords): ExchangeTable {
  return {
    name: 'penalties',
    title: words.t('sheets.penalties'),
    frozen: 2,
    columns: words.columns('penalties'),
    rows: provisions.flatMap((one) =>
      one.penalties.map(
        (penalty, index): ExchangeRow => ({
          id: `${one.country} ${one.id} ${index}`,
          values: {
            country: words.nameOf(one.country),
            article: one.article,
            instrument: one.instrument.title,
            conduct: words.text(penalty.conduct),
            penaltyKind: words.terms(`penaltyKinds.${penalty.kind}`),
            range: words.law.range(penalty),
            min: penalty.min,
            max: penalty.max,
            unit: penalty.unit === null ? '' : words.terms(`units.${penalty.unit}`, { count: 2 }),
            minMonths: penalty.minMonths,
            maxMonths: penalty.maxMonths,
            note: words.text(penalty.note),
            page: words.page(provisionPath(one)),
          },
          links: { article: toProvision(one, words) },
        }),
      ),
    ),
  }
}

function sourcesTable(
  findings: readonly Finding[],
  provisions: readonly Provision[],
  provisionSources: ReadonlyMap<string, readonly Source[]>,
  places: Places,
  words: ExchangeWords,
): ExchangeTable {
  type Use = { text: string; href: string; to: { sheet: string; row: string } }
  const sources = new Map<string, { country: string; source: Source; uses: Use[] }>()
  const add = (country: string, source: Source, use: Use) => {
    const known = sources.get(`${country} ${source.id}`)
    if (known) known.uses.push(use)
    else sources.set(`${country} ${source.id}`, { country, source, uses: [use] })
  }
  for (const { country, requirement, sources: some } of findings)
    for (const source of some)
      add(country, source, {
        text: places.get(requirement)?.title ?? requirement,
        href: words.address(`/matrix/${country}/${requirement}`),
        to: { sheet: 'findings', row: cellId(country, requirement) },
      })
  for (const one of provisions)
    for (const source of provisionSources.get(`${one.country} ${one.id}`) ?? [])
      add(one.country, source, { text: one.article, ...toProvision(one, words) })
  return {
    name: 'sources',
    title: words.t('sheets.sources'),
    frozen: 2,
    columns: words.columns('sources'),
    rows: [...sources].map(([id, { country, source, uses }]): ExchangeRow => {
      const [first] = uses
      return {
        id,
        values: {
          country: words.nameOf(country),
          source: source.title,
          publisher: source.publisher,
          sourceKind: words.sourceKind(source),
          publishedOn: source.publishedOn,
          address: source.url === null ? null : { text: source.url, href: source.url },
          usedBy: words.lines([...new Set(uses.map(({ text }) => text))]),
          page: first === undefined ? null : { text: words.t('open'), href: first.href },
        },
        links: first === undefined ? {} : { usedBy: { href: first.href, to: first.to } },
      }
    }),
  }
}
