import { z } from 'zod'

/*
 * A command's form as the body of a request. The schema that is published is the form's own, read by Zod; what is
 * checked first is what was published: of the right kinds, and nothing that it does not name. A form leaves out what it
 * does not know; a program that misspells a field wants to be told.
 */

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** The JSON Schema of what a form takes, without the fields that are given otherwise. */
export function bodySchema(form: z.ZodType, given: readonly string[]): JsonSchema {
  const schema = z.toJSONSchema(form, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (!(zodSchema instanceof z.ZodObject)) return
      jsonSchema.additionalProperties = false
      // A field that may be left out: its form takes nothing for empty.
      const needed = Object.entries(zodSchema.shape).filter(([, field]) => !takesNothing(field))
      if (needed.length > 0) jsonSchema.required = needed.map(([name]) => name)
      else delete jsonSchema.required
    },
  })
  const { $schema: _, properties = {}, required = [], ...rest } = schema
  const kept = Object.entries(properties).filter(([name]) => !given.includes(name))
  return {
    ...rest,
    properties: Object.fromEntries(kept),
    required: required.filter((name) => !given.includes(name)),
  }
}

const takesNothing = (field: unknown) => field instanceof z.ZodType && field.safeParse(undefined).success

export type ShapeFault = { field: string; reason: 'unknown' | 'missing' | 'kind' }

/** What of a body is not as its schema says: fields that it has not, that are missing, or that are of another kind. */
export function shapeFaults(schema: z.ZodType, body: unknown): ShapeFault[] {
  const result = schema.safeParse(body)
  if (result.success) return []
  const faults = new Map<string, ShapeFault>()
  for (const issue of result.error.issues) {
    const at = issue.path.map(String).join('.')
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const field = at === '' ? key : `${at}.${key}`
        faults.set(field, { field, reason: 'unknown' })
      }
    } else if (!faults.has(at)) {
      const reason = valueAt(body, issue.path) === undefined ? 'missing' : 'kind'
      faults.set(at, { field: at, reason })
    }
  }
  return [...faults.values()]
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Reflect.get(found, key)
  }
  return found
}
