import { getTranslations } from 'next-intl/server'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { formatDay } from '@/lib/platform/i18n/names'
import { type FormProps, RequestForm } from './request-form'
import './cooperation.css'

const FIELDS = [
  ['requesting', 'missingRequesting'],
  ['requested', 'missingRequested'],
  ['conduct', 'missingConduct'],
  ['measure', 'missingMeasure'],
] as const

/** The question before it is whole: the form, and what is still to choose once something was. */
export async function ChoiceScreen(props: FormProps & { day: string }) {
  const { request, choice, day } = props
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const missing = FIELDS.filter(([field]) => choice[field] === undefined)
  const list = new Intl.ListFormat(locale).format(missing.map(([, name]) => t(`form.${name}`)))
  return (
    <Frame request={request} path="/cooperation" day={day} title={t('title')} layout="wide">
      <h1>{t('title')}</h1>
      <p className="lead">{t('intro')}</p>
      {missing.length === FIELDS.length ? null : (
        <p className="note" role="status">
          {t('form.missing', { list })}
        </p>
      )}
      <RequestForm {...props} />
      <p className="coop-overview-link">
        <a href={href(locale, '/cooperation/overview', query)}>{t('toOverview')}</a>
        <small className="aside">{t('toOverviewText')}</small>
      </p>
      <p className="aside">{t('notice', { day: formatDay(day, locale) })}</p>
    </Frame>
  )
}
