import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { CopyButtons } from './copy-buttons'

type ShareBarProps = {
  request: PageRequest
  /** The day shown; the copied link names it, so that it shows the same tomorrow. Null where the page has no day. */
  day: string | null
  /** Other parameters that the copied link must name: what the page takes for granted today. */
  pin?: Record<string, string>
  /** The id of a table that can be copied, with its name where the page has several bars. */
  table?: string
  /** What the table's drawn signs say, by their class. */
  signs?: Record<string, string>
  /** A plain text that can be copied: a citation; its `{address}` is filled with the copied link. */
  citation?: string
}

/** Copy a link that reproduces the view, a table for a word processor or a spreadsheet, a citation; print. */
export async function ShareBar({ request, day, pin, table, signs, citation }: ShareBarProps) {
  const t = await getTranslations({ locale: request.locale, namespace: 'share' })
  return (
    <CopyButtons
      pinned={{ ...(day === null ? {} : { date: day }), ...pin }}
      table={table}
      signs={signs}
      citation={citation}
      labels={{
        label: t('label'),
        link: t('copyLink'),
        table: t('copyTable'),
        citation: t('copyCitation'),
        print: t('print'),
        copied: t('copied'),
        failed: t('failed'),
      }}
    />
  )
}
