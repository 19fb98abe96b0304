import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/exchange/export-menu'
import { DrawingSvg } from '@/components/figure/drawing-svg'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import { PENALTY_SORTS, PENALTY_STATES } from '@/lib/comparison/penalty-schema'
import { countryReach, EXTRADITION, REACHES } from '@/lib/comparison/penalty-threshold-rules'
import type { Group, RequirementBrief } from '@/lib/framework/schema'
import type { Jurisdiction } from '@/lib/law/schema'
import type { Query } from '@/lib/platform/http/query'
import { type ChartWords, chartAddress, chartWords, type PenaltyChart } from './chart'
import { ChartForm } from './chart-form'
import { layoutFigure } from './figure-layout'
import { PenaltyTable } from './penalty-table'
import './penalties.css'

const TABLE = 'penalty-table'

type PenaltiesScreenProps = {
  request: PageRequest
  chart: PenaltyChart
  groups: Group[]
  penalised: RequirementBrief[]
  jurisdictions: Jurisdiction[]
}

/** One conduct's prison terms in all the countries, on one axis and in a table. */
export async function PenaltiesScreen({ request, chart, groups, penalised, jurisdictions }: PenaltiesScreenProps) {
  const { locale, query } = request
  const { requirement, day, entries } = chart
  const t = await getTranslations({ locale, namespace: 'penalties' })
  const words = await chartWords(chart, locale)
  return (
    <Frame request={request} path="/penalties" day={day} title={words.title} layout="wide">
      <p className="crumbs">
        <a href={href(locale, '/penalties', query)}>{t('back')}</a>
      </p>
      <h1>{words.title}</h1>
      <Summary request={request} chart={chart} words={words} />
      <p className="actions">
        <a href={href(locale, `/requirements/${requirement.id}`, query)}>{t('toRequirement')}</a>
      </p>
      <ChartForm
        request={request}
        groups={groups}
        penalised={penalised}
        jurisdictions={jurisdictions}
        requirement={requirement.id}
        sort={chart.sort}
        shown={entries.map(({ country }) => country)}
      />
      <ShareBar request={request} day={day} table={TABLE} />
      <ExportMenu
        request={request}
        path="/penalties/export"
        plan="conduct"
        day={day}
        pin={{ requirement: requirement.id }}
      />
      <section className="penalty-figure">
        <h2>{t('figureTitle')}</h2>
        <SortLinks request={request} chart={chart} />
        <Figure request={request} chart={chart} words={words} />
      </section>
      <h2>{t('tableTitle')}</h2>
      <p className="aside">{t('othersNote')}</p>
      <PenaltyTable request={request} chart={chart} words={words} id={TABLE} />
    </Frame>
  )
}

/** The chart in figures; what is counted nowhere is not said. */
async function Summary({ request: { locale }, chart: { entries }, words }: FigureProps) {
  const t = await getTranslations({ locale, namespace: 'penalties' })
  const drawn = entries.filter(({ state }) => state === 'ranges')
  const reach = drawn.map((entry) => countryReach(entry, EXTRADITION.months))
  const counts = PENALTY_STATES.map((one) => [one, entries.filter(({ state }) => state === one).length] as const)
  const reached = REACHES.map((one) => [one, reach.filter((answer) => answer === one).length] as const)
  const parts = counts.flatMap(([state, count]) => (count === 0 ? [] : t(`counts.${state}`, { count })))
  const reachParts = reached.flatMap(([answer, count]) => (count === 0 ? [] : t(`reach.${answer}`, { count })))
  return (
    <p>
      {t('summary', { count: entries.length, day: words.day, parts: parts.join(t('separator')) })}
      {reachParts.length === 0 ? null : ` ${t('extraditionSummary', { parts: reachParts.join(t('separator')) })}`}
    </p>
  )
}

/** They change the view alone, so the reader's place in the page is kept. */
async function SortLinks({ request: { locale, query }, chart }: { request: PageRequest; chart: PenaltyChart }) {
  const t = await getTranslations({ locale, namespace: 'penalties' })
  return (
    <nav className="penalty-sort" aria-label={t('sort')}>
      <span aria-hidden="true">{t('sort')}</span>
      <ul>
        {PENALTY_SORTS.map((sort) => (
          <li key={sort}>
            <Link
              href={href(locale, '/penalties', query, {
                requirement: chart.requirement.id,
                ...(sort === 'name' ? {} : { sort }),
              })}
              prefetch={false}
              scroll={false}
              aria-current={chart.sort === sort ? 'true' : undefined}
            >
              {t(`sorts.${sort}`)}
            </Link>
          </li>
        ))}
      </ul>
      {chart.sort === 'name' ? null : <small>{t('sortHint')}</small>}
    </nav>
  )
}

type FigureProps = { request: PageRequest; chart: PenaltyChart; words: ChartWords }

async function Figure({ request: { locale }, chart, words }: FigureProps) {
  const t = await getTranslations({ locale, namespace: 'penalties' })
  const label = t('figureLabel', { requirement: words.requirement, day: words.day })
  return (
    <figure>
      {(['wide', 'narrow'] as const).map((shape) => (
        <DrawingSvg
          key={shape}
          className={`drawing ${shape}`}
          drawing={layoutFigure(words.content, chart.scale, shape)}
          label={label}
        />
      ))}
      <figcaption>
        <h3>{t('key')}</h3>
        <ul className="plain">
          {words.marks.map((mark) => (
            <li key={mark}>{mark}</li>
          ))}
          {words.readings.map((reading) => (
            <li key={reading}>{reading}</li>
          ))}
          {words.allBasis === null ? null : <li>{words.allBasis}</li>}
        </ul>
        <p>{words.directive}</p>
        <p className="actions">
          <span>{t('download')}</span>
          <a href={chartAddress(chart, locale, '/figure.svg')} download>
            {t('svg')}
          </a>
          <a href={chartAddress(chart, locale, '/figure.png')} download>
            {t('png')}
          </a>
        </p>
      </figcaption>
    </figure>
  )
}

type IndexProps = {
  request: PageRequest
  day: string
  dayInWords: string
  groups: Group[]
  penalised: RequirementBrief[]
  /** A requirement that was asked for and carries no penalty. */
  without: RequirementBrief | null
}

/** The conducts to choose from. */
export async function PenaltyIndexScreen({ request, day, dayInWords, groups, penalised, without }: IndexProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'penalties' })
  const sort: Query = query.sort ? { sort: query.sort } : {}
  return (
    <Frame request={request} path="/penalties" day={day} title={t('title')} layout="wide">
      <h1>{without === null ? t('title') : <DataText value={without.title} locale={locale} />}</h1>
      {without === null ? (
        <p className="lead">{t('indexIntro', { day: dayInWords })}</p>
      ) : (
        <>
          <p className="note">{t('noPenalties')}</p>
          <p>
            <a href={href(locale, `/requirements/${without.id}`, query)}>{t('toRequirement')}</a>
          </p>
          <h2>{t('indexTitle')}</h2>
        </>
      )}
      {groups.map(({ id, slug, title }) => {
        const members = penalised.filter(({ group }) => group === slug)
        const Head = without === null ? 'h2' : 'h3'
        return members.length === 0 ? null : (
          <section key={id}>
            <Head>
              <DataText value={title} locale={locale} />
            </Head>
            <ul className="plain">
              {members.map((member) => (
                <li key={member.id}>
                  <a href={href(locale, '/penalties', query, { ...sort, requirement: member.id })}>
                    <DataText value={member.title} locale={locale} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </Frame>
  )
}
