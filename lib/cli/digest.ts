import { withOwnDatabase } from './own-database'
import { say } from './progress'

const USAGE = `npm run digest

Writes readers the letters of what they follow: once a day or a week each, and none without news. For a timer: run as
often as you like, nobody has two letters a day. Letters link to COTEJO_URL. Without SMTP_URL they wait on the mail page.`

/** `npm run digest`: answers 0, 1 when some letter could not be written, 2 when the command was not understood. */
export default async function digest(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error(USAGE)
    return 2
  }
  try {
    if (!process.env.COTEJO_URL) console.error('COTEJO_URL is not set: the letters link to this machine alone.')
    const today = new Date().toISOString().slice(0, 10)
    const report = await withOwnDatabase(async (url) => {
      process.env.DATABASE_URL = url
      const [{ sendDigests }, { database }] = await Promise.all([
        import('../follow/digest'),
        import('../platform/db/client'),
      ])
      try {
        return await sendDigests(today)
      } finally {
        await database().$disconnect()
      }
    })
    const { due, letters, sent, failed } = report
    say(`${due} readers to look for: ${letters} letters written, ${sent} letters sent.`)
    if (!process.env.SMTP_URL && letters > 0) say('No SMTP_URL: they wait for the admin on the mail page.')
    if (failed > 0) console.error(`${failed} letters could not be written; the next run tries again.`)
    return failed > 0 ? 1 : 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}
