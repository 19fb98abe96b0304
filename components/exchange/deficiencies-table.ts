import { getTranslations } from 'next-intl/server'
import { daysSince } from '@/components/register/words'
import { may } from '@/lib/auth/permissions'
import type { Actor } from '@/lib/auth/schema'
import type { ExchangeRow, ExchangeTable } from '@/lib/exchange/table'
import type { DeficiencyBrief } from '@/lib/register/schema'
import { cellId } from './law-sheets'
import type { ExchangeWords } from './words'

/** The register's deficiencies that the reader may see, in the order given. */
export async function deficienciesTable(
  deficiencies: readonly DeficiencyBrief[],
  /** Who reads, and the day that ages are counted to. */
  { actor, day }: { actor: Actor | null; day: string },
  words: ExchangeWords,
): Promise<ExchangeTable> {
  const t = await getTranslations({ locale: words.locale, namespace: 'register' })
  // People are named to accounts alone, as on the page.
  const isNamed = may(actor, 'register.readAll')
  return {
    name: 'deficiencies',
    title: words.t('sheets.deficiencies'),
    frozen: 2,
    columns: words.columns('deficiencies'),
    rows: deficiencies.map(
      (one): ExchangeRow => ({
        id: one.id,
        values: {
          entry: `D-${one.number}`,
          country: words.nameOf(one.country),
          countryCode: one.country,
          requirement: words.text(one.requirementTitle),
          requirementId: one.requirement,
          title: words.text(one.title),
          deficiencyKind: t(`kinds.${one.kind}`),
          severity: t(`severities.${one.severity}`),
          workflow: t(`statuses.${one.status}`),
          statusThen: words.status(one.statusThen),
          statusNow: words.status(one.statusNow),
          assignee: isNamed ? (one.assignee?.name ?? '') : '',
          age: daysSince(one.createdAt, day),
          markedOn: one.createdAt.toISOString().slice(0, 10),
          updatedOn: one.updatedAt.toISOString().slice(0, 10),
          published: words.t(one.isPublished ? 'yes' : 'no'),
          page: words.page(`/deficiencies/D-${one.number}`),
        },
        tones: { statusThen: one.statusThen, statusNow: one.statusNow },
        links: {
          requirement: {
            href: words.address(`/matrix/${one.country}/${one.requirement}`),
            to: { sheet: 'findings', row: cellId(one.country, one.requirement) },
          },
        },
      }),
    ),
  }
}
