import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createAccount, listAccounts, Refusal, resetAccount } from '../accounts/command-line'
import { roleSchema } from '../auth/schema'
import { countryField, emailField, lineField } from '../forms/fields'
import { withOwnDatabase } from './own-database'

const USAGE = `npm run admin -- create --email EMAIL --name NAME --role ROLE [--countries AR,CL]
npm run admin -- reset --email EMAIL [--totp]
npm run admin -- list

Works on the accounts of the database that npm start uses (DATABASE_URL, else the embedded one).
  create       makes an account and prints its password, this once; ROLE is reader, reviewer, staff or admin
  reset        gives an account a new password, printed this once, and ends its sessions; --totp takes its second
               factor off as well
  list         lists the accounts
  --countries  what a reviewer answers for`

const createSchema = z.object({
  email: emailField,
  name: lineField(120),
  role: roleSchema,
  countries: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(countryField)),
})

/** `npm run admin`: answers 0, 1 when nothing was changed, or 2 when the command was not understood. */
export default async function admin(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } },
        ...{ countries: { type: 'string' }, totp: { type: 'boolean', default: false } },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const [action, ...more] = positionals
    if (values.help) {
      console.log(USAGE)
      return 0
    }
    if (action === undefined || more.length > 0) return misunderstood('Say what to do.')
    if (action === 'list') return await list()
    if (action === 'create') {
      const parsed = createSchema.safeParse(values)
      if (!parsed.success) return misunderstood(`Check: ${namesOf(parsed.error)}.`)
      const password = await withOwnDatabase((url) => createAccount(url, parsed.data))
      console.log(`The account ${parsed.data.email} (${parsed.data.role}) was made. Its password, shown this once:`)
      console.log(password)
      return 0
    }
    if (action === 'reset') {
      const email = emailField.safeParse(values.email)
      if (!email.success) return misunderstood('Check: --email.')
      const password = await withOwnDatabase((url) => resetAccount(url, email.data, { totp: values.totp }))
      console.log(`The account ${email.data} has a new password, shown this once:`)
      console.log(password)
      return 0
    }
    return misunderstood(`There is no "${action}".`)
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return misunderstood(error.message)
    const reason = error instanceof Error ? error.message : String(error)
    console.error(error instanceof Refusal ? reason : `Nothing was changed: ${reason}`)
    return 1
  }
}

async function list(): Promise<number> {
  const accounts = await withOwnDatabase(listAccounts)
  for (const { name, email, role, isActive, hasTotp, countries } of accounts) {
    const notes = [countries.join(', '), hasTotp ? 'second factor' : '', isActive ? '' : 'closed'].filter(Boolean)
    console.log(`${role.padEnd(9)} ${email.padEnd(32)} ${name}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`)
  }
  return 0
}

function misunderstood(why: string): number {
  console.error(`${why}\n\n${USAGE}`)
  return 2
}

function namesOf(error: z.ZodError): string {
  return [...new Set(error.issues.map(({ path }) => `--${String(path[0])}`))].join(', ')
}
