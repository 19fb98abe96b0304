import { CHANGE_KINDS, type Change } from '../../comparison/change-schema'
import { semicolon } from '../../platform/i18n/names'
import { type Block, cell, paragraph, type Row, text } from '../document'
import { type Builder, statusCell } from './shared'

/** What changed between the first date and the day, with the law that changed it. */
export const buildChanges: Builder = (data, words) => {
  const { t, number } = words
  if (data.since === null) return [{ orientation: 'portrait', blocks: [paragraph(t('conclusions.changes.none'))] }]
  const days = { since: words.day(data.since), day: words.day(data.day) }
  const blocks: Block[] = [
    paragraph(t('conclusions.changes.lead', { count: data.changes.length, ...days })),
    {
      kind: 'list',
      items: CHANGE_KINDS.map((kind) => [
        text(
          `${t(`conclusions.changes.kind.${kind}`)}: ${number(data.changes.filter((change) => change.kind === kind).length)}`,
        ),
      ]),
    },
    paragraph(t('conclusions.changes.minor', { count: data.minorChanges })),
  ]
  const statuses = data.changes.filter(({ kind }) => kind !== 'law')
  const laws = data.changes.filter(({ kind }) => kind === 'law')
  if (statuses.length > 0)
    blocks.push({
      kind: 'table',
      caption: t('conclusions.changes.table', days),
      columns: [
        { title: t('conclusions.columns.day'), kind: 'text', width: 30 },
        { title: t('conclusions.columns.requirement'), kind: 'text', width: 56 },
        { title: t('conclusions.columns.was'), kind: 'status', width: 26 },
        { title: t('conclusions.columns.is'), kind: 'status', width: 26 },
        { title: t('conclusions.columns.by'), kind: 'text', width: 80 },
      ],
      rows: byCountry(statuses, (own) =>
        own.map((change) => ({
          cells: [
            cell(words.day(change.day)),
            titleOf(change.requirement),
            statusCell(change.was?.status ?? 'unknown', words),
            statusCell(change.is?.status ?? 'unknown', words),
            cell(reasonOf(change)),
          ],
        })),
      ),
    })
  if (laws.length > 0)
    blocks.push({
      kind: 'table',
      caption: t('conclusions.changes.lawTable', days),
      columns: [
        { title: t('conclusions.columns.day'), kind: 'text', width: 30 },
        { title: t('conclusions.columns.by'), kind: 'text', width: 70 },
        { title: t('conclusions.columns.requirements'), kind: 'text', width: 118 },
      ],
      // One law often gives many requirements another article: it stands once, with all of them.
      rows: byCountry(laws, (own) => {
        const byLaw = new Map<string, Change[]>()
        for (const change of own) {
          const key = JSON.stringify([change.day, reasonOf(change)])
          byLaw.set(key, [...(byLaw.get(key) ?? []), change])
        }
        return [...byLaw.values()].flatMap((group) => {
          const [first] = group
          if (first === undefined) return []
          const titles = group.map(({ requirement }) => {
            const title = data.titles.get(requirement)
            return title === undefined ? requirement : words.plain(title)
          })
          return [
            { cells: [cell(words.day(first.day)), cell(reasonOf(first)), cell(titles.join(semicolon(words.locale)))] },
          ]
        })
      }),
    })
  return [{ orientation: 'landscape', blocks }]

  function byCountry(changes: readonly Change[], rowsOf: (own: readonly Change[]) => Row[]): Row[] {
    return data.countries.flatMap(({ code, name }): Row[] => {
      const own = changes.filter(({ country }) => country === code)
      return own.length === 0 ? [] : [{ group: name }, ...rowsOf(own)]
    })
  }

  function titleOf(requirement: string) {
    const title = data.titles.get(requirement)
    return title === undefined ? cell(requirement) : cell(words.text(title))
  }

  function reasonOf({ laws, facts }: Change): string {
    if (laws.length > 0) return laws.map(({ instrument }) => instrument.title).join(semicolon(words.locale))
    return facts.length > 0 ? t('conclusions.changes.treaty') : '–'
  }
}
