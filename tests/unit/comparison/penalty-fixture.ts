import { readCountryPenalties } from '@/lib/comparison/penalty-rules'
import type { CountryPenalties } from '@/lib/comparison/penalty-schema'
import type { Finding, Penalty, Period, Provision, Status } from '@/lib/law/schema'

export function penalty(part: Partial<Penalty>): Penalty {
  const empty = { conduct: null, unit: null, min: null, max: null, minMonths: null, maxMonths: null, note: null }
  return { kind: 'prison', ...empty, ...part }
}

/** A prison term in months. */
export function term(min: number | null, max: number | null): Penalty {
  return penalty({ unit: 'months', min, max, minMonths: min, maxMonths: max })
}

export function article(id: string, penalties: Penalty[], period: Period = { from: null, to: null }): Provision {
  const instrument = { country: 'AR', id: 'ar-cp', title: 'Código Penal', titleTranslated: null, number: null }
  return {
    country: 'AR',
    id: `ar-cp-${id}`,
    article: id,
    heading: null,
    period,
    instrument: { ...instrument, kind: 'code' },
    summary: { es: 'Resumen.' },
    penalties,
  }
}

export function finding(status: Status, provisions: Provision[]): Finding {
  return {
    id: 'f',
    country: 'AR',
    requirement: 'off-possession',
    period: { from: null, to: null },
    status,
    confidence: 'primary',
    rationale: { es: 'Porque sí.' },
    attributes: [],
    provisions,
    sources: [],
  }
}

/** A country whose article sets these terms, in months, each naming the conduct unless `basis` is `all`. */
export function country(
  code: string,
  terms: (readonly [number | null, number | null])[],
  basis: 'named' | 'all' = 'named',
): CountryPenalties {
  const conduct = basis === 'named' ? { en: 'possession' } : { en: 'something' }
  const rows = terms.map(([min, max]) => ({ ...term(min, max), conduct }))
  return readCountryPenalties('off-possession', code, finding('met', [article('1', rows)]), '2026-11-21')
}
