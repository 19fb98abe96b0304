import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { type Asked, MANY } from '@/lib/search/schema'
import { addressOf } from './search-address'

type PagerProps = { request: PageRequest; asked: Asked; total: number }

export async function Pager({ request, asked, total }: PagerProps) {
  const pages = Math.ceil(total / MANY)
  if (pages < 2) return null
  const t = await getTranslations({ locale: request.locale, namespace: 'search' })
  return (
    <nav aria-label={t('pages')} className="search-pager">
      {asked.page > 1 ? (
        <a rel="prev" href={addressOf(request, asked, { page: Math.min(asked.page, pages + 1) - 1 })}>
          {t('previous')}
        </a>
      ) : null}
      <span>{t('pageOf', { page: asked.page, pages })}</span>
      {asked.page < pages ? (
        <a rel="next" href={addressOf(request, asked, { page: asked.page + 1 })}>
          {t('next')}
        </a>
      ) : null}
    </nav>
  )
}
