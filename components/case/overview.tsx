import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { CaseSheet } from '@/lib/cooperation/case-rules'
import type { CaseFacts } from '@/lib/cooperation/case-schema'
import { ANSWERS, type Answer } from '@/lib/cooperation/schema'
import type { Outline } from '@/lib/framework/schema'
import { CONFIDENCES } from '@/lib/law/schema'
import { countryName, formatDay, semicolon } from '@/lib/platform/i18n/names'
import { AnswerLabel, Mark } from './entry'
import { caseWords } from './words'

type OverviewProps = { request: PageRequest; facts: CaseFacts; sheet: CaseSheet; outline: Outline }

/** A country a row: what ties it to the case, whether the facts are an offence, the power, the clock that ends first. */
export async function Overview({ request, facts, sheet, outline }: OverviewProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const words = await caseWords(locale)
  const caption = t('overview.caption', { day: formatDay(facts.day, locale) })
  const titleOf = (conduct: string) => outline.requirements.find(({ id }) => id === conduct)?.title ?? {}
  return (
    <>
      <Scroll className="case-scroll" label={caption}>
        <table className="facts case-overview" id="case-overview">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {(['country', 'ties', 'offence', 'power', 'clock'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`overview.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.countries.map(({ country, ties, offences, measures, nearest, retention }) => (
              <tr key={country}>
                <th scope="row">
                  <a href={`#${country}`}>{countryName(country, locale)}</a>
                </th>
                <td>{words.ties(ties)}</td>
                <td>
                  <ul className="case-answers">
                    {byAnswer(offences).map(({ answer, items }) => (
                      <li key={answer}>
                        <AnswerLabel answer={answer} locale={locale} />{' '}
                        {items.map(({ conduct, confidence: sure }, index) => (
                          <span key={conduct}>
                            {index === 0 ? '' : semicolon(locale)}
                            <DataText value={titleOf(conduct)} locale={locale} />{' '}
                            <Mark confidence={sure} locale={locale} />
                          </span>
                        ))}
                      </li>
                    ))}
                  </ul>
                </td>
                <td>
                  {measures.length === 0 ? (
                    <span className="aside">{t('overview.noMeasures')}</span>
                  ) : (
                    <ul className="case-answers">
                      {byAnswer(measures).map(({ answer, items }) => (
                        <li key={answer}>
                          <AnswerLabel answer={answer} locale={locale} />{' '}
                          {items.map(({ measure, confidence: sure }, index) => (
                            <span key={measure}>
                              {index === 0 ? '' : semicolon(locale)}
                              {t(`measures.${measure}`)} <Mark confidence={sure} locale={locale} />
                            </span>
                          ))}
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
                <td>
                  {nearest === null ? (
                    <span className="aside">{t('overview.noClock')}</span>
                  ) : (
                    <>
                      {words.dataName(nearest, retention.then?.status ?? 'unknown')}, {words.until(nearest)}{' '}
                      <Mark confidence={retention.then?.confidence ?? null} locale={locale} />
                      <small className="aside">{words.left(nearest.daysLeft)}</small>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <ul className="case-marks">
        {CONFIDENCES.map((one) => (
          <li key={one}>
            <svg className="mark" aria-hidden="true" width="12" height="12">
              <use href={`#mark-${one}`} />
            </svg>{' '}
            {confidence(one)}
          </li>
        ))}
      </ul>
    </>
  )
}

function byAnswer<Item extends { answer: Answer }>(items: readonly Item[]): { answer: Answer; items: Item[] }[] {
  return ANSWERS.map((answer) => ({ answer, items: items.filter((item) => item.answer === answer) })).filter(
    (group) => group.items.length > 0,
  )
}
