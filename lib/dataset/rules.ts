import { checkKnown, checkUnique, idsOf, isUnknown, type Report, reportTo } from './checks'
import { countryFaults } from './country-rules'
import type { Fault } from './faults'
import type { ParsedCountry, ParsedFramework, Section } from './parse'
import type { Requirement } from './schema'

/** What the files owe each other and themselves beyond each entry's form. Without a framework, what can be judged. */
export function findFaults(framework: ParsedFramework | null, countries: readonly ParsedCountry[]): Fault[] {
  return [
    ...(framework ? frameworkFaults(framework) : []),
    ...countries.flatMap((country) => countryFaults(country, framework)),
  ]
}

function frameworkFaults(framework: ParsedFramework): Fault[] {
  const faults: Fault[] = []
  const report = reportTo(faults, framework.file)
  const { standards, terms, areas, groups, attributes, requirements, pathway } = framework
  for (const section of [standards, terms, areas, attributes, requirements, pathway]) checkUnique(section, report)

  const known = {
    standards: idsOf(standards),
    areas: idsOf(areas),
    groups: idsOf(groups),
    attributes: idsOf(attributes),
    requirements: idsOf(requirements),
  }
  for (const entry of requirements.entries) {
    const { area, group, references, attributes } = entry.value
    if (isUnknown(area, known.areas)) report(entry, ['area'], `there is no area ${area}`)
    if (isUnknown(group, known.groups)) report(entry, ['group'], `there is no group ${group}`)
    references.forEach(({ standard }, index) => {
      if (isUnknown(standard, known.standards)) {
        report(entry, ['references', index, 'standard'], `there is no standard ${standard}`)
      }
    })
    checkKnown(entry, ['attributes'], attributes, known.attributes, 'attribute', report)
  }
  for (const entry of pathway.entries) {
    checkKnown(entry, ['requirements'], entry.value.requirements, known.requirements, 'requirement', report)
  }
  checkGroupsHaveOneArea(groups, requirements, report)
  return faults
}

// A group has no area of its own in the file: it is that of its requirements.
function checkGroupsHaveOneArea(groups: Section<{ id: string }>, requirements: Section<Requirement>, report: Report) {
  const areas = new Map<string, string>()
  for (const entry of requirements.entries) {
    const { area, group } = entry.value
    const first = areas.get(group) ?? area
    areas.set(group, first)
    if (first !== area) report(entry, ['group'], `the group ${group} is in the area ${first} already, not in ${area}`)
  }
  if (requirements.entries.length < requirements.raw.length) return
  for (const entry of groups.entries) {
    if (!areas.has(entry.value.id)) report(entry, [], 'no requirement is in this group, so that it has no area')
  }
}
