import { getTranslations } from 'next-intl/server'
import { daysSince } from '@/components/register/words'
import { publicAddress } from '@/lib/auth/deployment'
import { may } from '@/lib/auth/permissions'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName } from '@/lib/platform/i18n/names'
import { findDeficiencies, visibilityFor } from '@/lib/register/queries'
import { answerExport } from '../../answer-export'
import { readView } from '../read-view'

/** The deficiencies that the view shows, all pages of them. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(
    request,
    params,
    async (page) => {
      const { locale, actor, today: day } = page
      const visibility = await visibilityFor(actor)
      const { view } = await readView(page)
      const [{ rows }, t, status] = await Promise.all([
        findDeficiencies(view, { visibility, actor, day }),
        getTranslations({ locale, namespace: 'register' }),
        getTranslations({ locale, namespace: 'status' }),
      ])
      const isInside = may(actor, 'register.readAll')
      const column = (
        key: 'number' | 'title' | 'country' | 'requirement' | 'kind' | 'severity' | 'status' | 'now',
      ) => ({
        key,
        title: t(`columns.${key}`),
        kind: 'text' as const,
      })
      return {
        name: `deficiencies-${day}`,
        table: {
          name: 'deficiencies',
          title: t('title'),
          frozen: 2,
          columns: [
            { ...column('number'), kind: 'link' },
            column('title'),
            column('country'),
            column('requirement'),
            column('kind'),
            column('severity'),
            column('status'),
            column('now'),
            ...(isInside ? [{ key: 'assignee', title: t('columns.assignee'), kind: 'text' as const }] : []),
            { key: 'age', title: t('columns.age'), kind: 'number' },
            { key: 'updated', title: t('columns.updated'), kind: 'date' },
          ],
          rows: rows.map((row) => ({
            id: row.id,
            values: {
              number: {
                text: `D-${row.number}`,
                href: `${publicAddress()}/${locale}/deficiencies/D-${row.number}`,
              },
              title: pickText(row.title, locale).text,
              country: countryName(row.country, locale),
              requirement: pickText(row.requirementTitle, locale).text,
              kind: t(`kinds.${row.kind}`),
              severity: t(`severities.${row.severity}`),
              status: t(`statuses.${row.status}`),
              now: status(row.statusNow),
              assignee: row.assignee?.name ?? null,
              age: daysSince(row.createdAt, day),
              updated: row.updatedAt.toISOString().slice(0, 10),
            },
            tones: { now: row.statusNow },
          })),
        },
      }
    },
    { action: 'register.readPublished' },
  )
}
