import { getTranslations } from 'next-intl/server'
import { Fragment, type ReactNode } from 'react'
import { href } from '@/components/shell/href'
import type { Change, DatedInstrument, Law } from '@/lib/comparison/change-schema'
import { pickText } from '@/lib/platform/i18n/localised'
import { formatDay, semicolon } from '@/lib/platform/i18n/names'
import type { ChangesPage } from './view'

/** Says of a change which law or treaty fact did it, each with its day; plainly so where the record names none. */
export async function lawSayer({ request, facts }: ChangesPage): Promise<(change: Change) => ReactNode> {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'changes' })
  const pair = await getTranslations({ locale, namespace: 'text' })
  const dates = ({ publishedOn, inForceOn }: DatedInstrument) => {
    const published = publishedOn === null ? '' : formatDay(publishedOn, locale)
    const inForce = inForceOn === null ? '' : formatDay(inForceOn, locale)
    if (publishedOn !== null && inForceOn !== null) return t('lawBoth', { published, inForce })
    if (publishedOn !== null) return t('lawPublished', { published })
    return inForceOn === null ? t('lawUndated') : t('lawInForce', { inForce })
  }
  const names = (laws: Law[]) =>
    laws.map(({ instrument }, index) => (
      <Fragment key={instrument.id}>
        {index === 0 ? null : semicolon(locale)}
        <a href={href(locale, `/instruments/${instrument.country}/${instrument.id}`, query)}>{instrument.title}</a>
        {` (${dates(instrument)})`}
      </Fragment>
    ))
  return ({ laws, facts: attributes, day }) => {
    const sameDay = laws.filter(({ basis }) => basis === 'date')
    const parts: ReactNode[] = [
      ...attributes.map((id) => {
        const title = facts.get(id)
        const name = title === undefined ? id : pickText(title, locale).text
        return pair('pair', { name, value: formatDay(day, locale) })
      }),
      ...(laws.length === sameDay.length ? [] : [names(laws.filter(({ basis }) => basis !== 'date'))]),
      ...(sameDay.length === 0 ? [] : [t.rich('sameDay', { laws: () => names(sameDay) })]),
    ]
    if (parts.length === 0) return t('noLaw')
    return parts.map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence.
      <Fragment key={index}>
        {index === 0 ? null : '. '}
        {part}
      </Fragment>
    ))
  }
}
