import { Sign } from '@/components/law/sign'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName } from '@/lib/platform/i18n/names'
import { Articles } from './articles'
import { TimeLimit, WhoOrders } from './authority'
import type { Reference } from './lanes'
import type { ProcedureWords } from './words'

type ReferenceProps = { reference: Reference[]; participants: number; request: PageRequest; words: ProcedureWords }

/** The best practice of each stage among all the participants; part of the head, so that it stays in sight. */
export function BestRow({ reference, participants, request, words }: ReferenceProps) {
  const { locale, query } = request
  const { t } = words
  return (
    <tr className="reference best" id="lane-best">
      <th scope="row">
        <b>{t('reference')}</b> <span className="aside">{t('best', { total: participants })}</span>
      </th>
      {reference.map(({ stage, best }) => (
        <td key={stage.id} data-stage={pickText(stage.title, locale).text}>
          <div className="short">
            {best.map(({ requirement, practices, met }) => (
              <div className="power" key={requirement.id}>
                <p className="power-head">
                  <a href={href(locale, `/requirements/${requirement.id}`, query)}>
                    <DataText value={requirement.title} locale={locale} />
                  </a>{' '}
                  <span className="sure">{t('metBy', { met, total: participants })}</span>
                </p>{' '}
                {practices.map((practice) => (
                  <div key={practice.country}>
                    <p className="fact">
                      <Sign status="met" confidence={practice.confidence} />{' '}
                      <a href={href(locale, `/matrix/${practice.country}/${requirement.id}`, query)}>
                        {countryName(practice.country, locale)}
                      </a>{' '}
                      <span className="sure">{words.confidences(practice.confidence)}</span>
                    </p>{' '}
                    <WhoOrders practice={practice} words={words} locale={locale} />{' '}
                    <TimeLimit practice={practice} words={words} locale={locale} />{' '}
                    <Articles practice={practice} request={request} words={words} most={1} />{' '}
                  </div>
                ))}
              </div>
            ))}
          </div>
        </td>
      ))}
    </tr>
  )
}

/** What the framework itself asks at each stage. */
export function ExpectationRow({ reference, request, words }: Omit<ReferenceProps, 'participants'>) {
  const { locale, query } = request
  const { t } = words
  return (
    <tr className="reference asked" id="lane-asked">
      <th scope="row">
        <b>{t('reference')}</b> <span className="aside">{t('asked')}</span>
      </th>
      {reference.map(({ stage }) => (
        <td key={stage.id} data-stage={pickText(stage.title, locale).text}>
          {stage.requirements.map(({ id, title, question, met, core }) => (
            <div className="power" key={id}>
              <p className="power-head">
                <a href={href(locale, `/requirements/${id}`, query)}>
                  <DataText value={title} locale={locale} />
                </a>{' '}
                {core ? <span className="tag">{t('core')}</span> : null}
              </p>{' '}
              <p className="fact">
                <DataText value={question} locale={locale} />
              </p>{' '}
              <details>
                <summary>{t('metWhen')}</summary>
                <p className="fact">
                  <DataText value={met} locale={locale} />
                </p>
              </details>{' '}
            </div>
          ))}
        </td>
      ))}
    </tr>
  )
}
