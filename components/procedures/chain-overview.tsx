import { Sign } from '@/components/law/sign'
import type { PageRequest } from '@/components/shell/answer-page'
import { DataText } from '@/components/ui/text'
import type { Stage } from '@/lib/comparison/procedure-schema'
import { pickText } from '@/lib/platform/i18n/localised'
import type { LaneView } from './lanes'
import { type ProcedureWords, SIGN_OF } from './words'

type ChainOverviewProps = { lanes: LaneView[]; stages: Stage[]; request: PageRequest; words: ProcedureWords }

/** The chains at a glance: a sign for each stage, which leads to its block in the lanes. */
export function ChainOverview({ lanes, stages, request, words }: ChainOverviewProps) {
  const { locale } = request
  const { t } = words
  return (
    <div className="chains-box">
      <table className="chains" id="chains">
        <caption className="hidden">{t('overview')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('country')}</th>
            {stages.map(({ id, title }, index) => (
              <th scope="col" key={id}>
                <b>{index + 1}</b>{' '}
                <span className="stage-name">
                  <DataText value={title} locale={locale} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.map(({ country, name, blocks }) => (
            <tr key={country}>
              <th scope="row">
                <a href={`#lane-${country}`}>
                  <span className="long">{name}</span>
                  <abbr className="code" title={name}>
                    {country}
                  </abbr>
                </a>
              </th>
              {blocks.map(({ stage, state }) => (
                <td key={stage.id}>
                  <a
                    className={`link ${state}`}
                    href={`#${country}-${stage.id}`}
                    title={`${name}, ${pickText(stage.title, locale).text}: ${words.states(state)}`}
                  >
                    <Sign status={SIGN_OF[state]} />
                    <span className="hidden">{words.states(state)}</span>
                  </a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="to-reference">
        {t('referenceLinks')} <a href="#lane-best">{t('toBest')}</a> · <a href="#lane-asked">{t('asked')}</a>
      </p>
    </div>
  )
}
