import type { Reference } from '../framework/schema'
import type { PrisonRange } from './penalty-rules'
import type { CountryPenalties } from './penalty-schema'

/*
 * How heavy a penalty has to be: for extradition under the Budapest Convention, and by Directive 2011/93/EU, which
 * asks its members for maximum penalties of at least so many years. Both speak of the maximum that the law provides.
 */

export type Threshold = {
  standard: 'budapest' | 'eu-2011-93'
  article: string
  /** What the maximum has to be at least, in months. */
  months: number
  /** Where the directive tells apart children below the age of sexual consent from those above it. */
  child: 'any' | 'below' | 'above'
}

/** A threshold's line in the chart; several articles with one figure share it. */
export type Mark = { letter: string; months: number; thresholds: Threshold[] }

export type Answer = 'yes' | 'no' | 'unknown'
export const REACHES = ['all', 'some', 'none', 'unknown'] as const
/** Of a country's terms together: all of them reach it, only some do, none does, or it cannot be told. */
export type Reach = (typeof REACHES)[number]

/** Budapest Convention, art. 24(1)(a): deprivation of liberty for a maximum period of at least one year. */
export const EXTRADITION: Threshold = { standard: 'budapest', article: '24(1)(a)', months: 12, child: 'any' }

/**
 * Years that Directive 2011/93/EU asks the maximum to be at least, by article; two figures are for a child who has
 * not, and who has, reached the age of sexual consent. Articles without a figure of their own (2, 6(2), 21 …) are not here.
 */
const DIRECTIVE: Readonly<Record<string, number | readonly [below: number, above: number]>> = {
  '3(2)': 1, // causing a child below that age to witness sexual activities
  '3(3)': 2, // causing a child below that age to witness sexual abuse
  '4(2)': [5, 2], // causing or recruiting into pornographic performances, profiting from them
  '4(3)': [8, 5], // coercing or forcing into them, threatening a child for it
  '4(4)': [2, 1], // knowingly attending them
  '4(5)': [8, 5], // causing or recruiting into prostitution, profiting from it
  '4(6)': [10, 5], // coercing or forcing into prostitution, threatening a child for it
  '4(7)': [5, 2], // sexual activities with a child where recourse is made to prostitution
  '5(2)': 1, // acquisition or possession
  '5(3)': 1, // knowingly obtaining access
  '5(4)': 2, // distribution, dissemination, transmission
  '5(5)': 2, // offering, supplying, making available
  '5(6)': 3, // production
  '6(1)': 1, // proposing to meet, followed by acts leading to the meeting
}

// These paragraphs speak only of a child who has not reached the age of sexual consent.
const BELOW_ONLY = ['3(2)', '3(3)', '6(1)']

/** The directive's articles that a requirement's references name: `4(2)-(4)` is 4(2), 4(3) and 4(4). */
export function directiveArticles(references: readonly Reference[]): string[] {
  return references.filter(({ standard }) => standard === 'eu-2011-93').flatMap(({ article }) => expand(article))
}

function expand(article: string): string[] {
  const range = /^(\d+)\((\d+)\)-\((\d+)\)$/.exec(article)
  if (!range) return [article]
  const [from, to] = [Number(range[2]), Number(range[3])]
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${range[1]}(${from + index})`)
}

/** What the directive asks of the requirement's conduct; empty where its articles set no figure. */
export function directiveThresholds(references: readonly Reference[]): Threshold[] {
  return directiveArticles(references).flatMap((article): Threshold[] => {
    const years = DIRECTIVE[article]
    const one = { standard: 'eu-2011-93', article } as const
    if (years === undefined) return []
    if (typeof years === 'number')
      return [{ ...one, months: years * 12, child: BELOW_ONLY.includes(article) ? 'below' : 'any' }]
    const [below, above] = years
    return [
      { ...one, months: below * 12, child: 'below' },
      { ...one, months: above * 12, child: 'above' },
    ]
  })
}

/** The lines of a chart from the lowest, lettered: extradition's, and each figure of the directive. */
export function marksFor(references: readonly Reference[]): Mark[] {
  const thresholds = [EXTRADITION, ...directiveThresholds(references)]
  const figures = [...new Set(thresholds.map(({ months }) => months))].sort((a, b) => a - b)
  return figures.map((months, index) => ({
    letter: String.fromCharCode('A'.charCodeAt(0) + index),
    months,
    thresholds: thresholds.filter((threshold) => threshold.months === months),
  }))
}

/** Whether a term's maximum is at least so many months. A maximum is never below its minimum, so that may answer for it. */
export function reaches({ min, max }: PrisonRange, months: number): Answer {
  if (max !== null) return max >= months ? 'yes' : 'no'
  return min !== null && min >= months ? 'yes' : 'unknown'
}

/**
 * The same of all of a country's prison terms together. Where the rows are not tied to the conduct (basis `all`)
 * nobody can say which of them is meant: only what holds of every one is said of the conduct, and not even that where
 * the conduct's own may be missing.
 */
export function countryReach(
  { prison, basis, isWhole }: Pick<CountryPenalties, 'prison' | 'basis' | 'isWhole'>,
  months: number,
): Reach {
  const answers = prison.map(({ penalty: { minMonths: min, maxMonths: max } }) => reaches({ min, max }, months))
  if (answers.length === 0 || !isWhole) return 'unknown'
  if (answers.every((answer) => answer === 'yes')) return 'all'
  if (answers.every((answer) => answer === 'no')) return 'none'
  if (basis === 'all') return 'unknown'
  return answers.includes('yes') ? 'some' : 'unknown'
}
