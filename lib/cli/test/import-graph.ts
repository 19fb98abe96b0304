import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export interface Import {
  from: string
  /** A file of the project, or the name of a package as it is written. */
  to: string
  isPackage: boolean
  isTypeOnly: boolean
}

/** Every import of the sources in these directories. Files are named from the root, with their extension. */
export function readImportGraph(root: string, directories: readonly string[]): Import[] {
  return directories.flatMap((directory) => listSources(root, directory)).flatMap((file) => readImports(root, file))
}

/**
 * The packages that come with a file when it is loaded, its own and those of all it imports. Of a file of server actions
 * (`actions.ts`) only calls reach whoever imports it.
 */
export function packagesBehind(graph: readonly Import[], file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || file.endsWith('/actions.ts')) return new Set()
  seen.add(file)
  const loaded = graph.filter(({ from, isTypeOnly }) => from === file && !isTypeOnly)
  return new Set(loaded.flatMap(({ to, isPackage }) => (isPackage ? [to] : [...packagesBehind(graph, to, seen)])))
}

function listSources(root: string, directory: string): string[] {
  return readdirSync(path.join(root, directory), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(directory, file.replaceAll(path.sep, '/')))
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('lib/platform/db/generated/'))
}

function readImports(root: string, file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, false)
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return
    found.push({ from: file, isTypeOnly, ...resolveSpecifier(root, file, specifier.text) })
  }
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, bringsOnlyTypes(node))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function bringsOnlyTypes({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = importClause.namedBindings
  if (importClause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false
  return named.elements.every((element) => element.isTypeOnly)
}

function resolveSpecifier(root: string, from: string, specifier: string): Pick<Import, 'to' | 'isPackage'> {
  const isPackage = !specifier.startsWith('.') && !specifier.startsWith('@/')
  if (isPackage) return { to: specifier, isPackage }
  const base = specifier.startsWith('@/') ? specifier.slice(2) : path.posix.join(path.posix.dirname(from), specifier)
  const names = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`]
  return { to: names.find((name) => /\.\w+$/.test(name) && existsSync(path.join(root, name))) ?? base, isPackage }
}
