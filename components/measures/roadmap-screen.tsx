import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import { groupMeasures } from '@/lib/measures/roadmap-rules'
import { MEASURE_KINDS, type MeasureBrief } from '@/lib/measures/schema'
import { isOverdue } from '@/lib/measures/status-rules'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { measuresAddress } from './address'
import { layOut } from './roadmap-layout'
import { measureWords } from './words'
import '../register/register.css'
import './measures.css'

type RoadmapScreenProps = { request: PageRequest; by: 'country' | 'kind'; measures: MeasureBrief[] }

export async function RoadmapScreen({ request, by, measures }: RoadmapScreenProps) {
  const { locale, today } = request
  const { t } = await measureWords(locale)
  const nameOf = (key: string) => {
    const kind = MEASURE_KINDS.find((one) => one === key)
    return kind === undefined ? countryName(key, locale) : t(`kinds.${kind}`)
  }
  const groups = groupMeasures(measures, by).sort((a, b) => nameOf(a.key).localeCompare(nameOf(b.key), locale))
  const picture = layOut(groups, today)
  const titles = new Map(measures.map(({ number, title }) => [number, pickText(title, locale).text]))
  const undated = measures.filter(({ startOn, dueOn }) => startOn === null && dueOn === null).length
  return (
    <Frame request={request} path="/measures/roadmap" day={null} title={t('roadmap.title')} layout="grid">
      <div className="page-head">
        <p className="crumbs">
          <a href={`/${locale}/measures`}>{t('toList')}</a>
        </p>
        <h1>{t('roadmap.title')}</h1>
        <ShareBar request={request} day={null} />
      </div>
      <nav className="register-tools" aria-label={t('roadmap.by.label')}>
        {(['country', 'kind'] as const).map((one) => (
          <a
            key={one}
            href={measuresAddress(request, { by: one }, '/measures/roadmap')}
            aria-current={one === by ? 'true' : undefined}
          >
            {t(`roadmap.by.${one}`)}
          </a>
        ))}
      </nav>
      {measures.length === 0 ? <p>{t('empty')}</p> : null}
      {picture === null ? null : (
        <>
          <Scroll label={t('roadmap.title')}>
            <svg
              className="roadmap"
              viewBox={`0 0 ${picture.width} ${picture.height}`}
              role="img"
              aria-label={t('roadmap.title')}
              aria-describedby="roadmap-table"
            >
              {picture.ticks.map(({ x, day }) => (
                <g key={day}>
                  <line className="grid" x1={x} x2={x} y1={18} y2={picture.height} />
                  <text className="quiet" x={x} y={12} textAnchor="middle">
                    {day.slice(0, 7)}
                  </text>
                </g>
              ))}
              <line className="today" x1={picture.today} x2={picture.today} y1={18} y2={picture.height} />
              <text x={picture.today - 4} y={picture.height - 2} textAnchor="end">
                {t('roadmap.today')}
              </text>
              {picture.groups.map((group) => (
                <g key={group.key}>
                  <text x={0} y={group.y + 16} fontWeight={600}>
                    {nameOf(group.key)}
                  </text>
                  {group.bars.map(({ number, x, y, width, look }) => (
                    <g key={number}>
                      <title>{titles.get(number)}</title>
                      <text x={8} y={y + 14}>
                        {look === 'overdue' ? <tspan className="mark">! </tspan> : null}
                        M-{number}
                      </text>
                      {width < 8 ? (
                        <path className={`bar ${look}`} d={`M${x} ${y + 3}l7 7-7 7-7-7z`} />
                      ) : (
                        <rect className={`bar ${look}`} x={x} y={y + 3} width={width} height={14} rx={2} />
                      )}
                    </g>
                  ))}
                </g>
              ))}
            </svg>
          </Scroll>
          <p className="aside">{t('roadmap.legend')}</p>
        </>
      )}
      {undated === 0 ? null : <p>{t('roadmap.undated', { count: undated })}</p>}
      {measures.length === 0 ? null : (
        <>
          <h2>{t('roadmap.table')}</h2>
          <Scroll label={t('roadmap.table')}>
            <table className="facts register-table" id="roadmap-table">
              <thead>
                <tr>
                  <th scope="col">{t('roadmap.group')}</th>
                  {(['number', 'title', 'status', 'start', 'due'] as const).map((key) => (
                    <th key={key} scope="col">
                      {t(`columns.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {groups.flatMap(({ key, measures: own }) =>
                  own.map((measure) => (
                    <tr key={`${key} ${measure.number}`}>
                      <td>{nameOf(key)}</td>
                      <td>
                        <a href={`/${locale}/measures/M-${measure.number}`}>M-{measure.number}</a>
                      </td>
                      <td className="title">
                        <DataText value={measure.title} locale={locale} />
                      </td>
                      <td>{t(`statuses.${measure.status}`)}</td>
                      <td>{measure.startOn === null ? '–' : formatDay(measure.startOn, locale)}</td>
                      <td>
                        {measure.dueOn === null ? '–' : formatDay(measure.dueOn, locale)}{' '}
                        {isOverdue(measure, today) ? <strong>{t('overdue')}</strong> : null}
                      </td>
                    </tr>
                  )),
                )}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
    </Frame>
  )
}
