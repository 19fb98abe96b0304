import { z } from 'zod'
import { uuidField } from '../forms/fields'

const one = z.object({ id: uuidField })

export const MAIL_FORMS = {
  'mail.send': one,
  'mail.handOn': one,
  'mail.discard': one,
} satisfies Record<string, z.ZodType>
