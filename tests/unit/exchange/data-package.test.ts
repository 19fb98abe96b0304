import path from 'node:path'
import { parseCsv } from 'hucre/csv'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readDataset } from '@/lib/dataset/read'
import { bulkArchive, bulkFiles, sha256 } from '@/lib/exchange/bulk'

const packageSchema = z.object({
  resources: z.array(
    z.object({
      ...{ name: z.string(), path: z.string(), hash: z.string(), bytes: z.number() },
      schema: z.object({
        fields: z.array(
          z.object({
            ...{ name: z.string(), type: z.enum(['string', 'number', 'integer', 'boolean', 'date']) },
            constraints: z
              .object({ required: z.boolean().optional(), enum: z.array(z.string()).optional() })
              .optional(),
          }),
        ),
        primaryKey: z.array(z.string()),
        foreignKeys: z
          .array(
            z.object({
              fields: z.array(z.string()),
              reference: z.object({ resource: z.string(), fields: z.array(z.string()) }),
            }),
          )
          .default([]),
      }),
    }),
  ),
})
const FORMS = {
  string: /./s,
  number: /^\d+(\.\d+)?$/,
  integer: /^\d+$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
}

let files: Map<string, string>
let resources: z.infer<typeof packageSchema>['resources']
const tables = new Map<string, Record<string, string>[]>()

beforeAll(async () => {
  files = bulkFiles('package', await readDataset(path.resolve('prisma/dataset')), '7')
  resources = packageSchema.parse(JSON.parse(files.get('datapackage.json') ?? '')).resources
  for (const { name, path: file } of resources) {
    const [head = [], ...rows] = parseCsv(files.get(file) ?? '', { typeInference: false }).map((row) => row.map(String))
    tables.set(
      name,
      rows.map((row) => Object.fromEntries(head.map((column, index) => [column, row[index] ?? '']))),
    )
  }
})

describe('the data package of the shipped dataset', () => {
  it('describes every file that it has, byte for byte', () => {
    expect([...files.keys()].slice(1).sort()).toEqual(resources.map((resource) => resource.path).sort())
    expect(resources).toHaveLength(24)
    for (const { path: file, hash, bytes } of resources) {
      expect(hash).toBe(`sha256:${sha256(files.get(file) ?? '')}`)
      expect(bytes).toBe(Buffer.byteLength(files.get(file) ?? ''))
    }
  })

  it('has in each cell what its field allows', () => {
    for (const { name, schema } of resources) {
      const rows = tables.get(name) ?? []
      expect(rows.length, name).toBeGreaterThan(0)
      expect(Object.keys(rows[0] ?? {})).toEqual(schema.fields.map((field) => field.name))
      for (const row of rows)
        for (const { name: field, type, constraints } of schema.fields) {
          const value = row[field] ?? ''
          if (value === '') expect(constraints?.required, `${name}.${field}`).not.toBe(true)
          else if (!FORMS[type].test(value)) expect.fail(`${name}.${field} holds ${value}, no ${type}`)
          else if (constraints?.enum?.includes(value) === false) expect.fail(`${name}.${field} holds ${value}`)
        }
    }
  })

  it('keeps its keys: primary ones once, foreign ones to a row that is there', () => {
    const keyOf = (row: Record<string, string>, fields: string[]) => fields.map((field) => row[field]).join('\0')
    for (const { name, schema } of resources) {
      const rows = tables.get(name) ?? []
      const keys = rows.map((row) => keyOf(row, schema.primaryKey))
      expect(new Set(keys).size, `${name} has a key twice`).toBe(keys.length)
      for (const { fields, reference } of schema.foreignKeys) {
        const known = new Set((tables.get(reference.resource) ?? []).map((row) => keyOf(row, reference.fields)))
        const lost = rows.filter((row) => !known.has(keyOf(row, fields)))
        expect(lost, `${name} ${fields.join(' ')}`).toEqual([])
      }
    }
  })

  it('is the same archive in another time zone and later', async () => {
    const dataset = await readDataset(path.resolve('prisma/dataset'))
    const zone = process.env.TZ
    const first = sha256(bulkArchive('package', dataset, '7'))
    process.env.TZ = 'Asia/Tokyo'
    const second = sha256(bulkArchive('package', dataset, '7'))
    process.env.TZ = zone
    expect(second).toBe(first)
    expect(sha256(bulkArchive('package', dataset, '8'))).not.toBe(first)
  })
})
