import { exchangeWords } from '@/components/exchange/words'
import { findTerms } from '@/lib/framework/queries'
import { datedSchema } from '@/lib/law/fields'
import { parseQuery } from '@/lib/platform/http/query'
import { answerExport } from '../../answer-export'

/** The terms and what they mean, in the page's language. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    parseQuery(datedSchema, page.query)
    const [terms, words] = await Promise.all([findTerms(), exchangeWords(page, null)])
    return {
      name: 'glossary',
      table: {
        name: 'terms',
        title: words.t('sheets.terms'),
        columns: words.columns('terms'),
        rows: terms.map(({ id, term, definition }) => ({
          id,
          values: {
            term: words.text(term),
            definition: words.text(definition),
            page: { text: words.t('open'), href: `${words.address('/glossary')}#${id}` },
          },
        })),
      },
    }
  })
}
