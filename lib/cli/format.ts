import { spawnSync } from 'node:child_process'

/** `npm run format`: formats the sources, or the files named, and fixes what the linter can. */
export default function format(args: string[]): number {
  const files = args.length > 0 ? args : ['.']
  const program = 'node_modules/@biomejs/biome/bin/biome'
  return spawnSync(process.execPath, [program, 'check', '--write', ...files], { stdio: 'inherit' }).status ?? 1
}
