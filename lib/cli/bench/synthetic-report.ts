import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'next-intl'
import { type Finding, STATUSES, type Status } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { MESSAGE_AREAS } from '@/lib/platform/i18n/messages/areas'
import { type ReportCell, type ReportData, SECTIONS } from '@/lib/reports/schema'
import { makeWords, type Translate, type Words } from '@/lib/reports/words'

const DIRECTORY = path.resolve('lib/platform/i18n/messages')

function readMessages(locale: Locale) {
  const read = (file: string) => JSON.parse(readFileSync(path.join(DIRECTORY, file), 'utf8'))
  return {
    ...read(`${locale}.json`),
    ...Object.fromEntries(MESSAGE_AREAS.map((area) => [area, read(`${locale}/${area}.json`)])),
  }
}

/** The words of the reports in a language, as the pages have them; a key that is missing fails the test. */
export function wordsFor(locale: Locale): Words {
  const t: Translate = createTranslator({
    locale,
    messages: readMessages(locale),
    timeZone: 'UTC',
    onError: (error) => {
      throw error
    },
  })
  return makeWords(t, locale)
}

const inAll = (text: string) => ({ es: text, en: `${text} (en)`, pt: `${text} (pt)`, fr: `${text} (fr)` })

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const codeOf = (index: number) => `${LETTERS[index % 26]}${LETTERS[Math.floor(index / 26)]}`

// As long as the shipped dataset's own texts are.
const REASON =
  'La ley castiga la conducta con estas palabras y no exige otro elemento subjetivo que el conocimiento. '.repeat(3)
const SUMMARY =
  'Quien produzca, ofrezca o difunda el material descrito será castigado con la pena indicada, agravada. '.repeat(4)

/**
 * A report of so many countries and requirements, each with a finding, two articles and a source; by arithmetic alone,
 * so that it is the same each time. Statuses take turns, so that all four are there.
 */
export function makeReportData(countries = 3, requirements = 8, locale: Locale = 'es'): ReportData {
  const codes = Array.from({ length: countries }, (_, index) => codeOf(index))
  const areas = ['offence', 'procedure', 'cooperation', 'capacity']
  const ids = Array.from({ length: requirements }, (_, index) => `req-${index}`)
  const areaOf = (index: number) => areas[Math.floor((index * areas.length) / requirements)] ?? 'offence'
  const statusAt = (country: number, requirement: number): Status =>
    STATUSES[(country * 3 + requirement) % STATUSES.length] ?? 'unknown'
  const cells = new Map<string, ReportCell>()
  const findings: Finding[] = []
  ids.forEach((id, row) => {
    codes.forEach((code, column) => {
      const status = statusAt(column, row)
      cells.set(`${code} ${id}`, { status, confidence: 'primary', from: null, was: row % 7 === 0 ? 'gap' : null })
      findings.push({
        id: `${code}-${id}`,
        country: code,
        requirement: id,
        period: { from: row % 2 === 0 ? null : '2019-05-01', to: null },
        status,
        confidence: 'primary',
        rationale: inAll(REASON),
        attributes: [],
        provisions: [0, 1].map((part) => ({
          country: code,
          // Two requirements in three rest on an article that others rest on too, as in the shipped dataset.
          id: `${code}-${Math.floor(row / 2) + part}`,
          article: String(Math.floor(row / 2) + part + 1),
          heading: null,
          period: { from: '2001-01-01', to: null },
          instrument: {
            country: code,
            id: `${code}-code`,
            title: `Código Penal ${code}`,
            titleTranslated: null,
            kind: 'code',
            number: null,
          },
          summary: inAll(SUMMARY),
          penalties: [
            {
              conduct: inAll('Producción'),
              kind: 'prison',
              unit: 'years',
              min: 3,
              max: 6,
              minMonths: 36,
              maxMonths: 72,
              note: null,
            },
          ],
        })),
        sources: [
          {
            id: `s-${row % 50}`,
            title: `Fuente ${row % 50}`,
            publisher: 'Congreso',
            url: 'https://example.org/ley?a=1&b=2',
            kind: 'official',
            publishedOn: '2020-01-01',
          },
        ],
      })
    })
  })
  const stageRequirements = ids.map((id, index) => ({
    id,
    title: inAll(`Requisito ${index}`),
    question: inAll('¿Puede ordenarse?'),
    met: inAll('Una autoridad puede ordenarlo.'),
    core: index % 3 === 0,
    attributes: ['authorisedBy', 'timeLimit'],
  }))
  return {
    locale,
    day: '2026-11-21',
    since: '2017-10-23',
    revision: '7',
    address: `/${locale}/conclusions?date=2026-11-21&since=2017-10-23`,
    sections: [...SECTIONS],
    register: 'published',
    countries: codes.map((code) => ({
      code,
      name: `País ${code}`,
      role: 'participant',
      compiledOn: '2026-11-20',
      legalSystemNote: inAll('Sistema acusatorio. El fiscal dirige la investigación.'),
    })),
    everyone: codes.map((code) => ({ code, name: `País ${code}`, role: 'participant' })),
    areas: areas.map((id, index) => ({
      id,
      title: inAll(`Área ${id}`),
      kind: index < 2 ? 'legislative' : 'organisational',
      groups: [{ id: `${id}-group`, title: inAll(`Grupo de ${id}`) }],
    })),
    requirements: ids.map((id, index) => ({
      id,
      area: areaOf(index),
      group: `${areaOf(index)}-group`,
      title: inAll(`Requisito ${index}`),
      core: index % 3 === 0,
      references: [{ standard: 'budapest', article: '9' }],
    })),
    titles: new Map(ids.map((id, index) => [id, inAll(`Requisito ${index}`)])),
    standards: [
      {
        id: 'budapest',
        title: inAll('Convenio sobre la Ciberdelincuencia'),
        short: inAll('Budapest'),
        number: 'STE 185',
        adoptedOn: '2001-11-08',
      },
    ],
    standard: null,
    cells,
    findings,
    cooperation: [],
    changes: [],
    minorChanges: 0,
    stages: [
      { id: 'one', title: inAll('Conservar'), requirements: stageRequirements.slice(0, Math.ceil(requirements / 2)) },
      { id: 'two', title: inAll('Obtener'), requirements: stageRequirements.slice(Math.ceil(requirements / 2)) },
    ],
    practices: findings.map(({ country, requirement, status, confidence, period, provisions }) => ({
      country,
      requirement,
      status,
      confidence,
      period,
      attributes: { authorisedBy: { es: 'juez', en: 'judge' } },
      provisions: provisions.map(({ id, article, instrument }) => ({
        id,
        article,
        instrument: instrument.title,
        period,
      })),
    })),
    entries: {
      deficiencies: [],
      measures: [],
      candidates: codes.map((country) => ({
        country,
        requirement: 'req-0',
        kind: 'legislative',
        severity: 'high',
        title: inAll('Falta el delito'),
        description: inAll('La ley no lo prevé.'),
        proposedMeasure: inAll('Tipificar la conducta.'),
      })),
      notes: [],
    },
  }
}
