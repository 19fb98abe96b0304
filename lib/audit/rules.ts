/** One field that a change touched; `null`: it was not there, or is no longer. */
export type FieldChange = { field: string; before: string | null; after: string | null }

/**
 * What differs between the two states of an entry, field by field, nested ones by their path (`title.es`). A field
 * that is the same on both sides is left out; a plain value stands under an empty path.
 */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const old = flatten(before)
  const now = flatten(after)
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((change) => change.before !== change.after)
}

function flatten(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return into
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) {
    into.set(path, value.map(String).join(', '))
  } else if (typeof value === 'object') {
    for (const [name, part] of Object.entries(value)) flatten(part, path === '' ? name : `${path}.${name}`, into)
  } else into.set(path, String(value))
  return into
}

/** An entry as the chain's check needs it: its own numbers, and the hash that its content has by now. */
export type Link = { id: bigint; previousHash: string; hash: string; computed: string }

export const FIRST_PREVIOUS = '0'.repeat(64)

/** What is wrong with an entry after the one before it; null where nothing is. */
export function faultOfLink(link: Link, before: Pick<Link, 'id' | 'hash'> | null): 'number' | 'link' | 'hash' | null {
  if (link.id !== (before?.id ?? 0n) + 1n) return 'number'
  if (link.previousHash !== (before?.hash ?? FIRST_PREVIOUS)) return 'link'
  return link.hash === link.computed ? null : 'hash'
}

/** A spreadsheet must not take a text for a formula. */
export function csvField(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
