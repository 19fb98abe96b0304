import { type Block, cell, paragraph, type Row } from '../document'
import { type Builder, citations, countsFor, indexFindings, rowsByGroup, shareOfKnown, statusCell } from './shared'

/** Each country: its system, its figures and all that was found. */
export const buildCountries: Builder = (data, words) => {
  const { t } = words
  const findings = indexFindings(data.findings)
  const blocks: Block[] = []
  for (const country of data.countries) {
    const counts = countsFor(data, [country], data.requirements)
    blocks.push(
      { kind: 'heading', level: 2, text: country.name },
      paragraph(words.text(country.legalSystemNote)),
      paragraph(
        t('conclusions.countries.counts', {
          share: shareOfKnown(counts, words),
          partial: words.number(counts.partial),
          gap: words.number(counts.gap),
          unknown: words.number(counts.unknown),
        }),
      ),
      {
        kind: 'table',
        caption: t('conclusions.countries.table', { country: country.name, day: words.day(data.day) }),
        columns: [
          { title: t('conclusions.columns.requirement'), kind: 'text', width: 38 },
          { title: t('conclusions.columns.status'), kind: 'status', width: 20 },
          { title: t('conclusions.columns.reasonSure'), kind: 'text', width: 112 },
          { title: t('conclusions.columns.law'), kind: 'text', width: 50 },
        ],
        rows: rowsByGroup(data, data.requirements, words, (requirement): Row[] => {
          const finding = findings.get(`${country.code} ${requirement.id}`)
          if (finding === undefined)
            return [
              {
                cells: [
                  cell(words.text(requirement.title)),
                  statusCell('unknown', words),
                  cell(t('requirements.notRecorded')),
                  cell('–'),
                ],
              },
            ]
          return [
            {
              cells: [
                cell(words.text(requirement.title)),
                statusCell(finding.status, words),
                cell(
                  words.text(finding.rationale),
                  ` (${t(`confidence.${finding.confidence}`)}; ${words.findingPeriod(finding.period)})`,
                ),
                cell(
                  citations(
                    finding.provisions.map(({ article, instrument }) => ({ article, instrument: instrument.title })),
                    words,
                  ),
                ),
              ],
            },
          ]
        }),
      },
    )
  }
  return [{ orientation: 'landscape', blocks }]
}
