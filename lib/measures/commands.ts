import 'server-only'
import type { Command } from '../auth/command'

export const MEASURE_COMMANDS: readonly Command[] = []
