import { type Import, packagesBehind, readImportGraph } from './import-graph'

// Imports run one way: app → components → lib/<domain> → lib/platform. A linter's patterns see what an import is
// called; whether it brings only types, and what comes with it, is seen here.

interface Rule {
  reason: string
  isBroken: (edge: Import, graph: readonly Import[]) => boolean
}

const layerOf = (file: string) => /^(app|components|lib\/cli|lib\/platform|lib)\//.exec(file)?.[1] ?? ''
const isDatabase = (name: string) => name === 'pg' || name.startsWith('@prisma/')

const RULES: Rule[] = [
  {
    reason: 'lib does not import app or components',
    isBroken: ({ from, to }) => from.startsWith('lib/') && ['app', 'components'].includes(layerOf(to)),
  },
  {
    reason: 'components do not import app',
    isBroken: ({ from, to }) => layerOf(from) === 'components' && layerOf(to) === 'app',
  },
  {
    reason: 'components get their data from the page, never from the database',
    // The wrapper that every page goes through asks who is reading, for all of them.
    isBroken: ({ from, to, isTypeOnly, isPackage }, graph) =>
      layerOf(from) === 'components' &&
      !(from === 'components/shell/answer-page.tsx' && to === 'lib/auth/session.ts') &&
      !isTypeOnly &&
      bringsPackage(to, isPackage, graph, isDatabase),
  },
  {
    reason: 'lib/platform knows no domain',
    isBroken: ({ from, to }) => layerOf(from) === 'lib/platform' && ['lib', 'lib/cli'].includes(layerOf(to)),
  },
  {
    reason: 'only tests and other commands import a command',
    isBroken: ({ from, to }) => layerOf(from) !== 'lib/cli' && layerOf(to) === 'lib/cli',
  },
  {
    reason: 'rules are pure: with them comes no package but zod',
    isBroken: ({ from, to, isTypeOnly, isPackage }, graph) =>
      /^lib\/(?!platform|cli)[^/]+\/[^/]*rules\.ts$/.test(from) &&
      !isTypeOnly &&
      bringsPackage(to, isPackage, graph, (name) => name !== 'zod'),
  },
]

/** Every import that goes the wrong way, as `file imports file: reason`. */
export function findWrongImports(root: string): string[] {
  const graph = readImportGraph(root, ['app', 'components', 'lib'])
  return graph.flatMap((edge) =>
    RULES.filter(({ isBroken }) => isBroken(edge, graph)).map(
      ({ reason }) => `${edge.from} imports ${edge.to}: ${reason}`,
    ),
  )
}

function bringsPackage(
  to: string,
  isPackage: boolean,
  graph: readonly Import[],
  isMeant: (name: string) => boolean,
): boolean {
  return isPackage ? isMeant(to) : [...packagesBehind(graph, to)].some(isMeant)
}
