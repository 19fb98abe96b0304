import { countryOrder } from '@/components/changes/order'
import { changesTable } from '@/components/exchange/changes-table'
import { exchangeWords, placesOf } from '@/components/exchange/words'
import { findChanges, findChangeTexts, findDayAttributes } from '@/lib/comparison/change-queries'
import { changeSchema } from '@/lib/comparison/change-schema'
import { groupBy, isForward, viewOf } from '@/lib/comparison/change-view-rules'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { Invalid } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'
import { answerExport } from '../../answer-export'

/** What changed between two days; with the reasons, also where the page has no room for them. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const [outline, jurisdictions, facts] = await Promise.all([findOutline(), findJurisdictions(), findDayAttributes()])
    const choice = parseQuery(
      changeSchema({
        countries: jurisdictions.map(({ code }) => code),
        requirements: outline.requirements.map(({ id }) => id),
        areas: outline.areas.map(({ id }) => id),
      }),
      page.query,
    )
    const view = viewOf(choice, { today: page.today, jurisdictions, requirements: outline.requirements })
    if (!isForward(view)) throw new Invalid([{ field: 'to', value: view.to, reason: 'order' }])
    const { changes } = await findChanges(view, view)
    const shown = changes.filter(({ kind }) => choice.kind === undefined || kind === choice.kind)
    const by = choice.by ?? 'country'
    const order = by === 'country' ? countryOrder(jurisdictions, view.countries, page.locale) : view.requirements
    const inOrder = groupBy(shown, by, order).flatMap((group) => group.changes)
    const [texts, words] = await Promise.all([findChangeTexts(inOrder), exchangeWords(page, null)])
    const table = await changesTable({ changes: inOrder, texts, facts, places: placesOf(outline, words) }, words)
    return { table, name: `changes-${view.from}-${view.to}` }
  })
}
