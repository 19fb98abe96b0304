import { getTranslations } from 'next-intl/server'
import { ProseField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { Scroll } from '@/components/ui/scroll'
import { may } from '@/lib/auth/permissions'
import type { DatasetSize } from '@/lib/dataset/queries'
import { formatDay } from '@/lib/platform/i18n/names'
import type { ReleaseBrief } from '@/lib/releases/schema'
import './data.css'

type DataScreenProps = {
  request: PageRequest
  size: DatasetSize
  revision: string
  releases: ReleaseBrief[]
}

const FILES = ['dataset', 'package'] as const

/** What can be downloaded, in which formats, and which releases there are. */
export async function DataScreen({ request, size, revision, releases }: DataScreenProps) {
  const { locale, actor } = request
  const t = await getTranslations({ locale, namespace: 'data' })
  return (
    <Frame request={request} path="/data" day={null} title={t('title')} layout="wide">
      <div className="data-screen">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead', { ...size, revision })}</p>
        {may(actor, 'workbook.send') ? (
          <p className="actions">
            <a href={`/${locale}/data/workbook`}>{t('staff.workbooks')}</a>
            {may(actor, 'dataset.decide') ? <a href={`/${locale}/data/update`}>{t('staff.update')}</a> : null}
          </p>
        ) : null}
        <h2>{t('what')}</h2>
        <p>{t('whatText')}</p>
        <h2>{t('formats')}</h2>
        <Scroll label={t('formats')}>
          <table className="facts release-list">
            <thead>
              <tr>
                <th scope="col">{t('file')}</th>
                <th scope="col">{t('holds')}</th>
                <th scope="col">{t('download')}</th>
              </tr>
            </thead>
            <tbody>
              {FILES.map((kind) => (
                <tr key={kind}>
                  <th scope="row">{t(kind)}</th>
                  <td>{t(`${kind}Text`)}</td>
                  <td>
                    <a href={`/${locale}/data/file?kind=${kind}`} aria-label={`${t('download')}: ${t(kind)}`}>
                      {t('download')}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <p className="aside">{t('same')}</p>
        <h2>{t('import')}</h2>
        <p>{t.rich('importText', { command: (text) => <code>{text}</code> })}</p>
        <h2>{t('licence')}</h2>
        <p>{t('licenceText')}</p>
        <h2 id="releases">{t('releases.title')}</h2>
        <p>{t('releases.lead')}</p>
        {releases.length === 0 ? <p>{t('releases.none')}</p> : <ReleaseTable request={request} releases={releases} />}
        <p className="actions">
          <a href={`/${locale}/data/key`}>{t('releases.key')}</a>
        </p>
        {may(actor, 'release.publish') ? <PublishForm request={request} /> : null}
      </div>
    </Frame>
  )
}

async function ReleaseTable({ request: { locale }, releases }: Pick<DataScreenProps, 'request' | 'releases'>) {
  const t = await getTranslations({ locale, namespace: 'data.releases' })
  return (
    <Scroll label={t('title')}>
      <table className="facts release-list">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('date')}</th>
            <th scope="col" className="number">
              {t('revision')}
            </th>
            <th scope="col">{t('sum')}</th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ id, title, releasedOn, revision, sha256 }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/${locale}/data/releases/${id}`}>{id}</a> {title}
              </th>
              <td>{formatDay(releasedOn, locale)}</td>
              <td className="number">{revision}</td>
              <td className="sum">
                <code>{sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

async function PublishForm({ request: { locale } }: Pick<DataScreenProps, 'request'>) {
  const t = await getTranslations({ locale, namespace: 'data.releases' })
  return (
    <section>
      <h3>{t('publish')}</h3>
      <p>{t('publishHint')}</p>
      <Form
        locale={locale}
        command="release.publish"
        submit={t('publish')}
        confirm={t('publishConfirm')}
        label={t('publish')}
      >
        <TextField name="id" label={t('id')} hint={t('idHint')} max={60} isRequired />
        <TextField name="title" label={t('titleField')} max={120} isRequired />
        <ProseField name="note" label={t('note')} max={4000} rows={3} />
      </Form>
    </section>
  )
}
