import { z } from 'zod'

export const FORMATS = ['xlsx', 'csv', 'json'] as const
export type Format = (typeof FORMATS)[number]

/** The file of each format. */
export const MEDIA_TYPES: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
}

/** What an export's address says beside what its page's does: `?format=csv&extra=requirementId`. */
export const exportSchema = z.object({
  format: z.enum(FORMATS).default('xlsx'),
  extra: z
    .string()
    .max(1000)
    .default('')
    .transform((text) => text.split(',').filter(Boolean)),
})

/** A name for a file in letters that every system takes. */
export function fileName(name: string, format: Format): string {
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '')
  return `${ascii.slice(0, 120) || 'cotejo'}.${format}`
}
