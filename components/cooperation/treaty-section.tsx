import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { NamedArticle } from '@/lib/cooperation/reservation-rules'
import { touching } from '@/lib/cooperation/reservation-rules'
import {
  articlesAtStake,
  CONDUCT_ARTICLES,
  TREATY_ARTICLES,
  type TreatyBetween,
  type TreatySide,
} from '@/lib/cooperation/treaty-rules'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { AnswerLabel } from './answer-label'
import type { SectionProps } from './answer-section'
import { Reason, Standing } from './finding-facts'

/** Every treaty on record: whether it is in force between the two, and what each side has reserved. */
export async function TreatySection(part: SectionProps) {
  const { request, words, day, check, question } = part
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const caption = t('treaties.caption', { day: formatDay(day, locale) })
  return (
    <section aria-labelledby="coop-treaties">
      <h2 id="coop-treaties">{t('treaties.title')}</h2>
      <p className="note">{t('treaties.others')}</p>
      <Scroll label={caption}>
        <table className="facts coop-treaties">
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('treaties.treaty')}</th>
              <th scope="col">{t('treaties.between')}</th>
              {[question.requesting, question.requested].map((country) => (
                <th scope="col" key={country}>
                  {countryName(country, locale)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {check.treaties.map((one) => (
              <tr key={one.treaty}>
                <th scope="row">
                  {words.treaty(one.treaty)}
                  <Serves {...part} one={one} />
                </th>
                <td>
                  <AnswerLabel answer={one.inForce} locale={locale} />
                  {one.since === null ? null : (
                    <small className="aside">{t('treaties.since', { day: formatDay(one.since, locale) })}</small>
                  )}
                  {one.treaty === 'comjib' && one.sides.every(({ bound }) => bound === 'yes') ? (
                    <small className="aside">{t('treaties.same')}</small>
                  ) : null}
                </td>
                {one.sides.map((side) => (
                  <td key={side.country}>
                    <Side {...part} one={one} side={side} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

async function Serves({ request, words, question, one }: SectionProps & { one: TreatyBetween }) {
  const t = await getTranslations({ locale: request.locale, namespace: 'cooperation' })
  const { measures, general } = TREATY_ARTICLES[one.treaty]
  const articles = [...(measures[question.measure] ?? []), ...general]
  const own = CONDUCT_ARTICLES[one.treaty]
  // Assistance with electronic evidence under Budapest and the UN Convention is for any offence; the rest is not.
  const isForOwn = question.measure === 'extradition' || one.treaty === 'opsc'
  const outside = own && isForOwn ? question.conducts.filter((conduct) => own[conduct] === undefined) : []
  return (
    <>
      {articles.length === 0 ? null : (
        <small className="aside">{t('treaties.serves', { articles: articles.join(', ') })}</small>
      )}
      {outside.length === 0 ? null : (
        <small className="aside">
          {t('treaties.notCovered', { conducts: words.list(outside.map((conduct) => words.title(conduct))) })}
        </small>
      )}
    </>
  )
}

async function Side({ one, side, ...part }: SectionProps & { one: TreatyBetween; side: TreatySide }) {
  const { request, question } = part
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const { reservations, finding, bound, inForceOn } = side
  const atStake = articlesAtStake(one.treaty, question.conducts, question.measure)
  const named = ({ article, as }: NamedArticle) => t(`treaties.${as}`, { article })
  const touched = touching(reservations, atStake).map(named)
  return (
    <>
      <AnswerLabel answer={bound} word={t(`treaties.bound.${bound}`)} locale={locale} />
      {bound === 'yes' && inForceOn !== null ? (
        <small className="aside">{t('treaties.inForce', { day: formatDay(inForceOn, locale) })}</small>
      ) : (
        <small className="aside">
          <Reason {...part} finding={finding} />
        </small>
      )}
      <small className="aside">
        <Standing {...part} finding={finding} />
      </small>
      {bound === 'yes' ? (
        <div className="coop-reservations">
          <b>{t('treaties.reservations')}</b>
          <p>
            {reservations.kind === 'none' ? t('treaties.none') : null}
            {reservations.kind === 'unknown' ? t('treaties.notKnown') : null}{' '}
            {reservations.kind !== 'none' && reservations.words ? (
              <DataText value={reservations.words} locale={locale} />
            ) : null}
          </p>
          {touched.length === 0 ? null : (
            <p className="coop-touches">{t('treaties.touches', { articles: touched.join(', ') })}</p>
          )}
        </div>
      ) : null}
    </>
  )
}
