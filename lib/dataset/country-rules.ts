import { checkKnown, checkUnique, idsOf, isUnknown, type Report, reportTo } from './checks'
import type { Fault } from './faults'
import { checkCoverage, checkFinding, requirementOf } from './finding-rules'
import type { ParsedCountry, ParsedFramework } from './parse'
import type { Provision } from './schema'

export function countryFaults(country: ParsedCountry, framework: ParsedFramework | null): Fault[] {
  const faults: Fault[] = []
  const report = reportTo(faults, country.file)
  const { code, sources, instruments, provisions, findings, deficiencies } = country
  const known = { sources: idsOf(sources), instruments: idsOf(instruments), provisions: idsOf(provisions) }
  const requirements = idsOf(framework?.requirements)

  if (code !== undefined && country.file !== `countries/${code}.json`) {
    report({ path: [], value: null }, ['country'], `is ${code}, which is not the file's name`)
  }
  for (const section of [sources, instruments, provisions]) checkUnique(section, report)
  for (const entry of instruments.entries) {
    checkKnown(entry, ['sources'], entry.value.sources, known.sources, 'source', report)
  }
  for (const entry of provisions.entries) {
    const { instrument, amendedBy, sources } = entry.value
    if (isUnknown(instrument, known.instruments)) report(entry, ['instrument'], `there is no instrument ${instrument}`)
    checkKnown(entry, ['amendedBy'], amendedBy, known.instruments, 'instrument', report)
    checkKnown(entry, ['sources'], sources, known.sources, 'source', report)
    checkProvision(entry.path, entry.value, report)
  }
  const lookup = {
    provisions: new Map(provisions.entries.map(({ value }) => [value.id, value])),
    requirements: new Map(framework?.requirements.entries.map(({ value }) => [value.id, value])),
    attributes: new Map(framework?.attributes.entries.map(({ value }) => [value.id, value])),
  }
  for (const entry of findings.entries) {
    checkKnown(entry, ['provisions'], entry.value.provisions, known.provisions, 'provision', report)
    checkKnown(entry, ['sources'], entry.value.sources, known.sources, 'source', report)
    checkFinding(entry, lookup, report)
  }
  checkCoverage(findings, requirements, report)
  for (const entry of [...findings.raw, ...deficiencies.raw]) {
    const requirement = requirementOf(entry.value)
    if (requirement !== undefined && isUnknown(requirement, requirements)) {
      report(entry, ['requirement'], `there is no requirement ${requirement}`)
    }
  }
  for (const entry of deficiencies.entries) {
    checkKnown(entry, ['sources'], entry.value.sources, known.sources, 'source', report)
  }
  return faults
}

function checkProvision(path: PropertyKey[], provision: Provision, report: Report) {
  const entry = { path, value: provision }
  const { inForceFrom, inForceTo, penalties, sources } = provision
  if (inForceFrom !== null && inForceTo !== null && inForceFrom >= inForceTo) {
    report(entry, ['inForceTo'], `the period from ${inForceFrom} to ${inForceTo} has no day`)
  }
  penalties.forEach(({ min, max }, index) => {
    if (min !== null && max !== null && min > max) {
      report(entry, ['penalties', index, 'min'], `the minimum ${min} is above the maximum ${max}`)
    }
    // The law's numbers are never from recall: somebody read them somewhere.
    if ((min !== null || max !== null) && sources.length === 0) {
      report(entry, ['penalties', index], 'has numbers, but the provision names no source')
    }
  })
}
