import type { PageRequest } from '@/components/shell/answer-page'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { type RegisterView, registerSchema } from '@/lib/register/schema'

/** The register's view that an address asks for, and what there is to choose from. Throws Invalid. */
export async function readView({ query, locale: _locale }: PageRequest) {
  const [outline, jurisdictions] = await Promise.all([findOutline(), findJurisdictions()])
  const schema = registerSchema({
    countries: jurisdictions.map(({ code }) => code),
    areas: outline.areas.map(({ id }) => id),
    standards: outline.standards.map(({ id }) => id),
    requirements: outline.requirements.map(({ id }) => id),
  })
  const view: RegisterView = parseQuery(schema, query)
  return { view, outline, jurisdictions }
}
