import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { CaseSheet } from '@/lib/cooperation/case-rules'
import { CHANNELS, TREATIES } from '@/lib/cooperation/schema'
import type { Outline } from '@/lib/framework/schema'
import type { Localised } from '@/lib/platform/i18n/localised'
import { countryName, formatDay, semicolon } from '@/lib/platform/i18n/names'
import { AnswerLabel } from './entry'
import { linkOn } from './words'

type BetweenProps = { request: PageRequest; sheet: CaseSheet; outline: Outline }

/** Which treaties bind each pair, and where each country is asked; both as of today, when requests are made. */
export async function Between({ request, sheet, outline }: BetweenProps) {
  const { locale, today } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const day = formatDay(today, locale)
  const titleOf = (id: string): Localised => outline.requirements.find((one) => one.id === id)?.title ?? {}
  // Two treaties share the Ibero-American requirement, so that it goes by its own name.
  const treatyName = (treaty: string): Localised =>
    (treaty === 'comjib' ? undefined : outline.standards.find(({ id }) => id === treaty)?.short) ??
    titleOf(`coo-${treaty}`)
  return (
    <>
      {sheet.pairs.length === 0 ? (
        <p>{t('between.one')}</p>
      ) : (
        <>
          <Scroll className="case-scroll" label={t('between.treaties', { day })}>
            <table className="facts case-treaties">
              <caption>{t('between.treaties', { day })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('between.pair')}</th>
                  {TREATIES.map((treaty) => (
                    <th key={treaty} scope="col">
                      <a href={linkOn(request, `/requirements/coo-${treaty}`, today)}>
                        <DataText value={treatyName(treaty)} locale={locale} />
                      </a>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sheet.pairs.map(({ countries: [one, other], treaties }) => (
                  <tr key={`${one} ${other}`}>
                    <th scope="row">
                      {t('between.pairOf', { one: countryName(one, locale), other: countryName(other, locale) })}
                    </th>
                    {treaties.map(({ treaty, inForce, since, confidence: sure }) => (
                      <td key={treaty}>
                        <AnswerLabel answer={inForce} locale={locale} />
                        <small className="aside">
                          {[
                            since === null ? null : t('between.since', { day: formatDay(since, locale) }),
                            confidence(sure ?? 'none'),
                          ]
                            .filter((part) => part !== null)
                            .join(semicolon(locale))}
                        </small>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          <p className="aside">{t('between.treatiesNote')}</p>
        </>
      )}
      <Scroll className="case-scroll" label={t('between.channels', { day })}>
        <table className="facts case-channels">
          <caption>{t('between.channels', { day })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('between.country')}</th>
              {CHANNELS.map((channel) => (
                <th key={channel} scope="col">
                  <DataText value={titleOf(channel)} locale={locale} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.countries.map(({ country, channels }) => (
              <tr key={country}>
                <th scope="row">{countryName(country, locale)}</th>
                {channels.map(({ channel, answer, body, finding }) => (
                  <td key={channel}>
                    <AnswerLabel answer={answer} locale={locale} />
                    {body === null ? null : (
                      <p>
                        <DataText value={body} locale={locale} />
                      </p>
                    )}
                    <small className="aside">
                      {confidence(finding?.confidence ?? 'none')};{' '}
                      <a href={linkOn(request, `/matrix/${country}/${channel}`, today)}>{t('country.cell')}</a>
                    </small>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
