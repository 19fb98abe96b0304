import { UpdateScreen } from '@/components/data/update-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findWaiting } from '@/lib/dataset/queries'
import { waitingRows } from '@/lib/dataset/update'
import { findTitles } from '../find-titles'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const [found, titles] = await Promise.all([findWaiting(), findTitles(request.locale)])
      const waiting = found && { rows: waitingRows(found), reasons: found.wait }
      return <UpdateScreen request={request} waiting={waiting} titles={titles} />
    },
    { action: 'dataset.decide' },
  )
}
