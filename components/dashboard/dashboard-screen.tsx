import { getTranslations } from 'next-intl/server'
import './dashboard.css'
import { ExportMenu } from '@/components/exchange/export-menu'
import { formatMoment } from '@/components/register/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { Scroll } from '@/components/ui/scroll'
import { DataText, PickedText } from '@/components/ui/text'
import { may } from '@/lib/auth/permissions'
import { areasOf, type Figures, figuresOf, pointsMoved } from '@/lib/dashboard/rules'
import type { NewestChange, OverdueMeasure, RegisterCounts } from '@/lib/dashboard/schema'
import { type Counts, countKnown } from '@/lib/matrix/rules'
import type { Matrix } from '@/lib/matrix/schema'
import { shareMet } from '@/lib/matrix/summary'
import type { Query } from '@/lib/platform/http/query'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { DEFICIENCY_STATUSES } from '@/lib/register/schema'
import type { Problem } from '@/lib/review/quality-rules'

type DashboardProps = {
  request: PageRequest
  day: string
  since: string
  /** The one country shown; absent: the programme's twelve. */
  country: string | undefined
  matrix: Matrix
  before: Matrix
  counts: RegisterCounts[]
  /** Measures under way in what is shown, each of them once; so are those overdue. */
  underWay: number
  overdue: OverdueMeasure[]
  newest: NewestChange[]
}

const OPEN = DEFICIENCY_STATUSES.filter((status) => status !== 'resolved' && status !== 'dismissed').join(',')
const UNDER_WAY = 'agreed,in_progress'
const COLUMNS = ['share', 'change', 'core', 'unknown', 'changed', 'open', 'underWay', 'late'] as const

