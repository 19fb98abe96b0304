import { getTranslations } from 'next-intl/server'
import { RegionMap } from '@/components/map/region-map'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import type { Matrix } from '@/lib/matrix/schema'
import { shareMet, summarise } from '@/lib/matrix/summary'
import { formatDay } from '@/lib/platform/i18n/names'

export async function HomeScreen({ request, matrix, day }: { request: PageRequest; matrix: Matrix; day: string }) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'home' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const countries = summarise(matrix).filter(({ role }) => role === 'participant')
  const changed = countries.reduce((sum, country) => sum + country.changed, 0)
  const ways = [
    [
      'matrix',
      t('wayMatrix'),
      t('wayMatrixText', { requirements: matrix.requirements.length, countries: countries.length }),
    ],
    ['compare', t('wayCompare'), t('wayCompareText')],
    ['cooperation', t('wayCooperation'), t('wayCooperationText')],
    ['procedures', t('wayProcedures'), t('wayProceduresText')],
    ['case', t('wayCase'), t('wayCaseText')],
    ['countries', t('wayCountries'), t('wayCountriesText')],
    ['requirements', t('wayRequirements'), t('wayRequirementsText')],
    ['glossary', t('wayGlossary'), t('wayGlossaryText')],
  ] as const
  return (
    <Frame request={request} path="" day={day} title={t('title')} layout="wide">
      <div className="home">
        <div>
          <h1>{t('title')}</h1>
          <p className="lead">{t('intro')}</p>
          <p className="change-count">
            <strong>{t('changed', { count: changed })}</strong> {t('changedText')}{' '}
            <a href={href(locale, '/matrix', query, { changed: '1' })}>{t('seeChanges')}</a>
          </p>
          <h2>{t('waysTitle')}</h2>
          <ul className="ways">
            {ways.map(([place, name, text]) => (
              <li key={place}>
                <a href={href(locale, `/${place}`, query)}>{name}</a>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </div>
        <figure className="map-figure">
          <figcaption>
            <h2>{t('mapTitle')}</h2>
            <p>{t('mapText', { day: formatDay(day, locale) })}</p>
          </figcaption>
          <RegionMap
            shares={countries.map(({ code, name, core }) => ({ code, name, share: shareMet(core) }))}
            request={request}
          />
          <details className="fold-box">
            <summary>{t('mapTable')}</summary>
            <table className="facts">
              <thead>
                <tr>
                  <th scope="col">{t('country')}</th>
                  <th scope="col" className="number">
                    {t('share')}
                  </th>
                  <th scope="col" className="number">
                    {t('unknown')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {countries.map(({ code, name, core }) => {
                  const share = shareMet(core)
                  return (
                    <tr key={code}>
                      <th scope="row">
                        <a href={href(locale, `/countries/${code}`, query)}>{name}</a>
                      </th>
                      <td className="number">
                        {share === null ? '–' : percent.format(share)}{' '}
                        <small>({t('shareOf', { met: core.met, known: core.met + core.partial + core.gap })})</small>
                      </td>
                      <td className="number">
                        <a href={href(locale, '/matrix', query, { countries: code, core: '1', status: 'unknown' })}>
                          {core.unknown}
                        </a>
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </details>
        </figure>
      </div>
    </Frame>
  )
}
