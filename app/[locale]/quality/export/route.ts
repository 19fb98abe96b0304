import { getTranslations } from 'next-intl/server'
import { exchangeWords, placesOf } from '@/components/exchange/words'
import { parseQuery } from '@/lib/platform/http/query'
import { findQuality } from '@/lib/review/quality-queries'
import { answerExport } from '../../answer-export'
import { qualityQuerySchema } from '../query'

/** Every finding with what it lacks; only those of the country or the problem that the page lists, where it lists one. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const { date, country, problem } = parseQuery(await qualityQuerySchema(), page.query)
    const day = date ?? page.today
    const [{ judged, outline }, words, t] = await Promise.all([
      findQuality(day),
      exchangeWords(page, day),
      getTranslations({ locale: page.locale, namespace: 'quality' }),
    ])
    const places = placesOf(outline, words)
    const shown = judged.filter(
      (one) =>
        (country === undefined || one.country === country) && (problem === undefined || one.problems.includes(problem)),
    )
    return {
      name: `quality-${day}`,
      table: {
        name: 'quality',
        title: words.t('sheets.quality'),
        frozen: 2,
        columns: words.columns('quality'),
        rows: shown.map((one) => ({
          id: one.id,
          values: {
            country: words.nameOf(one.country),
            countryCode: one.country,
            requirement: places.get(one.requirement)?.title ?? one.requirement,
            requirementId: one.requirement,
            core: words.yes(one.isCore),
            status: words.status(one.status),
            statusCode: one.status,
            confidence: words.confidence(one.confidence),
            problems: one.problems.map((name) => t(`problem.${name}`)).join('; '),
            checkedOn: one.checkedOn,
            page: words.page(`/matrix/${one.country}/${one.requirement}`),
          },
          tones: { status: one.status },
        })),
      },
    }
  })
}
