import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SignSprite } from '@/components/law/sign'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { LOCALES } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import type { PageRequest } from './answer-page'
import { DateControl } from './date-control'
import { href } from './href'
import { LanguageSwitcher } from './language-switcher'

// Not `prose`: that is a single text in the serif face.
const MAIN_CLASS = { prose: undefined, wide: 'wide', grid: 'wide grid' }

const PLACES = ['matrix', 'countries', 'requirements', 'glossary'] as const

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
            {PLACES.map((place) => (
              <li key={place}>
                <a
                  href={href(locale, `/${place}`, query)}
                  aria-current={path === `/${place}` ? 'page' : path.startsWith(`/${place}/`) ? 'true' : undefined}
                >
                  {t(`nav.${place}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="bar-tools">
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
