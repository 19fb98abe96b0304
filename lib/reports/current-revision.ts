import 'server-only'
import { database } from '../platform/db/client'
import { currentRequest } from '../platform/http/request-context'

/** The data's revision that the request is answered from; read anew where the server does not count them (development). */
export async function currentRevision(): Promise<string> {
  const { revision } = currentRequest()
  if (revision !== undefined) return revision
  const row = await database().revision.findUniqueOrThrow({ where: { id: 1 } })
  return String(row.value)
}
