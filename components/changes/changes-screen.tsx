import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/exchange/export-menu'
import { ShareBar } from '@/components/share/share-bar'
import { Frame } from '@/components/shell/frame'
import { CHANGE_KINDS } from '@/lib/comparison/change-schema'
import { countKinds, isForward } from '@/lib/comparison/change-view-rules'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { formatDay } from '@/lib/platform/i18n/names'
import { ChangeLists } from './change-lists'
import './changes.css'
import { FilterForm } from './filter-form'
import { type ChangesPage, STRIP, viewHref } from './view'
import { YearStrip } from './year-strip'

/** What changed between two days: how many times, where and when, and every change with the law that did it. */
export async function ChangesScreen(page: ChangesPage) {
  const { request, view, all, shown, minor } = page
  const { locale, today } = request
  const { from, to, choice } = view
  const t = await getTranslations({ locale, namespace: 'changes' })
  const date = await getTranslations({ locale, namespace: 'date' })
  const days = { from: formatDay(from, locale), to: formatDay(to, locale) }
  const kinds = countKinds(all)
  const distinct = (values: string[]) => new Set(values).size
  return (
    <Frame request={request} path="/changes" day={null} title={t('title')} layout="grid">
      <h1>{t('title')}</h1>
      {shown.length === 0 ? null : (
        <p>
          {t('lead', {
            ...days,
            count: shown.length,
            countries: distinct(shown.map(({ country }) => country)),
            requirements: distinct(shown.map(({ requirement }) => requirement)),
          })}
        </p>
      )}
      <p className="aside change-note">{t('what')}</p>
      {from < WORKSHOP_DAY ? <p className="note">{date('beforeWorkshop')}</p> : null}
      {to > today ? <p className="note">{date('afterToday')}</p> : null}
      <FilterForm {...page} />
      {all.length === 0 ? null : (
        <>
          <ul className="actions change-kinds" aria-label={t('kind')}>
            <li>
              <Link
                href={viewHref(request, view, { kind: null })}
                prefetch={false}
                scroll={false}
                aria-current={choice.kind === undefined ? 'true' : undefined}
              >
                {t('pair', { name: t('allKinds'), count: all.length })}
              </Link>
            </li>
            {CHANGE_KINDS.filter((kind) => kinds[kind] > 0 || choice.kind === kind).map((kind) => (
              <li key={kind}>
                <Link
                  href={viewHref(request, view, { kind })}
                  prefetch={false}
                  scroll={false}
                  aria-current={choice.kind === kind ? 'true' : undefined}
                >
                  {t('pair', { name: t(`kinds.${kind}`), count: kinds[kind] })}
                </Link>
              </li>
            ))}
          </ul>
          <p className="aside change-note">
            {t('kindsText')} {minor === 0 ? null : t('minor', { count: minor })}
          </p>
        </>
      )}
      {shown.length === 0 ? (
        <>
          <h2>{isForward(view) ? t('noneTitle') : t('backTitle')}</h2>
          <p>{isForward(view) ? `${t('none', days)} ${t('noneNext')}` : t('back', days)}</p>
          <ul className="actions">
            {to > WORKSHOP_DAY ? (
              <li>
                <a href={viewHref(request, view, { from: WORKSHOP_DAY })}>{t('sinceWorkshop')}</a>
              </li>
            ) : null}
            {isForward(view) ? (
              <li>
                <a href={viewHref(request, view, { country: null, requirement: null, area: null, kind: null })}>
                  {t('reset')}
                </a>
              </li>
            ) : null}
          </ul>
        </>
      ) : (
        <>
          <ShareBar request={request} day={null} pin={{ from, to }} table={STRIP} />
          <ExportMenu request={request} path="/changes/export" plan="changes" day={null} pin={{ from, to }} />
          <YearStrip {...page} />
          <ChangeLists {...page} />
        </>
      )}
    </Frame>
  )
}
