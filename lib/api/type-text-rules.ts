import type { JsonSchema } from './body-rules'

/*
 * A JSON Schema as a person reads it, in the way of TypeScript: `{ country: string, status: Status, from: date | null }`.
 */

/** A piece of the text; `to` is the name of the schema that it stands for. */
export type TypePiece = { text: string; to?: string }

/** More values than these are told by how many there are. */
const MOST_VALUES = 24

export function typeText(schema: JsonSchema | boolean | undefined, indent = ''): TypePiece[] {
  if (schema === undefined || typeof schema === 'boolean') return [{ text: 'any' }]
  const { $ref, anyOf, oneOf } = schema
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? ''
    return [{ text: name, to: name }]
  }
  const options = anyOf ?? oneOf
  if (options !== undefined)
    return join(
      options.map((option) => typeText(option, indent)),
      ' | ',
    )
  if (schema.enum !== undefined) {
    if (schema.enum.length > MOST_VALUES) {
      const some = schema.enum.slice(0, 3).map((value) => JSON.stringify(value))
      return [{ text: `${some.join(' | ')} | … (${schema.enum.length})` }]
    }
    return [{ text: schema.enum.map((value) => JSON.stringify(value)).join(' | ') }]
  }
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }]
  if (Array.isArray(schema.type))
    return [
      { text: schema.type.map((type) => (type === 'string' ? plainType({ ...schema, type }) : type)).join(' | ') },
    ]
  if (schema.type === 'array') {
    const items = Array.isArray(schema.items) ? schema.items[0] : schema.items
    const inner = typeText(items, indent)
    const isUnion = inner.some(({ text }) => text.includes(' | ')) && !inner.some(({ text }) => text.startsWith('{'))
    return isUnion ? [{ text: '(' }, ...inner, { text: ')[]' }] : [...inner, { text: '[]' }]
  }
  if (schema.type === 'object') return objectText(schema, indent)
  return [{ text: plainType(schema) }]
}

function objectText(schema: JsonSchema, indent: string): TypePiece[] {
  const { properties = {}, required = [], additionalProperties } = schema
  const names = Object.keys(properties)
  if (names.length === 0) {
    if (additionalProperties === undefined || typeof additionalProperties === 'boolean') return [{ text: '{}' }]
    return [{ text: '{ [key]: ' }, ...typeText(additionalProperties, indent), { text: ' }' }]
  }
  const deeper = `${indent}  `
  const lines = names.flatMap((name): TypePiece[] => [
    { text: `${deeper}${name}${required.includes(name) ? '' : '?'}: ` },
    ...typeText(properties[name], deeper),
    { text: '\n' },
  ])
  return [{ text: '{\n' }, ...lines, { text: `${indent}}` }]
}

const FORMATS: Readonly<Record<string, string>> = { date: 'date', 'date-time': 'date-time', uuid: 'uuid' }

function plainType({ type, format }: JsonSchema): string {
  if (type === 'string' && format !== undefined) return FORMATS[format] ?? 'string'
  return typeof type === 'string' ? type : 'any'
}

function join(pieces: TypePiece[][], by: string): TypePiece[] {
  return pieces.flatMap((inner, index) => (index === 0 ? inner : [{ text: by }, ...inner]))
}
