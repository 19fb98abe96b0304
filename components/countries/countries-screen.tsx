import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/exchange/export-menu'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import type { Matrix } from '@/lib/matrix/schema'
import { summarise } from '@/lib/matrix/summary'
import { formatDay } from '@/lib/platform/i18n/names'
import { CountsBar } from './counts-bar'

export async function CountriesScreen({ request, matrix, day }: { request: PageRequest; matrix: Matrix; day: string }) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'countries' })
  const countries = summarise(matrix)
  const sections = [
    { title: t('participants'), members: countries.filter(({ role }) => role === 'participant') },
    { title: t('references'), members: countries.filter(({ role }) => role !== 'participant') },
  ].filter(({ members }) => members.length > 0)
  return (
    <Frame request={request} path="/countries" day={day} title={t('title')}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('intro', { day: formatDay(day, locale) })}</p>
      <ExportMenu request={request} path="/countries/export" plan="countries" day={day} />
      {sections.map(({ title, members }) => (
        <section key={title}>
          <h2>{title}</h2>
          <table className="facts counts">
            <thead>
              <tr>
                <th scope="col">{t('list')}</th>
                <th scope="col">{t('total')}</th>
              </tr>
            </thead>
            <tbody>
              {members.map(({ code, name, total }) => (
                <tr key={code}>
                  <th scope="row">
                    <a href={href(locale, `/countries/${code}`, query)}>{name}</a>
                  </th>
                  <td>
                    <CountsBar counts={total} locale={locale} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Frame>
  )
}
