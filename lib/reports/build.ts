import type { Block, Part, ReportDocument, Run } from './document'
import { INTRODUCTION, type ReportData, type SectionId } from './schema'
import { buildAnnex } from './sections/annex'
import { buildChanges } from './sections/changes'
import { buildCooperation } from './sections/cooperation'
import { buildCountries } from './sections/countries'
import { buildDeficiencies } from './sections/deficiencies'
import { buildMeasures } from './sections/measures'
import { buildMethod } from './sections/method'
import { buildProcedure } from './sections/procedure'
import type { Builder } from './sections/shared'
import { buildState } from './sections/state'
import { buildSummary } from './sections/summary'
import type { Words } from './words'

const BUILDERS: Record<SectionId, Builder> = {
  summary: buildSummary,
  method: buildMethod,
  state: buildState,
  changes: buildChanges,
  countries: buildCountries,
  deficiencies: buildDeficiencies,
  measures: buildMeasures,
  procedure: buildProcedure,
  cooperation: buildCooperation,
  annex: buildAnnex,
}

/**
 * The report, section by section. Between two of them the thread is free for others, and `signal` is looked at: it
 * throws when the reader has left.
 */
export async function buildDocument(data: ReportData, words: Words, signal?: AbortSignal): Promise<ReportDocument> {
  const { t } = words
  const sections: ReportDocument['sections'] = []
  const introduction = noteOf(data, INTRODUCTION, words)
  if (introduction.length > 0)
    sections.push({
      id: INTRODUCTION,
      title: t('conclusions.section.introduction'),
      parts: [{ orientation: 'portrait', blocks: introduction }],
    })
  for (const id of data.sections) {
    signal?.throwIfAborted()
    sections.push({
      id,
      title: t(`conclusions.section.${id}`),
      parts: withNote(BUILDERS[id](data, words), noteOf(data, id, words)),
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  signal?.throwIfAborted()
  return {
    lang: words.locale,
    title: t('conclusions.document.title'),
    subtitle: t('conclusions.document.subtitle', { count: data.countries.length, day: words.day(data.day) }),
    publisher: t('name'),
    day: data.day,
    footer: t('conclusions.document.footer', { day: words.day(data.day), revision: data.revision }),
    facts: factsOf(data, words),
    sections,
    words: {
      contents: t('conclusions.document.contents'),
      table: t('conclusions.document.table'),
      figure: t('conclusions.document.figure'),
      page: t('conclusions.document.page'),
      status: {
        met: words.status('met'),
        partial: words.status('partial'),
        gap: words.status('gap'),
        unknown: words.status('unknown'),
      },
    },
  }
}

function factsOf(data: ReportData, words: Words): ReportDocument['facts'] {
  const { t } = words
  const standard = data.standards.find(({ id }) => id === data.standard)
  const fact = (name: string, value: string | Run) => ({
    name,
    value: [typeof value === 'string' ? { text: value } : value],
  })
  return [
    fact(t('conclusions.fact.day'), words.day(data.day)),
    ...(data.since === null ? [] : [fact(t('conclusions.fact.since'), words.day(data.since))]),
    fact(t('conclusions.fact.countries'), words.list(data.countries.map(({ name }) => name))),
    fact(t('conclusions.fact.areas'), words.list(data.areas.map(({ title }) => words.plain(title)))),
    ...(standard === undefined ? [] : [fact(t('conclusions.fact.standard'), words.text(standard.title))]),
    fact(t('conclusions.fact.register'), t(`conclusions.register.${data.register}`)),
    fact(t('conclusions.fact.revision'), data.revision),
    fact(t('conclusions.fact.address'), data.address),
  ]
}

// How a text is taken back: its version stays, and the next one is a dash.
const NOTHING = /^\s*[-–—]\s*$/

/** Paragraphs of the staff's words at a section. */
function noteOf(data: ReportData, section: string, words: Words): Block[] {
  const note = data.entries.notes.find((one) => one.section === section)
  if (note === undefined) return []
  const { text, lang } = words.text(note.body)
  if (NOTHING.test(text)) return []
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({
      kind: 'paragraph',
      tone: 'note',
      runs: [lang === undefined ? { text: part } : { text: part, lang }],
    }))
}

/** The staff's words first, on the pages of the section. */
function withNote(parts: Part[], note: Block[]): Part[] {
  const [first, ...rest] = parts
  return first === undefined
    ? [{ orientation: 'portrait', blocks: note }]
    : [{ ...first, blocks: [...note, ...first.blocks] }, ...rest]
}
