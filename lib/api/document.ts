import 'server-only'
import { z } from 'zod'
import { LOCALES } from '../platform/i18n/locales'
import type { JsonSchema } from './body-rules'
import { bodyOf } from './change'
import { answerSchema, querySchema, severalChanged } from './envelope'
import type { Choices, Operation, ReadOperation, WriteOperation } from './operation'
import { TAGS } from './operation'
import { OPERATIONS, READS } from './operations'
import { PROBLEMS } from './problem-kinds'
import { problemSchema } from './problems'
import { type ApiWords, wordFor } from './words'

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description: string
  schema: JsonSchema
  explode?: false
  example?: string
}
type Content = Record<string, { schema: JsonSchema }>
type Answer = { description: string; headers?: Record<string, unknown>; content?: Content } | { $ref: string }
export type DescribedOperation = {
  operationId: string
  tags: string[]
  summary: string
  parameters: Parameter[]
  requestBody?: { required: true; content: Content }
  responses: Record<string, Answer>
  security: Record<string, string[]>[]
}
export type ApiDocument = {
  openapi: '3.1.1'
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, DescribedOperation>>
  components: {
    schemas: Record<string, JsonSchema>
    headers: Record<string, { description: string; schema: JsonSchema }>
    responses: Record<string, Answer>
    securitySchemes: Record<string, { type: string; scheme: string; description: string }>
  }
}

type Given = { choices: Choices; words: ApiWords['api']; address: string; revision: string }

/**
 * OpenAPI 3.1 of all operations, made from the schemas that check what comes and pick what goes. Choices in it
 * (countries, standards …) are those of the data at that revision.
 */
