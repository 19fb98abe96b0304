import { getTranslations } from 'next-intl/server'
import type { UnitDifference } from '@/lib/dataset/three-way-rules'
import type { Locale } from '@/lib/platform/i18n/locales'
import { LOCALES } from '@/lib/platform/i18n/locales'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { CHOICES } from '@/lib/workbook/schema'

const FIELDS = [
  ...(['id', 'status', 'confidence', 'rationale', 'provisions', 'sources', 'attributes', 'from', 'to'] as const),
  ...(['requirement', 'title', 'titleTranslated', 'summary', 'heading', 'article', 'instrument'] as const),
  ...(['amendedBy', 'inForceFrom', 'inForceTo', 'penalties', 'conduct', 'min', 'max', 'unit', 'kind'] as const),
  ...(['note', 'number', 'publisher', 'url', 'publishedOn', 'inForceOn', 'legalSystemNote', 'compiledOn'] as const),
  ...(['severity', 'description', 'proposedMeasure', 'question', 'met', 'partial', 'core', 'position'] as const),
]

export interface DataWords {
  /** A unit as a reader knows it: kind, country, and what it is called. */
  unit(row: Pick<UnitDifference, 'kind' | 'country' | 'id'>): string
  /** A value in words where it is one of the format's own: `met`, `official`. */
  value(row: Pick<UnitDifference, 'kind'>, path: string, value: string): string
  /** The path of a field in words: `2018-04-26.rationale.es`. */
  field(path: string): string
}

/** `titles`: of requirements, by id. */
export async function dataWords(locale: Locale, titles: ReadonlyMap<string, string>): Promise<DataWords> {
  const t = await getTranslations({ locale, namespace: 'data' })
  const law = await getTranslations({ locale, namespace: 'law' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const language = await getTranslations({ locale, namespace: 'language' })
  const part = (name: string) => {
    const field = FIELDS.find((one) => one === name)
    if (field !== undefined) return t(`fields.${field}`)
    const spoken = LOCALES.find((one) => one === name)
    if (spoken !== undefined) return language(spoken)
    if (name === '…') return t('fields.period')
    if (/^\d{4}-\d\d-\d\d$/.test(name)) return formatDay(name, locale)
    return /^\d+$/.test(name) ? String(Number(name) + 1) : name
  }
  return {
    unit({ kind, country, id }) {
      const name = kind === 'cell' ? (titles.get(id) ?? id) : id
      return [t(`kinds.${kind}`), country === null ? '' : countryName(country, locale), name]
        .filter((text) => text !== '')
        .join(' · ')
    },
    value({ kind }, path, value) {
      const field = path.split('.').at(-1)
      const pick = <Code extends string>(codes: readonly Code[], say: (code: Code) => string) => {
        const code = codes.find((one) => one === value)
        return code === undefined ? value : say(code)
      }
      if (field === 'status') return pick(CHOICES.status, (code) => status(code))
      if (field === 'confidence') return pick(CHOICES.confidence, (code) => confidence(code))
      if (field !== 'kind') return value
      if (kind === 'instrument') return pick(CHOICES.instrumentKind, (code) => law(`instrumentKinds.${code}`))
      if (kind === 'provision') return pick(CHOICES.penaltyKind, (code) => law(`penaltyKinds.${code}`))
      if (kind !== 'source') return value
      return pick(CHOICES.sourceKind, (code) => law(`sourceKinds.${code === 'treaty-body' ? 'treaty_body' : code}`))
    },
    field: (path) => path.split('.').map(part).join(' · '),
  }
}
