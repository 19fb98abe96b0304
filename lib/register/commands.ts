import 'server-only'
import type { Command } from '../auth/command'

export const REGISTER_COMMANDS: readonly Command[] = []
