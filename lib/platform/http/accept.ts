/** The one of `offered` that an Accept header takes best, the first of them where it does not care; null for none. */
export function negotiateType<Type extends string>(
  accept: string | null | undefined,
  offered: readonly Type[],
): Type | null {
  if (!accept?.trim()) return offered[0] ?? null
  const ranges = accept.split(',').map((part) => {
    const [range = '', ...options] = part.trim().toLowerCase().split(';')
    const q = options.map((option) => /^\s*q=([0-9.]+)\s*$/.exec(option)?.[1]).find((found) => found !== undefined)
    const weight = q === undefined ? 1 : Number(q)
    return { range: range.trim(), weight: Number.isNaN(weight) ? 0 : weight }
  })
  let best: { type: Type; weight: number } | null = null
  for (const type of offered) {
    const weight = weightOf(type, ranges)
    if (weight > (best?.weight ?? 0)) best = { type, weight }
  }
  return best?.type ?? null
}

// The most specific range decides: `text/csv;q=0` refuses it beside `*/*`.
function weightOf(type: string, ranges: readonly { range: string; weight: number }[]): number {
  const [main = ''] = type.split('/')
  for (const wanted of [type, `${main}/*`, '*/*']) {
    const found = ranges.find(({ range }) => range === wanted)
    if (found) return found.weight
  }
  return 0
}
