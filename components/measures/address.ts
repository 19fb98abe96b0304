import type { PageRequest } from '@/components/shell/answer-page'

/** The address of the list or roadmap with some parameters set or, by an empty text, left out. */
export function measuresAddress(request: PageRequest, more: Record<string, string>, path = '/measures'): string {
  const params = new URLSearchParams(request.query)
  for (const [name, value] of Object.entries(more)) {
    if (value === '') params.delete(name)
    else params.set(name, value)
  }
  const text = params.toString().replaceAll('%2C', ',')
  return `/${request.locale}${path}${text === '' ? '' : `?${text}`}`
}
