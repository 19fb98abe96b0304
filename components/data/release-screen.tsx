import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import type { UnitDifference } from '@/lib/dataset/three-way-rules'
import { UNIT_KINDS } from '@/lib/dataset/units-rules'
import { formatDay } from '@/lib/platform/i18n/names'
import type { Release } from '@/lib/releases/schema'
import { DifferenceTable } from './difference-table'
import { dataWords } from './words'
import './data.css'

type ReleaseScreenProps = {
  request: PageRequest
  release: Release
  /** What it can be compared with. */
  others: string[]
  other: string | null
  /** Null: nothing was asked for. */
  differences: UnitDifference[] | null
  titles: ReadonlyMap<string, string>
  /** The address that readers use, where the deployment has been told. */
  site: string
}

const CHANGES = ['added', 'changed', 'removed'] as const

/** One release: what it is, how to cite, check and download it, and how it differs from another. */
export async function ReleaseScreen(props: ReleaseScreenProps) {
  const { request, release, others, other, differences, titles, site } = props
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'data.releases' })
  const kinds = await getTranslations({ locale, namespace: 'data.kinds' })
  const number = new Intl.NumberFormat(locale)
  const { id, title, revision, sha256, note, authorName, manifest } = release
  const day = formatDay(release.releasedOn, locale)
  const path = `/data/releases/${id}`
  const words = await dataWords(locale, titles)
  return (
    <Frame request={request} path={path} day={null} title={t('page', { id })} layout="wide">
      <h1>{t('page', { id })}</h1>
      <p className="lead">{t('lead1', { title, day, author: authorName, revision })}</p>
      {note === null ? null : <p className="prose">{note}</p>}
      <p className="actions">
        <a href={`/${locale}${path}/file`}>{t('file')}</a>
        <a href={`/${locale}/data#releases`}>{t('title')}</a>
        <a href={`/${locale}/data/key`}>{t('key')}</a>
      </p>
      <dl className="attributes">
        <div>
          <dt>{t('sum')}</dt>
          <dd className="sum">
            <code>{sha256}</code>
          </dd>
        </div>
        <div>
          <dt>{t('citeTitle')}</dt>
          <dd>{t('cite', { id, title, day, revision, sum: sha256, address: `${site}/${locale}${path}` })}</dd>
        </div>
      </dl>
      <h2>{t('verify')}</h2>
      <p>{t.rich('verifyText', { id, command: (text) => <code>{text}</code> })}</p>
      <h2>{t('content')}</h2>
      <table className="facts release-content">
        <thead>
          <tr>
            <th scope="col">{t('table')}</th>
            <th scope="col" className="number">
              {t('entries')}
            </th>
          </tr>
        </thead>
        <tbody>
          {UNIT_KINDS.flatMap((kind) => {
            const count = manifest.counts[kind]
            return count === undefined ? (
              []
            ) : (
              <tr key={kind}>
                <th scope="row">{kinds(kind)}</th>
                <td className="number">{number.format(count)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <h2 id="compare">{t('compare')}</h2>
      <form className="form inline" action={`/${locale}${path}`}>
        <label>
          <span className="hidden">{t('compare')}</span>
          <select name="with" defaultValue={other ?? 'current'}>
            <option value="current">{t('current')}</option>
            {others.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>{' '}
        <button type="submit">{t('compareGo')}</button>
      </form>
      {differences === null ? null : (
        <section>
          <h3>{t('compared', { one: id, other: other === null || other === 'current' ? t('current') : other })}</h3>
          {differences.length === 0 ? (
            <p>{t('noDifference')}</p>
          ) : (
            <>
              <Counts request={request} differences={differences} />
              <DifferenceTable locale={locale} words={words} rows={differences} most={100} />
            </>
          )}
        </section>
      )}
    </Frame>
  )
}

async function Counts({ request: { locale }, differences }: { request: PageRequest; differences: UnitDifference[] }) {
  const t = await getTranslations({ locale, namespace: 'data.releases' })
  const kinds = await getTranslations({ locale, namespace: 'data.kinds' })
  const number = new Intl.NumberFormat(locale)
  const count = (kind: string, change: string) =>
    differences.filter((one) => one.kind === kind && one.change === change).length
  return (
    <table className="facts">
      <thead>
        <tr>
          <th scope="col">{t('table')}</th>
          {CHANGES.map((change) => (
            <th key={change} scope="col" className="number">
              {t(change)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {UNIT_KINDS.filter((kind) => differences.some((one) => one.kind === kind)).map((kind) => (
          <tr key={kind}>
            <th scope="row">{kinds(kind)}</th>
            {CHANGES.map((change) => (
              <td key={change} className="number">
                {number.format(count(kind, change))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
