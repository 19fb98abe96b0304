import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { ConductCheck } from '@/lib/cooperation/check-rules'
import type { PointSide, Verdict } from '@/lib/cooperation/difference-rules'
import type { Answer } from '@/lib/cooperation/schema'
import { countryName } from '@/lib/platform/i18n/names'
import { AnswerLabel } from './answer-label'
import type { SectionProps } from './answer-section'
import { Articles, CellLink, Reason, Standing } from './finding-facts'

type ConductProps = SectionProps & { one: ConductCheck }

/** Both laws side by side for each conduct, and the points in which they may differ. */
export async function DualSection(props: SectionProps) {
  const { request, words, check } = props
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  return (
    <section aria-labelledby="coop-dual">
      <h2 id="coop-dual">{t('dual.title')}</h2>
      {check.conducts.map((one) => {
        const { answer, bothInPart, sides } = one.dual
        const deciding = sides.filter((side) => side.answer === answer)
        const countries = words.list(deciding.map(({ country }) => countryName(country, locale)))
        return (
          <div key={one.conduct} className="coop-conduct">
            <h3>{words.title(one.conduct)}</h3>
            <p className="verdict">
              <AnswerLabel answer={answer} locale={locale} />{' '}
              {bothInPart ? t('dual.bothInPart') : t(`dual.${answer}`, { countries })}
            </p>
            <LawTable {...props} one={one} />
            {one.points.length === 0 ? (
              <p className="aside">{t('points.none')}</p>
            ) : (
              <PointTable {...props} one={one} />
            )}
          </div>
        )
      })}
    </section>
  )
}

async function LawTable({ one, ...part }: ConductProps) {
  const { request, words } = part
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const { sides } = one.dual
  const caption = t('dual.caption', { conduct: words.title(one.conduct) })
  return (
    <Scroll label={caption}>
      <table className="facts coop-sides">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dual.fact')}</th>
            {sides.map(({ country }) => (
              <th scope="col" key={country}>
                {countryName(country, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('dual.is')}</th>
            {sides.map(({ country, answer }) => (
              <td key={country}>
                <AnswerLabel answer={answer} locale={locale} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('dual.why')}</th>
            {sides.map(({ country, finding }) => (
              <td key={country}>
                <Reason {...part} finding={finding} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('dual.law')}</th>
            {sides.map(({ country, finding }) => (
              <td key={country}>
                <Articles {...part} finding={finding} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('dual.since')}</th>
            {sides.map(({ country, finding }) => (
              <td key={country}>
                <Standing {...part} finding={finding} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Scroll>
  )
}

const VERDICT_SIGN: Readonly<Record<Verdict, Answer>> = {
  same: 'yes',
  see: 'partly',
  differs: 'no',
  unknown: 'unknown',
}

async function PointTable({ one, request, words }: ConductProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const caption = t('points.caption', { conduct: words.title(one.conduct) })
  const side = ({ country, answer, words: text }: PointSide, requirement: string) => (
    <td key={country}>
      {text === null ? <AnswerLabel answer={answer} locale={locale} /> : <DataText value={text} locale={locale} />}{' '}
      <CellLink country={country} requirement={requirement} request={request} words={words} />
    </td>
  )
  return (
    <Scroll label={caption}>
      <table className="facts coop-points">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('points.point')}</th>
            {one.dual.sides.map(({ country }) => (
              <th scope="col" key={country}>
                {countryName(country, locale)}
              </th>
            ))}
            <th scope="col">{t('points.result')}</th>
          </tr>
        </thead>
        <tbody>
          {one.points.map(({ id, requirement, verdict, sides }) => (
            <tr key={id}>
              <th scope="row">{t(`points.${id}`)}</th>
              {sides.map((one) => side(one, requirement))}
              <td>
                <span className={`coop-result ${VERDICT_SIGN[verdict]}`}>{t(`points.${verdict}`)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
