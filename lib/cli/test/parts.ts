import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Outcome, readPlaywrightReport, readVitestReport } from './outcome'
import { runProgram } from './run-program'

export interface Part {
  name: string
  title: string
  run: (args: string[]) => Promise<Outcome>
}

/** What `npm test` runs, in this order. */
export const PARTS: Part[] = [
  { name: 'lint', title: 'Format and lint', run: check(lint) },
  { name: 'types', title: 'Types', run: check(checkTypes) },
  { name: 'imports', title: 'Directions of imports', run: check(checkImports) },
  { name: 'audit', title: 'Known faults of packages', run: auditPackages },
  { name: 'unit', title: 'Unit tests', run: vitest('unit') },
  { name: 'integration', title: 'Integration tests', run: vitest('integration') },
  { name: 'start', title: 'Start-up tests', run: vitest('start') },
  { name: 'e2e', title: 'End-to-end tests', run: playwright },
]

function check(does: (args: string[]) => Promise<boolean>): Part['run'] {
  return async (args) => ((await does(args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
}

async function auditPackages(): Promise<Outcome> {
  const { audit } = await import('./audit')
  const verdict = await audit()
  if (verdict.kind === 'unanswered') return { passed: 0, failed: 0, skipped: `nobody answered: ${verdict.reason}` }
  for (const line of verdict.lines) console.log(line)
  return verdict.kind === 'sound' ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function lint(args: string[]): Promise<boolean> {
  return (await runProgram(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', ...args])) === 0
}

async function checkTypes(args: string[]): Promise<boolean> {
  // Next writes the types of its own modules and of the routes.
  if ((await runProgram(['node_modules/next/dist/bin/next', 'typegen'])) !== 0) return false
  return (await runProgram(['node_modules/typescript/bin/tsc', '--noEmit', ...args])) === 0
}

async function checkImports(): Promise<boolean> {
  const { findWrongImports } = await import('./import-directions')
  const wrong = findWrongImports(process.cwd())
  for (const line of wrong) console.error(line)
  return wrong.length === 0
}

function vitest(project: string): Part['run'] {
  return (args) =>
    withDirectory(async (directory) => {
      const report = path.join(directory, 'report.json')
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const exitCode = await runProgram([
        'node_modules/vitest/vitest.mjs',
        'run',
        `--project=${project}`,
        ...reporters,
        ...args,
      ])
      return readVitestReport(report, exitCode)
    })
}

async function playwright(args: string[]): Promise<Outcome> {
  const { findChromium } = await import('./chromium')
  const chromium = await findChromium()
  if (chromium === undefined) return { passed: 0, failed: 1 }
  console.log(`With ${chromium}`)
  return withDirectory(async (directory) => {
    const report = path.join(directory, 'report.json')
    const exitCode = await runProgram(['node_modules/@playwright/test/cli.js', 'test', ...args], {
      COTEJO_E2E_CHROMIUM: chromium,
      COTEJO_E2E_PORT: String(await findFreePort()),
      COTEJO_E2E_DATA_DIR: path.join(directory, 'data'),
      COTEJO_E2E_REPORT: report,
      // One test alone does not wait for all the others.
      COTEJO_E2E_WHOLE: args.length === 0 ? '1' : undefined,
    })
    return readPlaywrightReport(report, exitCode)
  })
}

async function withDirectory<T>(use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), 'cotejo-test-'))
  try {
    // For root PostgreSQL runs as another user, who must be able to enter.
    await chmod(directory, 0o755)
    return await use(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
