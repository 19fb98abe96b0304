/** A group's id as an address writes it: `Rules of work` → `rules-of-work`. */
export function slugOf(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

/** The terms that a requirement's test uses, in the reader's words; longer terms first so that none hides in another. */
export function termsIn(texts: string[], terms: { id: string; word: string }[]): string[] {
  let rest = texts.join(' ').toLocaleLowerCase()
  const found = new Set<string>()
  for (const { id, word } of [...terms].sort((a, b) => b.word.length - a.word.length)) {
    const stem = word.replace(/\s*\(.*\)\s*$/, '').toLocaleLowerCase()
    const escaped = stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu')
    if (!pattern.test(rest)) continue
    found.add(id)
    rest = rest.replace(pattern, ' ')
  }
  return terms.filter(({ id }) => found.has(id)).map(({ id }) => id)
}
