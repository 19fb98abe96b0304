'use client'

import { createContext, useContext } from 'react'
import type { FormState } from '@/lib/forms/state'
import type { FormWords } from './words'

/** What a form's fields know of it. */
export type FormKnowledge = {
  state: FormState
  /** What is wrong with the field, in words. */
  faultOf: (name: string) => string | null
  /** Ids of a form's parts do not meet those of another form on the page. */
  idOf: (name: string) => string
  /** What the field was last given, where the form came back; else undefined. */
  typed: (name: string) => string | string[] | undefined
  words: FormWords
}

export const FormContext = createContext<FormKnowledge | null>(null)

export function useFormKnowledge(): FormKnowledge {
  const known = useContext(FormContext)
  if (!known) throw new Error('a field stands outside a form')
  return known
}

/** The fields of a stale form that somebody else has changed to something else than what was typed. */
export function differingFields({ conflict, values }: FormState): string[] {
  return Object.entries(conflict?.theirs ?? {}).flatMap(([name, text]) =>
    name in values && values[name] !== text ? [name] : [],
  )
}