/** What staff see first: how the countries stand, what has moved, what waits, what is late. */
export async function DashboardScreen(props: DashboardProps) {
  const { request, day, since, country, matrix, underWay, overdue, newest } = props
  const { locale, today, query, actor } = request
  const t = await getTranslations({ locale, namespace: 'dashboard' })
  const { countries: shown, all, sums } = figuresOf(props, country)
  const title = country === undefined ? t('title') : t('titleOf', { country: countryName(country, locale) })
  const figures = t(country === undefined ? 'figures' : 'figuresOne')
  const link = (path: string, more: Query = {}) => href(locale, path, query, more)
  // A list of the twelve is of the twelve, as the figures are: what another country has in the register is not in it.
  const only = country ?? shown.map(({ code }) => code).join(',')
  const quality = (problem: Problem) =>
    country === undefined ? `${link('/quality')}#table` : `${link('/quality', { country, problem })}#list`
  const queue = link('/queue', country === undefined ? {} : { country })
  const waiting = [
    ['unreviewed', sums.unreviewed, quality('unreviewed')],
    ['disputedFindings', sums.disputedFindings, quality('disputed')],
    // Whoever decides them has them in the queue.
    ...(may(actor, 'proposal.decide') ? ([['proposals', sums.proposals, queue]] as const) : []),
    ...(may(actor, 'reading.settle') ? ([['unsettled', sums.unsettled, queue]] as const) : []),
    ['unanswered', sums.unanswered, link('/deficiencies', { status: 'identified', country: only })],
    ['disputed', sums.disputed, link('/deficiencies', { status: 'disputed', country: only })],
    ['overdue', overdue.length, link('/measures', { overdue: '1', country: only })],
  ] as const
  return (
    <Frame request={request} path="/dashboard" day={day} title={title} layout="wide">
      <h1>{title}</h1>
      <p className="lead">
        {t('summary', { countries: shown.length, open: sums.open, underWay, overdue: overdue.length })}
      </p>
      <form className="form inline dashboard-choice" action={`/${locale}/dashboard`}>
        {query.date ? <input type="hidden" name="date" value={query.date} /> : null}
        <label>
          {t('country')}{' '}
          <select name="country" defaultValue={country ?? ''}>
            <option value="">{t('all')}</option>
            {matrix.countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('since')} <input type="date" name="since" defaultValue={since} max={today} />
        </label>
        <button type="submit" className="quiet">
          {t('apply')}
        </button>
      </form>
      <ExportMenu request={request} path="/dashboard/export" plan="dashboard" day={day} />
      <h2>{t('waits')}</h2>
      <ul className="dashboard-waits">
        {waiting.map(([key, count, address]) => (
          <li key={key} data-waits={key} className={count === 0 ? 'none' : undefined}>
            <a href={address}>
              <strong>{count}</strong> <span>{t(`wait.${key}`, { count })}</span>
            </a>
          </li>
        ))}
      </ul>
      <h2>{figures}</h2>
      <p>
        {t('figuresText', { day: formatDay(day, locale), since: formatDay(since, locale) })}
        {country === undefined ? ` ${t('figuresOnce')}` : null}
      </p>
      <Scroll label={figures}>
        <table className="facts dashboard-figures">
          <thead>
            <tr>
              <th scope="col">{t('country')}</th>
              {COLUMNS.map((key) => (
                <th key={key} scope="col" className="number">
                  {t(`column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => {
              const { code, name, register } = one
              return (
                <tr key={code}>
                  <th scope="row">
                    <a
                      href={
                        country === undefined
                          ? link('/dashboard', { country: code, since })
                          : link(`/countries/${code}`)
                      }
                    >
                      {name}
                    </a>
                  </th>
                  <td className="number">{sayShare(one.total, locale)}</td>
                  <td className="number">{sayChange(one, locale)}</td>
                  <td className="number">{sayShare(one.core, locale)}</td>
                  <td className="number">
                    <a href={link('/matrix', { countries: code, status: 'unknown' })}>{one.total.unknown}</a>
                  </td>
                  <td className="number">
                    <a href={link('/matrix', { countries: code, changed: '1', since })}>{one.changed}</a>
                  </td>
                  <td className="number">
                    <a href={link('/deficiencies', { country: code, status: OPEN })}>{register.open}</a>
                  </td>
                  <td className="number">
                    <a href={link('/measures', { country: code, status: UNDER_WAY })}>{register.underWay}</a>
                  </td>
                  <td className="number">
                    <a href={link('/measures', { country: code, overdue: '1' })}>{register.overdue}</a>
                  </td>
                </tr>
              )
            })}
          </tbody>
          {country === undefined ? (
            <tfoot>
              <tr>
                <th scope="row">{t('all')}</th>
                <td className="number">{sayShare(all.total, locale)}</td>
                <td className="number">{sayChange(all, locale)}</td>
                <td className="number">{sayShare(all.core, locale)}</td>
                <td className="number">{all.total.unknown}</td>
                <td className="number">{all.changed}</td>
                <td className="number">
                  <a href={link('/deficiencies', { country: only, status: OPEN })}>{sums.open}</a>
                </td>
                <td className="number">
                  <a href={link('/measures', { country: only, status: UNDER_WAY })}>{underWay}</a>
                </td>
                <td className="number">
                  <a href={link('/measures', { country: only, overdue: '1' })}>{overdue.length}</a>
                </td>
              </tr>
            </tfoot>
          ) : null}
        </table>
      </Scroll>
      {country === undefined ? null : <AreaTable {...props} country={country} />}
      <h2>{t('overdue')}</h2>
      {overdue.length === 0 ? <p>{t('noOverdue')}</p> : <OverdueList overdue={overdue} locale={locale} />}
      <h2>{t('newest')}</h2>
      {newest.length === 0 ? <p>{t('noNewest')}</p> : <NewestList newest={newest} locale={locale} />}
    </Frame>
  )
}

async function AreaTable({ request, country, since, matrix, before }: DashboardProps & { country: string }) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'dashboard' })
  const link = (more: Query) => href(locale, '/matrix', query, { countries: country, since, ...more })
  return (
    <Scroll label={t('byArea')}>
      <table className="facts dashboard-figures areas">
        <thead>
          <tr>
            <th scope="col">{t('area')}</th>
            {(['share', 'change', 'gap', 'unknown'] as const).map((key) => (
              <th key={key} scope="col" className="number">
                {t(`column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areasOf({ matrix, before }, country).map((one) => (
            <tr key={one.area}>
              <th scope="row">
                <a href={link({ area: one.area })}>
                  <PickedText text={one.title} locale={locale} />
                </a>
              </th>
              <td className="number">{sayShare(one.total, locale)}</td>
              <td className="number">{sayChange(one, locale)}</td>
              {(['gap', 'unknown'] as const).map((status) => (
                <td key={status} className="number">
                  <a href={link({ area: one.area, status })}>{one.total[status]}</a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

async function OverdueList({ overdue, locale }: { overdue: OverdueMeasure[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'dashboard' })
  return (
    <ul className="dashboard-overdue">
      {overdue.map(({ number, title, dueOn, countries }) => (
        <li key={number}>
          <a href={`/${locale}/measures/M-${number}`}>
            M-{number} <DataText value={title} locale={locale} />
          </a>
          {' · '}
          {countries.map((code) => countryName(code, locale)).join(', ')}
          {' · '}
          {t('due', { day: formatDay(dueOn, locale) })}
        </li>
      ))}
    </ul>
  )
}

async function NewestList({ newest, locale }: { newest: NewestChange[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'dashboard' })
  return (
    <ol className="plain dashboard-newest">
      {newest.map(({ id, at, actor, kind, country, name, title, href: address }) => {
        const what = (
          <>
            {name}
            {name === null || title === null ? null : ' '}
            {title === null ? null : <DataText value={title} locale={locale} />}
          </>
        )
        return (
          <li key={id}>
            <time dateTime={at.toISOString()}>{formatMoment(at, locale)}</time> {actor}: {t(`kind.${kind}`)}{' '}
            {address === null ? what : <a href={`/${locale}${address}`}>{what}</a>}
            {country === null ? null : <> · {countryName(country, locale)}</>}
          </li>
        )
      })}
    </ol>
  )
}

/** `43 % (30/70)`: of those known; a dash where none is. */
function sayShare(counts: Counts, locale: Locale): string {
  const share = shareMet(counts)
  if (share === null) return '–'
  return `${new Intl.NumberFormat(locale, { style: 'percent' }).format(share)} (${counts.met}/${countKnown(counts)})`
}

/** In percentage points, with its sign; a dash where one of the two is not known. */
function sayChange(figures: Pick<Figures, 'was' | 'total'>, locale: Locale): string {
  const points = pointsMoved(figures)
  return points === null ? '–' : new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(points)
}
