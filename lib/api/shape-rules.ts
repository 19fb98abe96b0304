import { z } from 'zod'
import { LOCALES, type Locale } from '../platform/i18n/locales'
import { pickText } from '../platform/i18n/localised'
import { localised } from './fields'

// Walks along an answer's own schema, so that every answer of every operation is treated alike.

/** The answer with each of its texts in one language: the one asked for, else the one that the text has. */
export function narrow(schema: z.ZodType, value: unknown, lang: Locale): unknown {
  if (value === null || value === undefined) return value
  if (isText(schema)) {
    const parsed = localised.safeParse(value)
    if (!parsed.success) return value
    const picked = pickText(parsed.data, lang)
    return picked.text === '' ? {} : { [picked.lang]: picked.text }
  }
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return narrow(typeOf(schema.unwrap()), value, lang)
  if (schema instanceof z.ZodUnion) {
    const fits = schema.options.map(typeOf).find((option) => option.safeParse(value).success)
    return fits === undefined ? value : narrow(fits, value, lang)
  }
  if (schema instanceof z.ZodArray)
    return Array.isArray(value) ? value.map((one) => narrow(typeOf(schema.element), one, lang)) : value
  if (typeof value !== 'object') return value
  if (schema instanceof z.ZodRecord) {
    const of = typeOf(schema.valueType)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, narrow(of, one, lang)]))
  }
  if (!(schema instanceof z.ZodObject)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, narrow(typeOf(schema.shape[key]), one, lang)]),
  )
}

const typeOf = (schema: unknown): z.ZodType => (schema instanceof z.ZodType ? schema : z.unknown())

// What is made of it by `.meta` or `.nullable` keeps its definition's parts.
function isText(schema: z.ZodType): boolean {
  return schema instanceof z.ZodRecord && schema._zod.def.valueType === localised._zod.def.valueType
}

export type FlatColumn = { key: string; kind: 'text' | 'number' }

/**
 * The columns that rows of this schema have as a table: what is within an object stands under `outer.inner`, a text has
 * a column a language, and a list is one cell, written as JSON.
 */
export function columnsOf(schema: z.ZodType, key = ''): FlatColumn[] {
  if (isText(schema)) return LOCALES.map((locale) => ({ key: `${key}.${locale}`, kind: 'text' as const }))
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return columnsOf(typeOf(schema.unwrap()), key)
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) =>
      columnsOf(typeOf(inner), key === '' ? name : `${key}.${name}`),
    )
  return [{ key, kind: schema instanceof z.ZodNumber ? 'number' : 'text' }]
}

/** A row's cells by column key. */
export function flatten(columns: readonly FlatColumn[], row: unknown): Record<string, string | number | null> {
  return Object.fromEntries(columns.map(({ key }) => [key, cellOf(dig(row, key.split('.')))]))
}

function dig(value: unknown, path: readonly string[]): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (typeof value !== 'object' || value === null) return null
  return dig(Reflect.get(value, first), rest)
}

function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}
