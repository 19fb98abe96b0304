import { z } from 'zod'
import { tickField, versionField } from '../forms/fields'

export const SETTINGS_FORMS = {
  'settings.change': z.object({
    version: versionField,
    registerVisibility: z.enum(['published', 'all', 'none']),
    requireTotp: tickField,
    staleMonths: z.coerce.number().int().min(1).max(120),
  }),
} satisfies Record<string, z.ZodType>
