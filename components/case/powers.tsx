import { getTranslations } from 'next-intl/server'
import { StatusLabel } from '@/components/law/sign'
import type { PageRequest } from '@/components/shell/answer-page'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { PowerEntry } from '@/lib/cooperation/case-rules'
import type { CaseFacts } from '@/lib/cooperation/case-schema'
import type { Outline } from '@/lib/framework/schema'
import type { Finding } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { ArticlesByLaw, Fact, Facts, Surety } from './entry'
import { linkOn } from './words'

const COLUMNS = ['authorisedBy', 'timeLimit', 'offenceScope'] as const

type PowersProps = {
  request: PageRequest
  facts: CaseFacts
  country: string
  powers: PowerEntry[]
  outline: Outline
  label: string
}

/** The powers for the measures sought, today's; below each that of the day of the facts where it was another. */
export async function Powers({ request, facts, country, powers, outline, label }: PowersProps) {
  const { locale, today } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  if (powers.length === 0) return <p>{t('powers.none')}</p>
  return (
    <Scroll className="case-scroll" label={label}>
      <table className="facts case-powers">
        <caption className="hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('powers.power')}</th>
            <th scope="col">{t('powers.status')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`powers.${column}`)}
              </th>
            ))}
            <th scope="col">{t('powers.law')}</th>
          </tr>
        </thead>
        {powers.map((entry) => {
          const title = outline.requirements.find(({ id }) => id === entry.requirement)?.title ?? {}
          return (
            <tbody key={entry.requirement}>
              <tr>
                <th scope="row" rowSpan={rowsOf(entry)}>
                  <a href={linkOn(request, `/matrix/${country}/${entry.requirement}`, today)}>
                    <DataText value={title} locale={locale} />
                  </a>
                  <small className="aside">
                    {t('powers.for', { measures: entry.measures.map((one) => t(`measures.${one}`)).join(', ') })}
                  </small>
                </th>
                <PowerCells finding={entry.now} request={request} day={today} />
              </tr>
              <ReasonRow finding={entry.now} locale={locale} />
              {entry.change === null ? null : (
                <>
                  <tr className="case-then">
                    <PowerCells finding={entry.then} request={request} day={facts.day} isPast />
                  </tr>
                  <ReasonRow finding={entry.then} locale={locale} isPast />
                </>
              )}
            </tbody>
          )
        })}
      </table>
    </Scroll>
  )
}

type CellsProps = { finding: Finding | null; request: PageRequest; day: string; isPast?: boolean }

async function PowerCells({ finding, request, day, isPast = false }: CellsProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  const word = await getTranslations({ locale, namespace: 'status' })
  const status = finding?.status ?? 'unknown'
  return (
    <>
      <td>
        {isPast ? <small className="aside">{t('named', { name: t('powers.then') })}</small> : null}
        <StatusLabel status={status} word={word(status)} />
        <small className="aside">
          <Surety finding={finding} locale={locale} />
        </small>
      </td>
      {COLUMNS.map((column) => {
        const attribute = finding?.attributes.find(({ id }) => id === column)
        return <td key={column}>{attribute ? <Fact value={attribute.value} locale={locale} /> : '–'}</td>
      })}
      <td>{finding === null ? null : <ArticlesByLaw provisions={finding.provisions} request={request} day={day} />}</td>
    </>
  )
}

// Each finding has its reason in a row of its own, under its facts.
function rowsOf({ then, now, change }: PowerEntry): number {
  const past = change === null ? 0 : 1 + (then === null ? 0 : 1)
  return 1 + (now === null ? 0 : 1) + past
}

function ReasonRow({ finding, locale, isPast = false }: { finding: Finding | null; locale: Locale; isPast?: boolean }) {
  if (finding === null) return null
  const others = finding.attributes.filter(({ id }) => !COLUMNS.some((column) => column === id))
  return (
    <tr className={isPast ? 'case-reason case-then' : 'case-reason'}>
      <td colSpan={COLUMNS.length + 2}>
        <DataText value={finding.rationale} locale={locale} />
        <Facts attributes={others} locale={locale} />
      </td>
    </tr>
  )
}
