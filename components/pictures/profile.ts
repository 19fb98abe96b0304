import type { Share } from '@/lib/pictures/convergence-rules'
import { sharesOf } from '@/lib/pictures/convergence-rules'
import { profileOf } from '@/lib/pictures/profile-rules'
import { tableOn } from '@/lib/pictures/table-rules'
import { type Asked, numberCell, pictureContext, select, textCell } from './context'
import { bothShapes, type Picture } from './picture'
import { layoutProfile } from './profile-layout'

/** One country against the region and the reference, group by group. */
export async function makeProfile(asked: Asked): Promise<Picture> {
  const context = await pictureContext(asked)
  const { t, percent, name, participants, reference, day, ground, groupTitle } = context
  const country = asked.choice.country ?? participants[0] ?? ''
  const other = reference === country ? null : reference
  const everyone = [...new Set([country, ...participants, ...(other === null ? [] : [other])])]
  const ids = context.requirements.map(({ id }) => id)
  const table = tableOn(ground.history, everyone, ids, day)
  const rows = profileOf(table, context.requirements, { country, region: participants, reference: other })
  const totalOf = (codes: readonly string[]) => sharesOf(tableOn(ground.history, codes, ids, day)).region
  const [own, region] = [totalOf([country]), totalOf(participants)]
  const better = rows.filter((row) => (row.country.share ?? -1) > (row.region.share ?? 2))
  const worse = rows.filter((row) => (row.country.share ?? 2) < (row.region.share ?? -1))
  const regionText = t('region')
  const groupName = ({ area, group }: (typeof rows)[number]) => groupTitle(area, group)
  const shareCell = (share: Share | null, codes: readonly string[], more: Record<string, string>) =>
    share === null
      ? numberCell('–')
      : numberCell(
          percent(share.share),
          share.met === 0 ? undefined : context.matrix({ ...more, countries: codes.join(','), status: 'met' }),
          context.ofKnown(share),
        )
  return {
    name: 'profile',
    day,
    title: t('profile.title', { country: name(country) }),
    subtitle: context.subtitle,
    summary:
      ids.length === 0
        ? t('nothing')
        : t('profile.summary', {
            country: name(country),
            share: percent(own.share),
            met: own.met,
            known: own.known,
            unknown: own.unknown,
            region: percent(region.share),
            reference: other === null ? '–' : percent(totalOf([other]).share),
            referenceName: other === null ? '' : name(other),
            hasReference: other === null ? 'no' : 'yes',
          }),
    sayings:
      ids.length === 0
        ? []
        : [t('profile.against', { better: better.length, worse: worse.length, groups: rows.length })],
    drawings:
      rows.length === 0
        ? null
        : bothShapes((shape) =>
            layoutProfile(
              rows.map((row) => ({
                title: groupName(row),
                country: row.country.share,
                region: row.region.share,
                reference: row.reference?.share ?? null,
                value: t(shape === 'wide' ? 'profile.value' : 'profile.valueShort', {
                  share: percent(row.country.share),
                  met: row.country.met,
                  known: row.country.known,
                  unknown: row.country.unknown,
                }),
              })),
              [0, 0.25, 0.5, 0.75, 1].map(percent),
              shape,
            ),
          ),
    description: rows
      .map((row) =>
        t('profile.row', {
          group: groupName(row),
          country: percent(row.country.share),
          region: percent(row.region.share),
          unknown: row.country.unknown,
        }),
      )
      .join(' '),
    key: [
      { text: name(country), sample: mark('country') },
      { text: t('profile.keyRegion'), sample: mark('region') },
      ...(other === null
        ? []
        : [{ text: t('profile.keyReference', { country: name(other) }), sample: mark('reference') }]),
      { text: t('profile.keyBreak') },
    ],
    fields: [
      select(
        'country',
        t('country'),
        null,
        context.allCountries.map((code) => [code, name(code)] as const),
        country,
      ),
      ...context.scopeFields,
    ],
    choice: { country, ...context.scopeChoice },
    table: {
      caption: t('profile.title', { country: name(country) }),
      columns: [
        { title: t('column.group'), isNumber: false },
        { title: name(country), isNumber: true },
        { title: regionText, isNumber: true },
        ...(other === null ? [] : [{ title: name(other), isNumber: true }]),
        { title: t('column.unknownOf', { country: name(country) }), isNumber: true },
      ],
      rows: rows.map((row) => {
        const place = { area: row.area, group: row.group }
        return [
          textCell(groupName(row), context.matrix({ ...place, countries: country }), context.areaTitle(row.area)),
          shareCell(row.country, [country], place),
          shareCell(row.region, participants, place),
          ...(other === null ? [] : [shareCell(row.reference, [other], place)]),
          row.country.unknown === 0
            ? numberCell(0)
            : numberCell(row.country.unknown, context.matrix({ ...place, countries: country, status: 'unknown' })),
        ]
      }),
    },
  }
}

function mark(who: 'country' | 'region' | 'reference') {
  const line = { tag: 'line', role: `pic-${who}`, x1: 0, x2: 30, y1: 7, y2: 7 } as const
  if (who === 'reference')
    return [line, { tag: 'path', role: 'pic-dot-reference', x: 15, y: 7, d: 'M0-6L6 0L0 6L-6 0z' } as const]
  return [line, { tag: 'circle', role: `pic-dot-${who}`, cx: 15, cy: 7, r: 5 } as const]
}
