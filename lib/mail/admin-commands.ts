import 'server-only'
import { type Command, defineChange, defineEntry, refuse, type Tx } from '../auth/command'
import { NotFound } from '../platform/errors'
import { sendWaiting } from './commands'
import { MAIL_FORMS } from './forms'

const sendAgain = defineEntry({
  name: 'mail.send',
  action: 'mail.manage',
  schema: MAIL_FORMS['mail.send'],
  async run(_context, { id }) {
    if (!(await sendWaiting(id))) refuse('', 'notSent')
    return { href: '/mail?done=sent' }
  },
})

const handOn = defineChange({
  name: 'mail.handOn',
  action: 'mail.manage',
  schema: MAIL_FORMS['mail.handOn'],
  async run({ tx, audit }, { id }) {
    const { subject } = await requireWaiting(tx, id)
    // Its link is a secret: once it is with whom it was for, nobody else needs it.
    await tx.mail.update({ where: { id }, data: { sentAt: new Date(), body: '' } })
    audit({ kind: 'mail', id, before: { subject, state: 'waiting' }, after: { subject, state: 'handedOn' } })
    return { href: '/mail?done=handedOn' }
  },
})

const discard = defineChange({
  name: 'mail.discard',
  action: 'mail.manage',
  schema: MAIL_FORMS['mail.discard'],
  async run({ tx, audit }, { id }) {
    const { subject } = await requireWaiting(tx, id)
    await tx.mail.delete({ where: { id } })
    audit({ kind: 'mail', id, before: { subject, state: 'waiting' }, after: null })
    return { href: '/mail?done=discarded' }
  },
})

async function requireWaiting(tx: Tx, id: string) {
  const letter = await tx.mail.findUnique({ where: { id } })
  if (letter === null || letter.sentAt !== null) throw new NotFound('entry', id)
  return letter
}

export const MAIL_COMMANDS: readonly Command[] = [sendAgain, handOn, discard]
