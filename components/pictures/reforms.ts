import type { Change } from '@/lib/comparison/change-schema'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { dayBefore, type Reform, reformSize, reformsOf } from '@/lib/pictures/reform-rules'
import { type Asked, numberCell, pictureContext, textCell } from './context'
import { bothShapes, type Cell, type Picture } from './picture'
import { layoutReforms, type ReformMark } from './reforms-layout'

/** When the law moved, country by country, since the workshop. */
export async function makeReforms(asked: Asked, changes: readonly Change[]): Promise<Picture> {
  const context = await pictureContext(asked)
  const { t, name, countries, day, link } = context
  const reforms = reformsOf(changes)
  const moved = reforms.filter((reform) => reformSize(reform) > 0)
  const most = Math.max(1, ...moved.map(reformSize))
  const isForward = WORKSHOP_DAY < day
  const sum = (kind: keyof Reform['counts']) => reforms.reduce((all, { counts }) => all + counts[kind], 0)
  const titles = new Map(
    changes.flatMap(({ laws }) => laws.map(({ instrument }) => [instrument.id, instrument] as const)),
  )
  const lawsCell = ({ country, laws }: Reform): Cell => ({
    parts:
      laws.length === 0
        ? [{ text: t('reforms.noLaw') }]
        : laws.flatMap((id, index) => [
            ...(index === 0 ? [] : [{ text: context.separator }]),
            { text: titles.get(id)?.title ?? id, href: link(`/instruments/${country}/${id}`) },
          ]),
  })
  return {
    name: 'reforms',
    day,
    title: t('reforms.title'),
    subtitle: context.subtitle,
    summary: isForward
      ? t('reforms.summary', {
          day: context.dayInWords(day),
          reforms: moved.length,
          countries: new Set(moved.map(({ country }) => country)).size,
          better: sum('better'),
          worse: sum('worse'),
          law: sum('law'),
        })
      : t('convergence.before'),
    sayings: isForward ? [t('reforms.known', { known: sum('known'), lost: sum('lost') })] : [],
    drawings: isForward
      ? bothShapes((shape) =>
          layoutReforms(
            countries.map((country) => {
              const own = moved.filter((reform) => reform.country === country)
              return {
                name: name(country),
                marks: own.map(
                  (reform): ReformMark => ({ day: reform.day, size: reformSize(reform), kind: kindOf(reform) }),
                ),
                value: t('reforms.value', { count: own.length }),
              }
            }),
            { from: WORKSHOP_DAY, to: day, most },
            shape,
          ),
        )
      : null,
    description: moved
      .map((reform) =>
        t('reforms.row', { day: context.dayInWords(reform.day), country: name(reform.country), ...reform.counts }),
      )
      .join(' '),
    key: [
      { text: t('reforms.keyBetter'), sample: [{ tag: 'circle', role: 'pic-better', cx: 15, cy: 7, r: 6 }] },
      { text: t('reforms.keyWorse'), sample: [{ tag: 'rect', role: 'pic-worse', x: 9, y: 1, width: 12, height: 12 }] },
      { text: t('reforms.keyLaw'), sample: [{ tag: 'circle', role: 'pic-law', cx: 15, cy: 7, r: 6 }] },
      { text: t('reforms.keySize') },
    ],
    fields: [...context.scopeFields, { kind: 'countries', shown: countries }],
    choice: context.scopeChoice,
    table: {
      caption: t('reforms.title'),
      columns: [
        { title: t('column.day'), isNumber: false },
        { title: t('column.country'), isNumber: false },
        { title: t('column.laws'), isNumber: false },
        ...(['better', 'worse', 'law', 'known', 'lost'] as const).map((kind) => ({
          title: t(`reforms.kind.${kind}`),
          isNumber: true,
        })),
      ],
      rows: [...reforms].reverse().map((reform) => {
        const window = {
          from: dayBefore(reform.day),
          to: reform.day,
          country: reform.country,
          requirement: reform.requirements.join(','),
        }
        return [
          { ...textCell(context.dayInWords(reform.day), link('/changes', window)), isDay: true },
          textCell(name(reform.country), link(`/countries/${reform.country}`)),
          lawsCell(reform),
          ...(['better', 'worse', 'law', 'known', 'lost'] as const).map((kind) =>
            reform.counts[kind] === 0
              ? numberCell(0)
              : numberCell(reform.counts[kind], link('/changes', { ...window, kind })),
          ),
        ]
      }),
    },
  }
}

/** A step back is shown as one, whatever else got better the same day. */
function kindOf({ counts }: Reform): ReformMark['kind'] {
  if (counts.worse > 0) return 'worse'
  return counts.better > 0 ? 'better' : 'law'
}
