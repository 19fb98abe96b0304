import 'server-only'
import type { Command } from '../auth/command'
import { confirmFinding, disputeFinding, editFinding, moveFinding, splitFinding } from './finding-commands'
import { acceptProposal, declineProposal, makeProposal, withdrawProposal } from './proposal-commands'
import { editProvision } from './provision-commands'
import { codeReading, settleReading } from './reading-commands'
import { withdrawStatement, writeStatement } from './statement-commands'

export const REVIEW_COMMANDS: readonly Command[] = [
  confirmFinding,
  disputeFinding,
  editFinding,
  splitFinding,
  moveFinding,
  editProvision,
  makeProposal,
  withdrawProposal,
  acceptProposal,
  declineProposal,
  writeStatement,
  withdrawStatement,
  codeReading,
  settleReading,
]
