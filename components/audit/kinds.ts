import type { getTranslations } from 'next-intl/server'

/** A kind that has no word yet is named as the commands name it. */
export function sayKind(t: Awaited<ReturnType<typeof getTranslations<'audit'>>>, kind: string): string {
  const known = KINDS.find((one) => one === kind)
  return known === undefined ? kind : t(`kinds.${known}`)
}

const KINDS = [
  ...(['account', 'invitation', 'setting', 'mail', 'deficiency', 'measure', 'finding', 'provision'] as const),
  ...(['proposal', 'statement', 'review', 'reading', 'comment', 'note', 'dataset'] as const),
]
