import { getTranslations } from 'next-intl/server'
import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { AgeEntry, OffenceEntry } from '@/lib/cooperation/case-rules'
import type { CaseFacts } from '@/lib/cooperation/case-schema'
import type { ConductPenalty } from '@/lib/law/conduct-rules'
import { type Localised, pickText } from '@/lib/platform/i18n/localised'
import { countryName, semicolon } from '@/lib/platform/i18n/names'
import { ArticlesByLaw, ChangeNote, Facts, Verdict } from './entry'
import { linkOn } from './words'

const CHILD_AGE = 'off-child-age'

type OffenceProps = { request: PageRequest; facts: CaseFacts; country: string; entry: OffenceEntry; title: Localised }

/** One conduct in one country, as of the day of the facts: is it an offence, what is missing, articles and penalties. */
export async function Offence({ request, facts, country, entry, title }: OffenceProps) {
  const { locale } = request
  const { then: finding, penalties, age, answer, requirement } = entry
  const t = await getTranslations({ locale, namespace: 'case' })
  const pair = await getTranslations({ locale, namespace: 'text' })
  const rows = penalties.penalties
  const label = pair('pair', {
    name: t('offences.penalties'),
    value: `${countryName(country, locale)}, ${pickText(title, locale).text}`,
  })
  const others = finding?.provisions.filter(({ id }) => !rows.some(({ provision }) => provision.id === id)) ?? []
  const isInPlace = finding?.status === 'met' || finding?.status === 'partial'
  return (
    <section className="case-offence">
      <h4>
        <DataText value={title} locale={locale} />
      </h4>
      <Verdict
        request={request}
        country={country}
        day={facts.day}
        requirement={requirement}
        finding={finding}
        answer={answer}
      />
      {age === null ? (
        isInPlace && facts.age !== 'unknown' ? (
          <p className="aside">{t('offences.noAge')}</p>
        ) : null
      ) : (
        <Age age={age} facts={facts} country={country} request={request} />
      )}
      {finding === null ? null : (
        <>
          <p>
            <strong>{t('named', { name: t(`offences.reason.${finding.status}`) })}</strong>{' '}
            <DataText value={finding.rationale} locale={locale} />
          </p>
          <Facts attributes={finding.attributes.filter(({ id }) => id !== 'victimAgeLimit')} locale={locale} />
        </>
      )}
      {isInPlace && rows.length > 0 ? (
        <PenaltyRows rows={rows} request={request} day={facts.day} label={label} />
      ) : null}
      {isInPlace && rows.length === 0 ? <p className="aside">{t('offences.noPenalties')}</p> : null}
      {isInPlace && rows.length > 0 && penalties.basis === 'all' ? (
        <p className="aside">{t('offences.penaltiesAll')}</p>
      ) : null}
      <ArticlesByLaw provisions={isInPlace ? others : (finding?.provisions ?? [])} request={request} day={facts.day} />
      <ChangeNote request={request} country={country} entry={entry} />
    </section>
  )
}

type AgeProps = { age: AgeEntry; facts: CaseFacts; country: string; request: PageRequest }

// Grooming has a limit of its own; that of the material is another cell, with its own confidence.
async function Age({ age, facts, country, request }: AgeProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  const pair = await getTranslations({ locale, namespace: 'text' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const isOther = age.finding?.requirement === CHILD_AGE
  return (
    <p className={`case-age ${age.fit}`}>
      {facts.age === 'unknown'
        ? null
        : `${pair('pair', {
            name: t('offences.age', { age: t(`ages.${facts.age}`) }),
            value: t(`offences.fits.${age.fit}`),
          })}. `}
      {age.words === null ? null : (
        <small>
          {t('named', { name: t('offences.ageLimit') })} <DataText value={age.words} locale={locale} />
          {isOther && age.finding !== null ? (
            <>
              {semicolon(locale)}
              {confidence(age.finding.confidence)}.{' '}
              <a href={linkOn(request, `/matrix/${country}/${CHILD_AGE}`, facts.day)}>{t('country.cell')}</a>
            </>
          ) : null}
        </small>
      )}
    </p>
  )
}

type RowsProps = { rows: ConductPenalty[]; request: PageRequest; day: string; label: string }

async function PenaltyRows({ rows, request, day, label }: RowsProps) {
  const { locale } = request
  const law = await getTranslations({ locale, namespace: 'law' })
  const pair = await getTranslations({ locale, namespace: 'text' })
  const words = await lawWords(locale)
  return (
    <Scroll className="case-scroll" label={label}>
      <table className="facts case-penalties">
        <caption className="hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{law('article')}</th>
            <th scope="col">{law('conduct')}</th>
            <th scope="col">{law('penalty')}</th>
            <th scope="col" className="number">
              {law('months')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ provision, penalty }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: penalties have no id; their order in the law is their name.
            <tr key={index}>
              <td>
                <a href={linkOn(request, `/provisions/${provision.country}/${provision.id}`, day)}>
                  {provision.article}
                </a>
                <small className="aside">{provision.instrument.title}</small>
              </td>
              <td>{penalty.conduct === null ? '–' : <DataText value={penalty.conduct} locale={locale} />}</td>
              <td>
                {pair('pair', { name: law(`penaltyKinds.${penalty.kind}`), value: words.range(penalty) })}
                {penalty.note === null ? null : (
                  <small className="aside">
                    <DataText value={penalty.note} locale={locale} />
                  </small>
                )}
              </td>
              <td className="number">{words.months(penalty)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
