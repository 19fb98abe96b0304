import { WORKSHOP_DAY } from '../law/periods'
import type { Role } from '../law/schema'
import type { Locale } from '../platform/i18n/locales'
import type { ConclusionsQuery } from './request-schema'
import { SECTIONS, type SectionId } from './schema'

/** What a report is asked for, nothing left open. */
export type Scope = {
  day: string
  since: string | null
  countries: string[]
  areas: string[]
  standard: string | null
  sections: SectionId[]
  register: 'published' | 'all'
  language: Locale
}

/** Why there is nothing to report. */
export type EmptyScope = 'empty' | 'emptyStandard' | 'order'

/**
 * The scope of an address. The workshop's twelve, all areas and all sections unless it names others; compared with the
 * workshop where the day is later. Lists come in the order of the data, so that one scope is one report however its
 * address was written.
 */
export function scopeOf(
  query: ConclusionsQuery,
  {
    today,
    locale,
    jurisdictions,
    areas,
    mayReadAll,
  }: {
    today: string
    locale: Locale
    jurisdictions: readonly { code: string; role: Role }[]
    areas: readonly { id: string }[]
    mayReadAll: boolean
  },
): Scope {
  const day = query.date ?? today
  const isChosen = query.chosen === '1'
  const list = <T extends string>(
    asked: readonly string[] | undefined,
    all: readonly T[],
    usual: readonly T[],
  ): T[] => {
    if (asked !== undefined) return all.filter((one) => asked.includes(one))
    return isChosen ? [] : [...usual]
  }
  const codes = jurisdictions.map(({ code }) => code)
  const twelve = jurisdictions.filter(({ role }) => role === 'participant').map(({ code }) => code)
  const areaIds = areas.map(({ id }) => id)
  return {
    day,
    since: query.since === 'none' ? null : (query.since ?? (day > WORKSHOP_DAY ? WORKSHOP_DAY : null)),
    countries: list(query.countries, codes, twelve),
    areas: list(query.areas, areaIds, areaIds),
    standard: query.standard ?? null,
    sections: list(query.sections, SECTIONS, SECTIONS),
    register: query.register === 'all' && mayReadAll ? 'all' : 'published',
    language: query.language ?? locale,
  }
}

/** Why the scope holds nothing; null where it holds something. */
export function emptinessOf(
  { day, since, countries, areas, standard, sections }: Scope,
  requirements: readonly { area: string; references: readonly { standard: string }[] }[],
): EmptyScope | null {
  if (countries.length === 0 || areas.length === 0 || sections.length === 0) return 'empty'
  if (since !== null && since >= day) return 'order'
  return requirements.some((requirement) => isInScope(requirement, { areas, standard })) ? null : 'emptyStandard'
}

export function isInScope(
  { area, references }: { area: string; references: readonly { standard: string }[] },
  { areas, standard }: Pick<Scope, 'areas' | 'standard'>,
): boolean {
  return areas.includes(area) && (standard === null || references.some((one) => one.standard === standard))
}

/** The scope as parameters of an address; the days are always named, so that the link shows the same on any day. */
export function scopeParams(scope: Scope, usual: Pick<Scope, 'countries' | 'areas'>): URLSearchParams {
  const params = new URLSearchParams({ date: scope.day, since: scope.since ?? 'none' })
  for (const name of ['countries', 'areas'] as const)
    if (scope[name].join() !== usual[name].join()) params.set(name, scope[name].join(','))
  if (scope.sections.length < SECTIONS.length) params.set('sections', scope.sections.join(','))
  if (scope.standard !== null) params.set('standard', scope.standard)
  if (scope.register === 'all') params.set('register', 'all')
  return params
}

/** Where the report is made again. */
export function addressOf(scope: Scope, usual: Pick<Scope, 'countries' | 'areas'>): string {
  return `/${scope.language}/conclusions?${scopeParams(scope, usual).toString().replaceAll('%2C', ',')}`
}
