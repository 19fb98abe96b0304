import { ProvisionEditScreen } from '@/components/review/provision-edit-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findProvision } from '@/lib/law/queries'
import { findProvisionVersion } from '@/lib/review/queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { country = '', provision: id = '' } = request.params
      // The version first: words read after it are as new as it or newer, so that nothing is overwritten unseen.
      const version = await findProvisionVersion(country, id)
      const provision = await findProvision(country, id)
      return <ProvisionEditScreen request={request} provision={provision} version={version} />
    },
    { action: 'provision.edit' },
  )
}
