import { execFileSync } from 'node:child_process'
import { constants } from 'node:fs'
import { copyFile, link, mkdir, readdir, readlink, symlink } from 'node:fs/promises'
import path from 'node:path'

/** The project as a fresh clone has it, but with its packages: nothing built, generated or kept. */
export async function cloneTree(to: string): Promise<void> {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' })
  const deleted = execFileSync('git', ['ls-files', '-d', '-z'], { encoding: 'utf8' }).split('\0')
  const files = listed.split('\0').filter((file) => file !== '' && !deleted.includes(file))
  const directories = new Set(files.map((file) => path.dirname(path.join(to, file))))
  await Promise.all([...directories].map((directory) => mkdir(directory, { recursive: true })))
  await Promise.all(files.map((file) => copyFile(file, path.join(to, file), constants.COPYFILE_FICLONE)))
  await linkTree('node_modules', path.join(to, 'node_modules'))
}

// Hard links: the bundler does not follow a link that leads out of the project.
async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to)
  const entries = await readdir(from, { withFileTypes: true })
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
      if (entry.isDirectory()) await linkTree(source, target)
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
      // npm writes its list in place, which would also be written in the other tree.
      else if (entry.name === '.package-lock.json') await copyFile(source, target)
      else await link(source, target).catch(() => copyFile(source, target))
    }),
  )
}
