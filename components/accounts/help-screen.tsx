import './accounts.css'
import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { WorkflowTable } from '@/components/register/workflow-table'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { Scroll } from '@/components/ui/scroll'
import { type Action, PERMISSIONS, ROLES } from '@/lib/auth/permissions'
import type { Role } from '@/lib/auth/schema'
import type { Settings } from '@/lib/settings/schema'
import { ACTION_GROUPS } from './action-groups'

type HelpScreenProps = { request: PageRequest; visibility: Settings['registerVisibility'] }

/** Who may do what: the table that the commands themselves go by, in words. */
export async function HelpScreen({ request, visibility }: HelpScreenProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'account' })
  const columns = ['anyone', ...ROLES] as const
  return (
    <Frame request={request} path="/help" day={null} title={t('help.title')} layout="wide">
      <h1>{t('help.title')}</h1>
      <p>{t('help.lead')}</p>
      <p>{t(`help.visibility.${visibility}`)}</p>
      <Scroll label={t('help.title')}>
        <table className="ledger many">
          <thead>
            <tr>
              <th scope="col">{t('help.what')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`roles.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ACTION_GROUPS.map(({ group, actions }) => (
              <Fragment key={group}>
                <tr className="group">
                  <th colSpan={columns.length + 1} scope="colgroup">
                    {t(`help.groups.${group}`)}
                  </th>
                </tr>
                {actions.map((action) => (
                  <tr key={action}>
                    <th scope="row">{t(`help.actions.${action}`)}</th>
                    {columns.map((column) => (
                      <td key={column}>{t(`help.${answerOf(action, column)}`)}</td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="aside">{t('help.ownHint')}</p>
      <WorkflowTable locale={locale} />
    </Frame>
  )
}

function answerOf(action: Action, column: Role | 'anyone'): 'yes' | 'no' | 'own' {
  const rule: { roles: readonly Role[] | 'anyone'; ownCountry?: true } = PERMISSIONS[action]
  if (rule.roles === 'anyone') return 'yes'
  if (column === 'anyone' || !rule.roles.includes(column)) return 'no'
  return rule.ownCountry && column === 'reviewer' ? 'own' : 'yes'
}
