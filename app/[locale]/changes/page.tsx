import { ChangesScreen } from '@/components/changes/changes-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findChanges, findChangeTexts, findDayAttributes } from '@/lib/comparison/change-queries'
import { changeSchema } from '@/lib/comparison/change-schema'
import { isForward, showsTexts, viewOf } from '@/lib/comparison/change-view-rules'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { Invalid } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const [outline, jurisdictions, facts] = await Promise.all([findOutline(), findJurisdictions(), findDayAttributes()])
    const choice = parseQuery(
      changeSchema({
        countries: jurisdictions.map(({ code }) => code),
        requirements: outline.requirements.map(({ id }) => id),
        areas: outline.areas.map(({ id }) => id),
      }),
      request.query,
    )
    const view = viewOf(choice, { today: request.today, jurisdictions, requirements: outline.requirements })
    // A day carried along from another page asks for nothing here: the page then says what to choose.
    if (!isForward(view) && (choice.from ?? choice.to) !== undefined)
      throw new Invalid([{ field: 'to', value: view.to, reason: 'order' }])
    const { changes, minor } = await findChanges(view, view)
    const shown = changes.filter(({ kind }) => choice.kind === undefined || kind === choice.kind)
    const texts = showsTexts(shown) ? await findChangeTexts(shown) : null
    return (
      <ChangesScreen
        request={request}
        view={view}
        outline={outline}
        jurisdictions={jurisdictions}
        all={changes}
        shown={shown}
        minor={minor}
        texts={texts}
        facts={facts}
      />
    )
  })
}
