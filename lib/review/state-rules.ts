import type { Review, ReviewState, Statement } from './schema'

/** The newest review of the finding's present version; an edit makes a new version, which nobody has reviewed yet. */
export function presentReview<R extends Pick<Review, 'version' | 'at'>>(
  version: number,
  reviews: readonly R[],
): R | null {
  return reviews.reduce<R | null>(
    (newest, review) => (review.version === version && (newest === null || review.at >= newest.at) ? review : newest),
    null,
  )
}

export function reviewState(
  version: number,
  reviews: readonly Pick<Review, 'version' | 'at' | 'verdict'>[],
): ReviewState {
  const review = presentReview(version, reviews)
  if (review === null) return 'unreviewed'
  return review.verdict === 'confirmed' ? 'reviewed' : 'disputed'
}

/** The country's word that stands: its newest, unless it was taken back. Older ones are kept and stay older. */
export function presentStatement<S extends Pick<Statement, 'at' | 'isWithdrawn'>>(statements: readonly S[]): S | null {
  const newest = statements.reduce<S | null>((last, one) => (last === null || one.at >= last.at ? one : last), null)
  return newest === null || newest.isWithdrawn ? null : newest
}
