import { getTranslations } from 'next-intl/server'
import { StatusLabel } from '@/components/law/sign'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { CellPeriod, Change } from '@/lib/comparison/change-schema'
import { reformsOf } from '@/lib/comparison/change-view-rules'
import type { Localised } from '@/lib/platform/i18n/localised'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { lawSayer } from './laws'
import type { ChangesPage } from './view'

type TableProps = ChangesPage & { changes: Change[]; name: string }

/** A country's changes: under each day and law, what it changed. */
export async function CountryTable(props: TableProps & { titles: ReadonlyMap<string, Localised> }) {
  const { request, changes, titles, name, texts } = props
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'changes' })
  const cells = await cellsOf(props)
  const sayLaws = await lawSayer(props)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard.
    <section className="table-scroll" aria-label={t('tableCaption', { name })} tabIndex={0}>
      <table className="facts changes">
        <caption className="hidden">{t('tableCaption', { name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('requirement')}</th>
            {cells.head}
          </tr>
        </thead>
        {reformsOf(changes).map(({ country, day, changes: some }) => {
          const [first] = some
          return (
            <tbody key={`${day} ${first?.requirement}`}>
              <tr className="reform">
                <th scope="rowgroup" colSpan={texts === null ? 4 : 5}>
                  <time dateTime={day}>{formatDay(day, locale)}</time> ·{' '}
                  <span>{first === undefined ? null : sayLaws(first)}</span>
                </th>
              </tr>
              {some.map((change) => (
                <tr key={change.requirement}>
                  <th scope="row">
                    <a href={href(locale, `/matrix/${country}/${change.requirement}`, query, { date: day })}>
                      <DataText value={titles.get(change.requirement) ?? {}} locale={locale} />
                    </a>
                  </th>
                  {cells.of(change)}
                </tr>
              ))}
            </tbody>
          )
        })}
      </table>
    </section>
  )
}

/** A requirement's changes: country, day and law, and what it changed. */
export async function RequirementTable(props: TableProps) {
  const { request, changes, name } = props
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'changes' })
  const cells = await cellsOf(props)
  const sayLaws = await lawSayer(props)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard.
    <section className="table-scroll" aria-label={t('tableCaption', { name })} tabIndex={0}>
      <table className="facts changes by-requirement">
        <caption className="hidden">{t('tableCaption', { name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('countryAndDay')}</th>
            <th scope="col">{t('law')}</th>
            {cells.head}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const { country, requirement, day } = change
            return (
              <tr key={`${country} ${day}`}>
                <th scope="row">
                  <a href={href(locale, `/matrix/${country}/${requirement}`, query, { date: day })}>
                    {countryName(country, locale)}
                  </a>
                  <time className="aside" dateTime={day}>
                    {formatDay(day, locale)}
                  </time>
                </th>
                <td>{sayLaws(change)}</td>
                {cells.of(change)}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** The columns that both tables have: the state before and after, what that is, and why. */
async function cellsOf({ request, texts }: TableProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'changes' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const state = (finding: CellPeriod | null) =>
    finding === null ? (
      t('notRecorded')
    ) : (
      <>
        <StatusLabel status={finding.status} word={status(finding.status)} />
        <small className="aside">{confidence(finding.confidence)}</small>
      </>
    )
  const reason = ({ was, is, country, provisions }: Change) => {
    const rationale = is === null ? undefined : texts?.rationales.get(is.id)
    return (
      <td className="reason">
        {was !== null && was.id === is?.id ? (
          <span className="aside">{t('sameFinding')}</span>
        ) : rationale === undefined ? null : (
          <DataText value={rationale} locale={locale} />
        )}
        {provisions.length === 0 ? null : (
          <ul className="plain">
            {provisions.map(({ kind, old, now }) => {
              const shown = now ?? old
              return shown === null ? null : (
                <li key={shown.id}>
                  <a href={href(locale, `/provisions/${country}/${shown.id}`, query)}>{shown.article}</a>:{' '}
                  {t(`articleKinds.${kind}`)}
                </li>
              )
            })}
          </ul>
        )}
      </td>
    )
  }
  return {
    head: (
      <>
        <th scope="col">{t('was')}</th>
        <th scope="col">{t('is')}</th>
        <th scope="col">{t('change')}</th>
        {texts === null ? null : <th scope="col">{t('reason')}</th>}
      </>
    ),
    of: (change: Change) => (
      <>
        <td>{state(change.was)}</td>
        <td>{state(change.is)}</td>
        <td className={`kind ${change.kind}`}>{t(`kinds.${change.kind}`)}</td>
        {texts === null ? null : reason(change)}
      </>
    ),
  }
}
