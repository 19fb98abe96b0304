import { getTranslations } from 'next-intl/server'
import type { UnitDifference } from '@/lib/dataset/three-way-rules'
import type { Locale } from '@/lib/platform/i18n/locales'
import { LOCALES } from '@/lib/platform/i18n/locales'
import { countryName, formatDay } from '@/lib/platform/i18n/names'

const FIELDS = [
  ...([
    'status',
    'confidence',
    'rationale',
    'provisions',
    'sources',
    'attributes',
    'from',
    'to',
    'requirement',
  ] as const),
  ...(['title', 'titleTranslated', 'summary', 'heading', 'article', 'instrument', 'amendedBy', 'inForceFrom'] as const),
  ...([
    'inForceTo',
    'penalties',
    'conduct',
    'min',
    'max',
    'unit',
    'kind',
    'note',
    'number',
    'publisher',
    'url',
  ] as const),
  ...(['publishedOn', 'inForceOn', 'legalSystemNote', 'compiledOn', 'severity', 'description'] as const),
  ...(['proposedMeasure', 'question', 'met', 'partial', 'core', 'position'] as const),
]

export interface DataWords {
  /** A unit as a reader knows it: kind, country, and what it is called. */
  unit(row: Pick<UnitDifference, 'kind' | 'country' | 'id'>): string
  /** The path of a field in words: `2018-04-26.rationale.es`. */
  field(path: string): string
}

/** `titles`: of requirements, by id. */
export async function dataWords(locale: Locale, titles: ReadonlyMap<string, string>): Promise<DataWords> {
  const t = await getTranslations({ locale, namespace: 'data' })
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
    field: (path) => path.split('.').map(part).join(' · '),
  }
}
