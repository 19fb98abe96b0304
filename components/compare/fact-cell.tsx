import type { ReactNode } from 'react'
import { StatusLabel } from '@/components/law/sign'
import { Sources } from '@/components/law/sources'
import { RangeBar } from '@/components/penalties/range-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { OfficialColumn } from '@/components/texts/official-pair'
import { DataText } from '@/components/ui/text'
import type { Column, FactBeside, FactRow } from '@/lib/comparison/compare-facts-rules'
import { type PrisonScale, prisonRange, splitByKind } from '@/lib/comparison/penalty-rules'
import type { ConductPenalty } from '@/lib/law/conduct-rules'
import type { AttributeValue, Finding, Penalty } from '@/lib/law/schema'
import { pickText } from '@/lib/platform/i18n/localised'
import { Clamp } from './clamp'
import type { CompareWords } from './words'

export type CellContext = {
  request: PageRequest
  words: CompareWords
  day: string
  requirement: string
  /** One for all the bars of the sheet, in months. */
  scale: PrisonScale
}

/** What one country has for one fact. Where it has nothing, the cell says so: a blank would read as a "no". */
export function factContent(row: FactRow, title: string, column: Column, context: CellContext): ReactNode {
  const { request, words, requirement } = context
  const { t } = words
  const { locale, query } = request
  const { country, finding, penalties } = column
  const cell = (id: string) => href(locale, `/matrix/${country}/${id}`, query)
  const clamp = (length: number, children: ReactNode) => (
    <Clamp
      length={length}
      label={t('showAll', { fact: title, country: words.nameOf(country) })}
      words={{ more: t('more'), less: t('less') }}
    >
      {children}
    </Clamp>
  )
  const fact = (attribute: AttributeValue | undefined) =>
    attribute === undefined
      ? null
      : clamp(
          words.shown(attribute).length,
          <p>
            {typeof attribute.value === 'string' ? (
              words.shown(attribute)
            ) : (
              <DataText value={attribute.value} locale={locale} />
            )}
          </p>,
        )
  const beside = (one: FactBeside | null) =>
    one === null ? null : (
      <>
        {fact(one.attribute)}
        <p className="aside">
          <a href={cell(one.requirement)}>{words.confidence(one.confidence)}</a>
        </p>
      </>
    )
  if (row.kind === 'status') {
    const status = finding?.status ?? 'unknown'
    return (
      <>
        <StatusLabel status={status} word={words.status(status)} />
        <p className="aside">
          {finding === null ? `${t('notRecordedThen')} ` : null}
          <a className="no-copy" href={cell(requirement)}>
            {t('toCell')}
          </a>
        </p>
      </>
    )
  }
  if (row.kind === 'childAge') return beside(column.childAge)
  if (row.kind === 'aggravations') return beside(column.aggravations)
  if (finding === null) return null
  const rows = splitPenalties(penalties?.penalties ?? [])
  const list = (kind: keyof typeof rows) => (
    <PenaltyList rows={rows[kind]} context={context} country={country} isTied={penalties?.basis === 'named'} />
  )
  switch (row.kind) {
    case 'reason':
      return clamp(
        pickText(finding.rationale, locale).text.length,
        <p>
          <DataText value={finding.rationale} locale={locale} />
        </p>,
      )
    case 'articles':
      return <Articles finding={finding} request={request} />
    case 'conduct':
      return clamp(
        finding.provisions.reduce((sum, { summary }) => sum + pickText(summary, locale).text.length, 0),
        finding.provisions.map(({ id, article, summary }) => (
          <p key={id}>
            {finding.provisions.length > 1 ? <b>{article}. </b> : null}
            <DataText value={summary} locale={locale} />
          </p>
        )),
      )
    case 'wording':
      return finding.provisions.map(({ id, article }) => {
        const texts = column.texts.filter(({ provision }) => provision === id)
        const [first] = texts
        if (first === undefined) return null
        return (
          <details key={id} className="wording">
            <summary>{words.texts('fold', { article, wording: words.texts(`wording.${first.wording}`) })}</summary>
            <OfficialColumn texts={texts} country={country} locale={locale} label="p" />
          </details>
        )
      })
    case 'attribute':
      return fact(finding.attributes.find(({ id }) => id === row.attribute?.id))
    case 'prison':
    case 'fines':
    case 'otherPenalties':
      return list(row.kind)
    case 'since':
      return (
        <>
          <p>{words.law.findingPeriod(finding.period)}</p>
          <ul>
            {finding.provisions.map(({ id, article, period }) => (
              <li key={id} className="aside">
                {words.t('articlePeriod', {
                  article,
                  period: words.law.provisionPeriod(period) + words.law.inForce(period, context.day),
                })}
              </li>
            ))}
          </ul>
        </>
      )
    case 'confidence':
      return (
        <p>
          <svg className="mark" aria-hidden="true" width="14" height="14">
            <use href={`#mark-${finding.confidence}`} />
          </svg>{' '}
          {words.confidence(finding.confidence)}
        </p>
      )
    case 'sources':
      return (
        <details>
          <summary>{t('sourceCount', { count: column.sources.length })}</summary>
          <Sources sources={column.sources} locale={locale} />
        </details>
      )
  }
}

