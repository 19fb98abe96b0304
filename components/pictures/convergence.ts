import { WORKSHOP_DAY } from '@/lib/law/periods'
import { convergenceOf, stepDays, yearlyDays } from '@/lib/pictures/convergence-rules'
import { type Asked, numberCell, pictureContext, textCell } from './context'
import { layoutConvergence, type Panel, type Point } from './convergence-layout'
import { stroke, swatch } from './marks'
import { bothShapes, type Cell, type Picture } from './picture'

/** The share met by each country and by the region, since the workshop. */
export async function makeConvergence(asked: Asked): Promise<Picture> {
  const context = await pictureContext(asked)
  const { t, percent, name, participants, countries, day, ground } = context
  const ids = context.requirements.map(({ id }) => id)
  const window = { from: WORKSHOP_DAY, to: day }
  const isForward = WORKSHOP_DAY < day && ids.length > 0
  const everyone = [...new Set([...participants, ...countries])]
  const at = (some: readonly string[], days: readonly string[]) => convergenceOf(ground.history, some, ids, days)

  const steps = isForward ? stepDays(ground.spans, everyone, ids, window) : []
  const regionSteps = at(participants, steps)
  const shownSteps = at(countries, steps)
  const points = (index: number): Point[] =>
    shownSteps.map(({ day: one, shares }) => {
      const found = shares.countries[index]
      return { day: one, share: found?.share ?? null, unknown: (found?.unknown ?? 0) / ids.length }
    })
  const region: Point[] = regionSteps.map(({ day: one, shares: { region: all } }) => ({
    day: one,
    share: all.share,
    unknown: all.unknown / (all.known + all.unknown),
  }))
  const change = (list: readonly Point[]) => {
    const [first, last] = [percent(list[0]?.share ?? null), percent(list.at(-1)?.share ?? null)]
    return t('convergence.fromTo', { from: first, to: last })
  }
  const panels: Panel[] = [
    { name: t('regionShort'), value: change(region), points: region },
    ...countries.map((country, index) => {
      const own = points(index)
      return { name: name(country), value: change(own), points: own }
    }),
  ]

  const years = isForward ? yearlyDays(window) : [day]
  const regionYears = at(participants, years)
  const shownYears = at(countries, years)
  const [first, last] = [regionYears[0]?.shares, regionYears.at(-1)?.shares]
  const matrixOf = (some: readonly string[], one: string, status: string) =>
    context.matrix({ countries: some.join(','), date: one, status })
  const unknownCell = (count: number, some: readonly string[], one: string) =>
    count === 0 ? numberCell(0) : numberCell(count, matrixOf(some, one, 'unknown'))
  const row = (
    title: Cell,
    some: readonly string[],
    shares: { share: number | null; met: number; known: number; unknown: number }[],
  ) => [
    title,
    ...shares.map((one, index) => {
      const on = years[index] ?? day
      const text = percent(one.share)
      return numberCell(text, one.met === 0 ? undefined : matrixOf(some, on, 'met'), context.ofKnown(one))
    }),
    unknownCell(shares[0]?.unknown ?? 0, some, years[0] ?? day),
    unknownCell(shares.at(-1)?.unknown ?? 0, some, day),
  ]
  return {
    name: 'convergence',
    day,
    title: t('convergence.title'),
    subtitle: context.subtitle,
    summary: isForward
      ? t('convergence.summary', {
          from: percent(first?.region.share ?? null),
          to: percent(last?.region.share ?? null),
          day: context.dayInWords(day),
          unknownFrom: first?.region.unknown ?? 0,
          unknownTo: last?.region.unknown ?? 0,
        })
      : t(ids.length === 0 ? 'nothing' : 'convergence.before'),
    sayings:
      isForward && first?.spread != null && last?.spread != null
        ? [
            t(`convergence.spread.${trendOf(first.spread, last.spread)}`, {
              from: Math.round(first.spread * 100),
              to: Math.round(last.spread * 100),
            }),
          ]
        : [],
    drawings: isForward
      ? bothShapes((shape) =>
          layoutConvergence(
            {
              region,
              panels,
              ends: { from: WORKSHOP_DAY.slice(0, 4), to: day.slice(0, 4) },
              ticks: [percent(0), percent(0.5), percent(1)],
            },
            shape,
          ),
        )
      : null,
    description: panels.map((panel) => `${panel.name}: ${panel.value}.`).join(' '),
    key: [
      { text: t('convergence.keyCountry'), sample: stroke('pic-country') },
      { text: t('convergence.keyRegion'), sample: stroke('pic-region') },
      { text: t('convergence.keyUnknown'), sample: swatch('pic-unknown-area') },
    ],
    fields: [...context.scopeFields, { kind: 'countries', shown: countries }],
    choice: context.scopeChoice,
    table: {
      caption: t('convergence.title'),
      columns: [
        { title: t('column.country'), isNumber: false },
        ...years.map((one) => ({ title: context.dayInWords(one), isNumber: true })),
        { title: t('column.unknownFirst'), isNumber: true },
        { title: t('column.unknownLast'), isNumber: true },
      ],
      rows: [
        row(
          textCell(t('region')),
          participants,
          regionYears.map(({ shares }) => shares.region),
        ),
        ...countries.map((country, index) =>
          row(
            textCell(name(country), context.link(`/countries/${country}`)),
            [country],
            shownYears.flatMap(({ shares }) => shares.countries[index] ?? []),
          ),
        ),
      ],
    },
  }
}

/** Whether the countries' shares came closer, as the hundredths that are shown say it. */
function trendOf(from: number, to: number): 'closer' | 'same' | 'apart' {
  const [first, last] = [Math.round(from * 100), Math.round(to * 100)]
  return last < first ? 'closer' : last > first ? 'apart' : 'same'
}
