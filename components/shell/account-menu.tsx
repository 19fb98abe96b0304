import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { may } from '@/lib/auth/permissions'
import type { PageRequest } from './answer-page'

const PLACES = [
  { place: 'dashboard', action: 'dashboard.read' },
  { place: 'queue', action: 'queue.read' },
  { place: 'account', action: 'account.manage' },
  { place: 'people', action: 'people.read' },
  { place: 'settings', action: 'settings.read' },
  { place: 'mail', action: 'mail.read' },
  { place: 'audit', action: 'audit.read' },
] as const

/** The way in, or whose session this is and what it opens. */
export async function AccountMenu({ request, path }: { request: PageRequest; path: string }) {
  const { locale, actor } = request
  const t = await getTranslations({ locale, namespace: 'nav' })
  if (actor === null)
    return (
      <a className="sign-in" href={`/${locale}/sign-in`} aria-current={path === '/sign-in' ? 'page' : undefined}>
        {t('signIn')}
      </a>
    )
  return (
    <details className="menu account">
      <summary title={t('accountMenu')}>{actor.name}</summary>
      <div className="menu-body">
        <ul className="plain">
          {PLACES.filter(({ action }) => may(actor, action)).map(({ place }) => (
            <li key={place}>
              <a href={`/${locale}/${place}`} aria-current={path === `/${place}` ? 'page' : undefined}>
                {t(place)}
              </a>
            </li>
          ))}
        </ul>
        <Form locale={locale} command="session.close" submit={t('signOut')} isInline isQuiet />
      </div>
    </details>
  )
}
