import { z } from 'zod'
import { findDataset } from '@/lib/dataset/queries'
import { BULK, bulkArchive } from '@/lib/exchange/bulk'
import { NotFound, Problem } from '@/lib/platform/errors'
import { parseQuery, readQuery } from '@/lib/platform/http/query'
import { isLocale } from '@/lib/platform/i18n/locales'

const querySchema = z.object({ kind: z.enum(BULK).default('dataset') })

/** The whole dataset as a ZIP: in its own format, or as a data package. The same revision has the same bytes. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  try {
    const { locale } = await params
    if (!isLocale(locale)) throw new NotFound('language', locale)
    const query = readQuery(Object.fromEntries(new URL(request.url).searchParams))
    const { kind } = parseQuery(querySchema, query)
    const { dataset, revision } = await findDataset()
    return new Response(new Uint8Array(bulkArchive(kind, dataset, revision)), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="cotejo-${kind}-r${revision}.zip"`,
      },
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return new Response(`${error.message}\n`, { status: error.status, headers: { 'content-type': 'text/plain' } })
  }
}
