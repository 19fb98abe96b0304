import { parseDocument } from 'yaml'
import { type FrontMatter, type LawDocument, readArticles, splitFront, toFrontMatter } from './markdown-rules'

/** Reads a file's text; null where it has no front matter or none that is YAML. */
export function readLaw(text: string): LawDocument | null {
  const parts = splitFront(text)
  const front = parts === null ? null : readFrontMatter(parts.yaml)
  if (parts === null || front === null) return null
  return { front, body: parts.body, articles: readArticles(parts.body) }
}

export function readFrontMatter(yaml: string): FrontMatter | null {
  // Dates stay texts, and a file can't make one value grow into many.
  const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false })
  if (document.errors.length > 0) return null
  try {
    return toFrontMatter(document.toJS({ maxAliasCount: 0 }))
  } catch {
    return null
  }
}
