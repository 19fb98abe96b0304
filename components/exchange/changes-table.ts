import { getTranslations } from 'next-intl/server'
import type { CellPeriod, Change, ChangeTexts, DatedInstrument, Law } from '@/lib/comparison/change-schema'
import type { ExchangeRow, ExchangeTable } from '@/lib/exchange/table'
import type { Localised } from '@/lib/platform/i18n/localised'
import { formatDay } from '@/lib/platform/i18n/names'
import type { ExchangeWords, Places } from './words'

type Input = { changes: readonly Change[]; texts: ChangeTexts; facts: ReadonlyMap<string, Localised>; places: Places }

/** What changed: a row a change, with the law that did it and the articles. */
export async function changesTable(
  { changes, texts, facts, places }: Input,
  words: ExchangeWords,
): Promise<ExchangeTable> {
  const { locale } = words
  const t = await getTranslations({ locale, namespace: 'changes' })
  const state = (finding: CellPeriod | null) => (finding === null ? t('notRecorded') : words.status(finding.status))
  const dates = ({ publishedOn, inForceOn }: DatedInstrument) => {
    const published = publishedOn === null ? '' : formatDay(publishedOn, locale)
    const inForce = inForceOn === null ? '' : formatDay(inForceOn, locale)
    if (publishedOn !== null && inForceOn !== null) return t('lawBoth', { published, inForce })
    if (publishedOn !== null) return t('lawPublished', { published })
    return inForceOn === null ? t('lawUndated') : t('lawInForce', { inForce })
  }
  const named = ({ instrument }: Law) => `${instrument.title} (${dates(instrument)})`
  const causes = ({ laws, facts: attributes, day }: Change) => {
    const dated = laws.filter(({ basis }) => basis === 'date').map(named)
    const parts = [
      ...attributes.map((id) => words.pair(words.text(facts.get(id)) || id, formatDay(day, locale))),
      ...laws.filter(({ basis }) => basis !== 'date').map(named),
      ...(dated.length === 0 ? [] : [t.markup('sameDay', { laws: () => dated.join('; ') })]),
    ]
    return parts.length === 0 ? t('noLaw') : words.lines(parts)
  }
  return {
    name: 'changes',
    title: words.t('sheets.changes'),
    frozen: 3,
    columns: words.columns('changes'),
    rows: changes.map((change): ExchangeRow => {
      const { country, requirement, day, kind, was, is, provisions, laws } = change
      const isSame = was !== null && was.id === is?.id
      const [law] = laws
      return {
        id: `${country} ${requirement} ${day}`,
        values: {
          day,
          country: words.nameOf(country),
          countryCode: country,
          requirement: places.get(requirement)?.title ?? requirement,
          requirementId: requirement,
          change: t(`kinds.${kind}`),
          before: state(was),
          after: state(is),
          confidenceBefore: was === null ? '' : words.confidence(was.confidence),
          confidenceAfter: is === null ? '' : words.confidence(is.confidence),
          lawOfChange: causes(change),
          reason: isSame ? t('sameFinding') : is === null ? '' : words.text(texts.rationales.get(is.id)),
          articlesOfChange: words.lines(
            provisions.flatMap(({ kind: one, old, now }) => {
              const shown = now ?? old
              return shown === null ? [] : words.pair(shown.article, t(`articleKinds.${one}`))
            }),
          ),
          page: words.page(`/matrix/${country}/${requirement}`, { date: day }),
        },
        tones: {
          ...(was === null ? {} : { before: was.status }),
          ...(is === null ? {} : { after: is.status }),
        },
        links:
          law === undefined
            ? {}
            : { lawOfChange: { href: words.address(`/instruments/${country}/${law.instrument.id}`) } },
      }
    }),
  }
}
