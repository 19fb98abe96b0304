import { exchangeWords, placesOf } from '@/components/exchange/words'
import { answerExport } from '../../../answer-export'
import { readWhatIf } from '../read-what-if'

/** The cells that would stand otherwise with the measures chosen. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(
    request,
    params,
    async (page) => {
      const [{ result, outline }, words] = await Promise.all([readWhatIf(page), exchangeWords(page, null)])
      const places = placesOf(outline, words)
      return {
        name: `what-if-${page.today}`,
        table: {
          name: 'what-if',
          title: words.t('sheets.whatIf'),
          frozen: 2,
          columns: words.columns('whatIf'),
          rows: result.changes.map(({ country, requirement, before, after, measures }) => ({
            id: `${country} ${requirement}`,
            values: {
              country: words.nameOf(country),
              countryCode: country,
              requirement: places.get(requirement)?.title ?? requirement,
              requirementId: requirement,
              before: words.status(before),
              after: words.status(after),
              broughtBy: measures.map((number) => `M-${number}`).join(', '),
              page: words.page(`/matrix/${country}/${requirement}`),
            },
            tones: { before, after },
          })),
        },
      }
    },
    { action: 'register.readPublished' },
  )
}
