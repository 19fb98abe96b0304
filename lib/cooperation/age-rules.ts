/*
 * Whether a child of an age band is protected by an offence, from the age limit as the record writes it in English.
 * Only forms that are known are read: a limit that is not understood is "not known", never "inside".
 */

/** The child's age: under 12, 12 or 13, 14 or 15, 16 or 17, not known. */
export const AGE_BANDS = ['under12', '12', '14', '16', 'unknown'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** First and last age in whole years. */
const YEARS: Readonly<Record<Exclude<AgeBand, 'unknown'>, readonly [number, number]>> = {
  under12: [0, 11],
  '12': [12, 13],
  '14': [14, 15],
  '16': [16, 17],
}

export type AgeLimit = {
  /** Every child below this age is protected. */
  below: number
  /** A further limit said in brackets: higher where a condition widens the protection, lower where a part narrows it. */
  other: number | null
}

/**
 * `inside`: every child of the band is protected. `narrower`: so too, but for a part of the offence, which the words
 * name. `depends`: on the exact age or on the conditions in the words. `outside`: no child of the band is.
 */
export type AgeFit = 'inside' | 'narrower' | 'depends' | 'outside' | 'unknown'

const LIMIT = '(?:under )?(\\d{1,2})'
const FORMS = [
  // "under 18", "18"
  new RegExp(`^${LIMIT}$`),
  // "14 (18 with force, abuse or threats)", "18 (12 for art. 241-D only)": a limit and then what it is for
  new RegExp(`^${LIMIT} \\(${LIMIT} (?:with|for) [^();]+\\)$`),
  // "18 (grooming 16)"
  /^(?:under )?(\d{1,2}) \(grooming (\d{1,2})\)$/,
  // "18 (material); 14 (electronic contact)"
  /^(?:under )?(\d{1,2}) \(material\); (?:under )?(\d{1,2}) \([a-z ]+\)$/,
]

// What was not read is no limit, whatever number stands beside it.
const NOT_READ = /\bnot (read|verified|found|stated|established)\b|\brecall\b/

/** The limit that the words set; null where they set none that can be relied on. */
export function readAgeLimit(words: string): AgeLimit | null {
  const text = words.trim().toLowerCase()
  if (NOT_READ.test(text)) return null
  for (const form of FORMS) {
    const match = form.exec(text)
    if (!match) continue
    const below = Number(match[1])
    const other = match[2] === undefined ? null : Number(match[2])
    return isAge(below) && (other === null || isAge(other)) ? { below, other } : null
  }
  return null
}

/** Whether the children of the band are under the limit. */
export function fitAge(band: AgeBand, limit: AgeLimit | null): AgeFit {
  if (band === 'unknown' || limit === null) return 'unknown'
  const [youngest, oldest] = YEARS[band]
  const { below, other } = limit
  if (oldest < below) return other !== null && other < below && oldest >= other ? 'narrower' : 'inside'
  const widest = Math.max(below, other ?? below)
  return youngest >= widest ? 'outside' : 'depends'
}

function isAge(years: number): boolean {
  return years >= 10 && years <= 18
}
