import { getTranslations } from 'next-intl/server'
import { ExportMenu, LAW_SHEETS } from '@/components/exchange/export-menu'
import { StatusLabel } from '@/components/law/sign'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { FeedLink } from '@/components/texts/feed-link'
import { DataText, PickedText } from '@/components/ui/text'
import { may } from '@/lib/auth/permissions'
import type { CandidateDeficiency, FindingBrief, InstrumentEntry, Jurisdiction, ProvisionBrief } from '@/lib/law/schema'
import type { Matrix } from '@/lib/matrix/schema'
import { shareMet, summarise } from '@/lib/matrix/summary'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { Candidates } from './candidates'
import { CountsBar } from './counts-bar'
import { InstrumentLine } from './instrument-line'
import { ProvisionList } from './provision-list'

type CountryScreenProps = {
  request: PageRequest
  day: string
  jurisdiction: Jurisdiction
  matrix: Matrix
  findings: FindingBrief[]
  instruments: InstrumentEntry[]
  provisions: ProvisionBrief[]
  candidates: CandidateDeficiency[]
  /** The places of the candidates that nobody has adopted yet. */
  open: ReadonlySet<number>
}

export async function CountryScreen(props: CountryScreenProps) {
  const { request, day, jurisdiction, matrix, findings, instruments, provisions, candidates, open } = props
  const { locale, query } = request
  const { code } = jurisdiction
  const t = await getTranslations({ locale, namespace: 'countries' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const role = await getTranslations({ locale, namespace: 'role' })
  const text = await getTranslations({ locale, namespace: 'requirements' })
  const register = await getTranslations({ locale, namespace: 'register' })
  const mayMark = may(request.actor, 'deficiency.mark')
  const name = countryName(code, locale)
  const summary = summarise(matrix).find((one) => one.code === code)
  const byRequirement = new Map(findings.map((finding) => [finding.requirement, finding]))
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const sections = [
    ['counts', t('counts')],
    ['findings', t('findings')],
    ['instruments', t('instruments')],
    ['provisions', t('provisions')],
    ['candidates', t('candidates')],
  ] as const
  return (
    <Frame request={request} path={`/countries/${code}`} day={day} title={name}>
      <p className="crumbs">
        <a href={href(locale, '/countries', query)}>{t('title')}</a>
      </p>
      <h1>
        <span className="over">{role(jurisdiction.role)}</span>
        {name}
      </h1>
      <h2>{t('system')}</h2>
      <p className="prose">
        <DataText value={jurisdiction.legalSystemNote} locale={locale} />
      </p>
      <p className="aside">{t('compiledOn', { day: formatDay(jurisdiction.compiledOn, locale) })}</p>
      <FeedLink path={`countries/${code}`} title={name} locale={locale} />
      <nav className="contents" aria-label={t('contents')}>
        <ul>
          {sections.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
          <li>
            <a href={href(locale, '/matrix', query, { countries: code })}>{t('seeMatrix')}</a>
          </li>
        </ul>
      </nav>

      <h2 id="counts">{t('counts')}</h2>
      {summary ? (
        <div className="table-scroll">
          <table className="facts counts">
            <thead>
              <tr>
                <th scope="col">{t('area')}</th>
                <th scope="col" className="number">
                  {t('shareMet')}
                </th>
                <th scope="col">{text('counts')}</th>
              </tr>
            </thead>
            <tbody>
              {[...summary.byArea, { area: '', counts: summary.total }].map(({ area, counts }) => {
                const share = shareMet(counts)
                const title = matrix.areas.find(({ id }) => id === area)?.title
                return (
                  <tr key={area}>
                    <th scope="row">{title ? <PickedText text={title} locale={locale} /> : t('total')}</th>
                    <td className="number">{share === null ? '–' : percent.format(share)}</td>
                    <td>
                      <CountsBar
                        counts={counts}
                        locale={locale}
                        linkTo={(one) =>
                          href(locale, '/matrix', query, {
                            countries: code,
                            status: one,
                            ...(area === '' ? {} : { area }),
                          })
                        }
                      />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      ) : null}

      <h2 id="findings">{t('findings')}</h2>
      <ExportMenu
        request={request}
        path={`/countries/${code}/export`}
        plan="findings"
        day={day}
        sheets={[...LAW_SHEETS.slice(1), 'instruments', 'candidates']}
      />
      {matrix.areas.map((area) => (
        <section key={area.id}>
          <h3>
            <PickedText text={area.title} locale={locale} />
          </h3>
          {area.groups.map((group) => (
            <table key={group.id} className="facts findings">
              <caption>
                <PickedText text={group.title} locale={locale} />
              </caption>
              <colgroup>
                <col />
                <col />
                <col />
              </colgroup>
              <thead className="hidden">
                <tr>
                  <th scope="col">{t('requirement')}</th>
                  <th scope="col">{t('statusColumn')}</th>
                  <th scope="col">{t('reasonColumn')}</th>
                </tr>
              </thead>
              <tbody>
                {matrix.requirements
                  .filter((requirement) => requirement.group === group.id)
                  .map((requirement) => {
                    const finding = byRequirement.get(requirement.id)
                    const one = finding?.status ?? 'unknown'
                    return (
                      <tr key={requirement.id}>
                        <th scope="row">
                          <a href={href(locale, `/matrix/${code}/${requirement.id}`, query)}>
                            <PickedText text={requirement.title} locale={locale} />
                          </a>
                          {mayMark ? (
                            <a
                              className="mark-here"
                              href={`/${locale}/deficiencies/new?cells=${code}/${requirement.id}&date=${day}`}
                            >
                              {register('mark')}
                            </a>
                          ) : null}
                        </th>
                        <td>
                          <StatusLabel status={one} word={status(one)} />
                        </td>
                        <td>
                          {finding ? <DataText value={finding.rationale} locale={locale} /> : text('notRecorded')}
                        </td>
                      </tr>
                    )
                  })}
              </tbody>
            </table>
          ))}
        </section>
      ))}

      <h2 id="instruments">{t('instruments')}</h2>
      <p className="aside">{t('instrumentsText')}</p>
      <InstrumentLine instruments={instruments} day={day} request={request} />

      <h2 id="provisions">{t('provisions')}</h2>
      <p className="aside">{t('provisionsText')}</p>
      <ProvisionList provisions={provisions} day={day} request={request} />

      <h2 id="candidates">{t('candidates')}</h2>
      <p className="aside">{t('candidatesText')}</p>
      <Candidates {...{ candidates, request, day, open }} country={code} />
    </Frame>
  )
}