function Articles({ finding, request: { locale, query } }: { finding: Finding; request: PageRequest }) {
  return (
    <ul>
      {finding.provisions.map(({ country, id, article, instrument }) => (
        <li key={id}>
          <a href={href(locale, `/provisions/${country}/${id}`, query)}>{article}</a>
          <span className="aside">{instrument.title}</span>
        </li>
      ))}
    </ul>
  )
}

type PenaltyListProps = { rows: ConductPenalty[]; context: CellContext; country: string; isTied: boolean }

/** The law's own numbers, the same in months, and for prison a bar on the sheet's scale. */
function PenaltyList({ rows, context: { request, words, scale }, country, isTied }: PenaltyListProps) {
  const { locale, query } = request
  const { t } = words
  const articles = new Set(rows.map(({ provision }) => provision.id))
  return (
    <>
      {isTied ? null : <p className="aside">{t('notTied')}</p>}
      <ul className="penalty-list">
        {rows.map(({ provision, penalty }, index) => {
          const range = prisonRange(penalty)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: penalties have no id; their order in the law is their name.
            <li key={index}>
              <PenaltyNumbers penalty={penalty} words={words} />
              {range === null ? null : <RangeBar range={range} scale={scale} />}
              {penalty.conduct === null ? null : (
                <p>
                  <DataText value={penalty.conduct} locale={locale} />
                  {articles.size > 1 ? (
                    <>
                      {' ('}
                      <a href={href(locale, `/provisions/${country}/${provision.id}`, query)}>{provision.article}</a>)
                    </>
                  ) : null}
                </p>
              )}
              {penalty.note === null ? null : (
                <p className="aside">
                  <DataText value={penalty.note} locale={locale} />
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function PenaltyNumbers({ penalty, words: { t, terms, law } }: { penalty: Penalty; words: CompareWords }) {
  const { kind, unit, min, max } = penalty
  // A consequence that is neither prison nor a fine is told by its words; most have no numbers to state.
  const hasNumbers = min !== null || max !== null
  if (kind === 'other' && !hasNumbers) return null
  if (kind === 'other' || kind === 'disqualification')
    return (
      <p>
        <b>{terms(`penaltyKinds.${kind}`)}</b>
        {hasNumbers ? <> {law.range(penalty)}</> : null}
      </p>
    )
  return (
    <p>
      <b>{law.range(penalty)}</b>
      {unit === 'years' ? <> ({t('inMonths', { months: law.months(penalty) })})</> : null}
    </p>
  )
}

function splitPenalties(rows: readonly ConductPenalty[]) {
  const { prison, fines, others } = splitByKind(rows.map((row) => ({ ...row, kind: row.penalty.kind })))
  return { prison, fines, otherPenalties: others }
}
