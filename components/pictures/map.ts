import { WORKSHOP_DAY } from '@/lib/law/periods'
import { STATUSES } from '@/lib/law/schema'
import { sharesOf } from '@/lib/pictures/convergence-rules'
import { tableOn } from '@/lib/pictures/table-rules'
import { type Asked, numberCell, type PictureContext, pictureContext, select, textCell } from './context'
import { drawnOnMap, layoutMap, type MapEntry } from './map-layout'
import { SHARE_STEPS, signItems, swatch } from './marks'
import { bothShapes, type Field, type KeyLine, type Picture } from './picture'

/** The region by one requirement's status, or by the share met of those that the address asks for. */
export async function makeMap(asked: Asked): Promise<Picture> {
  const context = await pictureContext(asked)
  return asked.choice.requirement === undefined ? mapOfShares(context) : mapOfStatus(context, asked.choice.requirement)
}

function mapOfShares(context: PictureContext): Picture {
  const { t, countries, requirements, percent, name, matrix, day, ground } = context
  const { countries: shares, region } = sharesOf(
    tableOn(
      ground.history,
      countries,
      requirements.map(({ id }) => id),
      day,
    ),
  )
  const entries = shares.map(({ country, share, met, known, unknown }): MapEntry => {
    const text = percent(share)
    return {
      kind: 'share',
      code: country,
      share,
      text,
      unknown: unknown === 0 ? '' : t('unknownShort', { count: unknown }),
      target: {
        href: matrix({ countries: country }),
        name: t('mapLabel', { code: country, country: name(country), share: text, met, known, unknown }),
      },
    }
  })
  const bounds = SHARE_STEPS.map((bound, index) => `${percent(bound)}–${percent(SHARE_STEPS[index + 1] ?? 1)}`)
  return {
    name: 'map',
    day,
    title: t('map.title'),
    subtitle: context.subtitle,
    summary: t('map.summary', { ...region, requirements: requirements.length, share: percent(region.share) }),
    sayings: [...notDrawn(context)],
    drawings: requirements.length === 0 ? null : bothShapes(() => layoutMap(entries)),
    description: shares
      .map(({ country, ...one }) => t('map.row', { country: name(country), ...one, share: percent(one.share) }))
      .join(' '),
    key: [
      ...bounds.map((text, step): KeyLine => ({ text, sample: swatch(`pic-step-${step}`) })),
      { text: t('map.keyNone'), sample: swatch('pic-unknown') },
      { text: t('map.keyUnknown') },
    ],
    fields: [requirementField(context), ...context.scopeFields, { kind: 'countries', shown: countries }],
    choice: context.scopeChoice,
    table: {
      caption: t('map.title'),
      columns: [
        { title: t('column.country'), isNumber: false },
        { title: t('column.share'), isNumber: true },
        ...STATUSES.map((status) => ({ title: t(`column.${status}`), isNumber: true })),
      ],
      rows: shares.map(({ country, ...one }) => [
        textCell(name(country), context.link(`/countries/${country}`)),
        numberCell(percent(one.share), undefined, context.ofKnown(one)),
        ...STATUSES.map((status) =>
          one[status] === 0 ? numberCell(0) : numberCell(one[status], matrix({ countries: country, status })),
        ),
      ]),
    },
  }
}

function mapOfStatus(context: PictureContext, requirement: string): Picture {
  const { t, countries, name, link, day, ground, statusWord } = context
  const cells = countries.map((country) => {
    const spans = ground.history.get(`${country} ${requirement}`) ?? []
    const span = spans.find(({ period }) => (period.from ?? WORKSHOP_DAY) <= day && (period.to ?? '9999') > day)
    const status = span?.status ?? ('unknown' as const)
    return { country, status, from: span?.period.from ?? null, href: link(`/matrix/${country}/${requirement}`) }
  })
  const count = (status: (typeof STATUSES)[number]) => cells.filter((one) => one.status === status).length
  return {
    name: 'map',
    day,
    title: t('map.requirementTitle', { requirement: context.title(requirement) }),
    subtitle: t('subtitleDay', { day: context.dayInWords(day) }),
    summary: t('map.requirementSummary', {
      count: cells.length,
      day: context.dayInWords(day),
      met: count('met'),
      partial: count('partial'),
      gap: count('gap'),
      unknown: count('unknown'),
    }),
    sayings: [...notDrawn(context)],
    drawings: bothShapes(() =>
      layoutMap(
        cells.map(({ country, status, href }) => ({
          kind: 'status',
          code: country,
          status,
          target: { href, name: `${country}, ${name(country)}: ${statusWord(status)}` },
        })),
      ),
    ),
    description: cells.map(({ country, status }) => `${name(country)}: ${statusWord(status)}.`).join(' '),
    key: STATUSES.map((status) => ({
      text: statusWord(status),
      sample: [...swatch(`pic-map-${status}`), ...signItems(status, 15, 7)],
    })),
    fields: [requirementField(context), { kind: 'countries', shown: countries }],
    choice: { requirement },
    table: {
      caption: t('map.requirementTitle', { requirement: context.title(requirement) }),
      columns: [
        { title: t('column.country'), isNumber: false },
        { title: t('column.status'), isNumber: false },
        { title: t('column.since'), isNumber: false },
      ],
      rows: cells.map(({ country, status, from, href }) => [
        textCell(name(country), link(`/countries/${country}`)),
        textCell(statusWord(status), href),
        textCell(from === null ? t('sinceUnrecorded') : context.dayInWords(from)),
      ]),
    },
  }
}

function requirementField({ t, ground, title, choice }: PictureContext): Field {
  const options = ground.requirements.map(({ id }) => [id, title(id)] as const)
  return select('requirement', t('requirement'), t('noRequirement'), options, choice.requirement)
}

function notDrawn({ t, countries, name, list }: PictureContext): string[] {
  const drawn = drawnOnMap()
  const missing = countries.filter((code) => !drawn.has(code))
  return missing.length === 0 ? [] : [t('map.notDrawn', { names: list.format(missing.map(name)) })]
}
