import { WORKSHOP_DAY } from '@/lib/law/periods'
import { DEFAULT_LEVEL, LEVELS } from '@/lib/pictures/schema'
import { isThin, similarityOf } from '@/lib/pictures/similarity-rules'
import { tableOn } from '@/lib/pictures/table-rules'
import { type Asked, numberCell, pictureContext, select, textCell } from './context'
import { LIKENESS_STEPS, swatch } from './marks'
import { bothShapes, type KeyLine, type Picture } from './picture'
import { layoutSimilarity } from './similarity-layout'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** How alike two countries are, each with each, like beside like. */
export async function makeSimilarity(asked: Asked): Promise<Picture> {
  const context = await pictureContext(asked)
  const { t, percent, name, countries, day, list, ground } = context
  const ids = context.requirements.map(({ id }) => id)
  const { level = DEFAULT_LEVEL } = asked.choice
  const on = (one: string) => similarityOf(tableOn(ground.history, countries, ids, one), Number(level) / 100)
  const { order, pairs, clusters, mean } = on(day)
  const isDrawn = countries.length > 1 && mean !== null
  const levelInWords = percent(Number(level) / 100)
  const found = order.flatMap((a, row) =>
    order.slice(row + 1).flatMap((b, index) => {
      const pair = pairs[row]?.[row + 1 + index]
      return pair?.likeness == null || isThin(pair, ids.length)
        ? []
        : { a, b, likeness: pair.likeness, compared: pair.compared }
    }),
  )
  const [highest, lowest] = [
    found.reduce<(typeof found)[number] | null>(
      (best, one) => (best && best.likeness >= one.likeness ? best : one),
      null,
    ),
    found.reduce<(typeof found)[number] | null>(
      (best, one) => (best && best.likeness <= one.likeness ? best : one),
      null,
    ),
  ]
  const say = (key: 'most' | 'least', pair: typeof highest) =>
    pair === null
      ? []
      : [
          t(`similarity.${key}`, {
            a: name(pair.a),
            b: name(pair.b),
            likeness: percent(pair.likeness),
            compared: pair.compared,
          }),
        ]
  const lettered = clusters.map((cluster, index) => ({ ...cluster, letter: LETTERS[index] ?? '' }))
  return {
    name: 'similarity',
    day,
    title: t('similarity.title'),
    subtitle: context.subtitle,
    summary: isDrawn
      ? t('similarity.summary', {
          countries: countries.length,
          mean: percent(mean),
          workshop: percent(day > WORKSHOP_DAY ? on(WORKSHOP_DAY).mean : mean),
          day: context.dayInWords(day),
          requirements: ids.length,
        })
      : t('similarity.none'),
    sayings: isDrawn
      ? [
          ...say('most', highest),
          ...say('least', lowest),
          ...(lettered.length === 0
            ? [t('similarity.noCluster', { level: levelInWords })]
            : lettered.map(({ letter, likeness, countries: members }) =>
                t('similarity.cluster', {
                  letter,
                  names: list.format(members.map(name)),
                  likeness: percent(likeness),
                }),
              )),
        ]
      : [],
    drawings: isDrawn
      ? bothShapes((shape) =>
          layoutSimilarity(
            {
              countries: order.map((code) => ({ code, name: name(code) })),
              cells: pairs.map((line) =>
                line.map((pair) =>
                  pair === null
                    ? null
                    : {
                        likeness: pair.likeness,
                        text: percent(pair.likeness),
                        compared: String(pair.compared),
                        isThin: isThin(pair, ids.length),
                      },
                ),
              ),
              clusters: lettered.map(({ letter, countries: members }) => ({
                letter,
                first: order.indexOf(members[0] ?? ''),
                last: order.indexOf(members.at(-1) ?? ''),
              })),
            },
            shape,
          ),
        )
      : null,
    description: order
      .map((a, row) =>
        t('similarity.row', {
          country: name(a),
          others: order
            .flatMap((b, column) => {
              const pair = pairs[row]?.[column]
              return pair
                ? t('similarity.pair', { country: name(b), likeness: percent(pair.likeness), compared: pair.compared })
                : []
            })
            .join(context.separator),
        }),
      )
      .join(' '),
    key: [
      ...LIKENESS_STEPS.map((bound, step): KeyLine => {
        const next = LIKENESS_STEPS[step + 1]
        const text =
          step === 0
            ? t('similarity.keyBelow', { to: percent(next ?? 1) })
            : next === undefined
              ? t('similarity.keyAbove', { from: percent(bound) })
              : t('similarity.keyBetween', { from: percent(bound), to: percent(next) })
        return { text, sample: swatch(`pic-step-${step}`) }
      }),
      { text: t('similarity.keyThin'), sample: swatch('pic-unknown') },
      { text: t('similarity.keyCluster', { level: levelInWords }), sample: swatch('pic-cluster') },
      { text: t('similarity.keyNumbers') },
    ],
    fields: [
      ...context.scopeFields,
      select(
        'level',
        t('level'),
        null,
        LEVELS.map((one) => [one, percent(Number(one) / 100)] as const),
        level,
      ),
      { kind: 'countries', shown: countries },
    ],
    choice: { ...context.scopeChoice, ...(level === DEFAULT_LEVEL ? {} : { level }) },
    table: {
      caption: t('similarity.tableCaption'),
      columns: [
        { title: t('column.country'), isNumber: false },
        ...order.map((code) => ({ title: name(code), isNumber: true })),
      ],
      rows: order.map((a, row) => [
        textCell(name(a), context.link(`/countries/${a}`)),
        ...order.map((b, column) => {
          const pair = pairs[row]?.[column]
          return pair == null
            ? numberCell('–')
            : numberCell(percent(pair.likeness), context.matrix({ countries: `${a},${b}` }), String(pair.compared))
        }),
      ]),
    },
  }
}
