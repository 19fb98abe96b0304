import { getTranslations } from 'next-intl/server'
import { articleInWords } from '@/components/framework/article'
import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { publicAddress } from '@/lib/auth/deployment'
import { type ColumnKey, type Each, type PlanName, planColumns } from '@/lib/exchange/plans'
import type { ExchangeLink } from '@/lib/exchange/table'
import { STATUS_SIGNS } from '@/lib/exchange/workbook-look'
import type { Outline } from '@/lib/framework/schema'
import type { AttributeValue, Confidence, Source, Status } from '@/lib/law/schema'
import type { Query } from '@/lib/platform/http/query'
import { type Localised, pickText } from '@/lib/platform/i18n/localised'
import { countryName, formatDay } from '@/lib/platform/i18n/names'

/** What an export's tables are written with: one language, one day, whole addresses. */
export async function exchangeWords({ locale }: Pick<PageRequest, 'locale'>, day: string | null) {
  const t = await getTranslations({ locale, namespace: 'exchange' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const law = await getTranslations({ locale, namespace: 'law' })
  const framework = await getTranslations({ locale, namespace: 'requirements' })
  const pair = await getTranslations({ locale, namespace: 'text' })
  const text = (value: Localised | null | undefined) => pickText(value ?? {}, locale).text
  const site = publicAddress()
  const address = (path: string, more: Query = {}) =>
    `${site}${href(locale, path, day === null ? {} : { date: day }, more)}`
  const titleOf = (key: ColumnKey) => t(`columns.${key}`)
  return {
    t,
    locale,
    day,
    text,
    law: await lawWords(locale),
    terms: law,
    nameOf: (code: string) => countryName(code, locale),
    status: (one: Status) => `${STATUS_SIGNS[one]} ${status(one)}`,
    confidence: (one: Confidence | null | undefined) => confidence(one ?? 'none'),
    pair: (name: string, value: string) => pair('pair', { name, value }),
    yes: (is: boolean) => (is ? framework('core') : ''),
    articleWords: { whole: framework('whole'), network: framework('network') },
    lines: (texts: readonly string[]) => texts.filter(Boolean).join('\n'),
    shown: ({ kind, value }: AttributeValue) => {
      if (typeof value !== 'string') return text(value)
      return kind === 'date' ? formatDay(value, locale) : value
    },
    address,
    /** A row's own page. */
    page: (path: string, more: Query = {}): ExchangeLink => ({ text: t('open'), href: address(path, more) }),
    columns: (plan: PlanName, each?: (key: ColumnKey) => readonly Each[]) =>
      planColumns(plan, { title: titleOf, of: (title, name) => t('of', { title, name }) }, each),
    sourceKind: ({ kind }: Source) => law(`sourceKinds.${kind}`),
  }
}
export type ExchangeWords = Awaited<ReturnType<typeof exchangeWords>>

/** "Budapest 16; Lanzarote 20.1.f": the articles that a requirement comes from. */
export function frameworkArticles(
  references: readonly { standard: string; article: string }[],
  standards: ReadonlyMap<string, string>,
  words: ExchangeWords,
): string {
  return references
    .map(
      ({ standard, article }) =>
        `${standards.get(standard) ?? standard} ${articleInWords(article, words.articleWords)}`,
    )
    .join('; ')
}

/** Areas and groups of requirements by requirement. */
export function placesOf(outline: Outline, words: ExchangeWords) {
  const areas = new Map(outline.areas.map(({ id, title }) => [id, words.text(title)]))
  const groups = new Map(
    outline.areas.flatMap(({ groups }) => groups.map(({ slug, title }) => [slug, words.text(title)] as const)),
  )
  return new Map(
    outline.requirements.map(({ id, area, group, title }) => [
      id,
      { area: areas.get(area) ?? area, group: groups.get(group) ?? group, title: words.text(title) },
    ]),
  )
}
export type Places = ReturnType<typeof placesOf>
