/** What a form holds, by the names of its fields, as text: typed texts go back to the reader whatever happens. */
export type FormValues = Record<string, string | string[]>

type Tree = { [name: string]: string | string[] | Tree }

// Next's own fields, and those that say which form it is.
const OWN = /^\$ACTION|^(command|formId|locale|enhanced)$/
const MOST_FIELDS = 2000
// No form of ours has a longer or deeper name.
const LONGEST_NAME = 200
const MOST_PARTS = 6

/**
 * A form's fields as the schema takes them: `title.es` becomes `{title: {es}}`, `cells[]` a list of all its values.
 * A file is no text and is left out.
 */
export function readForm(data: FormData): { input: Tree; values: FormValues } {
  const values: FormValues = {}
  let count = 0
  for (const [name, value] of data.entries()) {
    if (OWN.test(name) || typeof value !== 'string' || !isFieldName(name)) continue
    if (++count > MOST_FIELDS) break
    if (name.endsWith('[]')) {
      const known = values[name]
      values[name] = [...(Array.isArray(known) ? known : []), value]
    } else values[name] = value
  }
  const input: Tree = Object.create(null)
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) input[name.slice(0, -2)] = value
    else place(input, name.split('.'), value)
  }
  return { input, values }
}

// A name that reaches for an object's own workings, or that no form of ours has, is no field's.
function isFieldName(name: string): boolean {
  if (name.length > LONGEST_NAME) return false
  const parts = name.replace(/\[\]$/, '').split('.')
  return parts.length <= MOST_PARTS && !parts.includes('__proto__')
}

function place(tree: Tree, [first = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    tree[first] = value
    return
  }
  const known = tree[first]
  const below: Tree = typeof known === 'object' && !Array.isArray(known) ? known : Object.create(null)
  tree[first] = below
  place(below, rest, value)
}
