import { bestPractice } from '../../comparison/procedure-best-rules'
import { stageState, summariseChains } from '../../comparison/procedure-rules'
import type { Practice, StageState } from '../../comparison/procedure-schema'
import type { Status } from '../../law/schema'
import { type Block, type Cell, cell, paragraph, type Run, strong, text } from '../document'
import { type Builder, citations, statusCell } from './shared'

const SIGN_OF: Record<StageState, Status> = { whole: 'met', part: 'partial', broken: 'gap', unknown: 'unknown' }

/** The investigation stage by stage: where each country stands, who orders in what time, and the model for each gap. */
export const buildProcedure: Builder = (data, words) => {
  const { t } = words
  const byCell = new Map(data.practices.map((one) => [`${one.country} ${one.requirement}`, one]))
  const statusOf = (country: string, requirement: string): Status =>
    byCell.get(`${country} ${requirement}`)?.status ?? 'unknown'
  const lanes = data.countries.map(({ code }) => ({
    country: code,
    stages: data.stages.map(({ id, requirements }) => ({
      stage: id,
      state: stageState(requirements.map((one) => ({ core: one.core, status: statusOf(code, one.id) }))),
    })),
  }))
  const { broken, open, closed } = summariseChains(lanes)
  const names = (codes: readonly string[]) => words.list(codes.map(words.country)) || '–'
  const overview: Block[] = [
    paragraph(t('conclusions.procedure.lead', { stages: data.stages.length, day: words.day(data.day) })),
    paragraph(t('procedures.rule')),
    {
      kind: 'list',
      items: [
        [text(t('conclusions.procedure.broken', { count: broken.length, countries: names(broken) }))],
        [text(t('conclusions.procedure.open', { count: open.length, countries: names(open) }))],
        [text(t('conclusions.procedure.closed', { count: closed.length, countries: names(closed) }))],
      ],
    },
    {
      kind: 'table',
      caption: t('conclusions.procedure.chain', { day: words.day(data.day) }),
      dense: true,
      columns: [
        { title: t('conclusions.columns.stage'), kind: 'text', width: 60 },
        ...data.countries.map(({ code }) => ({ title: code, kind: 'status' as const, width: 7 })),
      ],
      rows: data.stages.map((stage, index) => ({
        cells: [
          cell(words.text(stage.title)),
          ...lanes.map(({ stages }): Cell => ({ runs: [], status: SIGN_OF[stages[index]?.state ?? 'unknown'] })),
        ],
      })),
    },
    paragraph(
      t('conclusions.procedure.chainKey', {
        whole: t('procedures.states.whole'),
        part: t('procedures.states.part'),
        broken: t('procedures.states.broken'),
        unknown: t('procedures.states.unknown'),
      }),
    ),
  ]
  const stages: Block[] = []
  data.stages.forEach((stage, index) => {
    stages.push({
      kind: 'heading',
      level: 2,
      text: t('conclusions.procedure.stage', { number: index + 1, title: words.plain(stage.title) }),
    })
    for (const requirement of stage.requirements) {
      stages.push(
        { kind: 'heading', level: 3, text: words.plain(requirement.title) },
        paragraph(words.text(requirement.question)),
        {
          kind: 'table',
          caption: t('conclusions.procedure.table', { requirement: words.plain(requirement.title) }),
          columns: [
            { title: t('conclusions.columns.country'), kind: 'text', width: 30 },
            { title: t('conclusions.columns.status'), kind: 'status', width: 36 },
            { title: t('conclusions.columns.orders'), kind: 'text', width: 60 },
            { title: t('conclusions.columns.timeLimit'), kind: 'text', width: 46 },
            { title: t('conclusions.columns.law'), kind: 'text', width: 60 },
          ],
          rows: data.countries.map(({ code, name }) => {
            const practice = byCell.get(`${code} ${requirement.id}`)
            return {
              cells: [
                cell(name),
                statusCell(practice?.status ?? 'unknown', words),
                { runs: attribute(practice, ['authorisedBy', 'body', 'recipient']) },
                { runs: attribute(practice, ['timeLimit', 'period']) },
                cell(articlesOf(practice)),
              ],
            }
          }),
        },
        ...modelOf(requirement),
      )
    }
  })
  return [
    { orientation: 'landscape', blocks: overview },
    { orientation: 'portrait', blocks: stages },
  ]

  // The best practice among all on record that day, also from outside the report's countries.
  function modelOf(requirement: (typeof data.stages)[number]['requirements'][number]): Block[] {
    const lacking = data.countries.filter(({ code }) => statusOf(code, requirement.id) === 'gap')
    if (lacking.length === 0) return []
    const countries = words.list(lacking.map(({ name }) => name))
    const best = bestPractice(
      data.practices.filter((one) => one.requirement === requirement.id),
      requirement.attributes,
    )
    const lead = t('conclusions.procedure.lacking', { countries })
    if (best.length === 0)
      return [
        paragraph(
          strong(`${t('conclusions.procedure.model')}: `),
          text(`${lead} ${t('conclusions.procedure.noModel')} `),
          words.text(requirement.met),
        ),
      ]
    return [
      paragraph(
        strong(`${t('conclusions.procedure.model')}: `),
        text(
          `${lead} ${t('conclusions.procedure.modelIs', {
            list: best.map((one) => `${words.country(one.country)} (${articlesOf(one)})`).join('; '),
          })}`,
        ),
      ),
    ]
  }

  function attribute(practice: Practice | undefined, ids: readonly string[]): Run[] {
    for (const id of ids) {
      const value = practice?.attributes[id]
      if (value === undefined) continue
      return [typeof value === 'string' ? text(value) : words.text(value)]
    }
    return [text('–')]
  }

  function articlesOf(practice: Practice | undefined): string {
    return citations(practice?.provisions ?? [], words)
  }
}
