import type { CompareWords } from '@/components/compare/words'
import { originInWords } from '@/components/texts/words'
import { type Column, type FactBeside, type FactRow, factRows } from '@/lib/comparison/compare-facts-rules'
import type { Sheet } from '@/lib/comparison/compare-queries'
import type { CompareView } from '@/lib/comparison/compare-schema'
import { splitByKind } from '@/lib/comparison/penalty-rules'
import type { ExchangeRow, ExchangeTable, ExchangeValue } from '@/lib/exchange/table'
import type { ConductPenalty } from '@/lib/law/conduct-rules'
import type { Status } from '@/lib/law/schema'
import { cellId } from './law-sheets'
import type { ExchangeWords } from './words'

/** The sheets of a comparison under one another: a row a fact, a column a country. */
export function compareTable(
  sheets: readonly Sheet[],
  view: CompareView,
  compare: CompareWords,
  words: ExchangeWords,
): ExchangeTable {
  const { t } = compare
  const rowsOf = ({ requirement, columns, attributes }: Sheet): ExchangeRow[] =>
    factRows(columns, attributes, compare)
      .filter(({ outcome }) => !view.onlyDifferences || outcome !== 'agree')
      .flatMap((row) => partsOf(row, columns).map((part) => ({ row, part })))
      .map(({ row, part }) => {
        const key = `${row.attribute?.id ?? row.kind}${part === null ? '' : ` ${part}`}`
        const isContent = row.kind === 'conduct' && requirement.area !== 'offence'
        const values: Record<string, ExchangeValue> = {
          requirement: words.text(requirement.title),
          requirementId: requirement.id,
          fact:
            (row.attribute === null
              ? t(`facts.${isContent ? 'content' : row.kind}`)
              : words.text(row.attribute.title)) + (part === null ? '' : ` ${part}`),
          outcome: row.outcome === null ? '' : t(`outcome.${row.outcome}`),
          page: words.page(`/requirements/${requirement.id}`),
        }
        const tones: Record<string, Status> = {}
        const links: ExchangeRow['links'] = {}
        for (const [index, column] of columns.entries()) {
          const { country, finding } = column
          const { isRecorded = false, mark = null } = row.cells[index] ?? {}
          if (row.kind === 'wording') {
            values[`value:${country}`] = wordingOf(column, part ?? 1, compare, words)
            values[`mark:${country}`] = ''
            continue
          }
          const isOfGap = row.kind === 'prison' && finding?.status === 'gap'
          const value = row.kind === 'status' || isRecorded ? contentOf(row, column, compare, words) : ''
          values[`value:${country}`] = value || t(isOfGap ? 'noneTiedGap' : 'notRecorded')
          values[`mark:${country}`] =
            mark === 'different' || mark === 'unknown' ? t(`mark.${mark}`).replace(/(?<!\s)\s*:$/, '') : ''
          if (row.kind !== 'status') continue
          tones[`value:${country}`] = finding?.status ?? 'unknown'
          links[`value:${country}`] = {
            href: words.address(`/matrix/${country}/${requirement.id}`),
            to: { sheet: 'findings', row: cellId(country, requirement.id) },
          }
        }
        return { id: `${requirement.id} ${key}`, values, tones, links }
      })
  const countries = (sheets[0]?.columns ?? []).map(({ country }) => ({ code: country, name: words.nameOf(country) }))
  return {
    name: 'compare',
    title: words.t('sheets.compare'),
    frozen: 2,
    columns: words.columns('compare', () => countries),
    rows: sheets.flatMap(rowsOf),
  }
}

// A row of the file for each wording, the first of every country beside each other: together they are longer than a
// spreadsheet's cell may be. Null for what is one row.
function partsOf(row: FactRow, columns: readonly Column[]): (number | null)[] {
  if (row.kind !== 'wording') return [null]
  const most = Math.max(...columns.map(({ texts }) => texts.length))
  return most === 1 ? [null] : Array.from({ length: most }, (_, index) => index + 1)
}

function wordingOf({ finding, texts }: Column, part: number, compare: CompareWords, words: ExchangeWords): string {
  const text = texts[part - 1]
  if (text === undefined) return texts.length === 0 ? compare.texts('noneHere') : ''
  const article = finding?.provisions.find(({ id }) => id === text.provision)?.article ?? text.label
  const wording = compare.texts(`wording.${text.wording}`)
  return words.lines([
    compare.texts('fold', { article, wording }),
    text.label,
    text.body,
    originInWords(text, compare.texts, words.locale),
  ])
}

/** One country's fact as text: what the page's cell says. */
function contentOf(row: FactRow, column: Column, compare: CompareWords, words: ExchangeWords): string {
  const { finding, penalties, sources } = column
  const beside = (one: FactBeside | null) =>
    one === null ? '' : `${words.shown(one.attribute)} (${words.confidence(one.confidence)})`
  if (row.kind === 'status') return words.status(finding?.status ?? 'unknown')
  if (row.kind === 'childAge') return beside(column.childAge)
  if (row.kind === 'aggravations') return beside(column.aggravations)
  if (finding === null) return ''
  const rows = splitByKind((penalties?.penalties ?? []).map((one) => ({ ...one, kind: one.penalty.kind })))
  const list = (some: readonly ConductPenalty[]) =>
    words.lines([
      ...(penalties?.basis === 'named' ? [] : [compare.t('notTied')]),
      ...some.map(({ provision, penalty }) =>
        [
          `${words.terms(`penaltyKinds.${penalty.kind}`)}, ${words.law.range(penalty)}`,
          words.text(penalty.conduct),
          provision.article,
          words.text(penalty.note),
        ]
          .filter(Boolean)
          .join('; '),
      ),
    ])
  switch (row.kind) {
    case 'reason':
      return words.text(finding.rationale)
    case 'articles':
      return words.lines(finding.provisions.map(({ article, instrument }) => `${article} (${instrument.title})`))
    case 'conduct':
      return words.lines(finding.provisions.map(({ article, summary }) => `${article}. ${words.text(summary)}`))
    // Apart: wordingOf.
    case 'wording':
      return ''
    case 'attribute': {
      const found = finding.attributes.find(({ id }) => id === row.attribute?.id)
      return found === undefined ? '' : words.shown(found)
    }
    case 'prison':
      return list(rows.prison)
    case 'fines':
      return list(rows.fines)
    case 'otherPenalties':
      return list(rows.others)
    case 'since':
      return words.lines([
        words.law.findingPeriod(finding.period),
        ...finding.provisions.map(({ article, period }) =>
          compare.t('articlePeriod', {
            article,
            period:
              words.law.provisionPeriod(period) + (words.day === null ? '' : words.law.inForce(period, words.day)),
          }),
        ),
      ])
    case 'confidence':
      return words.confidence(finding.confidence)
    case 'sources':
      return words.lines(sources.map(({ title, url }) => (url === null ? title : `${title} <${url}>`)))
  }
}
