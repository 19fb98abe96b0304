import { z } from 'zod'
import { choiceField, countryField, requirementField, versionField } from '../forms/fields'
import { MOST_FOLLOWED, PACES } from './schema'

export const FOLLOW_FORMS = {
  'follow.set': z.object({
    version: versionField,
    every: choiceField(PACES),
    countries: z.array(countryField).max(MOST_FOLLOWED).default([]),
    requirements: z.array(requirementField).max(MOST_FOLLOWED).default([]),
  }),
  'follow.add': z.object({ requirement: requirementField }),
  'follow.remove': z.object({ requirement: requirementField }),
} satisfies Record<string, z.ZodType>
