import { QueueScreen } from '@/components/review/queue-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findQueue } from '@/lib/review/queue-queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { actor, today } = request
      return actor === null ? null : <QueueScreen request={request} queue={await findQueue(actor, today)} />
    },
    { action: 'queue.read' },
  )
}
