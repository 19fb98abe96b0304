import 'server-only'
import { auth } from '../auth/auth'
import { defineEntry, refuse } from '../auth/command'
import { database } from '../platform/db/client'
import { ACCOUNT_FORMS } from './forms'
import { forgetTries, takeTry } from './throttle'

export const openSession = defineEntry({
  name: 'session.open',
  action: 'session.open',
  schema: ACCOUNT_FORMS['session.open'],
  async run({ locale, remote, cookie }, { email, password, next }) {
    const isAllowed = (await takeTry('sign-in-from', remote, 50)) && (await takeTry('sign-in-as', email, 10))
    if (!isAllowed) refuse('', 'tooOften')
    const user = await database().user.findUnique({ where: { email }, select: { id: true, isActive: true } })
    const headers = new Headers({ cookie })
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
    await database().user.update({ where: { id: user.id }, data: { locale } })
    return { href: next ?? '/queue' }
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
