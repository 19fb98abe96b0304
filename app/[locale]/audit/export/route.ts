import { z } from 'zod'
import { auditCsv, auditJson } from '@/lib/audit/export'
import { findWholeAudit } from '@/lib/audit/queries'
import { auditQuerySchema } from '@/lib/audit/schema'
import { requireAction } from '@/lib/auth/permissions'
import { currentActor } from '@/lib/auth/session'
import { Problem } from '@/lib/platform/errors'
import { parseQuery, readQuery } from '@/lib/platform/http/query'
import { currentRequest } from '@/lib/platform/http/request-context'

const querySchema = auditQuerySchema.extend({ format: z.enum(['csv', 'json']).default('csv') })

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }

/** The entries of the audit that fit, as a file. */
export async function GET(request: Request): Promise<Response> {
  const context = currentRequest()
  context.isPrivate = true
  try {
    requireAction(await currentActor(), 'audit.read')
    const { format, ...query } = parseQuery(
      querySchema,
      readQuery(Object.fromEntries(new URL(request.url).searchParams)),
    )
    const rows = await findWholeAudit(query)
    return new Response(format === 'csv' ? auditCsv(rows) : auditJson(rows), {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="cotejo-audit-${context.today}.${format}"`,
      },
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return new Response(`${error.message}\n`, {
      status: error.status,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}
