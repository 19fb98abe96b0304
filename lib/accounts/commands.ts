import 'server-only'
import type { Command } from '../auth/command'
import { closeSession, openSession } from './session-commands'

export const ACCOUNT_COMMANDS: readonly Command[] = [openSession, closeSession]
