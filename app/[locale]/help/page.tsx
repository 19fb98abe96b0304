import { HelpScreen } from '@/components/accounts/help-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findSettings } from '@/lib/settings/queries'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { registerVisibility } = await findSettings()
    return <HelpScreen request={request} visibility={registerVisibility} />
  })
}
