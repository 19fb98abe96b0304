/**
 * Where a request came from. Behind proxies of ours that is what the outermost of them saw: each adds the address
 * that it was asked from at the end of X-Forwarded-For, and what stands before theirs anybody may have written.
 */
export function remoteOf(direct: string, forwarded: string | string[] | undefined, proxies: number): string {
  if (proxies === 0) return direct
  const chain = [forwarded ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  return chain.at(-proxies) ?? chain[0] ?? direct
}
