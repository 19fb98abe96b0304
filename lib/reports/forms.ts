import { z } from 'zod'
import { choiceField, localisedField, versionField } from '../forms/fields'
import { NOTED } from './schema'

/** The forms of these commands, for both sides. */
export const REPORT_FORMS = {
  'conclusions.write': z.object({
    section: choiceField(NOTED),
    /** The version that this text will be. */
    version: versionField,
    body: localisedField(20_000, { lines: true }),
  }),
} satisfies Record<string, z.ZodType>
