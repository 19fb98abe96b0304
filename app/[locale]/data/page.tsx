import { DataScreen } from '@/components/data/data-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findDatasetSize } from '@/lib/dataset/queries'
import { findReleases } from '@/lib/releases/queries'
import { currentRevision } from '@/lib/reports/current-revision'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const [size, releases, revision] = await Promise.all([findDatasetSize(), findReleases(), currentRevision()])
    return <DataScreen request={request} size={size} releases={releases} revision={revision} />
  })
}
