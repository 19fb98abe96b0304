import { randomUUID } from 'node:crypto'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/platform/i18n/locales'
import { CommandForm } from './command-form'

export type FormProps = {
  locale: Locale
  /** The command's name in lib/auth/registry. */
  command: string
  /** What the button does, in words. */
  submit: string
  /** Values that the reader does not see or change. */
  hidden?: Record<string, string | number>
  /** What a half-filled form is kept under in the browser; absent: it is not kept. */
  draft?: string
  /** For what cannot be taken back lightly: what will happen, asked before it is sent. */
  confirm?: string
  /** A button alone, in a line of text or a toolbar. */
  isInline?: boolean
  isQuiet?: boolean
  /** As wide as the page: a table is part of it. */
  isWide?: boolean
  /** What the form is, for those who do not see where it stands. */
  label?: string
  children?: ReactNode
}

/**
 * A form that carries out a command. Works without script; with it, mistakes are shown before anything is sent and
 * what was typed outlives a closed tab. The page must not be kept by anybody: a form is for one use.
 */
export async function Form({ locale, ...props }: FormProps) {
  const { forms } = await getMessages({ locale })
  return <CommandForm {...props} locale={locale} formId={randomUUID()} words={forms} />
}
