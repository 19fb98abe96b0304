import { NotFound, Problem } from '@/lib/platform/errors'
import { currentRequest } from '@/lib/platform/http/request-context'
import { isLocale } from '@/lib/platform/i18n/locales'
import { findReleaseFile } from '@/lib/releases/queries'
import { releaseIdSchema } from '@/lib/releases/schema'

type Context = { params: Promise<{ locale: string; release: string }> }

/** A release's ZIP, byte for byte as it was published. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  // Megabytes that would push the pages out of the server's memory.
  currentRequest().isPrivate = true
  try {
    const { locale, release } = await params
    if (!isLocale(locale)) throw new NotFound('language', locale)
    const id = releaseIdSchema.safeParse(release).data
    if (id === undefined) throw new NotFound('page', release)
    return new Response(new Uint8Array(await findReleaseFile(id)), {
      headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="cotejo-${id}.zip"` },
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return new Response(`${error.message}\n`, { status: error.status, headers: { 'content-type': 'text/plain' } })
  }
}
