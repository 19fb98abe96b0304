import { getTranslations } from 'next-intl/server'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import type { CaseSheet } from '@/lib/cooperation/case-rules'
import type { CaseFacts, CaseQuery, Missing } from '@/lib/cooperation/case-schema'
import type { Outline } from '@/lib/framework/schema'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { formatDay } from '@/lib/platform/i18n/names'
import { CaseForm } from './case-form'
import { SheetView } from './sheet-view'
import './case.css'

export type CaseScreenProps = {
  request: PageRequest
  query: CaseQuery
  /** Those that can be chosen, in the order shown. */
  countries: string[]
  outline: Outline
  missing: Missing[]
  facts: CaseFacts | null
  sheet: CaseSheet | null
}

/** The form of the facts, folded once they are told, and the sheet. The page's day is that of the facts, not `date`. */
export async function CaseScreen({ request, query, countries, outline, missing, facts, sheet }: CaseScreenProps) {
  const { locale, today } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  const date = await getTranslations({ locale, namespace: 'date' })
  // Nothing chosen yet: the form needs no reproach.
  const isStarted = missing.length < 3 || missing.includes('future')
  return (
    <Frame request={request} path="/case" day={null} title={t('title')}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <p className="note case-privacy">{t('privacy')}</p>
      {isStarted && missing.length > 0 ? (
        <div className="note" role="status">
          <p>{t('missing.lead')}</p>
          <ul className="case-missing">
            {missing.map((one) => (
              <li key={one}>
                {one === 'future'
                  ? t('missing.future', { day: formatDay(query.facts ?? today, locale) })
                  : t(`missing.${one}`)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <CaseForm
        request={request}
        query={query}
        countries={countries}
        requirements={outline.requirements}
        groups={outline.areas.flatMap(({ groups }) => groups)}
        isFolded={sheet !== null}
      />
      {facts === null || sheet === null ? null : (
        <>
          <ShareBar request={request} day={null} table="case-overview" />
          {facts.day < WORKSHOP_DAY ? <p className="note">{date('beforeWorkshop')}</p> : null}
          <SheetView request={request} facts={facts} sheet={sheet} outline={outline} />
        </>
      )}
    </Frame>
  )
}
