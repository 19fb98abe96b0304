import type { z } from 'zod'
import { type Fault, formatPath } from './faults'
import * as schema from './schema'

// A file is read entry by entry, so that the rules can judge what is sound beside what is not.

export interface Entry<Value> {
  path: PropertyKey[]
  value: Value
}

export interface Section<Value> {
  /** The entries of the right form. */
  entries: Entry<Value>[]
  /** All entries, sound or not, as the file has them. */
  raw: Entry<unknown>[]
  /** False where the file has no such list: then nothing can be said of what is in it. */
  isThere: boolean
}

export type ParsedFramework = ReturnType<typeof parseFramework>['parsed']
export type ParsedCountry = ReturnType<typeof parseCountry>['parsed']

export function parseFramework(file: string, raw: unknown) {
  const reader = new FileReader(file, raw)
  const parsed = {
    file,
    standards: reader.list('standards', schema.standardSchema),
    terms: reader.list('terms', schema.termSchema),
    areas: reader.list('areas', schema.areaSchema),
    groups: reader.record('groups', schema.groupIdSchema, schema.localisedText),
    attributes: reader.list('attributes', schema.attributeSchema),
    requirements: reader.list('requirements', schema.requirementSchema),
    pathway: reader.list('pathway', schema.stageSchema),
  }
  return { parsed, faults: reader.end() }
}

export function parseCountry(file: string, raw: unknown) {
  const reader = new FileReader(file, raw)
  const parsed = {
    file,
    code: isRecord(raw) && typeof raw.country === 'string' ? raw.country : undefined,
    head: reader.head(schema.countryHeadSchema),
    sources: reader.list('sources', schema.sourceSchema),
    instruments: reader.list('instruments', schema.instrumentSchema),
    provisions: reader.list('provisions', schema.provisionSchema),
    findings: reader.list('findings', schema.findingSchema),
    deficiencies: reader.list('deficiencies', schema.deficiencySchema, 'may be left out'),
  }
  return { parsed, faults: reader.end() }
}

/** What a reader of the file finds an entry by: its id, or a finding's requirement and first day. */
export function entryId(raw: unknown): string | undefined {
  if (!isRecord(raw)) return undefined
  if (typeof raw.id === 'string') return raw.id
  if (typeof raw.requirement !== 'string') return undefined
  return typeof raw.from === 'string' ? `${raw.requirement} from ${raw.from}` : raw.requirement
}

class FileReader {
  readonly #faults: Fault[] = []
  readonly #fields: Map<string, unknown>
  readonly #known = new Set<string>()

  constructor(
    readonly file: string,
    raw: unknown,
  ) {
    const isObject = isRecord(raw)
    this.#fields = new Map(isObject ? Object.entries(raw) : [])
    if (!isObject) this.#add([], 'is not an object')
  }

  head<Schema extends z.ZodObject>(head: Schema): z.infer<Schema> | null {
    for (const name of Object.keys(head.shape)) this.#known.add(name)
    return this.#parse(head, [], Object.fromEntries(this.#fields))?.value ?? null
  }

  list<Schema extends z.ZodType>(name: string, schema: Schema, isOptional?: 'may be left out') {
    const value = this.#take(name)
    if (value === undefined && isOptional) return this.#section([], schema)
    if (!Array.isArray(value)) {
      this.#add([name], value === undefined ? 'is missing' : 'is not a list')
      return { ...this.#section([], schema), isThere: false }
    }
    return this.#section(
      value.map((raw: unknown, index) => ({ path: [name, index], value: raw })),
      schema,
    )
  }

  /** An object whose keys are the ids; an entry's value has both. */
  record<Schema extends z.ZodType>(name: string, id: z.ZodString, title: Schema) {
    const value = this.#take(name)
    if (!isRecord(value)) this.#add([name], value === undefined ? 'is missing' : 'is not an object')
    const entries = isRecord(value) ? Object.entries(value) : []
    const section: Section<{ id: string; title: z.infer<Schema> }> = {
      entries: [],
      isThere: isRecord(value),
      raw: entries.map(([key]) => ({ path: [name, key], value: { id: key } })),
    }
    for (const [key, raw] of entries) {
      const [goodId, goodTitle] = [this.#parse(id, [name, key], key), this.#parse(title, [name, key], raw)]
      if (goodId && goodTitle) {
        section.entries.push({ path: [name, key], value: { id: goodId.value, title: goodTitle.value } })
      }
    }
    return section
  }

  end(): Fault[] {
    for (const name of this.#fields.keys()) if (!this.#known.has(name)) this.#add([name], UNKNOWN_FIELD)
    return this.#faults
  }

  #take(name: string): unknown {
    this.#known.add(name)
    return this.#fields.get(name)
  }

  #section<Schema extends z.ZodType>(raw: Entry<unknown>[], schema: Schema): Section<z.infer<Schema>> {
    const entries = raw.flatMap(({ path, value }) => this.#parse(schema, path, value, entryId(value)) ?? [])
    return { entries, raw, isThere: true }
  }

  #parse<Schema extends z.ZodType>(schema: Schema, path: PropertyKey[], raw: unknown, id?: string) {
    const result = schema.safeParse(raw, { error: describeIssue })
    if (result.success) return { path, value: result.data }
    for (const issue of result.error.issues) this.#addIssue(issue, path, id)
    return null
  }

  #addIssue(issue: z.core.$ZodIssue, path: PropertyKey[], id?: string) {
    const place = [...path, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) this.#add([...place, key], UNKNOWN_FIELD, id)
    } else if (issue.code === 'invalid_key') {
      for (const inner of issue.issues) this.#add(place, inner.message, id)
    } else {
      this.#add(place, issue.message, id)
    }
  }

  #add(path: PropertyKey[], reason: string, id?: string) {
    this.#faults.push({ file: this.file, path: formatPath(path), reason, ...(id ? { id } : {}) })
  }
}

const UNKNOWN_FIELD = 'is not a field of the format'

function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'is missing'
  if (issue.code === 'invalid_value') {
    return `is ${JSON.stringify(issue.input)}, not one of ${issue.values.map(String).join(', ')}`
  }
  if (issue.code !== 'invalid_type') return undefined
  return `is ${nameType(issue.input)}, not ${EXPECTED[issue.expected] ?? issue.expected}`
}

const EXPECTED: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
}

function nameType(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return EXPECTED[typeof value] ?? typeof value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
