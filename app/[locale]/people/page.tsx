import { PeopleScreen } from '@/components/accounts/people-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findCountryCodes, findInvitations, findPeople } from '@/lib/accounts/queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const [people, invitations, countries] = await Promise.all([findPeople(), findInvitations(), findCountryCodes()])
      return <PeopleScreen request={request} people={people} invitations={invitations} countries={countries} />
    },
    { action: 'people.read' },
  )
}
