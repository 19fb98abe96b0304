import 'server-only'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { nextCookies } from 'better-auth/next-js'
import { twoFactor } from 'better-auth/plugins'
import { sendMail } from '../mail/commands'
import { resetLetter } from '../mail/letters'
import { database } from '../platform/db/client'
import { publicAddress, secretOf } from './deployment'

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128

// One a process, also when a bundle or a reload loads this file again.
const shared: typeof globalThis & { cotejoAuth?: ReturnType<typeof create> } = globalThis

/** Accounts by e-mail and password with a second factor. There is no signing up: see lib/accounts for invitations. */
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
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      sendResetPassword: async ({ user, token }) => {
        await sendMail(await resetLetter(user.email, token))
      },
    },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    advanced: { cookiePrefix: 'cotejo', useSecureCookies: address.startsWith('https:') },
    telemetry: { enabled: false },
    plugins: [twoFactor({ issuer: 'Cotejo' }), nextCookies()],
  })
}
