import { MeasureFormScreen } from '@/components/measures/form-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { newMeasureSchema } from '@/lib/measures/schema'
import { parseQuery } from '@/lib/platform/http/query'
import { findDeficiency } from '@/lib/register/queries'
import { readChoices } from '../read-choices'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { today: day } = request
      const [outline, jurisdictions] = await Promise.all([findOutline(), findJurisdictions()])
      const asked = parseQuery(
        newMeasureSchema(
          jurisdictions.map(({ code }) => code),
          outline.requirements.map(({ id }) => id),
        ),
        request.query,
      )
      const deficiency = asked.deficiency === undefined ? null : await findDeficiency(asked.deficiency, 'all', day)
      const country = deficiency?.country ?? asked.country
      const requirement = deficiency?.requirement ?? asked.requirement
      const cells = country === undefined || requirement === undefined ? [] : [{ country, requirement }]
      const tied = deficiency === null ? [] : [deficiency.id]
      const choices = await readChoices(cells, tied, day)
      return (
        <MeasureFormScreen
          request={request}
          measure={null}
          values={{
            kind: deficiency?.kind === 'organisational' ? 'unit' : 'legislative_reform',
            priority: deficiency?.severity ?? 'medium',
            countries: country === undefined ? [] : [country],
            effects: cells.map((cell) => ({ ...cell, status: 'met' as const })),
            deficiencies: tied,
            models: [],
          }}
          choices={{ ...choices, kept: [] }}
        />
      )
    },
    { action: 'measure.edit' },
  )
}
