import type { getTranslations } from 'next-intl/server'

/** A kind that has no word yet is named as the commands name it. */
export function sayKind(t: Awaited<ReturnType<typeof getTranslations<'audit'>>>, kind: string): string {
  const known = KINDS.find((one) => one === kind)
  return known === undefined ? kind : t(`kinds.${known}`)
}

const KINDS = [
  ...(['account', 'invitation', 'setting', 'mail', 'deficiency', 'measure', 'finding', 'provision'] as const),
  ...(['proposal', 'statement', 'review', 'reading', 'comment', 'note', 'dataset', 'token'] as const),
  ...(['workbook', 'release'] as const),
]

/** A field by its path: its own name in words where there are some, the rest (a language, a place) as it is. */
export function sayField(t: Awaited<ReturnType<typeof getTranslations<'audit'>>>, path: string): string {
  if (path === '') return t('value')
  const [first, ...rest] = path.split('.')
  const known = FIELDS.find((one) => one === first)
  return [known === undefined ? first : t(`fields.${known}`), ...rest].join(' · ')
}

const FIELDS = [
  ...(['name', 'email', 'role', 'countries', 'open', 'secondFactor', 'accepted', 'expiresAt', 'subject'] as const),
  ...(['state', 'status', 'title', 'description', 'severity', 'kind', 'rationale', 'text', 'dueOn'] as const),
]
