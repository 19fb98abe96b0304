import { channelsOf } from '../../cooperation/channel-rules'
import { findingOf } from '../../cooperation/rules'
import { type Answer, TREATIES } from '../../cooperation/schema'
import { sideOf } from '../../cooperation/treaty-rules'
import type { Status } from '../../law/schema'
import { type Block, type Cell, cell, paragraph } from '../document'
import type { Builder } from './shared'

const SIGN_OF: Record<Answer, Status> = { yes: 'met', partly: 'partial', no: 'gap', unknown: 'unknown' }

/** Which treaties bind each country since when and with what reservations, and where a request goes. */
export const buildCooperation: Builder = (data, words) => {
  const { t } = words
  const sides = data.countries.map(({ code, name }) => ({
    name,
    sides: TREATIES.map((treaty) => ({
      treaty,
      side: sideOf(treaty, findingOf(data.cooperation, code, `coo-${treaty}`), code, data.day),
    })),
  }))
  const treatyTitle = (treaty: string) => {
    const title = data.titles.get(`coo-${treaty}`)
    return title === undefined ? treaty : words.plain(title)
  }
  const reservations = sides.flatMap(({ name, sides }) =>
    sides.flatMap(({ treaty, side }) => {
      const { kind, words: said } = side.reservations
      return side.bound === 'yes' && kind === 'some' && said !== null ? [{ name, treaty, said }] : []
    }),
  )
  const blocks: Block[] = [
    paragraph(t('conclusions.cooperation.lead', { day: words.day(data.day) })),
    { kind: 'heading', level: 2, text: t('conclusions.cooperation.treaties') },
    paragraph(t('conclusions.cooperation.treatiesText')),
    {
      kind: 'table',
      caption: t('conclusions.cooperation.treatyTable', { day: words.day(data.day) }),
      columns: [
        { title: t('conclusions.columns.country'), kind: 'text', width: 34 },
        ...TREATIES.map((treaty) => ({ title: treatyTitle(treaty), kind: 'status' as const, width: 42 })),
      ],
      rows: sides.map(({ name, sides }) => ({
        cells: [
          cell(name),
          ...sides.map(({ side }): Cell => {
            const word = t(`conclusions.cooperation.bound.${side.bound}`)
            const since =
              side.bound === 'yes' && side.inForceOn !== null
                ? `; ${t('period.since', { day: words.day(side.inForceOn) })}`
                : ''
            return { ...cell(word + since), status: SIGN_OF[side.bound] }
          }),
        ],
      })),
    },
  ]
  if (reservations.length > 0)
    blocks.push({
      kind: 'table',
      caption: t('conclusions.cooperation.reservations'),
      columns: [
        { title: t('conclusions.columns.country'), kind: 'text', width: 30 },
        { title: t('conclusions.columns.treaty'), kind: 'text', width: 50 },
        { title: t('conclusions.columns.reservation'), kind: 'text', width: 120 },
      ],
      rows: reservations.map(({ name, treaty, said }) => ({
        cells: [cell(name), cell(treatyTitle(treaty)), cell(words.text(said))],
      })),
    })
  blocks.push(
    { kind: 'heading', level: 2, text: t('conclusions.cooperation.channels') },
    paragraph(t('conclusions.cooperation.channelsText')),
    {
      kind: 'table',
      caption: t('conclusions.cooperation.channelTable', { day: words.day(data.day) }),
      columns: [
        { title: t('conclusions.columns.country'), kind: 'text', width: 30 },
        { title: t('conclusions.columns.channel'), kind: 'text', width: 60 },
        { title: t('conclusions.columns.status'), kind: 'status', width: 26 },
        { title: t('conclusions.columns.body'), kind: 'text', width: 100 },
      ],
      rows: data.countries.flatMap(({ code, name }) =>
        channelsOf(data.cooperation, code).map(({ channel, body, finding }) => {
          const title = data.titles.get(channel)
          const status = finding?.status ?? 'unknown'
          return {
            cells: [
              cell(name),
              title === undefined ? cell(channel) : cell(words.text(title)),
              { ...cell(words.status(status)), status },
              body === null ? cell('–') : cell(words.text(body)),
            ],
          }
        }),
      ),
    },
  )
  return [{ orientation: 'landscape', blocks }]
}
