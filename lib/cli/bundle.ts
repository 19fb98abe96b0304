import { constants, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readlink, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { FILES, LEFT_OUT, runtimePackages } from './bundle/contents'
import { BUNDLE_MARK } from './prepare/bundle-mark.mjs'
import { step } from './progress'
import { buildOnce } from './start/build'

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..')
const USAGE = `npm run bundle -- DIRECTORY

Builds the pages and puts everything that serves them into DIRECTORY, which must not exist or be empty. There
  node lib/cli/run.mjs serve
serves from it, with DATABASE_URL and COTEJO_SECRET set. It needs Node and nothing else.`

/** `npm run bundle`: what the Dockerfile's last stage copies. */
export default async function bundle(args: string[]): Promise<number> {
  const [given, ...more] = args
  if (given === undefined || more.length > 0 || given.startsWith('-')) {
    console.error(USAGE)
    return 2
  }
  const target = path.resolve(given)
  if (existsSync(target) && (await readdir(target)).length > 0) {
    console.error(`${target} is not empty.`)
    return 2
  }
  await buildOnce(ROOT)
  const entries = [...FILES, ...runtimePackages(ROOT)]
  await step(
    `Copying into ${target}`,
    async () => {
      let count = 0
      for (const entry of entries) count += await copyAll(entry, target)
      await writeFile(path.join(target, BUNDLE_MARK), '')
      return count + 1
    },
    (count) => `${count} files`,
  )
  return 0
}

async function copyAll(entry: string, target: string): Promise<number> {
  await mkdir(path.join(target, path.dirname(entry)), { recursive: true })
  if (!(await stat(path.join(ROOT, entry))).isDirectory()) {
    await copyFile(path.join(ROOT, entry), path.join(target, entry), constants.COPYFILE_FICLONE)
    return 1
  }
  return copyDirectory(entry, target, entry.startsWith('node_modules/'))
}

async function copyDirectory(entry: string, target: string, isPackage = false): Promise<number> {
  await mkdir(path.join(target, entry), { recursive: true })
  let count = 0
  for (const child of await readdir(path.join(ROOT, entry), { withFileTypes: true })) {
    const name = path.posix.join(entry, child.name)
    if (LEFT_OUT.test(name)) continue
    const [from, to] = [path.join(ROOT, name), path.join(target, name)]
    // A package inside another one is in the list itself where it is needed.
    if (isPackage && child.isDirectory() && child.name === 'node_modules') continue
    if (child.isDirectory()) count += await copyDirectory(name, target)
    else if (child.isSymbolicLink()) await symlink(await readlink(from), to)
    else await copyFile(from, to, constants.COPYFILE_FICLONE)
    if (!child.isDirectory()) count += 1
  }
  return count
}
