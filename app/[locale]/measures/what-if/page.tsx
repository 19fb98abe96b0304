import { WhatIfScreen } from '@/components/measures/what-if-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { readWhatIf } from './read-what-if'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => <WhatIfScreen request={request} {...(await readWhatIf(request))} />, {
    action: 'register.readPublished',
  })
}
