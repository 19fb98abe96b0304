import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/exchange/export-menu'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import type { Jurisdiction } from '@/lib/law/schema'
import { formatDay } from '@/lib/platform/i18n/names'
import type { Answer, Asked } from '@/lib/search/schema'
import { Examples } from './examples'
import { HitList } from './hit-list'
import { Pager } from './pager'
import { ResultKeys } from './result-keys'
import { addressOf } from './search-address'
import { SearchForm } from './search-form'
import './search.css'

type SearchScreenProps = { request: PageRequest; asked: Asked; answer: Answer | null; jurisdictions: Jurisdiction[] }

/** The question, and what it finds under the kinds of things there are; without one, how to ask. */
export async function SearchScreen({ request, asked, answer, jurisdictions }: SearchScreenProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'search' })
  const groups = answer?.groups ?? []
  const shown = groups.filter(({ kind, total }) => total > 0 && (asked.kind === null || asked.kind === kind))
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  const title = asked.q === '' ? t('title') : t('titleOf', { q: asked.q })
  return (
    <Frame request={request} path="/search" day={asked.day} title={title}>
      <meta name="robots" content="noindex" />
      <h1>{t('title')}</h1>
      <SearchForm request={request} asked={asked} jurisdictions={jurisdictions} />
      {asked.q === '' ? <Examples request={request} /> : null}
      {asked.q !== '' && answer === null ? <p className="note">{t('nothingAsked')}</p> : null}
      {answer === null ? null : (
        <>
          <p className="lead" role="status">
            {t(groups.some(({ isMore }) => isMore) ? 'foundMore' : 'found', {
              count: total,
              q: asked.q,
              day: formatDay(asked.day, locale),
            })}
          </p>
          {answer.reading.as === 'corrected' ? (
            <p className="note">{t('corrected', { q: asked.q, meant: answer.reading.q })}</p>
          ) : null}
          {answer.reading.as === 'some' ? <p className="note">{t('some')}</p> : null}
          {answer.meant === null ? null : (
            <p className="note">
              {t.rich('meant', {
                meant: answer.meant,
                link: (words) => <a href={addressOf(request, asked, { q: answer.meant ?? '' })}>{words}</a>,
              })}
            </p>
          )}
          {total === 0 ? null : (
            <nav aria-label={t('kindsLabel')} className="search-kinds">
              <ul>
                <li>
                  <a
                    href={addressOf(request, asked, { kind: null })}
                    aria-current={asked.kind === null ? 'true' : undefined}
                  >
                    {t('allKinds')}
                  </a>
                </li>
                {groups.map(({ kind, total, isMore }) => (
                  <li key={kind}>
                    {total === 0 ? (
                      <span>{t('kindCount', { kind: t(`kinds.${kind}`), count: '0' })}</span>
                    ) : (
                      <a
                        href={addressOf(request, asked, { kind })}
                        aria-current={asked.kind === kind ? 'true' : undefined}
                      >
                        {t('kindCount', { kind: t(`kinds.${kind}`), count: countText(total, isMore, locale) })}
                      </a>
                    )}
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {total > 0 && shown.length === 0 ? <p className="note">{t('noneOfKind')}</p> : null}
          {total === 0 ? <Advice request={request} isFiltered={asked.countries !== null} /> : null}
          <div className="search-results">
            {shown.map((group) => (
              <section key={group.kind} aria-labelledby={`kind-${group.kind}`}>
                <h2 id={`kind-${group.kind}`}>
                  {t('kindCount', {
                    kind: t(`kinds.${group.kind}`),
                    count: countText(group.total, group.isMore, locale),
                  })}
                </h2>
                {group.isMore ? <p className="aside">{t('tooMany', { count: group.total })}</p> : null}
                <HitList hits={group.hits} countries={answer.countries} request={request} day={asked.day} />
                {asked.kind === null && group.total > group.hits.length ? (
                  <p>
                    <a href={addressOf(request, asked, { kind: group.kind })}>
                      {t('showAll', { count: countText(group.total, group.isMore, locale) })}
                      <span className="hidden">: {t(`kinds.${group.kind}`)}</span>
                    </a>
                  </p>
                ) : null}
                {asked.kind === null ? null : <Pager request={request} asked={asked} total={group.total} />}
              </section>
            ))}
          </div>
          {total === 0 ? null : (
            <>
              <ShareBar request={request} day={asked.day} />
              <ExportMenu request={request} path="/search/export" plan="search" day={asked.day} />
            </>
          )}
          <ResultKeys />
        </>
      )}
      {asked.q === '' ? null : (
        <p className="aside">
          <a href={href(locale, '/search', query)}>{t('newSearch')}</a>
        </p>
      )}
    </Frame>
  )
}

function countText(total: number, isMore: boolean, locale: string): string {
  return `${new Intl.NumberFormat(locale).format(total)}${isMore ? '+' : ''}`
}

async function Advice({ request, isFiltered }: { request: PageRequest; isFiltered: boolean }) {
  const t = await getTranslations({ locale: request.locale, namespace: 'search' })
  return (
    <>
      <p>{t('adviceTitle')}</p>
      <ul className="search-advice">
        <li>{t('adviceFewer')}</li>
        <li>{t('adviceSynonym')}</li>
        <li>{t('adviceNumber')}</li>
        {isFiltered ? <li>{t('adviceFilter')}</li> : null}
        <li>
          <a href={href(request.locale, '/requirements', request.query)}>{t('adviceRequirements')}</a>
        </li>
      </ul>
    </>
  )
}
