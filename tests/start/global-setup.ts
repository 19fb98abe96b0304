import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { Cotejo, untilStatus } from './support/cotejo'
import { cloneTree } from './support/tree'

export interface FreshStart {
  tree: string
  /** Loaded by the fresh start, and at rest. */
  dataDir: string
  output: string
  status: 'served' | 'failed'
  exit: number | NodeJS.Signals | null
}

declare module 'vitest' {
  interface ProvidedContext {
    freshStart: FreshStart
  }
}

/** The one fresh start, whose build and data all the other tests go on with. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(path.join(tmpdir(), 'cotejo-start-'))
  // Also for the ordinary user of one test.
  await chmod(home, 0o755)
  const [tree, dataDir] = [path.join(home, 'tree'), path.join(home, 'data')]
  await cloneTree(tree)
  const cotejo = new Cotejo({ tree, dataDir })
  const status = await cotejo
    .address()
    .then((address) => untilStatus(address, 200))
    .then(
      () => 'served' as const,
      () => 'failed' as const,
    )
  const exit = await cotejo.stop()
  project.provide('freshStart', { tree, dataDir, output: cotejo.output, status, exit })
  return () => rm(home, { recursive: true, force: true })
}
