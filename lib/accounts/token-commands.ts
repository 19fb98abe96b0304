import 'server-only'
import { defineChange, refuse } from '../auth/command'
import { NotFound } from '../platform/errors'
import { ACCOUNT_FORMS } from './forms'
import { MOST_TOKENS } from './schema'
import { hashToken, makeApiToken } from './secrets'

const DAY = 24 * 60 * 60 * 1000

/** The secret is in the answer to this one form and nowhere else: sent again, the form answers without it. */
export const makeApiTokenFor = defineChange({
  name: 'token.make',
  action: 'token.make',
  schema: ACCOUNT_FORMS['token.make'],
  async run({ tx, actor, audit }, { name, scope, days }) {
    const held = await tx.apiToken.count({
      where: { userId: actor.id, revokedAt: null, expiresAt: { gt: new Date() } },
    })
    if (held >= MOST_TOKENS) refuse('', 'tooOften')
    const secret = makeApiToken()
    const expiresAt = new Date(Date.now() + Number(days) * DAY)
    const { id } = await tx.apiToken.create({
      data: { userId: actor.id, name, scope, tokenHash: hashToken(secret), expiresAt },
    })
    audit({ kind: 'token', id, after: { name, scope, expiresAt: expiresAt.toISOString() } })
    return { notice: 'tokenMade', secret }
  },
})

export const revokeApiToken = defineChange({
  name: 'token.revoke',
  action: 'account.manage',
  schema: ACCOUNT_FORMS['token.revoke'],
  async run({ tx, actor, audit }, { id }) {
    const found = await tx.apiToken.findUnique({ where: { id } })
    // Another's token is not there for this reader.
    if (found?.userId !== actor.id || found.revokedAt !== null) throw new NotFound('entry', id)
    await tx.apiToken.update({ where: { id }, data: { revokedAt: new Date() } })
    audit({ kind: 'token', id, before: { name: found.name, scope: found.scope }, after: { revoked: true } })
    return { href: '/account?done=tokenRevoked' }
  },
})
