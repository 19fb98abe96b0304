import { getTranslations } from 'next-intl/server'
import { SIGN_OF } from '@/components/cooperation/answer-label'
import type { CheckWords } from '@/components/cooperation/words'
import type { CooperationCheck, Question } from '@/lib/cooperation/check-rules'
import type { Verdict } from '@/lib/cooperation/difference-rules'
import type { Overview } from '@/lib/cooperation/overview-rules'
import { answerOf, provisionsInForce } from '@/lib/cooperation/rules'
import type { Answer, Conduct, Measure } from '@/lib/cooperation/schema'
import type { ExchangeRow, ExchangeTable } from '@/lib/exchange/table'
import { STATUS_SIGNS } from '@/lib/exchange/workbook-look'
import type { Confidence, Finding } from '@/lib/law/schema'
import { formatDay } from '@/lib/platform/i18n/names'
import type { ExchangeWords } from './words'

/** Every pair's answer, a row a pair. */
export async function overviewTable(
  overview: Overview,
  { conduct, measure }: { conduct: Conduct; measure: Measure },
  check: CheckWords,
  words: ExchangeWords,
): Promise<ExchangeTable> {
  const t = await getTranslations({ locale: words.locale, namespace: 'cooperation' })
  return {
    name: 'overview',
    title: words.t('sheets.overview'),
    frozen: 2,
    columns: words.columns('overview'),
    rows: overview.rows.flatMap(({ cells }) =>
      cells.flatMap((cell): ExchangeRow[] => {
        if (cell === null) return []
        const { requesting, requested, overall, treaties, confidence } = cell
        return [
          {
            id: `${requesting} ${requested}`,
            values: {
              requesting: words.nameOf(requesting),
              requestingCode: requesting,
              requested: words.nameOf(requested),
              requestedCode: requested,
              answer: `${STATUS_SIGNS[SIGN_OF[overall]]} ${t(`answers.${overall}`)}`,
              answerCode: overall,
              confidence: check.confidence(confidence),
              treaties: words.lines(treaties.map((treaty) => check.treaty(treaty))),
              page: words.page('/cooperation', { requesting, requested, conduct, measure }),
            },
            tones: { answer: SIGN_OF[overall] },
          },
        ]
      }),
    ),
  }
}

/** A point's verdict borrows an answer's sign, as on the page. */
const OF_VERDICT: Readonly<Record<Verdict, Answer>> = { same: 'yes', see: 'partly', differs: 'no', unknown: 'unknown' }

type Line = {
  section: string
  conduct?: string
  aspect: string
  country?: string
  answer?: Answer
  /** In place of the answer's own word. */
  word?: string
  explanation?: string
  finding?: Finding | null
  confidence?: Confidence | null
  period?: string
  href?: { path: string; more?: Record<string, string> }
}

