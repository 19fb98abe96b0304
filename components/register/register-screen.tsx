import { ExportMenu } from '@/components/exchange/export-menu'
import { TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { may } from '@/lib/auth/permissions'
import type { Outline } from '@/lib/framework/schema'
import type { Jurisdiction } from '@/lib/law/schema'
import { formatDay } from '@/lib/platform/i18n/names'
import type { DeficiencyBrief, RegisterView, Visibility } from '@/lib/register/schema'
import { Board } from './board'
import { BulkForm } from './bulk-form'
import { Filters } from './filters'
import { RegisterTable } from './register-table'
import { registerWords } from './words'
import './register.css'

export type RegisterProps = {
  request: PageRequest
  view: RegisterView
  outline: Outline
  jurisdictions: Jurisdiction[]
  visibility: Visibility
  rows: DeficiencyBrief[]
  total: number
  pages: number
  assignees: { id: string; name: string }[]
  savedViews: { id: string; name: string; query: string }[]
}

/** The address of the register with some parameters set or, by an empty text, left out. */
export function registerAddress(request: PageRequest, more: Record<string, string>, path = '/deficiencies'): string {
  const params = new URLSearchParams(request.query)
  for (const [name, value] of Object.entries(more)) {
    if (value === '') params.delete(name)
    else params.set(name, value)
  }
  const text = params.toString().replaceAll('%2C', ',')
  return `/${request.locale}${path}${text === '' ? '' : `?${text}`}`
}

export async function RegisterScreen(props: RegisterProps) {
  const { request, view, visibility, rows, total, pages, savedViews } = props
  const { locale, actor, today } = request
  const { t } = await registerWords(locale)
  const isBoard = view.view === 'board'
  const page = view.page ?? 1
  const query = registerAddress(request, {}).split('?')[1] ?? ''
  const isEditing = may(actor, 'deficiency.edit')
  return (
    <Frame request={request} path="/deficiencies" day={null} title={t('title')} layout="grid">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p>
          {t('summary', { total, day: formatDay(today, locale) })} {t(`visibility.${visibility}`)}
        </p>
        <ShareBar request={request} day={null} />
      </div>
      <Filters {...props} />
      <div className="register-tools">
        <nav aria-label={t('view.label')}>
          <a href={registerAddress(request, { view: '' })} aria-current={isBoard ? undefined : 'true'}>
            {t('view.table')}
          </a>
          {' · '}
          <a href={registerAddress(request, { view: 'board', page: '' })} aria-current={isBoard ? 'true' : undefined}>
            {t('view.board')}
          </a>
        </nav>
        <ExportMenu request={request} path="/deficiencies/export" plan="deficiencies" day={null} />
        {may(actor, 'deficiency.mark') ? <a href={`/${locale}/deficiencies/new`}>{t('mark')}</a> : null}
      </div>
      {rows.length === 0 ? (
        <p>
          {t('empty')} {t('emptyHint')}
        </p>
      ) : isBoard ? (
        <Board request={request} rows={rows} />
      ) : isEditing ? (
        <BulkForm {...props} back={query}>
          <RegisterTable {...props} isChoosing />
        </BulkForm>
      ) : (
        <RegisterTable {...props} />
      )}
      {isBoard || pages < 2 ? null : (
        <nav className="pager" aria-label={t('pager.label')}>
          {page > 1 ? (
            <a rel="prev" href={registerAddress(request, { page: String(page - 1) })}>
              {t('pager.previous')}
            </a>
          ) : null}
          <span>{t('pager.page', { page, pages })}</span>
          {page < pages ? (
            <a rel="next" href={registerAddress(request, { page: String(page + 1) })}>
              {t('pager.next')}
            </a>
          ) : null}
        </nav>
      )}
      {may(actor, 'view.save') ? (
        <section className="saved-views">
          <h2>{t('views.title')}</h2>
          {savedViews.length === 0 ? <p>{t('views.none')}</p> : null}
          <ul className="plain">
            {savedViews.map(({ id, name, query: kept }) => (
              <li key={id}>
                <a href={`/${locale}/deficiencies${kept === '' ? '' : `?${kept}`}`}>{name}</a>{' '}
                <Form
                  locale={locale}
                  command="view.delete"
                  submit="×"
                  label={t('views.delete', { name })}
                  hidden={{ id }}
                  isInline
                  isQuiet
                />
              </li>
            ))}
          </ul>
          <Form
            locale={locale}
            command="view.save"
            submit={t('views.save')}
            hidden={{ place: 'deficiencies', query }}
            isInline
          >
            <TextField name="name" label={t('views.name')} max={80} isRequired />
          </Form>
        </section>
      ) : null}
    </Frame>
  )
}
