'use server'

import { redirect } from 'next/navigation'
import { readForm } from '../forms/form-data'
import { type FormState, UNTOUCHED } from '../forms/state'
import { currentRequest } from '../platform/http/request-context'
import { performCommand } from './perform'

/** The one server action: carries out the command that the form names. */
export async function perform(_before: FormState, data: FormData): Promise<FormState> {
  currentRequest().isFormRead = true
  // A request of somebody's own making may hold anything.
  if (!(data instanceof FormData)) return { ...UNTOUCHED, outcome: 'failed' }
  const { input, values } = readForm(data)
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  const state = await performCommand({
    name: text('command'),
    formId: text('formId'),
    locale: text('locale'),
    input,
    values,
  })
  // Without script the answer is a page: on to the next one. With it the form clears its draft and goes there itself.
  if (state.outcome === 'done' && state.href !== null && text('enhanced') === '') redirect(state.href)
  return state
}
