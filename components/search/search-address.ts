import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import type { Asked, Kind } from '@/lib/search/schema'

/** The address of the same search with something else: another question, kind or page. A new kind begins at its first page. */
export function addressOf(
  { locale, query }: PageRequest,
  asked: Asked,
  other: { q?: string; kind?: Kind | null; page?: number },
): string {
  const kind = other.kind === undefined ? asked.kind : other.kind
  const page = other.page ?? 1
  return href(locale, '/search', query, {
    q: other.q ?? asked.q,
    ...(asked.countries === null ? {} : { country: asked.countries.join(',') }),
    ...(kind === null ? {} : { kind }),
    ...(kind === null || page === 1 ? {} : { page: String(page) }),
  })
}
