import 'server-only'
import { database } from '../platform/db/client'
import type { Prisma } from '../platform/db/generated/client'
import { currentRequest, type RequestContext } from '../platform/http/request-context'
import { findSettings } from '../settings/queries'
import { auth } from './auth'
import type { Actor } from './schema'

const actors = new WeakMap<RequestContext, Promise<Actor | null>>()

/** Who is asking, by the session of the request's cookie; null without one. Asked once a request. */
export function currentActor(): Promise<Actor | null> {
  const context = currentRequest()
  const known = actors.get(context)
  if (known) return known
  const found = context.cookie === undefined ? Promise.resolve(null) : findActor(context.cookie)
  actors.set(context, found)
  return found
}

async function findActor(cookie: string): Promise<Actor | null> {
  const found = await auth().api.getSession({ headers: new Headers({ cookie }) })
  if (!found) return null
  const user = await database().user.findUnique({
    where: { id: found.user.id },
    include: { countries: { orderBy: { country: 'asc' } } },
  })
  // A closed account has no sessions; one that was signing in just then is refused here.
  if (!user?.isActive) return null
  return readActor(user, found.session.id)
}

type Person = Prisma.UserGetPayload<{ include: { countries: true } }>

/** Somebody with an account as whoever acts. `session` is empty for a program that acts with a token. */
export async function readActor(user: Person, session: string): Promise<Actor> {
  const { requireTotp } = await findSettings()
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    countries: user.countries.map(({ country }) => country),
    hasTotp: user.twoFactorEnabled,
    mustSetUpTotp: requireTotp && (user.role === 'staff' || user.role === 'admin') && !user.twoFactorEnabled,
    session,
  }
}
