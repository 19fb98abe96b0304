import { getTranslations } from 'next-intl/server'
import { lawWords } from '@/components/law/words'
import { href } from '@/components/shell/href'
import { commonScale, type PrisonScale, prisonRange, sortPenalties } from '@/lib/comparison/penalty-rules'
import type { CountryPenalties, PenaltySort } from '@/lib/comparison/penalty-schema'
import { type Mark, marksFor, type Threshold } from '@/lib/comparison/penalty-threshold-rules'
import type { RequirementBrief } from '@/lib/framework/schema'
import type { ConductPenalty } from '@/lib/law/conduct-rules'
import type { Jurisdiction } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, formatDay, sortByName } from '@/lib/platform/i18n/names'
import type { FigureContent } from './figure-layout'

/** What the page and its files show: countries in their order, the axis that holds them, and the lines on it. */
export type PenaltyChart = {
  requirement: RequirementBrief
  day: string
  sort: PenaltySort
  /** The countries asked for, as the address says it; absent where it says nothing. */
  countries: string[] | undefined
  entries: CountryPenalties[]
  scale: PrisonScale
  marks: Mark[]
}

type ChartInput = Pick<PenaltyChart, 'requirement' | 'day' | 'sort' | 'countries'> & { penalties: CountryPenalties[] }

export function makeChart({ penalties, ...input }: ChartInput, locale: Locale): PenaltyChart {
  const ranges = penalties.flatMap(({ prison }) => prison.flatMap(({ penalty }) => prisonRange(penalty) ?? []))
  const marks = marksFor(input.requirement.references)
  const names = sortByName(
    penalties.map(({ country }) => ({ code: country, name: countryName(country, locale) })),
    locale,
  ).map(({ code }) => code)
  return {
    ...input,
    entries: sortPenalties(penalties, input.sort, (a, b) => names.indexOf(a) - names.indexOf(b)),
    scale: commonScale(
      ranges,
      marks.map(({ months }) => months),
    ),
    marks,
  }
}

/** The countries to show: those asked for, else the workshop's twelve. */
export function countriesShown(asked: string[] | undefined, jurisdictions: readonly Jurisdiction[]): string[] {
  return asked ?? jurisdictions.filter(({ role }) => role === 'participant').map(({ code }) => code)
}

/** The address of the chart or of one of its files; it names its day, so that it shows the same tomorrow. */
export function chartAddress(chart: PenaltyChart, locale: Locale, file = ''): string {
  const { requirement, day, sort, countries } = chart
  const query = { date: day, ...(countries ? { countries: countries.join(',') } : {}) }
  return href(locale, `/penalties${file}`, query, { requirement: requirement.id, ...(sort === 'name' ? {} : { sort }) })
}

/** The chart in one language. */
export async function chartWords(chart: PenaltyChart, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'penalties' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const law = await lawWords(locale)
  const number = new Intl.NumberFormat(locale)
  const requirement = pickText(chart.requirement.title, locale).text
  const day = formatDay(chart.day, locale)

  const termLabel = ({ provision, penalty }: ConductPenalty) => {
    const article = shortArticle(provision.article)
    if (penalty.conduct === null) return article
    return t('term', { article, conduct: pickText(penalty.conduct, locale).text })
  }
  const threshold = ({ standard, article, months, child }: Threshold) =>
    standard === 'budapest' ? t('extradition', { article }) : t('directive', { article, years: months / 12, child })

  const words = {
    requirement,
    title: t('chartTitle', { requirement }),
    day,
    subtitle: t('subtitle', { day }),
    /** "cumplido · fuente primaria"; empty where nothing is recorded. */
    statusOf: ({ finding }: CountryPenalties) =>
      finding === null
        ? ''
        : t('statusLine', { status: status(finding.status), confidence: confidence(finding.confidence) }),
    /** What stands instead of bars; null where there are bars. */
    noteOf: ({ state }: CountryPenalties) => (state === 'ranges' ? null : t(`states.${state}`)),
    marks: chart.marks.map(({ letter, months, thresholds }) =>
      t('mark', { letter, years: months / 12, texts: thresholds.map(threshold).join(t('separator')) }),
    ),
    readings: [t('keyKnown'), t('keyOpen'), t('keyRows')],
    sourceAt: (address: string) => t('source', { address }),
    allBasis: chart.entries.some(isUntied) ? t('allBasisKey', { text: t('allBasis') }) : null,
    directive: chart.marks.some(({ thresholds }) => thresholds.some(({ standard }) => standard === 'eu-2011-93'))
      ? t('yardstick')
      : t('noDirective'),
  }
  const content: FigureContent = {
    axis: t('axis'),
    ticks: chart.scale.ticks.map((tick) => number.format(tick / 12)),
    marks: chart.marks,
    entries: chart.entries.map((entry) => ({
      name: `${countryName(entry.country, locale)}${isUntied(entry) ? ' *' : ''}`,
      status: words.statusOf(entry),
      note: words.noteOf(entry),
      terms: entry.prison.map((row) => ({
        label: termLabel(row),
        value: law.range(row.penalty),
        range: { min: row.penalty.minMonths, max: row.penalty.maxMonths },
      })),
    })),
  }
  const lines = content.entries.map(
    ({ name, note, terms }) =>
      `${name}: ${note ?? terms.map(({ label, value }) => `${value} (${label})`).join(t('separator'))}.`,
  )
  return { ...words, content, description: t('figureDescription', { rows: lines.join(' ') }) }
}
export type ChartWords = Awaited<ReturnType<typeof chartWords>>

/** Whether the country's terms are drawn without the record tying them to the conduct. */
export function isUntied({ state, basis }: CountryPenalties): boolean {
  return state === 'ranges' && basis === 'all'
}

// `128 (text of Ley 27.436)`: what is in brackets is for the table.
function shortArticle(article: string): string {
  return article.replace(/ \(.*$/s, '')
}
