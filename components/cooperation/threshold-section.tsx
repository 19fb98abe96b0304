import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { ThresholdSide } from '@/lib/cooperation/threshold-rules'
import { countryName } from '@/lib/platform/i18n/names'
import { AnswerLabel } from './answer-label'
import type { SectionProps } from './answer-section'
import { Reason, Standing } from './finding-facts'
import type { CheckWords } from './words'

/** The prison terms of both sides against the year of Budapest art. 24, and each country's own rule. */
export async function ThresholdSection(part: SectionProps) {
  const { request, words, check } = part
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  return (
    <section aria-labelledby="coop-threshold">
      <h2 id="coop-threshold">{t('threshold.title')}</h2>
      <p>{t('threshold.intro')}</p>
      {check.conducts.map(({ conduct, threshold }) => {
        if (threshold === null) return null
        const deciding = threshold.sides.filter(({ answer }) => answer === threshold.answer)
        const countries = words.list(deciding.map(({ country }) => countryName(country, locale)))
        const caption = t('threshold.caption', { conduct: words.title(conduct) })
        return (
          <div key={conduct} className="coop-conduct">
            <h3>{words.title(conduct)}</h3>
            <p className="verdict">
              <AnswerLabel answer={threshold.answer} locale={locale} />{' '}
              {t(`threshold.${threshold.answer}`, { countries })}
            </p>
            <Scroll label={caption}>
              <table className="facts coop-sides">
                <caption className="hidden">{caption}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('dual.fact')}</th>
                    {threshold.sides.map(({ country }) => (
                      <th scope="col" key={country}>
                        {countryName(country, locale)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  <tr>
                    <th scope="row">{t('threshold.reaches')}</th>
                    {threshold.sides.map(({ country, answer }) => (
                      <td key={country}>
                        <AnswerLabel answer={answer} locale={locale} />
                      </td>
                    ))}
                  </tr>
                  <tr>
                    <th scope="row">{t('threshold.terms')}</th>
                    {threshold.sides.map((side) => (
                      <td key={side.country}>
                        <Terms side={side} request={request} words={words} />
                      </td>
                    ))}
                  </tr>
                  <tr>
                    <th scope="row">{t('threshold.own')}</th>
                    {threshold.sides.map(({ country, ownRule }) => (
                      <td key={country}>
                        {ownRule?.words ? <DataText value={ownRule.words} locale={locale} /> : t('threshold.noOwn')}
                        {ownRule === null ? null : (
                          <>
                            <small className="aside">
                              <Reason {...part} finding={ownRule.finding} />
                            </small>
                            <small className="aside">
                              <Standing {...part} finding={ownRule.finding} />
                            </small>
                          </>
                        )}
                      </td>
                    ))}
                  </tr>
                </tbody>
              </table>
            </Scroll>
          </div>
        )
      })}
    </section>
  )
}

type TermsProps = { side: ThresholdSide; request: PageRequest; words: CheckWords }

async function Terms({ side, request, words }: TermsProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  if (side.rows.length === 0) return <>{t('threshold.noTerms')}</>
  return (
    <>
      <ul className="plain">
        {side.rows.map(({ provision, penalty }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: penalties have no id; their order in the law is their name.
          <li key={index}>
            {words.law.range(penalty)} <small>({t('threshold.months', { months: words.law.months(penalty) })})</small>{' '}
            <a href={href(locale, `/provisions/${provision.country}/${provision.id}`, query)}>{provision.article}</a>
            {penalty.conduct === null ? null : (
              <small className="aside">
                <DataText value={penalty.conduct} locale={locale} />
              </small>
            )}
            {penalty.note === null ? null : (
              <small className="aside">
                <DataText value={penalty.note} locale={locale} />
              </small>
            )}
          </li>
        ))}
      </ul>
      {side.basis === 'all' ? <p className="aside">{t('threshold.all')}</p> : null}
    </>
  )
}
