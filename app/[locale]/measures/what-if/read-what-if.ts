import type { PageRequest } from '@/components/shell/answer-page'
import { findOutline } from '@/lib/framework/queries'
import { findMatrix } from '@/lib/matrix/queries'
import { findMeasures } from '@/lib/measures/queries'
import { whatIfSchema } from '@/lib/measures/schema'
import { participantsOf, whatIf } from '@/lib/measures/what-if-rules'
import { NotFound } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'
import { visibilityFor } from '@/lib/register/queries'

/** What the measures of an address would change today. Throws NotFound for one that the reader may not see. */
export async function readWhatIf({ locale, today: day, actor, query }: PageRequest) {
  const visibility = await visibilityFor(actor)
  const { measures: chosen = [] } = parseQuery(whatIfSchema, query)
  const [all, matrix, outline] = await Promise.all([
    findMeasures({}, { visibility, day }),
    findMatrix(day, null, locale),
    findOutline(),
  ])
  const missing = chosen.find((number) => !all.some((one) => one.number === number))
  if (missing !== undefined) throw new NotFound('measure', `M-${missing}`)
  const measures = all.filter(({ number, effects }) => effects.length > 0 || chosen.includes(number))
  const twelve = participantsOf(matrix)
  const assumed = all.filter(({ number }) => chosen.includes(number))
  return { outline, measures, chosen, matrix: twelve, result: whatIf(twelve, assumed) }
}
