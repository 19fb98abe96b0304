import { z } from 'zod'
import { dayField } from '../law/fields'
import { MOST_CELLS } from './forms'

/** The address of the page to mark from: `cells=AR/off-access,CL/pro-preservation`, or one country and requirement. */
export function newSchema(countries: readonly string[], requirements: readonly string[]) {
  const isCell = ({ country, requirement }: { country: string; requirement: string }) =>
    countries.includes(country) && requirements.includes(requirement)
  return z
    .object({
      cells: z
        .string()
        .default('')
        .transform((text) =>
          [...new Set(text.split(',').filter(Boolean))].map((cell) => {
            const [country = '', requirement = ''] = cell.split('/')
            return { country, requirement }
          }),
        )
        .refine((cells) => cells.every(isCell), { params: { reason: 'choice' } })
        .refine((cells) => cells.length <= MOST_CELLS, { params: { reason: 'many' } }),
      country: z.enum(countries).optional(),
      requirement: z.enum(requirements).optional(),
      date: dayField.optional(),
    })
    .transform(({ cells, country, requirement, date }) => ({
      date,
      cells: cells.length === 0 && country && requirement ? [{ country, requirement }] : cells,
    }))
}
