import { parseArgs } from 'node:util'
import { countryField } from '../forms/fields'
import { importTexts } from '../texts/commands'
import { formatReport } from '../texts/report-rules'
import { withOwnDatabase } from './own-database'

const USAGE = `npm run texts -- import --from PATH|GIT-URL --country CODE

Takes the official wording of a country's provisions from a repository of laws (Markdown files with YAML front matter,
a commit a reform) into the database that npm start uses, and says what matched, what did not and why. Run again later
it marks what changed since. Ends with 0, with 3 where some provision found no wording, with 1 where nothing was changed.
  --from      a folder with a Git repository, or an https, ssh or file address of one
  --country   the country's code, like AR
  --quiet     only the totals`

/** `npm run texts`: answers 0, 3 when some provisions found no wording, 1 when nothing was changed, 2 when misunderstood. */
export default async function texts(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`)
    return 2
  }
  if (options === null) {
    console.log(USAGE)
    return 0
  }
  const { from, country, isQuiet } = options
  try {
    const today = new Date().toISOString().slice(0, 10)
    const report = await withOwnDatabase((url) => importTexts(url, { from, country, today }))
    for (const line of formatReport(report).slice(0, isQuiet ? 4 : undefined)) console.log(line)
    return report.entries.every(({ reason }) => reason === null) ? 0 : 3
  } catch (error) {
    console.error(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}

function readOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ from: { type: 'string' }, country: { type: 'string' } },
        ...{ quiet: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
      },
    })
    if (values.help) return null
    if (positionals.length !== 1 || positionals[0] !== 'import') return 'Say what to do: import.'
    const country = countryField.safeParse(values.country?.toUpperCase())
    if (!values.from) return 'Say where the texts are: --from.'
    if (!country.success) return 'Say whose texts they are: --country AR.'
    return { from: values.from, country: country.data, isQuiet: values.quiet }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
