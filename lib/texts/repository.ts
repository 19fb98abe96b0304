import { execFile } from 'node:child_process'
import { mkdtemp, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { FileEntry } from './instrument-rules'
import type { FrontMatter } from './markdown-rules'
import { readFrontMatter } from './read-law'
import type { Commit } from './wording-rules'

// Git itself, called with a list of arguments: no shell, no word of a repository taken for an option or a pattern.

const run = promisify(execFile)
const MOST_OUTPUT = 256 * 2 ** 20
const MOST_FILE = 8 * 2 ** 20
const PATIENCE = 10 * 60_000

/** Why a repository can't be read, in a sentence. */
export class RepositoryFault extends Error {}

export type StoredVersion = { commit: Commit; text: string }
export type Repository = {
  /** Where it was read from, without any password. */
  address: string
  head: string
  licence: string | null
  listFiles: () => Promise<FileEntry[]>
  /** Every version of the files, the earliest first; `null` for one that is too large or no UTF-8. */
  readHistory: (paths: readonly string[]) => Promise<Map<string, { versions: StoredVersion[]; faults: string[] }>>
}

/** Opens the repository at a path or a Git URL for as long as `work` takes. Throws RepositoryFault. */
export async function withRepository<T>(from: string, work: (repository: Repository) => Promise<T>): Promise<T> {
  if (!isAddress(from)) {
    const directory = await findGitDirectory(from)
    return work(await openAt(directory, await publicAddress(directory, from)))
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'cotejo-texts-'))
  try {
    await git(
      directory,
      ['clone', '--quiet', '--bare', '--single-branch', '--', from, directory],
      'could not be fetched',
    )
    return await work(await openAt(directory, withoutPassword(from)))
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

// The transports that fetch and nothing else; Git's `ext::` would run what the address says.
const isAddress = (from: string) => /^(https?|git|ssh|file):\/\//.test(from)

async function findGitDirectory(from: string): Promise<string> {
  if (from.startsWith('-') || from.includes('::'))
    throw new RepositoryFault(`${from} is neither a folder nor a Git address.`)
  const found = await realpath(from).catch(() => null)
  if (found === null || !(await stat(found)).isDirectory()) throw new RepositoryFault(`${from} is no folder.`)
  return found
}

async function publicAddress(directory: string, from: string): Promise<string> {
  const remote = await git(directory, ['config', '--get', 'remote.origin.url'], '').catch(() => '')
  return withoutPassword(remote.trim()) || path.resolve(from)
}

function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  url.username = ''
  url.password = ''
  return url.href
}

async function git(directory: string, args: readonly string[], failure: string): Promise<string> {
  return (await gitBytes(directory, args, failure)).toString('utf8')
}

async function gitBytes(directory: string, args: readonly string[], failure: string): Promise<Buffer> {
  try {
    const { stdout } = await run(
      'git',
      ['-C', directory, '-c', 'core.quotePath=false', '-c', 'safe.directory=*', ...args],
      {
        encoding: 'buffer',
        maxBuffer: MOST_OUTPUT,
        timeout: PATIENCE,
        // Neither asks for a password nor takes what a hook or a setting of this machine would add.
        env: {
          ...process.env,
          GIT_TERMINAL_PROMPT: '0',
          GIT_CONFIG_NOSYSTEM: '1',
          LC_ALL: 'C',
          GIT_LITERAL_PATHSPECS: '1',
        },
      },
    )
    return stdout
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : ''
    throw new RepositoryFault(`The repository ${failure || 'could not be read'}${said ? `: ${said}` : ''}.`)
  }
}

async function openAt(directory: string, address: string): Promise<Repository> {
  const head = (await git(directory, ['rev-parse', '--verify', 'HEAD^{commit}'], 'has no commit, or is none')).trim()
  return {
    address,
    head,
    licence: await findLicence(directory, head),
    listFiles: () => listFiles(directory, head),
    readHistory: (paths) => readHistory(directory, head, paths),
  }
}

const NAMED_LICENCE =
  /\b(CC0(?: 1\.0)?|CC[- ]BY(?:[- ](?:SA|NC|ND))*(?:[- ]\d\.\d)?|Etalab[\w .-]*|Open Government Licen[cs]e[\w .]*|public domain|dominio público|domínio público|MIT|Apache[- ]2\.0|EUPL(?:[- ]\d\.\d)?)\b/i

/** The licence that the repository states for its texts, in its own words; null where it states none. */
async function findLicence(directory: string, head: string): Promise<string | null> {
  const names = (await git(directory, ['ls-tree', '--name-only', head], '')).split('\n')
  const files = [/^licen[cs]e/i, /^readme/i].flatMap((pattern) => names.find((name) => pattern.test(name)) ?? [])
  for (const name of files) {
    const text = await readText(directory, `${head}:${name}`)
    const found = text === null ? null : licenceIn(text)
    if (found !== null) return found
  }
  return null
}

/** What a LICENSE or README says of the data, rather than of the programs that made it. */
export function licenceIn(text: string): string | null {
  const lines = text.split('\n').map((line) => line.replace(/[*_`>#]/g, '').trim())
  const named = lines.filter((line) => NAMED_LICENCE.test(line))
  const ofData = named.filter(
    (line) => !/\b(pipeline|software|code|código|script)/i.test(line) && !/\bMIT\b/.test(line),
  )
  const line = ofData[0] ?? named[0]
  const name = line === undefined ? undefined : NAMED_LICENCE.exec(line)?.[0]
  if (line === undefined || name === undefined) return null
  return line.length <= 160 ? line.replace(/^[-•]\s*/, '') : name
}

const FIELDS = ['title', 'short_title', 'identifier', 'publication_date'] as const

/** The Markdown files of the newest commit, with what their front matter says; one pass of `git grep`. */
async function listFiles(directory: string, head: string): Promise<FileEntry[]> {
  const output = await git(
    directory,
    ['grep', '-I', '-z', '--max-count=12', '-E', `^(${FIELDS.join('|')}):`, head],
    'has no file with front matter',
  )
  const lines = new Map<string, string[]>()
  for (const line of output.split('\n')) {
    const [name = '', said = ''] = line.split('\0')
    const file = name.slice(head.length + 1)
    if (!/\.(md|markdown)$/i.test(file)) continue
    const known = lines.get(file)
    if (known) known.push(said)
    else lines.set(file, [said])
  }
  return [...lines].flatMap(([file, said]) => {
    // Each line alone: a value over several lines would spoil the rest.
    const front = said.map((line) => readFrontMatter(line)).filter((one): one is FrontMatter => one !== null)
    const first = <Key extends keyof FrontMatter>(key: Key) => front.find((one) => one[key] !== null)?.[key] ?? null
    const identifier = first('identifier') ?? path.basename(file).replace(/\.[^.]+$/, '')
    return [
      {
        path: file,
        identifier,
        title: first('title'),
        shortTitle: first('shortTitle'),
        publishedOn: first('publishedOn'),
      },
    ]
  })
}

async function readHistory(directory: string, head: string, paths: readonly string[]) {
  const histories = new Map(paths.map((file) => [file, { versions: [] as StoredVersion[], faults: [] as string[] }]))
  if (paths.length === 0) return histories
  const output = await git(
    directory,
    [
      'log',
      '--reverse',
      '--raw',
      '--no-abbrev',
      '--no-renames',
      '-m',
      '--first-parent',
      '-z',
      '--format=%x01%H%x02%at%x02%B%x02',
      head,
      '--',
      ...paths,
    ],
    'has a history that could not be read',
  )
  for (const record of output.split('\x01').slice(1)) {
    const [hash = '', seconds = '0', message = '', raw = ''] = record.split('\x02')
    const commit: Commit = { hash, authorDay: new Date(Number(seconds) * 1000).toISOString().slice(0, 10), message }
    for (const [, mode = '', blob = '', status = '', file = ''] of raw.matchAll(
      /:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\0([^\0]+)\0?/g,
    )) {
      const history = histories.get(file)
      // Neither a file taken away nor a link that points elsewhere.
      if (history === undefined || status === 'D' || !mode.startsWith('100')) continue
      const text = await readText(directory, blob)
      if (text === null) history.faults.push(`${hash.slice(0, 12)}: larger than ${MOST_FILE} bytes, or no UTF-8`)
      else history.versions.push({ commit, text })
    }
  }
  return histories
}

async function readText(directory: string, object: string): Promise<string | null> {
  const size = Number(await git(directory, ['cat-file', '-s', object], ''))
  if (!(size <= MOST_FILE)) return null
  return decode(await gitBytes(directory, ['cat-file', 'blob', object], ''))
}

// PostgreSQL has no text with a zero byte in it.
function decode(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
