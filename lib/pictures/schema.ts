import { z } from 'zod'
import { dayField, listField } from '../law/fields'
import type { Period, Role, Status } from '../law/schema'

/** The pictures, each with its address `/pictures/<name>`. */
export const PICTURES = ['map', 'convergence', 'similarity', 'gaps', 'profile', 'reforms'] as const
export type PictureName = (typeof PICTURES)[number]

/** How alike countries must be, on average and in hundredths, to be shown as a cluster. */
export const LEVELS = ['80', '85', '90'] as const
export const DEFAULT_LEVEL = '85'

export type PictureChoices = {
  areas: readonly string[]
  standards: readonly string[]
  requirements: readonly string[]
  countries: readonly string[]
}

/** A picture's address, each parameter as text; each picture takes those that it knows. */
export function pictureSchema({ areas, standards, requirements, countries }: PictureChoices) {
  return z.object({
    date: dayField.optional(),
    area: z.enum([...areas]).optional(),
    standard: z.enum([...standards]).optional(),
    core: z.literal('1').optional(),
    requirement: z.enum([...requirements]).optional(),
    country: z.enum([...countries]).optional(),
    countries: listField(countries).optional(),
    level: z.enum(LEVELS).optional(),
    sort: z.enum(['gaps', 'share']).optional(),
    all: z.literal('1').optional(),
  })
}
export type PictureChoice = z.output<ReturnType<typeof pictureSchema>>

/** One finding, as far as its status over time goes. */
export type Span = { country: string; requirement: string; status: Status; period: Period }

export type PictureRequirement = {
  id: string
  area: string
  group: string
  core: boolean
  standards: readonly string[]
}

export type PictureCountry = { code: string; role: Role }

/** A status for every country (a row) and requirement (a column): all that the formulas are reckoned from. */
export type StatusTable = {
  countries: readonly string[]
  requirements: readonly string[]
  /** `statuses[country][requirement]`, in the order of the two lists. */
  statuses: readonly (readonly Status[])[]
}
