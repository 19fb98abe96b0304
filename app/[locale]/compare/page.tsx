import { CompareScreen } from '@/components/compare/compare-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findComparison } from '@/lib/comparison/compare-queries'
import { chosenRequirements, placeColumns } from '@/lib/comparison/compare-rules'
import { compareSchema, FEWEST_COUNTRIES, MOST_REQUIREMENTS } from '@/lib/comparison/compare-schema'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { Invalid } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const [outline, jurisdictions] = await Promise.all([findOutline(), findJurisdictions()])
    const asked = parseQuery(
      compareSchema({
        requirements: outline.requirements.map(({ id }) => id),
        groups: outline.areas.flatMap(({ groups }) => groups.map(({ slug }) => slug)),
        countries: jurisdictions.map(({ code }) => code),
      }),
      request.query,
    )
    const requirements = chosenRequirements(asked, outline.requirements)
    if (requirements.length > MOST_REQUIREMENTS)
      throw new Invalid([{ field: 'groups', value: request.query.groups ?? '', reason: 'many' }])
    const day = asked.date ?? request.today
    const columns = { countries: asked.countries ?? [], pin: asked.pin ?? [] }
    const countries = placeColumns(columns)
    const chosen = requirements.flatMap((id) => outline.requirements.find((requirement) => requirement.id === id) ?? [])
    const isComplete = countries.length >= FEWEST_COUNTRIES && chosen.length > 0
    return (
      <CompareScreen
        request={request}
        day={day}
        view={{
          requirements,
          countries,
          pin: columns.pin.filter((code) => countries.includes(code)),
          onlyDifferences: asked.only === 'differences',
        }}
        outline={outline}
        jurisdictions={jurisdictions}
        sheets={isComplete ? await findComparison(day, chosen, countries) : []}
        search={asked.q ?? ''}
        isPicking={asked.pick === '1'}
      />
    )
  })
}
