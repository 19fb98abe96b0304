import 'server-only'
import type { Command } from '../auth/command'
import { FOLLOW_COMMANDS } from '../follow/commands'
import { MAIL_COMMANDS } from '../mail/admin-commands'
import { SETTINGS_COMMANDS } from '../settings/commands'
import { acceptInvitation, makeInvitation, resendInvitation, revokeInvitation } from './invitation-commands'
import { askForPassword, changePassword, resetPassword } from './password-commands'
import { changePerson, closePerson, reopenPerson } from './people-commands'
import { closeSession, confirmSession, endOtherSessions, endSession, openSession } from './session-commands'
import { makeApiTokenFor, revokeApiToken } from './token-commands'
import { abandonTotp, beginTotp, confirmTotp, removeTotp } from './totp-commands'

export const ACCOUNT_COMMANDS: readonly Command[] = [
  ...[openSession, confirmSession, closeSession, endSession, endOtherSessions],
  ...[changePassword, askForPassword, resetPassword],
  ...[beginTotp, abandonTotp, confirmTotp, removeTotp],
  ...[makeApiTokenFor, revokeApiToken],
  ...[makeInvitation, resendInvitation, revokeInvitation, acceptInvitation],
  ...[changePerson, closePerson, reopenPerson],
  ...SETTINGS_COMMANDS,
  ...MAIL_COMMANDS,
  ...FOLLOW_COMMANDS,
]
