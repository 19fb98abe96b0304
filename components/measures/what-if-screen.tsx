import { ExportMenu } from '@/components/exchange/export-menu'
import { StatusLabel } from '@/components/law/sign'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { Outline } from '@/lib/framework/schema'
import type { Matrix } from '@/lib/matrix/schema'
import type { MeasureBrief } from '@/lib/measures/schema'
import type { WhatIf } from '@/lib/measures/what-if-rules'
import type { Share } from '@/lib/pictures/convergence-rules'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { WhatIfMatrix } from './what-if-matrix'
import { measureWords } from './words'
import '../register/register.css'
import './measures.css'

type WhatIfScreenProps = {
  request: PageRequest
  outline: Outline
  /** Those that can be ticked. */
  measures: MeasureBrief[]
  chosen: number[]
  result: WhatIf
  /** The twelve as they stand today. */
  matrix: Matrix
}

export async function WhatIfScreen(props: WhatIfScreenProps) {
  const { request, measures, chosen, result, outline } = props
  const { locale, today } = request
  const { t, status } = await measureWords(locale)
  const titles = new Map(outline.requirements.map(({ id, title }) => [id, pickText(title, locale).text]))
  return (
    <Frame request={request} path="/measures/what-if" day={null} title={t('whatIf.title')}>
      <p className="crumbs">
        <a href={`/${locale}/measures`}>{t('toList')}</a>
      </p>
      <h1>{t('whatIf.title')}</h1>
      <p>{t('whatIf.intro', { day: formatDay(today, locale) })}</p>
      <ShareBar request={request} day={null} />
      {measures.length === 0 ? (
        <p>{t('whatIf.none')}</p>
      ) : (
        <form action={`/${locale}/measures/what-if`}>
          <fieldset className="what-if-choice">
            <legend>{t('whatIf.choose')}</legend>
            {measures.map(({ number, title, countries, status: stands }) => (
              <label key={number}>
                <input type="checkbox" name="measures" value={`M-${number}`} defaultChecked={chosen.includes(number)} />{' '}
                <span>
                  M-{number} · <DataText value={title} locale={locale} /> (
                  {countries.map((code) => countryName(code, locale)).join(', ')}; {t(`statuses.${stands}`)})
                </span>
              </label>
            ))}
          </fieldset>
          <button type="submit">{t('whatIf.submit')}</button>
        </form>
      )}
      <h2>{t('whatIf.changes')}</h2>
      <p>{t('whatIf.count', { count: result.changes.length })}</p>
      {result.changes.length === 0 ? null : (
        <ExportMenu request={request} path="/measures/what-if/export" plan="whatIf" day={null} />
      )}
      {result.changes.length === 0 ? null : (
        <Scroll label={t('whatIf.changes')}>
          <table className="facts">
            <thead>
              <tr>
                {(['country', 'requirement', 'before', 'after', 'by'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(`whatIf.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {result.changes.map(({ country, requirement, before, after, measures: bringing }) => (
                <tr key={`${country}/${requirement}`}>
                  <td>{countryName(country, locale)}</td>
                  <td>
                    <a href={`/${locale}/matrix/${country}/${requirement}`}>{titles.get(requirement) ?? requirement}</a>
                  </td>
                  <td>
                    <StatusLabel status={before} word={status(before)} />
                  </td>
                  <td>
                    <StatusLabel status={after} word={status(after)} />
                  </td>
                  <td>{bringing.map((number) => `M-${number}`).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {result.idle.length === 0 ? null : (
        <>
          <h2>{t('whatIf.idle')}</h2>
          <ul>
            {result.idle.map(({ measure, country, requirement, status: brought, stands }) => (
              <li key={`${measure} ${country} ${requirement}`}>
                {t('whatIf.idleLine', {
                  name: `M-${measure}`,
                  country: countryName(country, locale),
                  requirement: titles.get(requirement) ?? requirement,
                  status: status(brought),
                  stands: status(stands),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <Figures {...props} />
      {result.changes.length === 0 ? null : (
        <WhatIfMatrix locale={locale} matrix={props.matrix} changes={result.changes} />
      )}
    </Frame>
  )
}

async function Figures({ request: { locale }, result: { before, after } }: WhatIfScreenProps) {
  const { t } = await measureWords(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const say = ({ share, met, known }: Share) =>
    share === null ? t('whatIf.noShare') : t('whatIf.share', { share: percent.format(share), met, known })
  const spread = (value: number | null) => (value === null ? '–' : percent.format(value))
  const rows = [
    { key: 'region', name: t('whatIf.region'), was: before.region, is: after.region },
    ...before.countries.flatMap((was, place) => {
      const is = after.countries[place]
      return is === undefined ? [] : [{ key: was.country, name: countryName(was.country, locale), was, is }]
    }),
  ]
  return (
    <>
      <h2>{t('whatIf.figures')}</h2>
      <Scroll label={t('whatIf.figures')}>
        <table className="facts" id="what-if-figures">
          <thead>
            <tr>
              <th scope="col">{t('whatIf.country')}</th>
              <th scope="col">{t('whatIf.before')}</th>
              <th scope="col">{t('whatIf.after')}</th>
              <th scope="col">{t('whatIf.unknown')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, was, is }) => (
              <tr key={key} data-row={key}>
                <th scope="row">{name}</th>
                <td>{say(was)}</td>
                <td>{say(was) === say(is) ? say(is) : <strong>{say(is)}</strong>}</td>
                <td>{was.unknown === is.unknown ? is.unknown : `${was.unknown} → ${is.unknown}`}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('whatIf.spread')}</th>
              <td>{spread(before.spread)}</td>
              <td>{spread(after.spread)}</td>
              <td>–</td>
            </tr>
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
