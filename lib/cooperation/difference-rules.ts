import type { Finding } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'
import { answerOf, findingOf, isPlaceholder, wordsOf } from './rules'
import type { Answer, Conduct } from './schema'

/** Where two laws may differ although both punish the conduct. */
export const POINTS = [
  'definition',
  'child-age',
  'appearing',
  'virtual',
  'possession',
  'victim-age',
  'meeting',
] as const
export type PointId = (typeof POINTS)[number]

/** `see`: as far as it can be read the same, but the words add something that has to be read. */
export type Verdict = 'same' | 'see' | 'differs' | 'unknown'

export type PointSide = {
  country: string
  finding: Finding | null
  answer: Answer
  /** What the record says of it in words; null where it is the finding's status that is held side by side. */
  words: Localised | null
}
export type Point = { id: PointId; requirement: string; verdict: Verdict; sides: [PointSide, PointSide] }

const MATERIAL: readonly PointId[] = ['definition', 'child-age', 'appearing', 'virtual']
const GROOMING: readonly PointId[] = ['victim-age', 'meeting']

/** The points that matter for a conduct; none is on record for those left out. */
export const POINTS_OF: Readonly<Partial<Record<Conduct, readonly PointId[]>>> = {
  'off-production': MATERIAL,
  'off-offering': MATERIAL,
  'off-distribution': MATERIAL,
  'off-exchange': MATERIAL,
  'off-sale': MATERIAL,
  'off-procurement': [...MATERIAL, 'possession'],
  'off-possession': [...MATERIAL, 'possession'],
  'off-possession-intent': MATERIAL,
  'off-access': MATERIAL,
  'off-live': MATERIAL,
  'off-virtual': ['definition', 'child-age', 'appearing'],
  'off-grooming': GROOMING,
}

type Reading = { value: string; remark: boolean } | null
type Kind = { requirement: string; attribute: string | null; read: (words: Localised | null) => Reading }

const byStatus = (requirement: string): Kind => ({ requirement, attribute: null, read: () => null })
const KINDS: Readonly<Record<PointId, Kind>> = {
  definition: byStatus('off-definition'),
  'child-age': { requirement: 'off-child-age', attribute: 'ageLimit', read: (words) => readAge(words) },
  appearing: byStatus('off-appearing'),
  virtual: byStatus('off-virtual'),
  possession: byStatus('off-possession'),
  'victim-age': { requirement: 'off-grooming', attribute: 'victimAgeLimit', read: (words) => readAge(words) },
  meeting: { requirement: 'off-grooming', attribute: 'requiresMeeting', read: (words) => readMeeting(words) },
}

/** The requirements that the points of these conducts are read from. */
export function pointRequirements(conducts: readonly Conduct[]): string[] {
  return [...new Set(conducts.flatMap((conduct) => POINTS_OF[conduct] ?? []).map((point) => KINDS[point].requirement))]
}

/** The conduct's points of both sides, side by side in the order asked for. */
export function pointsOf(findings: readonly Finding[], conduct: Conduct, one: string, other: string): Point[] {
  return (POINTS_OF[conduct] ?? []).map((id) => {
    const { requirement, attribute, read } = KINDS[id]
    const side = (country: string): PointSide => {
      const finding = findingOf(findings, country, requirement)
      const words = attribute === null ? null : wordsOf(finding, attribute)
      return { country, finding, answer: answerOf(finding), words }
    }
    const sides: [PointSide, PointSide] = [side(one), side(other)]
    const verdict =
      attribute === null
        ? compareAnswers(sides[0].answer, sides[1].answer)
        : compareReadings(readSide(sides[0], read), readSide(sides[1], read))
    return { id, requirement, verdict, sides }
  })
}

// What is said of an offence whose existence is not known, or that does not exist, is no basis to hold side by side.
function readSide({ finding, words }: PointSide, read: Kind['read']): Reading {
  return finding === null || finding.status === 'unknown' ? null : read(words)
}

/** Two laws that cover a point in part need not cover the same part: their words have to be read. */
export function compareAnswers(one: Answer, other: Answer): Verdict {
  if (one === 'unknown' || other === 'unknown') return 'unknown'
  if (one !== other) return 'differs'
  return one === 'partly' ? 'see' : 'same'
}

export function compareReadings(one: Reading, other: Reading): Verdict {
  if (one === null || other === null) return 'unknown'
  if (one.value !== other.value) return 'differs'
  return one.remark || other.remark ? 'see' : 'same'
}

const UNSURE = /\b(not (read|verified|established|found|stated)|from recall)\b/i

/**
 * An age limit: the leading number of the English text ("under 18" and "18" are the same limit); anything behind it is
 * a remark. Not known where there is no such number or the text itself says that it is not sure.
 */
export function readAge(words: Localised | null): Reading {
  const text = (words?.en ?? '').trim()
  const match = /^(?:under )?(\d{1,2})\b(.*)$/is.exec(text)
  if (!match?.[1] || UNSURE.test(text)) return null
  return { value: match[1], remark: (match[2] ?? '').trim() !== '' }
}

/** Whether a meeting must be shown: a leading "no", "yes" or "proposal of a meeting" of the English text. */
export function readMeeting(words: Localised | null): Reading {
  const text = (words?.en ?? '').trim()
  if (isPlaceholder(words) || UNSURE.test(text)) return null
  const match = /^(no|yes|proposal of a meeting)\b(.*)$/is.exec(text)
  if (!match?.[1]) return null
  const value = match[1].toLowerCase() === 'no' ? 'no' : 'yes'
  return { value, remark: (match[2] ?? '').trim() !== '' }
}
