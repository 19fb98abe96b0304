import { getTranslations } from 'next-intl/server'
import './dashboard.css'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { NewestChange, OverdueMeasure, RegisterCounts } from '@/lib/dashboard/schema'
import { countKnown } from '@/lib/matrix/rules'
import type { Matrix } from '@/lib/matrix/schema'
import { shareMet, summarise } from '@/lib/matrix/summary'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName, formatDay } from '@/lib/platform/i18n/names'

type DashboardProps = {
  request: PageRequest
  day: string
  since: string
  /** The one country shown; absent: the programme's twelve. */
  country: string | undefined
  matrix: Matrix
  before: Matrix
  counts: RegisterCounts[]
  overdue: OverdueMeasure[]
  newest: NewestChange[]
}

/** What staff see first: how the countries stand, what has moved, what waits, what is late. */
export async function DashboardScreen(props: DashboardProps) {
  const { request, day, since, country, matrix, before, counts, overdue, newest } = props
  const { locale, today } = request
  const t = await getTranslations({ locale, namespace: 'dashboard' })
  const shown = summarise(matrix).filter(({ code, role }) =>
    country === undefined ? role === 'participant' : code === country,
  )
  const then = new Map(summarise(before).map((one) => [one.code, one]))
  const register = new Map(counts.map((one) => [one.country, one]))
  const sum = (key: keyof Omit<RegisterCounts, 'country'>) =>
    shown.reduce((total, { code }) => total + (register.get(code)?.[key] ?? 0), 0)
  const title = country === undefined ? t('title') : t('titleOf', { country: countryName(country, locale) })
  const only = country === undefined ? '' : `country=${country}`
  const waiting = [
    ['unreviewed', sum('unreviewed'), `/quality${only === '' ? '' : `?${only}`}#unreviewed`],
    ['disputedFindings', sum('disputedFindings'), `/matrix?review=disputed`],
    ['proposals', sum('proposals'), '/queue'],
    ['unsettled', sum('unsettled'), '/queue'],
    ['unanswered', sum('unanswered'), `/deficiencies?status=identified&${only}`],
    ['disputed', sum('disputed'), `/deficiencies?status=disputed&${only}`],
    ['overdue', sum('overdue'), `/measures?overdue=1&${only}`],
  ] as const
  return (
    <Frame request={request} path="/dashboard" day={day} title={title} layout="wide">
      <h1>{title}</h1>
      <p className="lead">
        {t('summary', {
          countries: shown.length,
          open: sum('open'),
          underWay: sum('underWay'),
          overdue: sum('overdue'),
        })}
      </p>
      <form className="form inline" action={`/${locale}/dashboard`}>
        {request.query.date ? <input type="hidden" name="date" value={request.query.date} /> : null}
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
      <h2>{t('waits')}</h2>
      <ul className="dashboard-waits">
        {waiting.map(([key, count, address]) => (
          <li key={key}>
            <a href={`/${locale}${address.replace(/[?&]$/, '')}`}>
              <strong>{count}</strong> {t(`wait.${key}`, { count })}
            </a>
          </li>
        ))}
      </ul>
      <h2>{t('figures')}</h2>
      <p>{t('figuresText', { day: formatDay(day, locale), since: formatDay(since, locale) })}</p>
      <Scroll label={t('figures')}>
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">{t('country')}</th>
              {(['share', 'change', 'core', 'unknown', 'changed', 'open', 'underWay', 'late'] as const).map((key) => (
                <th key={key} scope="col" className="number">
                  {t(`column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ code, name, total, core, changed }) => {
              const was = then.get(code)?.total
              const own = register.get(code)
              return (
                <tr key={code}>
                  <th scope="row">
                    <a href={`/${locale}/dashboard?country=${code}`}>{name}</a>
                  </th>
                  <td className="number">{sayShare(shareMet(total), locale, `${total.met}/${countKnown(total)}`)}</td>
                  <td className="number">{sayChange(was ? shareMet(was) : null, shareMet(total), locale)}</td>
                  <td className="number">{sayShare(shareMet(core), locale, `${core.met}/${countKnown(core)}`)}</td>
                  <td className="number">
                    <a href={`/${locale}/matrix?countries=${code}&status=unknown`}>{total.unknown}</a>
                  </td>
                  <td className="number">
                    <a href={`/${locale}/matrix?countries=${code}&changed=1&since=${since}`}>{changed}</a>
                  </td>
                  <td className="number">
                    <a href={`/${locale}/deficiencies?country=${code}`}>{own?.open ?? 0}</a>
                  </td>
                  <td className="number">
                    <a href={`/${locale}/measures?country=${code}`}>{own?.underWay ?? 0}</a>
                  </td>
                  <td className="number">{own?.overdue ?? 0}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      <h2>{t('overdue')}</h2>
      {overdue.length === 0 ? <p>{t('noOverdue')}</p> : null}
      <ul>
        {overdue.map(({ number, title: name, dueOn, countries }) => (
          <li key={number}>
            <a href={`/${locale}/measures/M-${number}`}>
              M-{number} <DataText value={name} locale={locale} />
            </a>
            {' · '}
            {countries.map((code) => countryName(code, locale)).join(', ')}
            {' · '}
            {t('due', { day: formatDay(dueOn, locale) })}
          </li>
        ))}
      </ul>
      <h2>{t('newest')}</h2>
      {newest.length === 0 ? <p>{t('noNewest')}</p> : null}
      <ol className="plain dashboard-newest">
        {newest.map(({ id, at, actor, kind, country: of, name, href }) => (
          <li key={id}>
            <time dateTime={at.toISOString()}>{formatMoment(at, locale)}</time> {actor}: {t(`kind.${kind}`)}{' '}
            {name === null ? null : href === null ? name : <a href={`/${locale}${href}`}>{name}</a>}
            {of === null ? null : <> · {countryName(of, locale)}</>}
          </li>
        ))}
      </ol>
    </Frame>
  )
}

function sayShare(share: number | null, locale: Locale, of: string): string {
  return share === null ? '–' : `${new Intl.NumberFormat(locale, { style: 'percent' }).format(share)} (${of})`
}

/** In percentage points, with its sign; a dash where one of the two is not known. */
function sayChange(was: number | null, is: number | null, locale: Locale): string {
  if (was === null || is === null) return '–'
  const points = Math.round((is - was) * 100)
  return new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(points)
}

function formatMoment(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(at)
}
