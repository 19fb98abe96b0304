import 'server-only'
import { findChanges } from '../comparison/change-queries'
import { findPathway, findPractices } from '../comparison/procedure-queries'
import { CHANNELS, TREATY_REQUIREMENTS } from '../cooperation/schema'
import { findOutline } from '../framework/queries'
import { withLawOf } from '../law/conduct-rules'
import { findFindings, findJurisdictions } from '../law/queries'
import { findMatrix } from '../matrix/queries'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import type { Localised } from '../platform/i18n/localised'
import { countryName, sortByName } from '../platform/i18n/names'
import { findRegister } from './register-queries'
import type { ReportCell, ReportData } from './schema'
import { addressOf, isInScope, type Scope } from './scope-rules'

/** What an address of conclusions may choose from. */
export const findScopeChoices = byRevision(async () => {
  const [outline, jurisdictions] = await Promise.all([findOutline(), findJurisdictions()])
  return {
    outline,
    jurisdictions,
    usual: {
      countries: jurisdictions.filter(({ role }) => role === 'participant').map(({ code }) => code),
      areas: outline.areas.map(({ id }) => id),
    },
    schema: {
      countries: jurisdictions.map(({ code }) => code),
      areas: outline.areas.map(({ id }) => id),
      standards: outline.standards.map(({ id }) => id),
    },
  }
})

/** Whether anything at all is on record for a day. */
export async function hasFindings(day: string): Promise<boolean> {
  const found = await database().$queryRaw<unknown[]>`
    SELECT 1 FROM finding WHERE applies_on(from_date, to_date, ${day}::date) LIMIT 1`
  return found.length > 0
}

/** All that the report is made of, as it stands on the scope's day. `signal` is looked at between the queries. */
export async function findReportData(scope: Scope, revision: string, signal?: AbortSignal): Promise<ReportData> {
  const { outline, jurisdictions, usual } = await findScopeChoices()
  const { language: locale, day, since } = scope
  const requirements = outline.requirements.filter((one) => isInScope(one, scope))
  const ids = requirements.map(({ id }) => id)
  const matrix = await findMatrix(day, since, locale)
  signal?.throwIfAborted()
  const wants = (...sections: Scope['sections']) => sections.some((id) => scope.sections.includes(id))
  // Whole findings are much the largest part: where no section shows them they are not asked for.
  const findings = wants('method', 'countries', 'annex')
    ? await findFindings(day, { requirements: ids, countries: scope.countries })
    : []
  signal?.throwIfAborted()
  const cooperation = wants('cooperation')
    ? await findFindings(day, { requirements: [...TREATY_REQUIREMENTS, ...CHANNELS], countries: scope.countries })
    : []
  const { changes, minor } =
    wants('changes') && since !== null
      ? await findChanges({ from: since, to: day }, { countries: scope.countries, requirements: ids })
      : { changes: [], minor: 0 }
  signal?.throwIfAborted()
  const [stages, practices, entries] = await Promise.all([
    findPathway(),
    wants('procedure', 'summary') ? findPractices(day) : [],
    findRegister({ countries: scope.countries, requirements: ids, isWhole: scope.register === 'all' }),
  ])
  signal?.throwIfAborted()
  const everyone = sortByName(
    jurisdictions.map((one) => ({ ...one, name: countryName(one.code, locale) })),
    locale,
  )
  const places = new Map(outline.requirements.map(({ id }, index) => [id, index]))
  const place = (id: string) => places.get(id) ?? 0
  const titles = new Map<string, Localised>(outline.requirements.map(({ id, title }) => [id, title]))
  const cells = new Map<string, ReportCell>()
  for (const requirement of matrix.requirements)
    requirement.cells.forEach(({ status, confidence, from, was }, column) => {
      const code = matrix.countries[column]?.code
      if (code !== undefined && ids.includes(requirement.id) && scope.countries.includes(code))
        cells.set(`${code} ${requirement.id}`, { status, confidence, from, was })
    })
  return {
    locale,
    day,
    since,
    revision,
    address: addressOf(scope, usual),
    sections: scope.sections,
    register: scope.register,
    countries: everyone.filter(({ code }) => scope.countries.includes(code)),
    everyone,
    areas: outline.areas
      .filter(({ id }) => scope.areas.includes(id))
      .map(({ id, title, kind, groups }) => ({
        id,
        title,
        kind,
        groups: groups.map((group) => ({ id: group.slug, title: group.title })),
      })),
    requirements,
    titles,
    standards: outline.standards,
    standard: scope.standard,
    cells,
    findings: findings.map((finding) => withLawOf(day, finding)),
    cooperation,
    changes: [...changes].sort(
      (a, b) => compare(a.day, b.day) || compare(a.country, b.country) || place(a.requirement) - place(b.requirement),
    ),
    minorChanges: minor,
    stages,
    // The order in which the database happened to have them is not the report's.
    practices: [...practices].sort((a, b) => compare(a.requirement, b.requirement) || compare(a.country, b.country)),
    entries,
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
