import type { PageRequest } from '@/components/shell/answer-page'
import { findJurisdictions } from '@/lib/law/queries'
import { measuresSchema } from '@/lib/measures/schema'
import { parseQuery } from '@/lib/platform/http/query'

/** The measures that an address asks for, and the countries there are to choose from. Throws Invalid. */
export async function readMeasuresView({ query }: Pick<PageRequest, 'query'>) {
  const countries = (await findJurisdictions()).map(({ code }) => code)
  return { view: parseQuery(measuresSchema(countries), query), countries }
}
