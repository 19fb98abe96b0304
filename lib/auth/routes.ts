import type { Action } from './permissions'

/**
 * Every route of the app, without its language, and the action that whoever asks for it must be allowed. A page hands
 * the same action to `answerPage`, a handler asks for it itself; tests/unit/auth/routes.test.ts holds them to it.
 */
export const ROUTES = {
  '/': 'law.read',
  '/[...rest]': 'law.read',
  '/account': 'account.manage',
  '/api': 'law.read',
  '/audit': 'audit.read',
  '/audit/export': 'audit.read',
  '/case': 'law.read',
  '/changes': 'law.read',
  '/changes/export': 'law.read',
  '/compare': 'law.read',
  '/compare/export': 'law.read',
  '/conclusions': 'law.read',
  '/conclusions/file': 'law.read',
  '/conclusions/notes': 'conclusions.write',
  '/cooperation': 'law.read',
  '/cooperation/export': 'law.read',
  '/cooperation/overview': 'law.read',
  '/cooperation/overview/export': 'law.read',
  '/countries': 'law.read',
  '/countries/[country]': 'law.read',
  '/countries/[country]/export': 'law.read',
  '/countries/export': 'law.read',
  '/dashboard': 'dashboard.read',
  '/dashboard/export': 'dashboard.read',
  '/data': 'law.read',
  '/data/file': 'law.read',
  '/data/key': 'law.read',
  '/data/releases/[release]': 'law.read',
  '/data/releases/[release]/file': 'law.read',
  '/data/update': 'dataset.decide',
  '/data/workbook': 'workbook.send',
  '/data/workbook/[upload]': 'workbook.send',
  '/data/workbook/file': 'workbook.send',
  '/deficiencies': 'register.readPublished',
  '/deficiencies/[deficiency]': 'register.readPublished',
  '/deficiencies/[deficiency]/edit': 'deficiency.edit',
  '/deficiencies/export': 'register.readPublished',
  '/deficiencies/new': 'deficiency.mark',
  '/feeds/countries/[country]': 'law.read',
  '/feeds/requirements/[requirement]': 'law.read',
  '/glossary': 'law.read',
  '/glossary/export': 'law.read',
  '/help': 'law.read',
  '/instruments/[country]/[instrument]': 'law.read',
  '/instruments/[country]/[instrument]/export': 'law.read',
  '/invitation': 'invitation.accept',
  '/mail': 'mail.read',
  '/matrix': 'law.read',
  '/matrix/[country]/[requirement]': 'law.read',
  '/matrix/export': 'law.read',
  '/measures': 'register.readPublished',
  '/measures/[measure]': 'register.readPublished',
  '/measures/[measure]/edit': 'measure.edit',
  '/measures/export': 'register.readPublished',
  '/measures/new': 'measure.edit',
  '/measures/roadmap': 'register.readPublished',
  '/measures/what-if': 'register.readPublished',
  '/measures/what-if/export': 'register.readPublished',
  '/method': 'law.read',
  '/penalties': 'law.read',
  '/penalties/export': 'law.read',
  '/penalties/figure.png': 'law.read',
  '/penalties/figure.svg': 'law.read',
  '/people': 'people.read',
  '/pictures': 'law.read',
  '/pictures/[picture]': 'law.read',
  '/pictures/[picture]/export': 'law.read',
  '/pictures/[picture]/figure.png': 'law.read',
  '/pictures/[picture]/figure.svg': 'law.read',
  '/procedures': 'law.read',
  '/procedures/export': 'law.read',
  '/provisions/[country]/[provision]': 'law.read',
  '/quality': 'law.read',
  '/quality/export': 'law.read',
  '/queue': 'queue.read',
  '/requirements': 'law.read',
  '/requirements/[requirement]': 'law.read',
  '/requirements/[requirement]/export': 'law.read',
  '/requirements/export': 'law.read',
  '/reset': 'password.reset',
  '/review/[country]/[requirement]': 'proposal.make',
  '/review/provision/[country]/[provision]': 'provision.edit',
  '/review/second-reading/[country]/[requirement]': 'reading.code',
  '/search': 'law.read',
  '/search/export': 'law.read',
  '/settings': 'settings.read',
  '/sign-in': 'session.open',
  '/sign-in/totp': 'session.open',
} as const satisfies Record<string, Action>

export type Route = keyof typeof ROUTES

/**
 * The route of a file of the app or of a name in Next's own lists (`/[locale]/matrix/page`): slots beside a page and
 * pages that open over another one are that page's address. Null for what has no language: icons, Next's own pages, and
 * the API, whose operations name an action each (lib/api/operations.ts).
 */
export function routeOf(name: string): string | null {
  const [first, ...parts] = name.replace(/^\//, '').split('/')
  if (first !== '[locale]') return null
  const shown = parts
    .slice(0, -1)
    .filter((part) => !part.startsWith('@') && !/^\([^.)]+\)$/.test(part))
    .map((part) => part.replace(/^\(\.+\)/, ''))
  return `/${shown.join('/')}`
}
