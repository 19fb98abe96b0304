import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import type { Locale } from '@/lib/platform/i18n/locales'
import { STEPS } from '@/lib/register/workflow-rules'

/** The table of steps itself, as lib/register/workflow-rules has it. */
export async function WorkflowTable({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'register' })
  const list = new Intl.ListFormat(locale, { type: 'disjunction' })
  return (
    <section>
      <h2 id="workflow">{t('workflow.title')}</h2>
      <p>{t('workflow.intro')}</p>
      <Scroll label={t('workflow.title')}>
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">{t('workflow.from')}</th>
              <th scope="col">{t('workflow.to')}</th>
              <th scope="col">{t('workflow.who')}</th>
              <th scope="col">{t('workflow.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {STEPS.map(({ from, to, roles, needsReason, isReopening }) => (
              <tr key={`${from} ${to}`}>
                <td>{t(`statuses.${from}`)}</td>
                <td>
                  {t(`statuses.${to}`)}
                  {isReopening ? ` (${t('workflow.reopening')})` : null}
                </td>
                <td>{list.format(roles.map((role) => t(`roles.${role}`)))}</td>
                <td>{t(needsReason ? 'workflow.yes' : 'workflow.no')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
