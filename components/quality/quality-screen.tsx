import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/exchange/export-menu'
import { StatusLabel } from '@/components/law/sign'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { LawChanges } from '@/components/texts/law-changes'
import { TextImports } from '@/components/texts/text-imports'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { Outline } from '@/lib/framework/schema'
import { countryName, formatDay, sortByName } from '@/lib/platform/i18n/names'
import { type Judged, PROBLEMS, type Problem, rankProblems } from '@/lib/review/quality-rules'
import type { LawChange, TextReport } from '@/lib/texts/queries'
import { AddressList, type AddressListProps } from './address-list'
import { AgreementTables, type AgreementTablesProps } from './agreement-tables'
import { ConsistencyList, type ConsistencyListProps } from './consistency-list'
import './quality.css'

export type QualityScreenProps = {
  request: PageRequest
  day: string
  chosen: { country?: string; problem?: Problem }
  /** The workshop's countries, whose figures are summed. */
  participants: readonly string[]
  outline: Outline
  judged: Judged[]
  staleMonths: number
  staleBefore: string
  changes: LawChange[]
  reports: TextReport[]
} & Pick<AgreementTablesProps, 'agreement'> &
  Pick<AddressListProps, 'addresses'> &
  Pick<ConsistencyListProps, 'consistency'>

/** The heaviest are named above the table that has them all. */
const HEAVIEST = 10

/** What the data lacks, where it lacks most of what matters, and how far it can be relied on. */
export async function QualityScreen(props: QualityScreenProps) {
  const { request, day, chosen, participants, outline, judged, staleMonths, staleBefore, agreement, consistency } =
    props
  const { addresses } = props
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'quality' })
  const ranked = rankProblems(judged)
  const codes = [...new Set(judged.map(({ country }) => country))]
  const countries = sortByName(
    codes.map((code) => ({ code, name: countryName(code, locale) })),
    locale,
  )
  const link = (country: string, problem: Problem) => `${href(locale, '/quality', query, { country, problem })}#list`
  const heaviest = ranked.filter(({ problem, core }) => problem !== 'unreviewed' && core > 0).slice(0, HEAVIEST)
  const number = new Intl.NumberFormat(locale)
  const known = { findings: judged.length, sound: judged.filter(isSound).length }
  return (
    <Frame request={request} path="/quality" day={day} title={t('title')} layout="wide">
      <h1>{t('title')}</h1>
      <p className="lead">{t('summary', { ...known, day: formatDay(day, locale) })}</p>
      <ExportMenu request={request} path="/quality/export" plan="quality" day={day} />
      <h2>{t('ranking')}</h2>
      <p>{t('rankingHint')}</p>
      {heaviest.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <ol className="quality-ranking">
          {heaviest.map(({ country, problem, core, all }) => (
            <li key={`${country} ${problem}`}>
              <a href={link(country, problem)}>
                {countryName(country, locale)}: {t(`problem.${problem}`)}
              </a>{' '}
              <small>{t('blocks', { core, all })}</small>
            </li>
          ))}
        </ol>
      )}
      <h2 id="table">{t('table')}</h2>
      <p>{t('tableHint', { months: staleMonths, day: formatDay(staleBefore, locale) })}</p>
      <Scroll label={t('table')}>
        <table className="facts quality-table">
          <thead>
            <tr>
              <th scope="col">{t('country')}</th>
              {PROBLEMS.map((problem) => (
                <th key={problem} scope="col" className="number">
                  {t(`problem.${problem}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {countries.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                {PROBLEMS.map((problem) => {
                  const found = ranked.find((one) => one.country === code && one.problem === problem)
                  return (
                    <td key={problem} className="number">
                      {found === undefined ? (
                        '0'
                      ) : (
                        <a href={link(code, problem)}>
                          {number.format(found.core)} / {number.format(found.all)}
                        </a>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('participants')}</th>
              {PROBLEMS.map((problem) => {
                const found = ranked.filter((one) => one.problem === problem && participants.includes(one.country))
                const sum = (key: 'core' | 'all') => number.format(found.reduce((total, one) => total + one[key], 0))
                return (
                  <td key={problem} className="number">
                    {found.length === 0 ? '0' : `${sum('core')} / ${sum('all')}`}
                  </td>
                )
              })}
            </tr>
          </tfoot>
        </table>
      </Scroll>
      <dl className="attributes">
        {PROBLEMS.map((problem) => (
          <div key={problem}>
            <dt>{t(`problem.${problem}`)}</dt>
            <dd>{t(`meaning.${problem}`, { months: staleMonths })}</dd>
          </div>
        ))}
      </dl>
      {chosen.country === undefined || chosen.problem === undefined ? null : (
        <ChosenList {...{ request, outline, judged }} country={chosen.country} problem={chosen.problem} />
      )}
      <AddressList addresses={addresses} locale={locale} />
      <LawChanges changes={props.changes} outline={outline} request={request} />
      <TextImports reports={props.reports} request={request} />
      <AgreementTables agreement={agreement} outline={outline} locale={locale} />
      <ConsistencyList consistency={consistency} outline={outline} request={request} />
    </Frame>
  )
}

// Whoever has not reviewed it yet: known, by a source that was read and is at hand.
function isSound({ problems }: Judged): boolean {
  return problems.every((problem) => problem === 'unreviewed')
}

type ChosenListProps = {
  request: PageRequest
  outline: Outline
  judged: Judged[]
  country: string
  problem: Problem
}

async function ChosenList({ request, outline, judged, country, problem }: ChosenListProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'quality' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const findings = new Map(
    judged
      .filter((one) => one.country === country && one.problems.includes(problem))
      .map((one) => [one.requirement, one]),
  )
  const listed = outline.requirements
    .filter(({ id }) => findings.has(id))
    .sort((one, other) => Number(other.core) - Number(one.core))
  return (
    <section id="list">
      <h2>{t('list', { country: countryName(country, locale), problem: t(`problem.${problem}`) })}</h2>
      {listed.length === 0 ? <p>{t('nothing')}</p> : null}
      <ul className="plain">
        {listed.map(({ id, title, core }) => {
          const finding = findings.get(id)
          return finding === undefined ? null : (
            <li key={id}>
              <StatusLabel status={finding.status} word={status(finding.status)} />{' '}
              <a href={href(locale, `/matrix/${country}/${id}`, query)}>
                <DataText value={title} locale={locale} />
              </a>{' '}
              {core ? <span className="tag">{t('core')}</span> : null}{' '}
              <small>{t('checked', { day: formatDay(finding.checkedOn, locale) })}</small>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
