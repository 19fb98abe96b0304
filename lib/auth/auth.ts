import 'server-only'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { nextCookies } from 'better-auth/next-js'
import { twoFactor } from 'better-auth/plugins'
import { database } from '../platform/db/client'
import { publicAddress, secretOf } from './deployment'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './schema'

// One a process, also when a bundle or a reload loads this file again.
const shared: typeof globalThis & { cotejoAuth?: ReturnType<typeof create> } = globalThis

/**
 * Accounts by e-mail and password with a second factor. There is no signing up: see lib/accounts for invitations, and
 * for new passwords, which are changes of ours so that their audit row is written in the same transaction.
 */
export function auth() {
  shared.cotejoAuth ??= create()
  return shared.cotejoAuth
}

function create() {
  const address = publicAddress()
  return betterAuth({
    appName: 'Cotejo',
    baseURL: address,
    secret: secretOf(),
    database: prismaAdapter(database(), { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    advanced: { cookiePrefix: 'cotejo', useSecureCookies: address.startsWith('https:') },
    telemetry: { enabled: false },
    plugins: [twoFactor({ issuer: 'Cotejo' }), nextCookies()],
  })
}
