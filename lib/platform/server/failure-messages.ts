import { z } from 'zod'

const failureTextsSchema = z.object({ title: z.string(), text: z.string(), hint: z.string() })

export const failureMessagesSchema = z.object({
  failure: z.object({
    error: failureTextsSchema,
    unavailable: failureTextsSchema,
    retry: z.string(),
    request: z.string(),
  }),
})
