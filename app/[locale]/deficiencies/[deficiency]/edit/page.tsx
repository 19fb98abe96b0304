import { EditScreen } from '@/components/register/edit-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findSources } from '@/lib/law/queries'
import { findDeficiency } from '@/lib/register/queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const deficiency = await findDeficiency(request.params.deficiency ?? '', 'all', request.today)
      return <EditScreen request={request} deficiency={deficiency} sources={await findSources(deficiency.country)} />
    },
    { action: 'deficiency.edit' },
  )
}
