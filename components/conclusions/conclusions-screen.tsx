import './conclusions.css'
import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { Scroll } from '@/components/ui/scroll'
import type { Outline } from '@/lib/framework/schema'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import type { Jurisdiction } from '@/lib/law/schema'
import { formatDay } from '@/lib/platform/i18n/names'
import type { ReportDocument } from '@/lib/reports/document'
import type { SectionSize } from '@/lib/reports/measure-rules'
import { type EmptyScope, isInScope, type Scope } from '@/lib/reports/scope-rules'
import { BlockView } from './block-view'
import { ScopeForm } from './scope-form'

export type ConclusionsProps = {
  request: PageRequest
  read: {
    choices: { outline: Outline; jurisdictions: Jurisdiction[] }
    scope: Scope
    mayReadAll: boolean
    nothing: EmptyScope | 'noData' | null
  }
  revision: string
  /** What would be made, in the page's language; null where there is nothing. */
  document: ReportDocument | null
  sizes: SectionSize[]
  mayWrite: boolean
}

/** The choice of what to report, how long it will be, its figures, and the files. */
export async function ConclusionsScreen({ request, read, revision, document, sizes, mayWrite }: ConclusionsProps) {
  const { locale, query } = request
  const { scope, nothing, choices } = read
  const t = await getTranslations({ locale, namespace: 'conclusions' })
  const number = new Intl.NumberFormat(locale)
  const day = formatDay(scope.day, locale)
  const summary = document?.sections.find(({ id }) => id === 'summary')
  const figures = summary?.parts.flatMap(({ blocks }) => blocks).slice(0, 4) ?? []
  return (
    <Frame request={request} path="/conclusions" day={scope.day} title={t('page.title')} layout="wide">
      <h1>{t('page.title')}</h1>
      <p className="lead">{t('page.lead')}</p>
      {mayWrite ? (
        <p>
          <a href={href(locale, '/conclusions/notes', query)}>{t('page.notes')}</a>
        </p>
      ) : null}
      {nothing === null ? null : (
        <p className="note" role="alert">
          {t(`page.${nothing}`, { day, first: formatDay(WORKSHOP_DAY, locale) })}
        </p>
      )}
      <ScopeForm request={request} read={read} isPossible={nothing === null} />
      {nothing === null ? (
        <>
          <section>
            <h2>{t('page.willHold')}</h2>
            <p>
              {t('page.willHoldText', {
                requirements: choices.outline.requirements.filter((one) => isInScope(one, scope)).length,
                countries: scope.countries.length,
                day,
                revision,
              })}
            </p>
            <Scroll className="table-scroll" label={t('page.willHold')}>
              <table className="facts">
                <caption className="hidden">{t('page.willHold')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('page.section')}</th>
                    <th scope="col" className="number">
                      {t('page.tables')}
                    </th>
                    <th scope="col" className="number">
                      {t('page.rows')}
                    </th>
                    <th scope="col" className="number">
                      {t('page.words')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {sizes.map(({ id, title, tables, rows, words }) => (
                    <tr key={id}>
                      <th scope="row">{title}</th>
                      <td className="number">{number.format(tables)}</td>
                      <td className="number">{number.format(rows)}</td>
                      <td className="number">{number.format(words)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            <p className="aside">{t('page.wait')}</p>
            <p className="aside">{t('page.same')}</p>
          </section>
          {figures.length === 0 ? null : (
            <section>
              <h2>{t('page.preview')}</h2>
              {figures.map((block, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no id and never move
                <BlockView key={index} block={block} />
              ))}
            </section>
          )}
        </>
      ) : null}
    </Frame>
  )
}
