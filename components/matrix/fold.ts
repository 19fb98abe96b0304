import type { MatrixView } from '@/lib/matrix/view'

/** The folded areas and groups with one of them turned over. */
export function toggleFold(view: MatrixView, id: string): Partial<MatrixView> {
  const folded = view.fold ?? []
  const next = folded.includes(id) ? folded.filter((other) => other !== id) : [...folded, id]
  return { fold: next.length === 0 ? undefined : next }
}
