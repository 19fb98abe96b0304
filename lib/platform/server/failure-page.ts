import { readFileSync } from 'node:fs'
import { LOCALES, type Locale } from '../i18n/locales'
import { failureMessagesSchema } from './failure-messages'

/** How the server itself fails: our fault, or the database out of reach. */
export type Failure = 'error' | 'unavailable'

const RETRY_SECONDS = 10

const messages = new Map(
  LOCALES.map((locale) => {
    const file = new URL(`../i18n/messages/${locale}.json`, import.meta.url)
    return [locale, failureMessagesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).failure]
  }),
)

/**
 * A page that needs neither Next nor the database. While the database is away it asks for itself again every
 * ten seconds, so that the reader's page comes back without a hand on it.
 */
export function failurePage(failure: Failure, locale: Locale, requestId: string): string {
  const all = messages.get(locale)
  if (!all) throw new Error(`no messages for ${locale}`)
  const { title, text, hint } = all[failure]
  const refresh = failure === 'unavailable' ? `<meta http-equiv="refresh" content="${RETRY_SECONDS}">` : ''
  const request = all.request.replace('{id}', `<code>${requestId}</code>`)
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">${refresh}<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${title} · Cotejo</title><style>
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1b1f24;--accent:#0f4c5c}
@media(prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e8e6e1;--accent:#7fc4d4}}
body{background:var(--paper);color:var(--ink);font:17px/1.6 Georgia,serif;margin:0 auto;max-width:60ch;padding:3rem 1.25rem}
h1{font-size:30px;line-height:1.2}a{color:var(--accent)}code,small{font-size:13px}
</style></head><body><main><h1>${title}</h1><p>${text}</p><p>${hint}</p><p><a href="">${all.retry}</a></p><p><small>${request}</small></p></main></body></html>`
}

export const FAILURE_STATUS: Record<Failure, number> = { error: 500, unavailable: 503 }
export const RETRY_AFTER = String(RETRY_SECONDS)
