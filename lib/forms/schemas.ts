import type { z } from 'zod'
import { ACCOUNT_FORMS } from '../accounts/forms'
import { DATASET_FORMS } from '../dataset/forms'
import { MEASURE_FORMS } from '../measures/forms'
import type { FieldFault } from '../platform/errors'
import { REGISTER_FORMS } from '../register/forms'
import { REPORT_FORMS } from '../reports/forms'
import { REVIEW_FORMS } from '../review/forms'
import { faultsOf } from './fields'
import { readForm } from './form-data'

/** The schema of every command's form, by the command's name: the commands take theirs from here too. */
export const FORM_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  ...ACCOUNT_FORMS,
  ...REGISTER_FORMS,
  ...MEASURE_FORMS,
  ...REVIEW_FORMS,
  ...REPORT_FORMS,
  ...DATASET_FORMS,
}

/** What is wrong with a form before it is sent: what the command itself would find in its values. */
export function checkForm(command: string, data: FormData): FieldFault[] {
  const result = FORM_SCHEMAS[command]?.safeParse(readForm(data).input)
  return result === undefined || result.success ? [] : faultsOf(result.error)
}
