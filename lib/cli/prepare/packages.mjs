import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The packages of package-lock.json that node_modules does not hold in that version. npm writes the list it is
 * compared with last of all, so that an installation which broke off counts as none.
 */
export function findMissingPackages(root, withDevelopment) {
  const wanted = readPackages(path.join(root, 'package-lock.json'))
  const installed = readPackages(path.join(root, 'node_modules/.package-lock.json'))
  return Object.entries(wanted)
    .filter(([name, entry]) => {
      const found = installed[name]
      if (name === '' || entry.link) return false
      // Optional ones are those of other machines; npm has chosen.
      if (found === undefined && (entry.optional || entry.devOptional || entry.peer)) return false
      if (found === undefined && entry.dev && !withDevelopment) return false
      return found?.version !== entry.version || !existsSync(path.join(root, name))
    })
    .map(([name]) => name)
}

function readPackages(file) {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).packages ?? {}) : {}
}

/** The npm that runs this command, if one does: another may stand first in the path. */
export function npmCommand() {
  const own = process.env.npm_execpath
  return own?.endsWith('npm-cli.js') ? [process.execPath, [own]] : ['npm', []]
}
