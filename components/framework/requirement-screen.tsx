import { getTranslations } from 'next-intl/server'
import { CountsBar } from '@/components/countries/counts-bar'
import { ExportMenu, LAW_SHEETS } from '@/components/exchange/export-menu'
import { Judged } from '@/components/law/judged'
import { StatusLabel } from '@/components/law/sign'
import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { FeedLink } from '@/components/texts/feed-link'
import { DataText } from '@/components/ui/text'
import type { Requirement, Standard, Term } from '@/lib/framework/schema'
import type { Finding, Jurisdiction } from '@/lib/law/schema'
import { countStatuses } from '@/lib/matrix/rules'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, formatDay, sortByName } from '@/lib/platform/i18n/names'
import { articleInWords } from './article'
import { FollowButton } from './follow-button'

type RequirementScreenProps = {
  request: PageRequest
  day: string
  requirement: Requirement
  standards: Standard[]
  terms: Term[]
  jurisdictions: Jurisdiction[]
  findings: Finding[]
  /** By the reader, by e-mail; null without an account. */
  isFollowed: boolean | null
}

/** A requirement: its text, where it comes from, and every country's finding side by side. */
export async function RequirementScreen(props: RequirementScreenProps) {
  const { request, day, requirement, standards, terms, jurisdictions, findings, isFollowed } = props
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'requirements' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const cell = await getTranslations({ locale, namespace: 'cell' })
  const words = await lawWords(locale)
  const byCountry = new Map(findings.map((finding) => [finding.country, finding]))
  const countries = sortByName(
    jurisdictions.map(({ code, role }) => ({ code, role, name: countryName(code, locale) })),
    locale,
  ).sort((a, b) => Number(a.role !== 'participant') - Number(b.role !== 'participant'))
  const participants = countries.filter(({ role }) => role === 'participant')
  const counts = countStatuses(participants.map(({ code }) => byCountry.get(code) ?? { status: 'unknown' as const }))
  return (
    <Frame
      request={request}
      path={`/requirements/${requirement.id}`}
      day={day}
      title={pickText(requirement.title, locale).text}
    >
      <p className="crumbs">
        <a href={href(locale, '/requirements', query)}>{t('title')}</a> ›{' '}
        <DataText value={requirement.areaTitle} locale={locale} /> ›{' '}
        <DataText value={requirement.groupTitle} locale={locale} />
      </p>
      <h1>
        <DataText value={requirement.title} locale={locale} />{' '}
        {requirement.core ? <span className="tag">{t('core')}</span> : null}
      </h1>
      <p className="lead">
        <DataText value={requirement.question} locale={locale} />
      </p>
      <FeedLink
        path={`requirements/${requirement.id}`}
        title={pickText(requirement.title, locale).text}
        locale={locale}
      />
      {isFollowed === null ? null : <FollowButton locale={locale} id={requirement.id} isOn={isFollowed} />}
      <h2>{cell('judged')}</h2>
      <Judged requirement={requirement} terms={terms} request={request} heading="h3" />
      <h2>{t('standards')}</h2>
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">{t('standard')}</th>
            <th scope="col">{t('articles')}</th>
            <th scope="col">{t('body')}</th>
          </tr>
        </thead>
        <tbody>
          {requirement.references.map(({ standard, article }) => {
            const found = standards.find(({ id }) => id === standard)
            return (
              <tr key={`${standard} ${article}`}>
                <th scope="row">
                  <a href={href(locale, '/matrix', query, { standard })}>
                    {found ? <DataText value={found.title} locale={locale} /> : standard}
                  </a>
                </th>
                <td>{articleInWords(article, { whole: t('whole'), network: t('network') })}</td>
                <td>{found ? <DataText value={found.body} locale={locale} /> : null}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <h2>{t('allCountries', { day: formatDay(day, locale) })}</h2>
      <p className="aside">{t('participantsCount')}</p>
      <CountsBar counts={counts} locale={locale} />
      <p>
        <a href={href(locale, '/matrix', query, { q: requirement.id })}>{t('toMatrix')}</a>
      </p>
      <ExportMenu
        request={request}
        path={`/requirements/${requirement.id}/export`}
        plan="findings"
        day={day}
        sheets={LAW_SHEETS.slice(1)}
      />
      <div className="table-scroll">
        <table className="facts findings side-by-side">
          <colgroup>
            <col />
            <col />
            <col />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t('country')}</th>
              <th scope="col">{t('status')}</th>
              <th scope="col">{t('reason')}</th>
              <th scope="col">{t('law')}</th>
            </tr>
          </thead>
          <tbody>
            {countries.map(({ code, name }) => {
              const finding = byCountry.get(code)
              const one = finding?.status ?? 'unknown'
              return (
                <tr key={code}>
                  <th scope="row">
                    <a href={href(locale, `/matrix/${code}/${requirement.id}`, query)}>{name}</a>
                  </th>
                  <td>
                    <StatusLabel status={one} word={status(one)} />
                    <small className="aside">
                      {finding ? words.findingPeriod(finding.period) : t('notRecorded')}
                      {finding ? <>; {confidence(finding.confidence)}</> : null}
                    </small>
                  </td>
                  <td>
                    {finding ? <DataText value={finding.rationale} locale={locale} /> : null}
                    {finding && finding.attributes.length > 0 ? (
                      <dl className="attributes">
                        {finding.attributes.map(({ id, title, value }) => (
                          <div key={id}>
                            <dt>
                              <DataText value={title} locale={locale} />
                            </dt>
                            <dd>
                              {typeof value === 'string' ? (
                                formatDay(value, locale)
                              ) : (
                                <DataText value={value} locale={locale} />
                              )}
                            </dd>
                          </div>
                        ))}
                      </dl>
                    ) : null}
                  </td>
                  <td>
                    <ul className="plain">
                      {finding?.provisions.map(({ country, id, article, instrument }) => (
                        <li key={id}>
                          <a href={href(locale, `/provisions/${country}/${id}`, query)}>{article}</a>
                          <small className="aside">{instrument.title}</small>
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Frame>
  )
}
