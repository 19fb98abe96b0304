import { signName } from '@/components/law/sign'
import { Scroll } from '@/components/ui/scroll'
import type { Matrix } from '@/lib/matrix/schema'
import type { WhatIf } from '@/lib/measures/what-if-rules'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName } from '@/lib/platform/i18n/names'
import { measureWords } from './words'

/** The matrix as it would stand; what a measure changes has a frame and says what stands there today. */
export async function WhatIfMatrix({
  locale,
  matrix,
  changes,
}: {
  locale: Locale
  matrix: Matrix
  changes: WhatIf['changes']
}) {
  const { t, status } = await measureWords(locale)
  const changed = new Map(changes.map((one) => [`${one.country} ${one.requirement}`, one]))
  return (
    <>
      <h2>{t('whatIf.matrix')}</h2>
      <p>{t('whatIf.matrixText')}</p>
      <Scroll label={t('whatIf.matrix')}>
        <table className="facts what-if-matrix">
          <thead>
            <tr>
              <th scope="col">{t('whatIf.requirement')}</th>
              {matrix.countries.map(({ code, name }) => (
                <th key={code} scope="col">
                  <abbr title={name}>{code}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.requirements.map(({ id, title, cells }) => (
              <tr key={id}>
                <th scope="row" lang={title.lang === locale ? undefined : title.lang}>
                  {title.text}
                </th>
                {matrix.countries.map(({ code }, column) => {
                  const change = changed.get(`${code} ${id}`)
                  const stands = change?.after ?? cells[column]?.status ?? 'unknown'
                  const words =
                    change === undefined
                      ? status(stands)
                      : t('whatIf.becomes', { before: status(change.before), after: status(stands) })
                  return (
                    <td key={code} className={change === undefined ? stands : `${stands} becomes`}>
                      <svg role="img" aria-label={`${countryName(code, locale)}: ${words}`} width="20" height="16">
                        <use href={`#${signName(stands)}`} />
                      </svg>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
