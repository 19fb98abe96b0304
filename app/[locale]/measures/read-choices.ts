import type { MeasureChoices } from '@/components/measures/measure-fields'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { findModels } from '@/lib/measures/model-queries'
import { findDeficiencies } from '@/lib/register/queries'
import { isOpen } from '@/lib/register/workflow-rules'

/** What a measure's form offers: the open deficiencies, those tied already, and models for the cells it is about. */
export async function readChoices(
  cells: readonly { country: string; requirement: string }[],
  tied: readonly string[],
  day: string,
): Promise<Omit<MeasureChoices, 'kept'>> {
  const [outline, jurisdictions, { rows }, models] = await Promise.all([
    findOutline(),
    findJurisdictions(),
    findDeficiencies({}, { visibility: 'all', actor: null, day }),
    Promise.all(cells.slice(0, 10).map(({ country, requirement }) => findModels(country, requirement, day))),
  ])
  const once = new Map(models.flat().map((model) => [`${model.country}/${model.provision}`, model]))
  return {
    outline,
    countries: jurisdictions.map(({ code }) => code),
    deficiencies: rows.filter(({ id, status }) => isOpen(status) || tied.includes(id)),
    models: [...once.values()],
  }
}
