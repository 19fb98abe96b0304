import { foldLetters } from './reference-rules'

/** How many letters must be left out, put in, changed or swapped with their neighbour to make one word of the other. */
export function countSlips(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  let before: number[] = []
  let last = b.map((_, index) => index)
  last.push(b.length)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1)
      row.push(slips)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/**
 * The word that a reader meant: of those that are like it, the one with the fewest slips, and of several the first.
 * A short word takes one slip, a longer one a slip for every three letters; none is answered rather than a far one.
 */
export function chooseWord(typed: string, alike: readonly string[]): string | null {
  const wanted = foldLetters(typed)
  const allowed = Math.max(1, Math.floor([...wanted].length / 3))
  let best: { word: string; slips: number } | null = null
  for (const word of alike) {
    const slips = countSlips(wanted, foldLetters(word))
    if (slips <= Math.min(allowed, 3) && (best === null || slips < best.slips)) best = { word, slips }
  }
  return best?.word ?? null
}

/** The typed text with some of its words put right; everything else of it stays. */
export function replaceWords(typed: string, meant: ReadonlyMap<string, string>): string {
  return typed.replace(/[\p{L}\p{M}]+/gu, (word) => meant.get(word) ?? word)
}
