import { countKnown } from '@/lib/matrix/rules'
import { rankGaps } from '@/lib/pictures/ranking-rules'
import { tableOn } from '@/lib/pictures/table-rules'
import { type Asked, numberCell, pictureContext, select, textCell } from './context'
import { layoutGaps } from './gaps-layout'
import { swatch } from './marks'
import { bothShapes, type Picture } from './picture'

const MOST_BARS = 25

/** The requirements that most countries lack, as bars; all of them in the table. */
export async function makeGaps(asked: Asked): Promise<Picture> {
  const context = await pictureContext(asked)
  const { t, percent, title, link, countries, day, ground, statusWord } = context
  const { sort = 'gaps', all } = asked.choice
  const ids = context.requirements.map(({ id }) => id)
  const ranked = rankGaps(tableOn(ground.history, countries, ids, day), sort)
  const drawn = all === undefined ? ranked.slice(0, MOST_BARS) : ranked
  const value = ({ counts }: (typeof ranked)[number]) => t('gaps.value', { gap: counts.gap, known: countKnown(counts) })
  const withGap = ranked.filter(({ counts }) => counts.gap > 0)
  return {
    name: 'gaps',
    day,
    title: t('gaps.title'),
    subtitle: context.subtitle,
    summary:
      ids.length === 0
        ? t('nothing')
        : t('gaps.summary', {
            requirements: ids.length,
            withGap: withGap.length,
            gaps: ranked.reduce((sum, { counts }) => sum + counts.gap, 0),
            unknown: ranked.reduce((sum, { counts }) => sum + counts.unknown, 0),
            countries: countries.length,
          }),
    sayings: [
      ...(drawn.length < ranked.length ? [t('gaps.firstOnly', { count: drawn.length, all: ranked.length })] : []),
      t('gaps.order'),
    ],
    drawings:
      drawn.length === 0
        ? null
        : bothShapes((shape) =>
            layoutGaps(
              drawn.map((one) => ({
                title: title(one.requirement),
                href: link(`/requirements/${one.requirement}`),
                counts: one.counts,
                value: value(one),
              })),
              countries.length,
              shape,
            ),
          ),
    description: drawn
      .map(({ requirement, counts }) => t('gaps.row', { requirement: title(requirement), ...counts }))
      .join(' '),
    key: (['gap', 'partial', 'met', 'unknown'] as const).map((status) => ({
      text: t('gaps.key', { status: statusWord(status) }),
      sample: swatch(`pic-${status}`),
    })),
    fields: [
      ...context.scopeFields,
      select(
        'sort',
        t('sort'),
        null,
        (['gaps', 'share'] as const).map((one) => [one, t(`gaps.sort.${one}`)] as const),
        sort,
      ),
      { kind: 'check', name: 'all', label: t('gaps.all'), isChecked: all !== undefined },
      { kind: 'countries', shown: countries },
    ],
    choice: {
      ...context.scopeChoice,
      ...(sort === 'gaps' ? {} : { sort }),
      ...(all === undefined ? {} : { all }),
    },
    table: {
      caption: t('gaps.title'),
      columns: [
        { title: t('column.place'), isNumber: true },
        { title: t('column.requirement'), isNumber: false },
        ...(['gap', 'partial', 'met', 'unknown'] as const).map((status) => ({
          title: t(`column.${status}`),
          isNumber: true,
        })),
        { title: t('column.gapShare'), isNumber: true },
      ],
      rows: ranked.map(({ requirement, counts, gapShare }, index) => {
        const page = link(`/requirements/${requirement}`)
        return [
          numberCell(index + 1),
          textCell(title(requirement), page),
          ...(['gap', 'partial', 'met', 'unknown'] as const).map((status) =>
            counts[status] === 0 ? numberCell(0) : numberCell(counts[status], page),
          ),
          numberCell(percent(gapShare), undefined, t('ofKnown', { met: counts.gap, known: countKnown(counts) })),
        ]
      }),
    },
  }
}
