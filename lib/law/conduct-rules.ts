import type { Finding, Penalty, Period, Provision } from './schema'

/*
 * Which of an article's penalties are meant for a requirement's conduct. Many articles punish several conducts, each
 * with its own range (art. 128 of Argentina's code: production 3 to 6 years, simple possession 4 to 12 months), and
 * the dataset ties a finding to the article, not to the row. A row is taken for the conduct when its own description
 * (in English, which every row has) names it; where no row of the finding does, all of them stand and `basis` says so.
 */

export type ConductPenalty = { provision: Provision; penalty: Penalty }
export type ConductPenalties = {
  penalties: ConductPenalty[]
  /** `named`: the rows describe the conduct themselves. `all`: none does, so these are all the rows of the articles. */
  basis: 'named' | 'all'
  /**
   * False where the conduct's own prison term may not be among them: no row names it, and an article that is cited has
   * none on record, or that of its gravest form alone. What holds of every row need not hold of the conduct then.
   */
  isWhole: boolean
}

type Words = { names: RegExp; not?: RegExp }

// A purpose makes it another offence: possession in order to distribute is not simple possession.
const WITH_PURPOSE = /possess\w* (with|for (sale|distribution|these|that)|it for that)/i
const POSSESSION_ONLY = /^(knowing |malicious |simple )*possess\w* (with|for)\b/i

const WORDS: Readonly<Record<string, Words>> = {
  'off-production': {
    names: /\b(produc\w*|mak(es|ing)|photographs|films|recording)\b/i,
    not: /^reproduc|procuring for|among minors/i,
  },
  'off-offering': {
    names:
      /\b(offer\w*|publi(cation|sh\w*)|exhibit\w*|exhibition|facilitation|disclosure|dissemin\w*|transmit\w*|transmission)\b/i,
    not: POSSESSION_ONLY,
  },
  'off-distribution': {
    names: /\b(distribut\w*|dissemin\w*|publication|transmi(ssion|ts|tting)|disclosure|circulat\w*)\b/i,
    not: POSSESSION_ONLY,
  },
  'off-exchange': { names: /\b(exchang\w*|distribut\w*|dissemin\w*|transmi(ssion|ts|tting))\b/i, not: POSSESSION_ONLY },
  'off-sale': { names: /\b(s(ale|ells|elling)|trad(e|es|ing)|financ\w*)\b/i, not: POSSESSION_ONLY },
  'off-procurement': { names: /\b(acqui\w*|purchase|rental for oneself)\b/i },
  'off-possession': { names: /\b(possess\w*|storage|stor(es|ing))\b/i, not: WITH_PURPOSE },
  'off-possession-intent': { names: WITH_PURPOSE },
  'off-access': { names: /\b(knowing access|access(es|ing)?\b(?! after))/i, not: /giving|fails to disable/i },
  'off-virtual': { names: /\b(simulated|virtual|generated)\b/i },
  'off-live': { names: /\b(live|real-time|sexual shows|(organising|promoting)[^;]* shows|attendance)\b/i },
  'off-grooming': {
    names: /\b(contact\w*|propos\w*|luring|entic\w*|approach|influence|requesting|identity to hold)\b/i,
  },
  'off-grooming-material': {
    names: /\b(obtain (material|images)|send\b.*\bimages|acts or images|self-exhibition|contact and demand)\b/i,
  },
  'off-sextortion': { names: /\b(extortion|blackmail|threat\w*|coercion)\b/i },
}

const EVERY_CONDUCT = /\b(all conducts|any of the listed conduct)\b/i

/** The penalties of the cited provisions in force on the day that are meant for the requirement's conduct. */
export function penaltiesFor(requirement: string, provisions: readonly Provision[], day: string): ConductPenalties {
  const inForce = provisions.filter(({ period }) => isInForce(period, day))
  const all = inForce.flatMap((provision) => provision.penalties.map((penalty) => ({ provision, penalty })))
  const untied = { penalties: all, basis: 'all', isWhole: inForce.every(hasBasicTerm) } as const
  const words = WORDS[requirement]
  if (words === undefined) return untied
  const named = all.filter(({ penalty }) => namesConduct(penalty, words))
  if (named.length === 0) return untied
  const articles = new Set(named.map(({ provision }) => provision.id))
  const penalties = all.filter(
    (row) => named.includes(row) || (articles.has(row.provision.id) && goesWithAny(row.penalty)),
  )
  return { penalties, basis: 'named', isWhole: true }
}

const GRAVER_ONLY = /\b(gravest|aggravated) forms?\b/i

function hasBasicTerm({ penalties }: Provision): boolean {
  return penalties.some(({ kind, conduct }) => kind === 'prison' && !GRAVER_ONLY.test(conduct?.en ?? ''))
}

function namesConduct({ conduct }: Penalty, { names, not }: Words): boolean {
  const text = conduct?.en ?? ''
  if (EVERY_CONDUCT.test(text)) return true
  return names.test(text) && !(not?.test(text) ?? false)
}

// A fine or an aggravation laid down beside whatever prison term the article sets.
function goesWithAny({ conduct, kind }: Penalty): boolean {
  return kind !== 'prison' && (conduct === null || /^cumulative\b|every scale/i.test(conduct.en ?? ''))
}

/**
 * The finding with the law of the day alone. Many findings cite an article's wordings one after the other: the one
 * that has ended, or has yet to begin, is no article of that day, nor is what it says its conduct.
 */
export function withLawOf(day: string, finding: Finding): Finding {
  return { ...finding, provisions: finding.provisions.filter(({ period }) => isInForce(period, day)) }
}

// Of a provision a beginning that is not recorded lies in the past.
function isInForce({ from, to }: Period, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to)
}
