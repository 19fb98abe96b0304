import { ExportMenu, LAW_SHEETS } from '@/components/exchange/export-menu'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { DataText } from '@/components/ui/text'
import type { Sheet } from '@/lib/comparison/compare-queries'
import { type CompareView, FEWEST_COUNTRIES } from '@/lib/comparison/compare-schema'
import type { Outline } from '@/lib/framework/schema'
import type { Jurisdiction } from '@/lib/law/schema'
import { pickText } from '@/lib/platform/i18n/localised'
import { formatDay } from '@/lib/platform/i18n/names'
import { compareHref } from './compare-link'
import { Picker } from './picker'
import { CompareSheet } from './sheet'
import { compareWords } from './words'
import './compare.css'

type CompareScreenProps = {
  request: PageRequest
  day: string
  view: CompareView
  outline: Outline
  jurisdictions: Jurisdiction[]
  /** Empty while too little is chosen. */
  sheets: Sheet[]
  search: string
  /** The reader is looking for requirements, so the form stays open. */
  isPicking: boolean
}

/** Countries side by side, a sheet a requirement, under the form that picks both. */
export async function CompareScreen(props: CompareScreenProps) {
  const { request, day, view, outline, jurisdictions, sheets, search, isPicking } = props
  const { locale, query } = request
  const words = await compareWords(locale)
  const { t } = words
  const isComplete = sheets.length > 0
  const only = sheets.length === 1 ? sheets[0] : undefined
  const title = only ? t('titleOne', { requirement: pickText(only.requirement.title, locale).text }) : t('title')
  const references = new Set(jurisdictions.filter(({ role }) => role !== 'participant').map(({ code }) => code))
  const here = compareHref(locale, query, view)
  return (
    <Frame request={request} path="/compare" day={day} title={title} layout="grid">
      <h1>{t('title')}</h1>
      {isComplete ? (
        <p>
          {t('summary', {
            requirements: sheets.length,
            countries: view.countries.length,
            day: formatDay(day, locale),
          })}
        </p>
      ) : (
        <p className="lead">{t('intro')}</p>
      )}
      {isComplete ? null : (
        <p className="note" role="status">
          {nextStep()}
        </p>
      )}
      <Picker
        key={`${here} ${isPicking} ${search}`}
        request={request}
        words={words}
        view={view}
        outline={outline}
        jurisdictions={jurisdictions}
        search={search}
        isOpen={!isComplete || isPicking}
      />
      {isComplete ? (
        <>
          <ExportMenu request={request} path="/compare/export" plan="compare" day={day} sheets={LAW_SHEETS} />
          <p className="compare-note aside">{t('how')}</p>
          <p className="actions">
            <a href={compareHref(locale, query, { ...view, onlyDifferences: !view.onlyDifferences })}>
              {t(view.onlyDifferences ? 'allRows' : 'onlyDifferences')}
            </a>
          </p>
        </>
      ) : null}
      {sheets.length < 2 ? null : (
        <nav className="contents" aria-label={t('sheets')}>
          <ul>
            {sheets.map(({ requirement: { id, title } }) => (
              <li key={id}>
                <a href={`#${id}-title`}>
                  <DataText value={title} locale={locale} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {sheets.map((sheet) => (
        <CompareSheet
          key={sheet.requirement.id}
          request={request}
          words={words}
          day={day}
          view={view}
          sheet={sheet}
          references={references}
        />
      ))}
    </Frame>
  )

  function nextStep(): string {
    const [first] = view.countries
    if (view.countries.length >= FEWEST_COUNTRIES) return t('next.requirements', { count: view.countries.length })
    if (first === undefined) return t(view.requirements.length === 0 ? 'next.both' : 'next.countries')
    return t(view.requirements.length === 0 ? 'next.oneMoreAndRequirements' : 'next.oneMore', {
      country: words.nameOf(first),
    })
  }
}
