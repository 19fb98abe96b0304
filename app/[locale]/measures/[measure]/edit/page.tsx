import { MeasureFormScreen } from '@/components/measures/form-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findMeasure } from '@/lib/measures/queries'
import { countryName } from '@/lib/platform/i18n/names'
import { readChoices } from '../../read-choices'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const measure = await findMeasure(request.params.measure ?? '', 'all')
      const tied = measure.deficiencies.map(({ id }) => id)
      const choices = await readChoices([...measure.effects, ...measure.deficiencies], tied, request.today)
      const kept = measure.models.map(({ country, provision, article, instrument }) => ({
        name: `${country}/${provision}`,
        label: `${countryName(country, request.locale)}: ${instrument}, ${article}`,
      }))
      return (
        <MeasureFormScreen
          request={request}
          measure={measure}
          values={{ ...measure, deficiencies: tied, models: kept.map(({ name }) => name) }}
          choices={{ ...choices, kept }}
        />
      )
    },
    { action: 'measure.edit' },
  )
}
