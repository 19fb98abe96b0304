import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { Scroll } from '@/components/ui/scroll'
import { may } from '@/lib/auth/permissions'
import { stampAll, stampRow } from '@/lib/dataset/stamp-rules'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import type { Comparison } from '@/lib/workbook/compare'
import type { UploadBrief } from '@/lib/workbook/queries'
import type { CellFault } from '@/lib/workbook/schema'
import { DifferenceTable } from './difference-table'
import { dataWords } from './words'
import './data.css'

type UploadScreenProps = {
  request: PageRequest
  upload: UploadBrief
  comparison: Comparison
  titles: ReadonlyMap<string, string>
}

const MOST_FAULTS = 200

/** What a workbook would change, to be taken in row by row or whole; or what has to be put right in it first. */
export async function UploadScreen({ request, upload, comparison, titles }: UploadScreenProps) {
  const { locale, actor } = request
  const { faults, rows, reasons } = comparison
  const t = await getTranslations({ locale, namespace: 'data.workbook' })
  const words = await dataWords(locale, titles)
  const title = t('page', { country: countryName(upload.country, locale) })
  const lead = {
    ...{ file: upload.fileName, author: upload.authorName, count: rows.length },
    day: formatDay(upload.createdAt.toISOString().slice(0, 10), locale),
  }
  const mayAccept = upload.isOpen && may(actor, 'dataset.decide')
  return (
    <Frame request={request} path={`/data/workbook/${upload.id}`} day={null} title={title} layout="wide">
      <h1>{title}</h1>
      <p className="lead">{faults.length > 0 ? t('lead2', lead) : t('lead1', lead)}</p>
      <p className="actions">
        <a href={`/${locale}/data/workbook`}>{t('back')}</a>
        {upload.isOpen ? null : <span className="tag">{t('closed')}</span>}
      </p>
      {faults.length === 0 ? null : <Faults request={request} faults={faults} />}
      {rows.length > 0 && mayAccept ? (
        <>
          <Form
            locale={locale}
            command="workbook.accept"
            submit={t('accept')}
            hidden={{ id: upload.id }}
            label={t('accept')}
            isWide
          >
            <DifferenceTable {...{ locale, words, rows, reasons }} stampOf={stampRow} most={500} />
            <TextField name="reason" label={t('reason')} max={500} isRequired />
          </Form>
          <Form
            locale={locale}
            command="workbook.accept"
            submit={t('acceptAll', { count: rows.length })}
            hidden={{ id: upload.id, all: stampAll(rows) }}
            label={t('acceptAll', { count: rows.length })}
          >
            <TextField name="reason" label={t('reason')} max={500} isRequired />
          </Form>
        </>
      ) : null}
      {rows.length > 0 && !mayAccept ? (
        <>
          {upload.isOpen ? <p className="note">{t('cannot')}</p> : null}
          <DifferenceTable {...{ locale, words, rows, reasons }} />
        </>
      ) : null}
      {upload.isOpen ? (
        <Form
          locale={locale}
          command="workbook.close"
          submit={t('close')}
          hidden={{ id: upload.id }}
          label={t('close')}
          isQuiet
        />
      ) : null}
    </Frame>
  )
}

const CELL_FAULTS = ['formula', 'error', 'long', 'choice', 'day', 'noSheet', 'stray'] as const

async function Faults({ request: { locale }, faults }: { request: PageRequest; faults: readonly CellFault[] }) {
  const t = await getTranslations({ locale, namespace: 'data.workbook' })
  const say = (reason: string) => {
    const known = CELL_FAULTS.find((one) => one === reason)
    if (known !== undefined) return t(`cellFault.${known}`)
    if (reason.startsWith('noColumn:')) return t('cellFault.noColumn', { column: reason.slice('noColumn:'.length) })
    // The dataset's own rules speak English.
    return <span lang="en">{reason}</span>
  }
  return (
    <section>
      <h2>{t('faults')}</h2>
      <p>{t('faultsLead')}</p>
      <Scroll label={t('faults')}>
        <table className="facts release-list">
          <thead>
            <tr>
              <th scope="col">{t('faultSheet')}</th>
              <th scope="col">{t('faultCell')}</th>
              <th scope="col">{t('faultReason')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.slice(0, MOST_FAULTS).map(({ sheet, cell, reason }) => (
              <tr key={`${sheet} ${cell} ${reason}`}>
                <th scope="row">{sheet}</th>
                <td>{cell}</td>
                <td>{say(reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {faults.length > MOST_FAULTS ? <p>{t('moreFaults', { count: faults.length - MOST_FAULTS })}</p> : null}
    </section>
  )
}
