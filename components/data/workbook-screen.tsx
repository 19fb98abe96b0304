import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { Moment } from '@/components/accounts/moment'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { Scroll } from '@/components/ui/scroll'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import type { UploadBrief } from '@/lib/workbook/queries'
import type { Refusal } from '@/lib/workbook/schema'
import './data.css'

type WorkbookScreenProps = {
  request: PageRequest
  uploads: UploadBrief[]
  /** Those that the reader may send for. */
  countries: string[]
  refused: Refusal | null
}

/** Templates to download, a form to send one back, and what was received. */
export async function WorkbookScreen({ request, uploads, countries, refused }: WorkbookScreenProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'data.workbook' })
  const named = sortByName(
    countries.map((code) => ({ code, name: countryName(code, locale) })),
    locale,
  )
  const options = named.map(({ code, name }) => (
    <option key={code} value={code}>
      {name}
    </option>
  ))
  return (
    <Frame request={request} path="/data/workbook" day={null} title={t('title')} layout="wide">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {refused === null ? null : (
        <div className="form-summary refused" role="alert">
          <p>
            {t('refused')}. {t(`refusal.${refused}`)}
          </p>
        </div>
      )}
      <h2>{t('template')}</h2>
      <form className="form" action={`/${locale}/data/workbook/file`}>
        <div className="field">
          <label htmlFor="template-country">{t('country')}</label>
          <select id="template-country" name="country">
            {options}
          </select>
        </div>
        <button type="submit">{t('template')}</button>
      </form>
      <h2>{t('send')}</h2>
      <form className="form" method="post" action={`/${locale}/data/workbook/file`} encType="multipart/form-data">
        <input type="hidden" name="formId" value={randomUUID()} />
        <div className="field">
          <label htmlFor="upload-country">{t('country')}</label>
          <select id="upload-country" name="country">
            {options}
          </select>
        </div>
        <div className="field">
          <label htmlFor="upload-file">{t('file')}</label>
          <input id="upload-file" type="file" name="file" accept=".xlsx" required />
        </div>
        <button type="submit">{t('submit')}</button>
      </form>
      <h2>{t('received')}</h2>
      {uploads.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <Scroll label={t('received')}>
          <table className="facts release-list">
            <thead>
              <tr>
                <th scope="col">{t('country')}</th>
                <th scope="col">{t('at')}</th>
                <th scope="col">{t('by')}</th>
                <th scope="col">{t('state')}</th>
              </tr>
            </thead>
            <tbody>
              {uploads.map(({ id, country, fileName, authorName, createdAt, isOpen }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={`/${locale}/data/workbook/${id}`}>{countryName(country, locale)}</a>{' '}
                    <small className="aside">{fileName}</small>
                  </th>
                  <td>
                    <Moment at={createdAt} locale={locale} />
                  </td>
                  <td>{authorName}</td>
                  <td>{t(isOpen ? 'open' : 'closed')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Frame>
  )
}