/** The whole answer for one pair, a row a statement, in the page's order. */
export async function checkTable(
  check: CooperationCheck,
  { requesting, requested, conducts, measure, day }: Question,
  told: CheckWords,
  words: ExchangeWords,
): Promise<ExchangeTable> {
  const { locale } = words
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const self = { path: '/cooperation', more: { requesting, requested, conduct: conducts.join(','), measure } }
  const cell = (country: string, requirement: string) => ({ path: `/matrix/${country}/${requirement}` })
  const lines: Line[] = []
  for (const { conduct, overall, decisive, confidence, since, need } of check.conducts)
    lines.push({
      section: t('answer.title'),
      conduct: told.title(conduct),
      aspect: t('answer.title'),
      answer: overall,
      explanation: [
        t(`answer.${overall}`),
        t('answer.decides', { parts: told.list(decisive.map((part) => t(`parts.${part}`))) }),
        measure === 'preservation' ? t(`need.${need}`) : '',
      ]
        .filter(Boolean)
        .join(' '),
      confidence,
      period: told.since(since),
    })
  for (const { conduct, dual, points } of check.conducts) {
    const one = { section: t('dual.title'), conduct: told.title(conduct) }
    const countries = deciding(dual.sides, dual.answer)
    lines.push({
      ...one,
      aspect: t('heads.dual'),
      answer: dual.answer,
      explanation: dual.bothInPart ? t('dual.bothInPart') : t(`dual.${dual.answer}`, { countries }),
      confidence: dual.confidence,
    })
    for (const { country, answer, finding } of dual.sides)
      lines.push({ ...one, aspect: t('dual.is'), country, answer, finding, href: cell(country, conduct) })
    for (const point of points) {
      lines.push({
        ...one,
        aspect: t(`points.${point.id}`),
        answer: OF_VERDICT[point.verdict],
        word: t(`points.${point.verdict}`),
        explanation: '',
      })
      for (const side of point.sides)
        lines.push({
          ...one,
          aspect: t(`points.${point.id}`),
          country: side.country,
          answer: side.answer,
          explanation: words.text(side.words),
          href: cell(side.country, point.requirement),
        })
    }
  }
  for (const { conduct, threshold } of check.conducts) {
    if (threshold === null) continue
    const one = { section: t('threshold.title'), conduct: told.title(conduct) }
    const countries = deciding(threshold.sides, threshold.answer)
    lines.push({
      ...one,
      aspect: t('threshold.title'),
      answer: threshold.answer,
      explanation: t(`threshold.${threshold.answer}`, { countries }),
      confidence: threshold.confidence,
    })
    for (const { country, answer, rows, basis, finding, ownRule } of threshold.sides) {
      const terms = rows.map(({ provision, penalty }) =>
        [`${provision.article}: ${words.law.range(penalty)}`, words.text(penalty.conduct)].filter(Boolean).join('; '),
      )
      lines.push({
        ...one,
        aspect: t('threshold.reaches'),
        country,
        answer,
        explanation: words.lines([
          ...(terms.length === 0 ? [t('threshold.noTerms')] : terms),
          terms.length > 0 && basis === 'all' ? t('threshold.all') : '',
        ]),
        finding,
        href: cell(country, conduct),
      })
      lines.push({
        ...one,
        aspect: t('threshold.own'),
        country,
        word: ownRule === null ? t('threshold.noOwn') : '',
        explanation:
          ownRule === null ? '' : words.lines([words.text(ownRule.words), words.text(ownRule.finding?.rationale)]),
        finding: ownRule?.finding ?? null,
        href: cell(country, 'coo-extradition'),
      })
    }
  }
  for (const { conduct, power } of check.conducts)
    lines.push({
      section: t('power.title'),
      conduct: told.title(conduct),
      aspect: t('heads.power'),
      country: requested,
      answer: power.answer,
      explanation: [t(`power.${power.answer}`), ...power.limits.map((limit) => t(`limits.${limit}`))].join(' '),
      confidence: power.confidence,
    })
  for (const { requirement, country, finding, principal } of check.conducts[0]?.power.entries ?? [])
    lines.push({
      section: t('power.title'),
      aspect: `${told.title(requirement)} (${t(principal ? 'power.principal' : 'power.beside')})`,
      country,
      answer: answerOf(finding),
      explanation: explain(finding),
      finding,
      href: cell(country, requirement),
    })
  for (const { treaty, inForce, since, sides, confidence } of check.treaties) {
    const one = { section: t('treaties.title'), aspect: told.treaty(treaty) }
    lines.push({
      ...one,
      answer: inForce,
      explanation: since === null ? '' : t('treaties.since', { day: formatDay(since, locale) }),
      confidence,
    })
    for (const { country, bound, inForceOn, reservations, finding } of sides)
      lines.push({
        ...one,
        country,
        answer: bound,
        word: t(`treaties.bound.${bound}`),
        explanation: words.lines([
          bound === 'yes' && inForceOn !== null
            ? t('treaties.inForce', { day: formatDay(inForceOn, locale) })
            : words.text(finding?.rationale),
          bound === 'yes' ? words.pair(t('treaties.reservations'), reserved(reservations)) : '',
        ]),
        finding,
        href: cell(country, `coo-${treaty}`),
      })
  }
  for (const { channel, answer, body, finding } of check.channels)
    lines.push({
      section: t('channels.title'),
      aspect: t(`channels.${channel}`),
      country: requested,
      answer,
      explanation: words.lines([
        body === null ? t('channels.noBody') : words.text(body),
        words.text(finding?.rationale),
      ]),
      finding,
      href: cell(requested, channel),
    })
  return {
    name: 'check',
    title: words.t('sheets.check'),
    frozen: 2,
    columns: words.columns('check'),
    rows: lines.map((line, index): ExchangeRow => {
      const { section, conduct = '', aspect, country, answer, word, explanation, finding, href = self } = line
      const provisions = finding ? provisionsInForce(finding, day) : []
      const confidence = finding === undefined ? line.confidence : (finding?.confidence ?? null)
      const period =
        finding === undefined || finding === null ? (line.period ?? '') : words.law.findingPeriod(finding.period)
      return {
        id: String(index),
        values: {
          section,
          conduct,
          aspect,
          country: country === undefined ? '' : words.nameOf(country),
          answer:
            answer === undefined ? (word ?? '') : `${STATUS_SIGNS[SIGN_OF[answer]]} ${word ?? t(`answers.${answer}`)}`,
          answerCode: answer ?? '',
          explanation: explanation ?? (finding === undefined ? '' : explain(finding)),
          law: words.lines(provisions.map(({ article, instrument }) => `${article} (${instrument.title})`)),
          period,
          confidence: confidence === undefined ? '' : told.confidence(confidence),
          page: words.page(href.path, href.more),
        },
        ...(answer === undefined ? {} : { tones: { answer: SIGN_OF[answer] } }),
      }
    }),
  }

  /** The countries that make an answer of both what it is. */
  function deciding(sides: readonly { country: string; answer: Answer }[], answer: Answer): string {
    return told.list(sides.filter((side) => side.answer === answer).map(({ country }) => words.nameOf(country)))
  }

  /** Why the record has it so, and the facts it has. */
  function explain(finding: Finding | null): string {
    if (finding === null) return t('dual.noRecord')
    return words.lines([
      words.text(finding.rationale),
      ...finding.attributes.map((one) => words.pair(words.text(one.title), words.shown(one))),
    ])
  }

  function reserved({
    kind,
    words: text,
  }: CooperationCheck['treaties'][number]['sides'][number]['reservations']): string {
    if (kind === 'none') return t('treaties.none')
    return [kind === 'unknown' ? t('treaties.notKnown') : '', words.text(text)].filter(Boolean).join(' ')
  }
}
