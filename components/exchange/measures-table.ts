import { getTranslations } from 'next-intl/server'
import type { ExchangeRow, ExchangeTable } from '@/lib/exchange/table'
import type { MeasureBrief } from '@/lib/measures/schema'
import { isOverdue } from '@/lib/measures/status-rules'
import type { ExchangeWords } from './words'

/** Measures that the reader may see, in the order given; overdue as of `day`. */
export async function measuresTable(
  measures: readonly MeasureBrief[],
  day: string,
  words: ExchangeWords,
): Promise<ExchangeTable> {
  const t = await getTranslations({ locale: words.locale, namespace: 'measures' })
  return {
    name: 'measures',
    title: words.t('sheets.measures'),
    frozen: 2,
    columns: words.columns('measures'),
    rows: measures.map((one): ExchangeRow => {
      const [deficiency] = one.deficiencies
      return {
        id: one.id,
        values: {
          entry: `M-${one.number}`,
          measure: words.text(one.title),
          countries: one.countries.map((code) => words.nameOf(code)).join(', '),
          measureKind: t(`kinds.${one.kind}`),
          priority: t(`levels.${one.priority}`),
          cost: one.costBand === null ? null : t(`costs.${one.costBand}`),
          workflow: t(`statuses.${one.status}`),
          body: one.responsibleBody,
          partner: one.partner,
          startOn: one.startOn,
          dueOn: one.dueOn,
          overdue: isOverdue(one, day) ? words.t('yes') : null,
          updatedOn: one.updatedAt.toISOString().slice(0, 10),
          resolves: one.deficiencies.map(({ number }) => `D-${number}`).join(', '),
          published: words.t(one.isPublished ? 'yes' : 'no'),
          page: words.page(`/measures/M-${one.number}`),
        },
        links:
          deficiency === undefined
            ? {}
            : {
                resolves: {
                  href: words.address(`/deficiencies/D-${deficiency.number}`),
                  to: { sheet: 'deficiencies', row: deficiency.id },
                },
              },
      }
    }),
  }
}
