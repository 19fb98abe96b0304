// The way in of every npm command. Plain JavaScript without dependencies: on a fresh clone nothing is installed.

const COMMANDS = {
  start: 'start Cotejo: database, data, pages',
  serve: 'serve what was built, as a container does: no installing, no building, no database of its own',
  bundle: 'put what serves into a directory of its own',
  dev: 'the same, with pages rebuilt as their sources change',
  test: 'run every check and test, or one part: npm test -- unit',
  import: 'load prisma/dataset into the database',
  export: 'write the dataset of the database into a directory',
  'release:verify': 'check a published release, without a database',

  texts: 'import the official wording of provisions from a repository of laws',
  digest: 'write readers the letters of what they follow',
  admin: 'make, list and reset accounts',
  'audit:verify': 'check the chain of the audit',
  links: 'visit the addresses of the sources and keep which are lost',
  backup: 'write everything that the database holds into one file',
  restore: 'put such a file into an empty database',
  bench: 'measure the production server',
  fonts: 'make the lighter text face anew',
  screenshots: 'make the pictures of the README anew',
  format: 'format the sources and fix what the linter can',
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
if (!isSupported) {
  console.error(`Cotejo needs Node 20.19 or newer, 22.12 or newer, or 24; this is Node ${process.versions.node}.`)
  process.exit(1)
}

const [command, ...args] = process.argv.slice(2)
if (command === undefined || !Object.hasOwn(COMMANDS, command)) {
  console.error(command === undefined ? 'Which command?' : `There is no command "${command}".`)
  for (const [name, purpose] of Object.entries(COMMANDS)) console.error(`  ${name.padEnd(14)}${purpose}`)
  process.exit(2)
}

const { readSecretFiles } = await import('./prepare/secret-files.mjs')
readSecretFiles(process.env)

// A bundle is whole, and cannot install anything.
const { isBundle } = await import('./prepare/bundle-mark.mjs')
if (command !== 'serve' && !isBundle()) {
  const { prepare } = await import('./prepare/prepare.mjs')
  // What only tests, measuring and formatting need is not asked of someone who starts the application.
  await prepare({ withDevelopment: ['test', 'bench', 'screenshots', 'fonts', 'format'].includes(command) })
}

// React and Next choose their build when they are loaded, which is long after this and before any code of ours.
if (['start', 'serve', 'bundle', 'bench', 'screenshots'].includes(command)) process.env.NODE_ENV = 'production'
if (command === 'dev') process.env.NODE_ENV = 'development'
process.env.NEXT_TELEMETRY_DISABLED ??= '1'

const { register } = await import('tsx/esm/api')
register()
const file = new URL(`./${command.replace(':', '-')}.ts`, import.meta.url)
process.argv = [process.argv[0], file.pathname, ...args]
const loaded = await import(file.href)
// A command either exports what it does, and answers its exit code, or does it when it is loaded.
if (typeof loaded.default === 'function') process.exitCode = await loaded.default(args)
