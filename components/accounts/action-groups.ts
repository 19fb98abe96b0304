import type { Action } from '@/lib/auth/permissions'

/** The actions in the order the help page tells of them; a test holds that each of them is there once. */
export const ACTION_GROUPS = [
  {
    group: 'read',
    actions: ['law.read', 'register.readPublished', 'register.readAll', 'queue.read', 'dashboard.read'],
  },
  {
    group: 'own',
    actions: [
      ...(['session.open', 'password.reset', 'invitation.accept', 'account.manage', 'token.make'] as const),
      'view.save',
    ],
  },
  { group: 'write', actions: ['comment.write', 'proposal.make', 'proposal.withdraw'] },
  {
    group: 'country',
    actions: ['finding.review', 'deficiency.answer', 'statement.write', 'reading.code', 'workbook.send'],
  },
  {
    group: 'staff',
    actions: [
      ...(['deficiency.mark', 'deficiency.edit', 'deficiency.step', 'measure.edit', 'measure.step'] as const),
      ...(['finding.edit', 'provision.edit', 'proposal.decide', 'reading.settle', 'conclusions.write'] as const),
      ...(['dataset.decide', 'release.publish'] as const),
    ],
  },
  {
    group: 'admin',
    actions: [
      ...(['people.read', 'people.manage', 'settings.read', 'settings.change'] as const),
      ...(['mail.read', 'mail.manage', 'audit.read'] as const),
    ],
  },
] as const satisfies { group: string; actions: readonly Action[] }[]
