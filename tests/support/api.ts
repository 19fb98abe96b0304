import { randomUUID } from 'node:crypto'
import { answerApi } from '@/lib/api/answer'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { requestOf } from './commands'

export type Sent = { method?: string; headers?: Record<string, string>; body?: string; remote?: string }

/** Asks the API as the server ahead does, without it. Each call is from an address of its own unless one is given. */
export async function askApi(path: string, { method = 'GET', headers = {}, body, remote = randomUUID() }: Sent = {}) {
  const request = new Request(`http://127.0.0.1/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  })
  const response = await runWithRequest(requestOf({ remote }), () => answerApi(request))
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: (): unknown => JSON.parse(text) }
}
