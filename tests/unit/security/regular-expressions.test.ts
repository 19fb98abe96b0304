import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { check } from 'recheck'
import ts from 'typescript'
import { expect, it } from 'vitest'

/*
 * No regular expression of ours takes a time that grows faster than what it reads, or it says here why that is harmless.
 */

/** Of what runs on the server or in the browser; what only tests and builds use reads our own files. */
const ROOTS = ['app', 'components', 'lib']
const LEFT_OUT = /^lib\/(cli\/(test|bench|prepare|bundle)|platform\/(db\/generated|embedded))\//

/** Where only our own text comes, or where what comes is short: why it may be slow. */
const HARMLESS = new Map([
  [String.raw`/\/\*.*?\*\//gs`, 'reads our own stylesheet'],
  [String.raw`/\s*\(.*\)\s*$/`, 'reads titles of the framework, which the dataset brings'],
  [
    String.raw`/possess\w* (with|for (sale|distribution|these|that)|it for that)/i`,
    'reads conducts, of a thousand characters at most',
  ],
  [
    String.raw`/\b(live|real-time|sexual shows|(organising|promoting)[^;]* shows|attendance)\b/i`,
    'reads conducts as well',
  ],
  [
    String.raw`/\b(obtain (material|images)|send\b.*\bimages|acts or images|self-exhibition|contact and demand)\b/i`,
    'reads conducts as well',
  ],
  [
    String.raw`/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi`,
    'reads our own page, in which nobody else writes a "<"',
  ],
])

type Found = { file: string; source: string; flags: string }

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(directory, entry.name)
    if (LEFT_OUT.test(`${name}/`)) return []
    if (entry.isDirectory()) return filesUnder(name)
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [name] : []
  })
}

/** Literals, and `new RegExp` of a text that stands there. */
function expressionsIn(file: string): Found[] {
  const found: Found[] = []
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      const [source, flags] = node.arguments ?? []
      if (source !== undefined && ts.isStringLiteralLike(source))
        found.push({
          file,
          source: source.text,
          flags: flags !== undefined && ts.isStringLiteralLike(flags) ? flags.text : '',
        })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

const all = ROOTS.flatMap(filesUnder).flatMap(expressionsIn)
const distinct = [...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one])).entries()]

it('finds a slow expression where there is one', async () => {
  const { status } = await check('^(a+)+$', '')
  expect(status).toBe('vulnerable')
})

it('reads them all', () => {
  expect(distinct.length).toBeGreaterThan(100)
})

it('none of them grows faster than what it reads', async () => {
  const faults: string[] = []
  for (const [name, { file, source, flags }] of distinct) {
    const found = await check(source, flags.replace(/[dv]/g, ''), { timeout: 20_000 })
    if (found.status !== 'safe' && !HARMLESS.has(name))
      faults.push(
        `${file}: ${name} is ${found.status}${found.status === 'vulnerable' ? ` (${found.complexity.summary})` : ''}`,
      )
  }
  expect(faults).toEqual([])
  const unused = [...HARMLESS.keys()].filter((name) => !distinct.some(([found]) => found === name))
  expect(unused, 'excused, and not there any more').toEqual([])
}, 300_000)
