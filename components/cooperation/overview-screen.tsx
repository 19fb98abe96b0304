import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/exchange/export-menu'
import { Sign } from '@/components/law/sign'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { Scroll } from '@/components/ui/scroll'
import type { Overview, OverviewCell } from '@/lib/cooperation/overview-rules'
import { ANSWERS, type Conduct, isConduct, MEASURES, type Measure, TREATIES } from '@/lib/cooperation/schema'
import type { Outline } from '@/lib/framework/schema'
import { pickText } from '@/lib/platform/i18n/localised'
import { formatDay } from '@/lib/platform/i18n/names'
import { AnswerLabel, SIGN_OF } from './answer-label'
import { TREATY_MARKS } from './treaty-marks'
import { checkWords } from './words'
import './cooperation.css'

type OverviewScreenProps = {
  request: PageRequest
  day: string
  conduct: Conduct
  measure: Measure
  /** In the order shown, with their names. */
  countries: { code: string; name: string }[]
  outline: Outline
  overview: Overview
}

/** Every pair's overall answer for one conduct and one measure. */
export async function OverviewScreen(props: OverviewScreenProps) {
  const { request, day, conduct, measure, countries, outline, overview } = props
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const words = await checkWords(locale, outline)
  const names = new Map(countries.map(({ code, name }) => [code, name]))
  const values = { conduct: words.title(conduct), measure: t(`measures.${measure}`), day: formatDay(day, locale) }
  const caption = t('overview.caption', values)
  const cells = overview.rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null))
  const nameOf = ({ requesting, requested, overall, treaties }: OverviewCell) => {
    const cell = t('overview.cell', {
      requesting: names.get(requesting) ?? requesting,
      requested: names.get(requested) ?? requested,
      answer: t(`answers.${overall}`),
    })
    if (treaties.length === 0) return cell
    return t('overview.cellTreaties', { cell, treaties: words.list(treaties.map((treaty) => words.treaty(treaty))) })
  }
  return (
    <Frame request={request} path="/cooperation/overview" day={day} title={t('overview.title')} layout="wide">
      <p className="crumbs">
        <a href={href(locale, '/cooperation', query)}>{t('title')}</a>
      </p>
      <h1>{t('overview.title')}</h1>
      <p className="lead">{t('overview.intro')}</p>
      <form className="coop-pair coop-overview-form" aria-label={t('form.label')}>
        {query.date ? <input type="hidden" name="date" value={query.date} /> : null}
        {query.countries ? <input type="hidden" name="countries" value={query.countries} /> : null}
        <label>
          <span>{t('form.conduct')}</span>
          <select name="conduct" defaultValue={conduct}>
            {outline.requirements
              .filter(({ id }) => isConduct(id))
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  {pickText(title, locale).text}
                </option>
              ))}
          </select>
        </label>
        <label>
          <span>{t('form.measure')}</span>
          <select name="measure" defaultValue={measure}>
            {MEASURES.map((one) => (
              <option key={one} value={one}>
                {t(`measures.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{t('form.show')}</button>
      </form>
      <h2>{t('overview.summary', values)}</h2>
      <p>{t('overview.counts', { total: cells.length, ...overview.counts })}</p>
      <p className="aside">{t('notice', { day: values.day })}</p>
      <ShareBar request={request} day={day} table="coop-overview" />
      <ExportMenu
        request={request}
        path="/cooperation/overview/export"
        plan="overview"
        day={day}
        pin={{ conduct, measure }}
      />
      <Scroll label={caption}>
        <table className="coop-grid" id="coop-overview">
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('overview.corner')}</th>
              {countries.map(({ code, name }) => (
                <th scope="col" key={code}>
                  <abbr title={name}>{code}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {overview.rows.map(({ requesting, cells }) => (
              <tr key={requesting}>
                <th scope="row">{names.get(requesting)}</th>
                {cells.map((cell, index) =>
                  cell === null ? (
                    <td key={countries[index]?.code} className="same">
                      <span className="hidden">{t('overview.same')}</span>
                    </td>
                  ) : (
                    <td key={cell.requested}>
                      <a
                        className={SIGN_OF[cell.overall]}
                        href={href(locale, '/cooperation', query, {
                          requesting,
                          requested: cell.requested,
                          conduct,
                          measure,
                        })}
                      >
                        <Sign status={SIGN_OF[cell.overall]} />
                        <span className="hidden">{nameOf(cell)}</span>
                        <small aria-hidden="true">
                          {cell.treaties.map((treaty) => TREATY_MARKS[treaty]).join(' ')}
                        </small>
                      </a>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <section className="coop-legend" aria-labelledby="coop-legend">
        <h2 id="coop-legend">{t('overview.legend')}</h2>
        <ul>
          {ANSWERS.map((answer) => (
            <li key={answer}>
              <AnswerLabel answer={answer} locale={locale} />
            </li>
          ))}
          {TREATIES.map((treaty) => (
            <li key={treaty}>
              <b>{TREATY_MARKS[treaty]}</b> {words.treaty(treaty)}
            </li>
          ))}
        </ul>
        <p className="aside">{t('overview.marks')}</p>
      </section>
    </Frame>
  )
}
