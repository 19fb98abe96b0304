import 'server-only'
import type { RequirementBrief } from '../framework/schema'
import { withLawOf } from '../law/conduct-rules'
import { findFindings } from '../law/queries'
import { readSource } from '../law/records'
import type { Finding, Source } from '../law/schema'
import { database } from '../platform/db/client'
import { localisedSchema } from '../platform/i18n/localised'
import { findOfficialTextsOf } from '../texts/queries'
import type { OfficialText } from '../texts/schema'
import { AGGRAVATION, CHILD_AGE, type Column, factBeside, tiedPenalties } from './compare-facts-rules'
import type { AttributeName } from './compare-schema'

/** One requirement in the countries chosen, in their order. */
export type Sheet = { requirement: RequirementBrief; attributes: AttributeName[]; columns: Column[] }

/** What the countries have for the requirements on a day, a sheet a requirement; all of it in a few queries, however many are asked for. */
export async function findComparison(
  day: string,
  requirements: readonly RequirementBrief[],
  countries: readonly string[],
): Promise<Sheet[]> {
  const asked = requirements.map(({ id }) => id)
  const beside = [CHILD_AGE, AGGRAVATION].filter(({ groups }) => requirements.some(({ group }) => groups.has(group)))
  const [found, attributes] = await Promise.all([
    findFindings(day, {
      requirements: [...new Set([...asked, ...beside.map(({ requirement }) => requirement)])],
      countries,
    }),
    findAttributes(asked),
  ])
  const findings = found.map((finding) => withLawOf(day, finding))
  const shown = findings.filter(({ requirement }) => asked.includes(requirement))
  const [sources, texts] = await Promise.all([
    findSources(shown),
    findOfficialTextsOf(shown.flatMap(({ provisions }) => provisions)),
  ])
  const textsOf = byProvision(texts)
  const findingOf = new Map(findings.map((finding) => [`${finding.country} ${finding.requirement}`, finding]))
  return requirements.map((requirement) => {
    const names = attributes.get(requirement.id) ?? []
    const hasPenalties = names.some(({ kind }) => kind === 'penalty')
    const factFrom = (country: string, { requirement: id, attribute, groups }: typeof CHILD_AGE) =>
      groups.has(requirement.group) ? factBeside(findingOf.get(`${country} ${id}`), attribute) : null
    return {
      requirement,
      attributes: names,
      columns: countries.map((country) => {
        const finding = findingOf.get(`${country} ${requirement.id}`) ?? null
        return {
          country,
          finding,
          penalties: finding !== null && hasPenalties ? tiedPenalties(finding, day) : null,
          sources: finding === null ? [] : sourcesOf(finding, sources),
          texts: finding === null ? [] : wordingsOf(finding, textsOf),
          childAge: factFrom(country, CHILD_AGE),
          aggravations: factFrom(country, AGGRAVATION),
        }
      }),
    }
  })
}

/** Those of the findings' articles, by country and article. */
async function findSources(findings: readonly Finding[]): Promise<Map<string, Source[]>> {
  const provisions = findings.flatMap((finding) => finding.provisions)
  const countries = [...new Set(provisions.map(({ country }) => country))]
  const found = await database().provision.findMany({
    where: {
      OR: countries.map((country) => ({
        country,
        id: { in: provisions.filter((provision) => provision.country === country).map(({ id }) => id) },
      })),
    },
    select: { country: true, id: true, sources: { orderBy: { position: 'asc' }, select: { source: true } } },
  })
  return new Map(
    found.map(({ country, id, sources }) => [`${country} ${id}`, sources.map(({ source }) => readSource(source))]),
  )
}

function sourcesOf(finding: Finding, ofProvisions: ReadonlyMap<string, Source[]>): Source[] {
  const all = [
    ...finding.sources,
    ...finding.provisions.flatMap(({ country, id }) => ofProvisions.get(`${country} ${id}`) ?? []),
  ]
  return [...new Map(all.map((source) => [source.id, source])).values()]
}

function wordingsOf(finding: Finding, texts: ReadonlyMap<string, OfficialText[]>): OfficialText[] {
  return finding.provisions.flatMap(({ country, id }) => texts.get(`${country} ${id}`) ?? [])
}

function byProvision(texts: readonly OfficialText[]): Map<string, OfficialText[]> {
  const found = new Map<string, OfficialText[]>()
  for (const text of texts) {
    const key = `${text.country} ${text.provision}`
    found.set(key, [...(found.get(key) ?? []), text])
  }
  return found
}

/** The facts that each requirement's findings record, in the framework's order. */
async function findAttributes(requirements: readonly string[]): Promise<Map<string, AttributeName[]>> {
  const found = await database().requirement.findMany({
    where: { id: { in: [...requirements] } },
    select: { id: true, attributes: { orderBy: { position: 'asc' }, select: { attribute: true } } },
  })
  return new Map(
    found.map(({ id, attributes }) => [
      id,
      attributes.map(({ attribute }) => ({
        id: attribute.id,
        title: localisedSchema.parse(attribute.title),
        kind: attribute.kind,
      })),
    ]),
  )
}
