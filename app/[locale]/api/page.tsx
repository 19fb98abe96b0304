import { ApiScreen } from '@/components/api/api-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { buildDocument } from '@/lib/api/document'
import { findChoices } from '@/lib/api/operations'
import { apiWords } from '@/lib/api/words'
import { publicAddress } from '@/lib/auth/deployment'
import { currentRevision } from '@/lib/reports/current-revision'

/** `/api/docs`, in the reader's language: the OpenAPI document as a page to read. */
export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const [choices, { api: words }, revision] = await Promise.all([
      findChoices(),
      apiWords(request.locale),
      currentRevision(),
    ])
    const document = buildDocument({ choices, words, address: publicAddress(), revision })
    return <ApiScreen request={request} document={document} words={words} />
  })
}
