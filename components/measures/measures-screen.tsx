import { ExportMenu } from '@/components/exchange/export-menu'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { may } from '@/lib/auth/permissions'
import { LEVELS, MEASURE_KINDS, MEASURE_STATUSES, type MeasureBrief, type MeasuresView } from '@/lib/measures/schema'
import { countryName, formatDay, sortByName } from '@/lib/platform/i18n/names'
import type { Visibility } from '@/lib/register/schema'
import { MeasureTable } from './measure-table'
import { measureWords } from './words'
import '../register/register.css'
import './measures.css'

type MeasuresScreenProps = {
  request: PageRequest
  view: MeasuresView
  countries: string[]
  visibility: Visibility
  rows: MeasureBrief[]
}

export async function MeasuresScreen(props: MeasuresScreenProps) {
  const { request, visibility, rows } = props
  const { locale, actor, today } = request
  const { t } = await measureWords(locale)
  return (
    <Frame request={request} path="/measures" day={null} title={t('title')} layout="grid">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p>
          {t('summary', { total: rows.length, day: formatDay(today, locale) })} {t(`visibility.${visibility}`)}
        </p>
        <ShareBar request={request} day={null} />
      </div>
      <Filters {...props} />
      <div className="register-tools">
        <a href={`/${locale}/measures/roadmap`}>{t('toRoadmap')}</a>
        <a href={`/${locale}/measures/what-if`}>{t('toWhatIf')}</a>
        <ExportMenu request={request} path="/measures/export" plan="measures" day={null} />
        {may(actor, 'measure.edit') ? <a href={`/${locale}/measures/new`}>{t('propose')}</a> : null}
      </div>
      {rows.length === 0 ? <p>{t('empty')}</p> : <MeasureTable {...props} />}
    </Frame>
  )
}

/** What of the measures is shown, as a plain form: the address is the view. */
async function Filters({ request, view, countries }: MeasuresScreenProps) {
  const { locale } = request
  const { t } = await measureWords(locale)
  const named = sortByName(
    countries.map((code) => ({ code, name: countryName(code, locale) })),
    locale,
  )
  const select = (name: string, label: string, value: string | undefined, options: [string, string][]) => (
    <label>
      {label}
      <select name={name} defaultValue={value ?? ''}>
        <option value="">{t('filter.any')}</option>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form className="register-filters" action={`/${locale}/measures`} aria-label={t('filter.label')}>
      {(['sort', 'order'] as const).map((name) =>
        view[name] === undefined ? null : <input key={name} type="hidden" name={name} value={view[name]} />,
      )}
      {select(
        'country',
        t('columns.countries'),
        view.country?.join(','),
        named.map(({ code, name }) => [code, name]),
      )}
      {select(
        'kind',
        t('columns.kind'),
        view.kind,
        MEASURE_KINDS.map((kind) => [kind, t(`kinds.${kind}`)]),
      )}
      {select(
        'status',
        t('columns.status'),
        view.status?.join(','),
        MEASURE_STATUSES.map((status) => [status, t(`statuses.${status}`)]),
      )}
      {select(
        'priority',
        t('columns.priority'),
        view.priority,
        LEVELS.map((level) => [level, t(`levels.${level}`)]),
      )}
      <label className="measure-tick">
        <span>{t('filter.overdue')}</span>
        <input type="checkbox" name="overdue" value="1" defaultChecked={view.overdue !== undefined} />
      </label>
      <button type="submit" className="quiet">
        {t('filter.apply')}
      </button>
      <a href={`/${locale}/measures`}>{t('filter.reset')}</a>
    </form>
  )
}
