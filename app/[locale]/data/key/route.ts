import { publicKeyOf, readReleaseKey } from '@/lib/releases/signing'

/** The public key that releases are signed with, as PEM. */
export async function GET(): Promise<Response> {
  const key = readReleaseKey()
  const headers = { 'content-type': 'application/x-pem-file' }
  return key === null ? new Response('', { status: 404, headers }) : new Response(publicKeyOf(key), { headers })
}
