import 'server-only'
import { ACCOUNT_COMMANDS } from '../accounts/commands'
import { DATASET_COMMANDS } from '../dataset/update-commands'
import { MEASURE_COMMANDS } from '../measures/commands'
import { REGISTER_COMMANDS } from '../register/commands'
import { RELEASE_COMMANDS } from '../releases/commands'
import { REPORT_COMMANDS } from '../reports/commands'
import { REVIEW_COMMANDS } from '../review/commands'
import { WORKBOOK_COMMANDS } from '../workbook/commands'
import type { Command } from './command'

/** Everything that can be done: the one list, by name. */
export const COMMANDS: ReadonlyMap<string, Command> = index([
  ...ACCOUNT_COMMANDS,
  ...REGISTER_COMMANDS,
  ...MEASURE_COMMANDS,
  ...REVIEW_COMMANDS,
  ...REPORT_COMMANDS,
  ...DATASET_COMMANDS,
  ...WORKBOOK_COMMANDS,
  ...RELEASE_COMMANDS,
])

function index(commands: readonly Command[]): Map<string, Command> {
  const byName = new Map(commands.map((command) => [command.name, command]))
  if (byName.size !== commands.length) throw new Error('two commands have one name')
  return byName
}
