/** Throws unless the text is well-formed XML, as far as elements, attributes and entities go. */
export function requireWellFormed(xml: string): void {
  const open: string[] = []
  const token =
    /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*="[^"<]*")*)\s*(\/?)>|[^<]+/gy
  let last = 0
  for (const match of xml.matchAll(token)) {
    if (match.index !== last) break
    last = match.index + match[0].length
    const [whole, close, name, attributes, isEmpty] = match
    for (const text of name === undefined ? [whole] : [attributes ?? ''])
      if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(text) && !whole.startsWith('<?'))
        throw new Error(`a bare & at ${match.index}`)
    if (name === undefined) continue
    if (close) {
      const opened = open.pop()
      if (opened !== name) throw new Error(`</${name}> closes <${opened}> at ${match.index}`)
    } else if (!isEmpty) open.push(name)
  }
  if (last !== xml.length) throw new Error(`no XML from ${last}: ${xml.slice(last, last + 80)}`)
  if (open.length > 0) throw new Error(`<${open.join('><')}> never closed`)
}

/** The elements of a name with what is in them; for names that do not stand in themselves. */
export function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map(([whole]) => whole)
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** The text of a piece of WordprocessingML. */
export function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replace(/&[a-z#\d]+;/g, (entity) => ENTITIES[entity] ?? entity)
}
