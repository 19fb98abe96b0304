import { answerApi } from '@/lib/api/answer'
import { negotiateLocale } from '@/lib/platform/i18n/locales'

/** `/api/docs` (and `/api`) is a page like any other, in the reader's language; the rest is the API's. */
function answer(request: Request): Promise<Response> | Response {
  const { pathname } = new URL(request.url)
  if (pathname !== '/api/docs' && pathname !== '/api') return answerApi(request)
  const locale = negotiateLocale(request.headers.get('accept-language') ?? undefined)
  return new Response(null, { status: 307, headers: { location: `/${locale}/api`, vary: 'Accept-Language' } })
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
