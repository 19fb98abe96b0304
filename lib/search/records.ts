import type { z } from 'zod'
import type { Locale } from '../platform/i18n/locales'
import { excerptOf, hasHit, markText } from './excerpt-rules'
import type { Question } from './question-rules'
import { type Excerpt, type foundSchema, type Group, type Hit, MOST } from './schema'

// From the statement's rows to what the page shows.

type Found = z.output<typeof foundSchema>
type Marked = { lang: string; text: string; marked: string } | null

export function readGroups(found: Found, question: Question, locale: Locale): Group[] {
  const whole = (marked: Marked): Excerpt | null =>
    marked && { lang: marked.lang, pieces: markText(marked.text, marked.marked, question.numbers) }
  // The first text in which something was found; where nothing is marked, the first there is.
  const excerpt = (texts: Marked[]): Excerpt | null => {
    const all = texts.flatMap((marked) => whole(marked) ?? [])
    const best = all.find(({ pieces }) => hasHit(pieces)) ?? all[0]
    return best ? { lang: best.lang, pieces: excerptOf(best.pieces) } : null
  }
  const title = (marked: Marked): Excerpt => whole(marked) ?? { lang: locale, pieces: [] }
  const common = ({ exact, texts }: { exact: number; texts: Marked[] }) => ({
    isExact: exact > 0,
    excerpt: excerpt(texts),
  })
  const group = <Row>(kind: Group['kind'], rows: { total: number; hits: Row[] }, read: (row: Row) => Hit) => ({
    kind,
    total: Math.min(rows.total, MOST),
    isMore: rows.total > MOST,
    hits: rows.hits.map(read),
  })
  return [
    group('requirement', found.requirement, (row) => ({
      kind: 'requirement',
      ...common(row),
      id: row.id,
      core: row.core,
      title: title(row.title),
    })),
    group('provision', found.provision, (row) => ({
      kind: 'provision',
      ...common(row),
      country: row.country,
      id: row.id,
      article: markText(row.article, row.article, row.exact > 0 ? question.strong.concat(question.weak) : []),
      period: row.period,
      instrument: row.instrument,
      title: whole(row.title),
    })),
    group('instrument', found.instrument, (row) => ({
      kind: 'instrument',
      ...common(row),
      country: row.country,
      id: row.id,
      instrumentKind: row.kind,
      number: row.number,
      publishedOn: row.publishedOn,
      title: { ...title(row.title), lang: '' },
    })),
    group('finding', found.finding, (row) => ({
      kind: 'finding',
      ...common(row),
      country: row.country,
      requirement: row.requirement,
      requirementTitle: row.requirementTitle,
      status: row.status,
      confidence: row.confidence,
      period: row.period,
    })),
    group('country', found.country, (row) => ({ kind: 'country', ...common(row), code: row.code })),
  ]
}
