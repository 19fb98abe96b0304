import { MarkScreen } from '@/components/register/mark-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findOutline } from '@/lib/framework/queries'
import { findCandidates, findJurisdictions, findSources } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { newSchema } from '@/lib/register/new-schema'
import { findCellOn, findDeficienciesOfCell, findOpenCandidates } from '@/lib/register/queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const [outline, jurisdictions] = await Promise.all([findOutline(), findJurisdictions()])
      const asked = parseQuery(
        newSchema(
          jurisdictions.map(({ code }) => code),
          outline.requirements.map(({ id }) => id),
        ),
        request.query,
      )
      const day = asked.date ?? request.today
      const cells = await Promise.all(
        asked.cells.map(async ({ country, requirement: id }) => {
          const requirement = outline.requirements.find((one) => one.id === id)
          const [finding, marked] = await Promise.all([
            findCellOn(country, id, day),
            findDeficienciesOfCell(country, id, 'all'),
          ])
          return { country, id, title: requirement?.title ?? {}, area: requirement?.area ?? '', ...finding, marked }
        }),
      )
      const countries = [...new Set(cells.map(({ country }) => country))]
      const [only] = countries
      const isOne = countries.length === 1 && only !== undefined
      const [candidates, open, sources] = isOne
        ? await Promise.all([findCandidates(only), findOpenCandidates(only), findSources(only)])
        : [[], new Set<number>(), []]
      const proposed = candidates.filter(
        ({ requirement, position }) => open.has(position) && cells.some(({ id }) => id === requirement),
      )
      return <MarkScreen {...{ request, day, cells, sources, outline }} country={only ?? ''} candidates={proposed} />
    },
    { action: 'deficiency.mark' },
  )
}
