import { getTranslations } from 'next-intl/server'
import type { ExchangeRow, ExchangeTable } from '@/lib/exchange/table'
import type { DeficiencyBrief } from '@/lib/register/schema'
import { cellId } from './law-sheets'
import type { ExchangeWords } from './words'

/** The register's deficiencies that the reader may see, in the order given. */
export async function deficienciesTable(
  deficiencies: readonly DeficiencyBrief[],
  /** Whether the reader may see who is in charge: people are named to accounts alone. */
  { isNamed }: { isNamed: boolean },
  words: ExchangeWords,
): Promise<ExchangeTable> {
  const countries = await getTranslations({ locale: words.locale, namespace: 'countries' })
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
          deficiencyKind: countries(`kinds.${one.kind}`),
          severity: countries(`severities.${one.severity}`),
          workflow: words.t(`workflow.${one.status}`),
          statusThen: words.status(one.statusThen),
          statusNow: words.status(one.statusNow),
          assignee: isNamed ? (one.assignee?.name ?? '') : '',
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
