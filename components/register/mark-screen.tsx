import { Form } from '@/components/form/form'
import { StatusLabel } from '@/components/law/sign'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { DataText } from '@/components/ui/text'
import type { Outline } from '@/lib/framework/schema'
import type { CandidateDeficiency, Source, Status } from '@/lib/law/schema'
import type { Localised } from '@/lib/platform/i18n/localised'
import { countryName } from '@/lib/platform/i18n/names'
import { suggestFor } from '@/lib/register/suggestion-rules'
import { DeficiencyFields } from './deficiency-fields'
import { registerWords } from './words'
import './register.css'

type MarkScreenProps = {
  request: PageRequest
  day: string
  outline: Outline
  cells: {
    country: string
    id: string
    title: Localised
    area: string
    status: Status
    marked: { number: number; title: Localised; status: string }[]
  }[]
  /** The one country of the cells; empty for several. */
  country: string
  sources: Source[]
  /** What the dataset proposes for these cells and nobody has adopted yet. */
  candidates: CandidateDeficiency[]
}

/** Marks one cell or many: by the dataset's own proposal, or in one's own words. */
export async function MarkScreen({ request, day, outline, cells, country, sources, candidates }: MarkScreenProps) {
  const { locale } = request
  const { t, status } = await registerWords(locale)
  const marked = cells.flatMap((cell) => cell.marked)
  const suggested = suggestFor(
    cells.map((cell) => ({
      status: cell.status,
      kind: outline.areas.find(({ id }) => id === cell.area)?.kind ?? 'legislative',
      isCore: outline.requirements.find(({ id }) => id === cell.id)?.core ?? false,
    })),
  )
  return (
    <Frame request={request} path="/deficiencies/new" day={null} title={t('new.title')}>
      <p className="crumbs">
        <a href={`/${locale}/deficiencies`}>{t('page.back')}</a>
      </p>
      <h1>{t('new.title')}</h1>
      {cells.length === 0 ? (
        <p>
          {t('new.nothing')} <a href={`/${locale}/matrix`}>{t('new.toMatrix')}</a>
        </p>
      ) : (
        <>
          <p>{t('new.cells', { count: cells.length })}</p>
          <ul>
            {cells.map((cell) => (
              <li key={`${cell.country}/${cell.id}`}>
                {countryName(cell.country, locale)}:{' '}
                <a href={`/${locale}/matrix/${cell.country}/${cell.id}`}>
                  <DataText value={cell.title} locale={locale} />
                </a>{' '}
                <StatusLabel status={cell.status} word={status(cell.status)} />
              </li>
            ))}
          </ul>
          {marked.length === 0 ? null : (
            <>
              <p>{t('new.known')}</p>
              <ul>
                {marked.map(({ number, title }) => (
                  <li key={number}>
                    <a href={`/${locale}/deficiencies/D-${number}`}>
                      D-{number} <DataText value={title} locale={locale} />
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
          {candidates.length === 0 ? null : (
            <>
              <h2>{t('new.candidates')}</h2>
              <p>{t('new.candidatesHint')}</p>
              {candidates.map((candidate) => (
                <article key={candidate.position} className="candidate">
                  <h3>
                    <DataText value={candidate.title} locale={locale} />
                  </h3>
                  <p className="aside">
                    {t(`kinds.${candidate.kind}`)} · {t(`severities.${candidate.severity}`)}
                  </p>
                  <p>
                    <DataText value={candidate.description} locale={locale} />
                  </p>
                  <AdoptForm {...{ locale, country, day }} position={candidate.position} submit={t('new.adopt')} />
                </article>
              ))}
            </>
          )}
          <h2>{t('new.own')}</h2>
          <Form
            locale={locale}
            command="deficiency.mark"
            submit={t('new.submit')}
            hidden={{ day }}
            draft={`mark:${cells.map((cell) => `${cell.country}/${cell.id}`).join(',')}`}
          >
            {cells.map((cell) => (
              <input
                key={`${cell.country}/${cell.id}`}
                type="hidden"
                name="cells[]"
                value={`${cell.country}/${cell.id}`}
              />
            ))}
            <DeficiencyFields
              locale={locale}
              sources={sources}
              values={{ ...suggested, title: {}, description: {}, sources: [], links: [] }}
            />
          </Form>
        </>
      )}
    </Frame>
  )
}

/** Adopts one of the dataset's proposals with one click. */
export function AdoptForm({
  locale,
  country,
  position,
  day,
  submit,
}: {
  locale: PageRequest['locale']
  country: string
  position: number
  day: string
  submit: string
}) {
  return (
    <Form locale={locale} command="deficiency.adopt" submit={submit} hidden={{ day }} isInline isQuiet>
      <input type="hidden" name="candidates[]" value={`${country}/${position}`} />
    </Form>
  )
}
