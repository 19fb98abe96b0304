import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { NotFound } from '@/lib/platform/errors'

/** Every address that is no page. */
export default function Page(input: PageInput) {
  return answerPage(input, async ({ params }) => {
    throw new NotFound('page', params.rest ?? '')
  })
}
