import 'server-only'
import type { Command } from '../auth/command'

export const REVIEW_COMMANDS: readonly Command[] = []
