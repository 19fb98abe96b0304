import { measuresTable } from '@/components/exchange/measures-table'
import { exchangeWords } from '@/components/exchange/words'
import { findMeasures } from '@/lib/measures/queries'
import { visibilityFor } from '@/lib/register/queries'
import { answerExport } from '../../answer-export'
import { readMeasuresView } from '../read-view'

/** The measures that the view shows. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(
    request,
    params,
    async (page) => {
      const { actor, today: day } = page
      const visibility = await visibilityFor(actor)
      const { view } = await readMeasuresView(page)
      const [rows, words] = await Promise.all([findMeasures(view, { visibility, day }), exchangeWords(page, null)])
      return { name: `measures-${day}`, table: await measuresTable(rows, day, words) }
    },
    { action: 'register.readPublished' },
  )
}
