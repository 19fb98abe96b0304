import { getTranslations } from 'next-intl/server'
import type { ExchangeRow, ExchangeTable, ExchangeValue } from '@/lib/exchange/table'
import type { Piece } from '@/lib/search/excerpt-rules'
import type { Hit } from '@/lib/search/schema'
import type { ExchangeWords } from './words'

/** What a search found, a row a hit, in the order found. */
export async function searchTable(hits: readonly Hit[], day: string, words: ExchangeWords): Promise<ExchangeTable> {
  const t = await getTranslations({ locale: words.locale, namespace: 'search' })
  return {
    name: 'search',
    title: words.t('sheets.search'),
    columns: words.columns('search'),
    rows: hits.map((hit, index): ExchangeRow => {
      const { path, country, values } = tellHit(hit)
      return {
        id: String(index),
        values: {
          hitKind: t(`kinds.${hit.kind}`),
          country: country === null ? '' : words.nameOf(country),
          countryCode: country,
          excerpt: joinPieces(hit.excerpt?.pieces ?? []),
          page: words.page(path),
          ...values,
        },
        ...(hit.kind === 'finding' ? { tones: { status: hit.status } } : {}),
      }
    }),
  }

  function tellHit(hit: Hit): { path: string; country: string | null; values: Record<string, ExchangeValue> } {
    switch (hit.kind) {
      case 'requirement':
        return { path: `/requirements/${hit.id}`, country: null, values: { hit: joinPieces(hit.title.pieces) } }
      case 'provision': {
        const title = hit.title === null ? '' : joinPieces(hit.title.pieces)
        const name = `${joinPieces(hit.article)} (${hit.instrument})`
        return {
          path: `/provisions/${hit.country}/${hit.id}`,
          country: hit.country,
          values: {
            hit: [name, title].filter(Boolean).join(' · '),
            period: words.law.provisionPeriod(hit.period) + words.law.inForce(hit.period, day),
          },
        }
      }
      case 'instrument': {
        const facts = [words.terms(`instrumentKinds.${hit.instrumentKind}`), hit.number, hit.publishedOn?.slice(0, 4)]
        const parts = [joinPieces(hit.title.pieces), ...facts].filter(Boolean)
        return {
          path: `/instruments/${hit.country}/${hit.id}`,
          country: hit.country,
          values: { hit: parts.join(' · ') },
        }
      }
      case 'finding':
        return {
          path: `/matrix/${hit.country}/${hit.requirement}`,
          country: hit.country,
          values: {
            hit: words.text(hit.requirementTitle),
            status: words.status(hit.status),
            statusCode: hit.status,
            confidence: words.confidence(hit.confidence),
            period: words.law.findingPeriod(hit.period),
          },
        }
      case 'country':
        return { path: `/countries/${hit.code}`, country: hit.code, values: { hit: words.nameOf(hit.code) } }
    }
  }
}

const joinPieces = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
