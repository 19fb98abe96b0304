import { findOutline } from '@/lib/framework/queries'
import type { Locale } from '@/lib/platform/i18n/locales'
import { pickText } from '@/lib/platform/i18n/localised'

/** The titles of the requirements in the reader's language, by id. */
export async function findTitles(locale: Locale): Promise<Map<string, string>> {
  const { requirements } = await findOutline()
  return new Map(requirements.map(({ id, title }) => [id, pickText(title, locale).text]))
}
