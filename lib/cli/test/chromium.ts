import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { run, runProgram } from './run-program'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** A Chromium that runs: the machine's, else Playwright's own, else Debian's, which the last two install. */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env.CHROME_PATH
  if (named) {
    if (doesRun(named)) return named
    console.error(`CHROME_PATH names ${named}, which does not run; looking elsewhere.`)
  }
  return findInstalled() ?? (await installPlaywrights()) ?? (await installDebians()) ?? explain()
}

function findInstalled(): string | undefined {
  const directories = (process.env.PATH ?? '').split(path.delimiter)
  const inPath = NAMES.flatMap((name) => directories.map((directory) => path.join(directory, name)))
  return [...inPath, ...PLACES, chromium.executablePath()].find(doesRun)
}

// Some distributions have a program of that name which only says how to install one.
function doesRun(program: string): boolean {
  if (!existsSync(program)) return false
  // On Windows it would open a window instead.
  return process.platform === 'win32' || spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0
}

async function installPlaywrights(): Promise<string | undefined> {
  console.log('No Chromium or Chrome was found; Playwright fetches its own …')
  await runProgram(['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
  })
  return findInstalled()
}

async function installDebians(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log("Playwright's could not be had; installing Debian's …")
  // A mirror that fails is no reason to stop: the package may be known already.
  await run('apt-get', ['update', '-qq'])
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    DEBIAN_FRONTEND: 'noninteractive',
  })
  return findInstalled()
}

function explain(): undefined {
  console.error(
    'End-to-end tests need Chromium or Chrome, and none could be found or installed. Install one ' +
      '(Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask chromium; elsewhere: Google Chrome), ' +
      'or name its program in CHROME_PATH.',
  )
  return undefined
}
