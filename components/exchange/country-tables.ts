import { getTranslations } from 'next-intl/server'
import type { ExchangeRow, ExchangeTable } from '@/lib/exchange/table'
import type { CandidateDeficiency, InstrumentEntry } from '@/lib/law/schema'
import type { Matrix } from '@/lib/matrix/schema'
import { shareMet, summarise } from '@/lib/matrix/summary'
import { cellId } from './law-sheets'
import type { ExchangeWords, Places } from './words'

/** A row a country: how many requirements have each status. */
export async function countriesTable(matrix: Matrix, words: ExchangeWords): Promise<ExchangeTable> {
  const role = await getTranslations({ locale: words.locale, namespace: 'role' })
  return {
    name: 'countries',
    title: words.t('sheets.countries'),
    columns: words.columns('countries'),
    rows: summarise(matrix).map(
      (one): ExchangeRow => ({
        id: one.code,
        values: {
          country: one.name,
          countryCode: one.code,
          role: role(one.role),
          ...one.total,
          shareMet: shareMet(one.total),
          changed: one.changed,
          page: words.page(`/countries/${one.code}`),
        },
      }),
    ),
  }
}

/** A country's instruments. */
export function instrumentsTable(instruments: readonly InstrumentEntry[], words: ExchangeWords): ExchangeTable {
  return {
    name: 'instruments',
    title: words.t('sheets.instruments'),
    frozen: 2,
    columns: words.columns('instruments'),
    rows: instruments.map(
      (one): ExchangeRow => ({
        id: `${one.country} ${one.id}`,
        values: {
          country: words.nameOf(one.country),
          instrument: one.title,
          instrumentKind: words.terms(`instrumentKinds.${one.kind}`),
          number: one.number,
          publishedOn: one.publishedOn,
          inForceFrom: one.inForceOn,
          provisionCount: one.provisions.length,
          address: one.url === null ? null : { text: one.url, href: one.url },
          page: words.page(`/instruments/${one.country}/${one.id}`),
        },
      }),
    ),
  }
}

/** What those who compiled a country's data propose to mark. */
export async function candidatesTable(
  country: string,
  candidates: readonly CandidateDeficiency[],
  places: Places,
  words: ExchangeWords,
): Promise<ExchangeTable> {
  const t = await getTranslations({ locale: words.locale, namespace: 'countries' })
  return {
    name: 'candidates',
    title: words.t('sheets.candidates'),
    frozen: 3,
    columns: words.columns('candidates'),
    rows: candidates.map(
      ({ requirement, kind, severity, title, description, proposedMeasure }, index): ExchangeRow => ({
        id: String(index),
        values: {
          country: words.nameOf(country),
          requirement: places.get(requirement)?.title ?? requirement,
          deficiency: words.text(title),
          deficiencyKind: t(`kinds.${kind}`),
          severity: t(`severities.${severity}`),
          description: words.text(description),
          proposedMeasure: words.text(proposedMeasure),
          page: words.page(`/matrix/${country}/${requirement}`),
        },
        links: {
          requirement: {
            href: words.address(`/matrix/${country}/${requirement}`),
            to: { sheet: 'findings', row: cellId(country, requirement) },
          },
        },
      }),
    ),
  }
}
