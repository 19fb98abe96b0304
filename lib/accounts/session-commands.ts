import 'server-only'
import { isAPIError } from 'better-auth/api'
import { auth } from '../auth/auth'
import { defineChange, defineEntry, refuse } from '../auth/command'
import { database } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { ACCOUNT_FORMS } from './forms'
import { forgetTries, takeTry } from './throttle'

/** Where somebody who has signed in goes on: staff to the programme's figures, others to what waits for them. */
async function welcome(id: string, locale: string): Promise<string> {
  const { role } = await database().user.update({ where: { id }, data: { locale }, select: { role: true } })
  return role === 'staff' || role === 'admin' ? '/dashboard' : '/queue'
}

export const openSession = defineEntry({
  name: 'session.open',
  action: 'session.open',
  schema: ACCOUNT_FORMS['session.open'],
  async run({ locale, remote, cookie, userAgent }, { email, password, next }) {
    const isAllowed = (await takeTry('sign-in-from', remote, 50)) && (await takeTry('sign-in-as', email, 10))
    if (!isAllowed) refuse('', 'tooOften')
    const user = await database().user.findUnique({ where: { email }, select: { id: true, isActive: true } })
    const headers = new Headers({ cookie, 'user-agent': userAgent })
    // A closed account and one that does not exist are answered as a wrong password is.
    const answer =
      user?.isActive === false
        ? null
        : await auth()
            .api.signInEmail({ body: { email, password }, headers })
            .catch(() => null)
    if (answer === null || user === null) refuse('password', 'wrong')
    const goOn = next === null ? '' : `?next=${encodeURIComponent(next)}`
    if ('twoFactorRedirect' in answer) return { href: `/sign-in/totp${goOn}` }
    await forgetTries('sign-in-as', email)
    return { href: next ?? (await welcome(user.id, locale)) }
  },
})

/** The second step of signing in. better-auth itself counts wrong codes: five for each password, then ten in a row. */
export const confirmSession = defineEntry({
  name: 'session.confirm',
  action: 'session.open',
  schema: ACCOUNT_FORMS['session.confirm'],
  async run({ locale, remote, cookie, userAgent }, { code, next }) {
    if (!(await takeTry('code-from', remote, 50))) refuse('', 'tooOften')
    const request = { body: { code }, headers: new Headers({ cookie, 'user-agent': userAgent }) }
    const { api } = auth()
    const isTotp = /^\d{6}$/.test(code)
    const { user } = await (isTotp ? api.verifyTOTP(request) : api.verifyBackupCode(request)).catch(
      (error: unknown) => {
        if (!isAPIError(error)) throw error
        if (error.status === 'TOO_MANY_REQUESTS') refuse('', 'tooOften')
        const key: unknown = error.body?.code
        if (key === 'INVALID_CODE' || key === 'INVALID_BACKUP_CODE') refuse('code', 'wrong')
        refuse('', 'expired')
      },
    )
    await forgetTries('sign-in-as', user.email)
    return { href: next ?? (await welcome(user.id, locale)) }
  },
})

export const closeSession = defineEntry({
  name: 'session.close',
  action: 'session.open',
  schema: ACCOUNT_FORMS['session.close'],
  async run({ cookie }) {
    await auth().api.signOut({ headers: new Headers({ cookie }) })
    return { href: '' }
  },
})

export const endSession = defineChange({
  name: 'session.end',
  action: 'account.manage',
  schema: ACCOUNT_FORMS['session.end'],
  isPersonal: true,
  async run({ tx, actor }, { id }) {
    const { count } = await tx.session.deleteMany({ where: { id, userId: actor.id } })
    if (count === 0) throw new NotFound('entry', '')
    return { href: '/account?done=sessionEnded' }
  },
})

export const endOtherSessions = defineChange({
  name: 'session.endOthers',
  action: 'account.manage',
  schema: ACCOUNT_FORMS['session.endOthers'],
  isPersonal: true,
  async run({ tx, actor }) {
    await tx.session.deleteMany({ where: { userId: actor.id, NOT: { id: actor.session } } })
    return { href: '/account?done=sessionsEnded' }
  },
})
