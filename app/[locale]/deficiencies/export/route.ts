import { deficienciesTable } from '@/components/exchange/deficiencies-table'
import { exchangeWords } from '@/components/exchange/words'
import { findDeficiencies, visibilityFor } from '@/lib/register/queries'
import { answerExport } from '../../answer-export'
import { readView } from '../read-view'

/** The deficiencies that the view shows, all pages of them. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(
    request,
    params,
    async (page) => {
      const { actor, today: day } = page
      const visibility = await visibilityFor(actor)
      const { view } = await readView(page)
      const [{ rows }, words] = await Promise.all([
        findDeficiencies(view, { visibility, actor, day }),
        exchangeWords(page, null),
      ])
      return { table: await deficienciesTable(rows, { actor, day }, words), name: `deficiencies-${day}` }
    },
    { action: 'register.readPublished' },
  )
}