export function buildDocument({ choices, words, address, revision }: Given): ApiDocument {
  const schemas = new Components()
  const paths: ApiDocument['paths'] = {}
  const problem = schemas.ref('Problem', z.toJSONSchema(problemSchema, { io: 'output' }))
  for (const operation of OPERATIONS) {
    const path = paths[operation.path] ?? {}
    paths[operation.path] = path
    path[operation.method] =
      operation.method === 'get'
        ? describeRead(operation, { choices, words, schemas })
        : describeWrite(operation, { words, schemas })
  }
  const statuses = [...new Set(Object.values(PROBLEMS))]
  return {
    openapi: '3.1.1',
    info: {
      title: words.document.title,
      version: `1.0.0+${revision}`,
      description: words.document.description,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${address}/api/v1` }],
    tags: TAGS.map((name) => ({ name, description: words.tags[name] })),
    paths,
    components: {
      schemas: schemas.all(),
      headers: Object.fromEntries(
        Object.entries(HEADERS).map(([name, schema]) => [name, { description: wordFor(words.headers, name), schema }]),
      ),
      responses: Object.fromEntries(
        statuses.map((status) => [
          `Problem${status}`,
          { description: saysStatus(status, words), content: { 'application/problem+json': { schema: problem } } },
        ]),
      ),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: words.document.token } },
    },
  }
}

function saysStatus(status: number, words: ApiWords['api']): string {
  const kinds = Object.entries(PROBLEMS).filter(([, one]) => one === status)
  return kinds.map(([kind]) => wordFor(words.problems, kind)).join(' · ')
}

const HEADERS = {
  'Cotejo-Revision': { type: 'string' },
  'Cotejo-Date': { type: 'string', format: 'date' },
  ETag: { type: 'string' },
  Link: { type: 'string' },
  RateLimit: { type: 'string' },
  'RateLimit-Policy': { type: 'string' },
} as const satisfies Record<string, JsonSchema>

const headerRefs = (names: readonly (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/** Of `listCountries`: ListCountriesAnswer. */
export const answerName = ({ id }: Pick<Operation, 'id'>) => `${id.charAt(0).toUpperCase()}${id.slice(1)}Answer`

type Tools = { words: ApiWords['api']; schemas: Components }

/** Some names are another thing in one operation than elsewhere. */
const sayParameter = ({ id }: Operation, name: string, { parameters }: ApiWords['api']) =>
  wordFor(parameters, `${id}_${name}`) || wordFor(parameters, name)

function pathParameters(operation: Operation, words: ApiWords['api']): Parameter[] {
  return [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path' as const, required: true, description: sayParameter(operation, name, words) },
    ...{ schema: { type: 'string' as const }, example: operation.example[name] ?? '' },
  }))
}

function describeRead(
  operation: ReadOperation,
  { choices, words, schemas }: Tools & { choices: Choices },
): DescribedOperation {
  const { properties = {}, required = [] } = z.toJSONSchema(querySchema(operation, choices), { io: 'input' })
  const query = Object.entries(properties).map(([name, schema]): Parameter => {
    if (typeof schema === 'boolean') throw new Error(`${operation.id} takes anything as ${name}`)
    const example = operation.example[name]
    return {
      ...{
        name,
        in: 'query',
        required: required.includes(name),
        description: sayParameter(operation, name, words),
        schema,
      },
      ...(schema.type === 'array' ? { explode: false as const } : {}),
      ...(example === undefined ? {} : { example }),
    }
  })
  const answer = schemas.ref(answerName(operation), z.toJSONSchema(answerSchema(operation), { io: 'output' }))
  const csv: Content = operation.kind === 'list' ? { 'text/csv': { schema: { type: 'string' } } } : {}
  const always = ['Cotejo-Revision', 'ETag', 'RateLimit', 'RateLimit-Policy'] as const
  const dated = operation.isDated === 'never' ? [] : (['Cotejo-Date'] as const)
  const paged = operation.kind === 'list' ? (['Link'] as const) : []
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: wordFor(words.operations, operation.id),
    parameters: [...pathParameters(operation, words), ...query],
    responses: {
      200: {
        description: words.document.answer,
        headers: headerRefs([...always, ...dated, ...paged]),
        content: { 'application/json': { schema: answer }, ...csv },
      },
      304: { description: words.document.unchanged },
      ...problemsOf([400, 401, 403, 404, 405, 406, 429, 500]),
    },
    security: [{}, { token: [] }],
  }
}

function describeWrite(operation: WriteOperation, { words, schemas }: Tools): DescribedOperation {
  const name = operation.path.startsWith('/measures') ? 'getMeasure' : 'getDeficiency'
  const read = READS.find(({ id }) => id === name)
  if (read?.kind !== 'one') throw new Error(`${operation.id} has nothing to answer with`)
  const several = schemas.ref('SeveralChanged', z.toJSONSchema(severalChanged, { io: 'output' }))
  const answer = { anyOf: [{ $ref: refTo(answerName(read)) }, several] }
  const key = `${operation.id.charAt(0).toUpperCase()}${operation.id.slice(1)}`
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: wordFor(words.operations, operation.id),
    parameters: [
      ...pathParameters(operation, words),
      {
        ...{ name: 'lang', in: 'query', required: false, description: words.parameters.lang },
        schema: { type: 'string', enum: [...LOCALES] },
      },
      {
        ...{ name: 'Idempotency-Key', in: 'header', required: false, description: words.parameters.idempotencyKey },
        schema: { type: 'string', maxLength: 255 },
      },
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemas.ref(key, bodyOf(operation).json) } },
    },
    responses: {
      [operation.subject === null ? 201 : 200]: {
        description: words.document.changed,
        headers: headerRefs(['Cotejo-Revision', 'Cotejo-Date', 'RateLimit', 'RateLimit-Policy']),
        content: { 'application/json': { schema: answer } },
      },
      ...problemsOf([400, 401, 403, 404, 405, 406, 409, 415, 422, 429, 500]),
    },
    security: [{ token: ['write'] }],
  }
}

const problemsOf = (statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]))

const refTo = (name: string) => `#/components/schemas/${name}`

/** Schemas by name. What Zod defines beside a schema (`$defs`) becomes one of them, each once. */
class Components {
  readonly #schemas = new Map<string, JsonSchema>()

  ref(name: string, schema: JsonSchema): JsonSchema {
    const { $defs = {}, $schema: _, ...own } = schema
    for (const [inner, of] of Object.entries($defs)) if (typeof of !== 'boolean') this.#add(inner, of)
    this.#add(name, own)
    return { $ref: refTo(name) }
  }

  all(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  #add(name: string, schema: JsonSchema): void {
    const { id: _, ...bare } = schema
    const moved: JsonSchema = JSON.parse(JSON.stringify(bare).replaceAll('"#/$defs/', '"#/components/schemas/'))
    const known = this.#schemas.get(name)
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(moved))
      throw new Error(`two schemas are called ${name}`)
    this.#schemas.set(name, moved)
  }
}
