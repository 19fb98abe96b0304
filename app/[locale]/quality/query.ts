import { z } from 'zod'
import { datedSchema } from '@/lib/law/fields'
import { findJurisdictions } from '@/lib/law/queries'
import { PROBLEMS } from '@/lib/review/quality-rules'

/** What an address of the quality page may say. */
export async function qualityQuerySchema() {
  const codes = (await findJurisdictions()).map(({ code }) => code)
  return datedSchema.extend({ country: z.enum(codes).optional(), problem: z.enum(PROBLEMS).optional() })
}
