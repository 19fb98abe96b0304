import { SettingsScreen } from '@/components/accounts/settings-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findSettingsToChange } from '@/lib/settings/queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => <SettingsScreen request={request} settings={await findSettingsToChange()} />,
    { action: 'settings.read' },
  )
}
