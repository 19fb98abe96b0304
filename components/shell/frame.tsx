import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SignSprite } from '@/components/law/sign'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { LOCALES } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import { AccountMenu } from './account-menu'
import type { PageRequest } from './answer-page'
import { DateControl } from './date-control'
import { href } from './href'
import { LanguageSwitcher } from './language-switcher'
import { Notice } from './notice'

// Not `prose`: that is a single text in the serif face.
const MAIN_CLASS = { prose: undefined, wide: 'wide', grid: 'wide grid' }

const PLACES = ['matrix', 'compare', 'procedures', 'cooperation', 'register'] as const
const MORE = [
  'countries',
  'requirements',
  'penalties',
  'changes',
  'case',
  'pictures',
  'measures',
  'conclusions',
  'quality',
  'data',
  'api',
  'method',
  'glossary',
  'help',
] as const
/** Where a place is, where its name and its address differ. */
const ADDRESSES: Partial<Record<(typeof PLACES | typeof MORE)[number], string>> = { register: 'deficiencies' }

/**
 * The bar above every page and the foot below it. `path` is the page's own address without its language;
 * `day` the day it shows, null for a page that has none.
 */
export async function Frame({
  request,
  path,
  day,
  title,
  layout = 'prose',
  children,
}: {
  request: PageRequest
  path: string
  day: string | null
  title: string
  /** How wide the page is and which face its heads have: a column of text, text beside a figure, or a grid. */
  layout?: 'prose' | 'wide' | 'grid'
  children: ReactNode
}) {
  const { locale, today, query } = request
  const t = await getTranslations({ locale })
  const search = new URLSearchParams(query).toString().replaceAll('%2C', ',')
  const here = (place: string) =>
    path === `/${place}` ? ('page' as const) : path.startsWith(`/${place}/`) ? ('true' as const) : undefined
  const link = (place: (typeof PLACES | typeof MORE)[number]) => {
    const address = ADDRESSES[place] ?? place
    return (
      <li key={place}>
        <a href={href(locale, `/${address}`, query)} aria-current={here(address)}>
          {t(`nav.${place}`)}
        </a>
      </li>
    )
  }
  return (
    <>
      <title>{path === '' ? `${t('name')} · ${t('tagline')}` : `${title} · ${t('name')}`}</title>
      <SignSprite />
      <a className="skip" href="#content">
        {t('nav.skip')}
      </a>
      <header className="bar">
        <a className="bar-name" href={href(locale, '', query)}>
          {t('name')}
        </a>
        <nav aria-label={t('nav.label')}>
          <ul>
            {PLACES.map(link)}
            <li>
              <details className="menu more">
                <summary aria-current={MORE.some(here) ? 'true' : undefined}>{t('nav.more')}</summary>
                <ul className="menu-body">{MORE.map(link)}</ul>
              </details>
            </li>
            <li className="search-link">
              <a href={href(locale, '/search', query)} aria-current={here('search')}>
                {t('nav.search')}
              </a>
            </li>
          </ul>
        </nav>
        <div className="bar-tools">
          <search className="site-search">
            <form action={`/${locale}/search`}>
              {query.date ? <input type="hidden" name="date" value={query.date} /> : null}
              <input
                type="search"
                name="q"
                id="site-search"
                maxLength={200}
                defaultValue={path === '/search' ? query.q : undefined}
                aria-label={t('nav.searchLabel')}
                placeholder={t('nav.searchHint')}
                aria-keyshortcuts="/"
              />
            </form>
          </search>
          {day === null ? null : (
            <DateControl
              path={`/${locale}${path}`}
              query={query}
              day={day}
              today={today}
              workshop={WORKSHOP_DAY}
              labels={{
                asOf: t('date.asOf', { day: formatDay(day, locale) }),
                day: t('date.day'),
                workshop: t('date.workshop'),
                today: t('date.today'),
                apply: t('date.apply'),
              }}
            />
          )}
          <AccountMenu request={request} path={path} />
          <LanguageSwitcher
            label={t('language.label')}
            current={locale}
            path={path}
            search={search}
            languages={LOCALES.map((code) => ({ code, name: t(`language.${code}`) }))}
          />
        </div>
      </header>
      <main id="content" className={MAIN_CLASS[layout]}>
        {request.actor === null ? null : <Notice />}
        {day !== null && day < WORKSHOP_DAY ? <p className="note">{t('date.beforeWorkshop')}</p> : null}
        {day !== null && day > today ? <p className="note">{t('date.afterToday')}</p> : null}
        {children}
      </main>
      <footer className="foot">
        <p>{t('footer.text')}</p>
      </footer>
    </>
  )
}
