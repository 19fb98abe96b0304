import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

export type Size = { countries: number; requirements: number; periods: number }

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Codes that name no country: unions, currencies' and tests' own. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'XK', 'ZZ'])
const STATUSES = ['met', 'partial', 'gap', 'unknown'] as const

const findingSchema = z.looseObject({
  requirement: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  status: z.enum(STATUSES),
  provisions: z.array(z.string()).default([]),
  sources: z.array(z.string()).default([]),
})
const countrySchema = z.looseObject({ country: z.string(), findings: z.array(findingSchema) })
const frameworkSchema = z.looseObject({ requirements: z.array(z.looseObject({ id: z.string() })) })

/**
 * Writes a dataset of that size into `directory`, in the format of prisma/dataset: the shipped framework and countries
 * again and again under other names, so that texts are as long as real ones, each cell in as many periods as asked for.
 * Nothing in it is by chance.
 */
export async function writeSyntheticDataset(shipped: string, directory: string, size: Size): Promise<void> {
  const framework = frameworkSchema.parse(await readJson(path.join(shipped, 'framework.json')))
  const files = (await readdir(path.join(shipped, 'countries'))).filter((name) => name.endsWith('.json')).sort()
  const models = await Promise.all(
    files.map(async (name) => countrySchema.parse(await readJson(path.join(shipped, 'countries', name)))),
  )
  const requirements = Array.from({ length: size.requirements }, (_, index) => {
    const model = framework.requirements[index % framework.requirements.length]
    if (model === undefined) throw new Error('the shipped framework is empty')
    const round = Math.floor(index / framework.requirements.length)
    return { ...model, model: model.id, id: round === 0 ? model.id : `${model.id}-${round + 1}` }
  })
  await mkdir(path.join(directory, 'countries'), { recursive: true })
  await writeJson(path.join(directory, 'framework.json'), {
    ...framework,
    requirements: requirements.map(({ model: _model, ...requirement }) => requirement),
    ...(size.requirements < framework.requirements.length ? { pathway: [] } : {}),
  })
  const starts = Array.from({ length: size.periods }, (_, index) =>
    index === 0 ? null : dayAfter((index * DAYS) / size.periods),
  )
  const known = new Set(requirements.map(({ id }) => id))
  for (const [place, code] of codesFor(models, size.countries).entries()) {
    const model = models[place % models.length]
    if (model === undefined) throw new Error('no shipped country')
    const byRequirement = new Map(model.findings.map((finding) => [finding.requirement, finding]))
    const findings = requirements.flatMap((requirement, index) => {
      const finding = byRequirement.get(requirement.model)
      if (finding === undefined) return []
      const hasEvidence = finding.provisions.length + finding.sources.length > 0
      return starts.map((from, period) => ({
        ...finding,
        requirement: requirement.id,
        from,
        to: starts[period + 1] ?? null,
        // What nothing supports cannot become met.
        status: hasEvidence ? (STATUSES[(place + index + period) % 3] ?? finding.status) : finding.status,
      }))
    })
    const { role: _role, deficiencies, ...rest } = model
    const kept = Array.isArray(deficiencies) ? deficiencies.filter((one) => known.has(String(one.requirement))) : []
    const file = { ...rest, country: code, findings, deficiencies: kept }
    await writeJson(path.join(directory, 'countries', `${code}.json`), file)
  }
}

/** From the workshop to the day up to which the shipped data speak. */
const FIRST = Date.UTC(2017, 9, 23)
const DAYS = 3300

const dayAfter = (days: number) => new Date(FIRST + Math.round(days) * 86_400_000).toISOString().slice(0, 10)

/** The shipped countries first, then others that have a name, in alphabetical order. */
function codesFor(models: readonly { country: string }[], count: number): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const shipped = models.map(({ country }) => country)
  const others = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
    (code) => names.of(code) !== undefined && !NO_COUNTRIES.has(code) && !shipped.includes(code),
  )
  const codes = [...shipped, ...others].slice(0, count)
  if (codes.length < count) throw new Error(`there are only ${codes.length} country codes`)
  return codes
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))
const writeJson = (file: string, content: unknown) => writeFile(file, JSON.stringify(content))
