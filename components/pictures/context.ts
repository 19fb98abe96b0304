import { getTranslations } from 'next-intl/server'
import { href } from '@/components/shell/href'
import type { Status } from '@/lib/law/schema'
import type { Ground } from '@/lib/pictures/queries'
import type { PictureChoice } from '@/lib/pictures/schema'
import { chooseRequirements } from '@/lib/pictures/table-rules'
import type { Query } from '@/lib/platform/http/query'
import type { Locale } from '@/lib/platform/i18n/locales'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, formatDay, semicolon, sortByName } from '@/lib/platform/i18n/names'
import type { Cell, Field } from './picture'

export type Asked = { locale: Locale; today: string; query: Query; choice: PictureChoice; ground: Ground }

/** What every picture is said with: its day, countries and requirements, and their names in the reader's language. */
export async function pictureContext({ locale, today, query, choice, ground }: Asked) {
  const t = await getTranslations({ locale, namespace: 'pictures' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const percentFormat = new Intl.NumberFormat(locale, { style: 'percent' })
  const day = choice.date ?? today
  const name = (code: string) => countryName(code, locale)
  const byName = (codes: readonly string[]) =>
    sortByName(
      codes.map((code) => ({ code, name: name(code) })),
      locale,
    ).map(({ code }) => code)
  const participants = byName(ground.jurisdictions.flatMap(({ code, role }) => (role === 'participant' ? code : [])))
  const titles = new Map(ground.requirements.map(({ id, title }) => [id, pickText(title, locale).text]))
  const areas = new Map(ground.outline.areas.map(({ id, title }) => [id, pickText(title, locale).text]))
  const groups = new Map(
    ground.outline.areas.flatMap((area) =>
      area.groups.map(({ slug, title }) => [`${area.id} ${slug}`, pickText(title, locale).text] as const),
    ),
  )
  const standards = new Map(ground.outline.standards.map(({ id, short }) => [id, pickText(short, locale).text]))
  const { area, standard, core } = choice
  const scopeParts = [
    area === undefined ? [] : (areas.get(area) ?? area),
    standard === undefined ? [] : (standards.get(standard) ?? standard),
    core === undefined ? [] : t('scopeCore'),
  ].flat()
  const scopeChoice: Query = {
    ...(area === undefined ? {} : { area }),
    ...(standard === undefined ? {} : { standard }),
    ...(core === undefined ? {} : { core }),
  }
  const link = (path: string, more: Query = {}) => href(locale, path, query.date ? { date: day } : {}, more)
  const percent = (share: number | null) => (share === null ? '–' : percentFormat.format(share))
  return {
    locale,
    today,
    day,
    choice,
    ground,
    t,
    percent,
    ofKnown: ({ met, known }: { met: number; known: number }) => t('ofKnown', { met, known }),
    name,
    participants,
    /** The countries asked for, else the workshop's twelve, by name. */
    countries: choice.countries === undefined ? participants : byName(choice.countries),
    allCountries: byName(ground.choices.countries),
    reference: ground.jurisdictions.find(({ role }) => role === 'reference')?.code ?? null,
    requirements: chooseRequirements(ground.requirements, choice),
    statusWord: (one: Status) => status(one),
    title: (id: string) => titles.get(id) ?? id,
    areaTitle: (id: string) => areas.get(id) ?? id,
    groupTitle: (areaId: string, group: string) => groups.get(`${areaId} ${group}`) ?? group,
    dayInWords: (one: string) => formatDay(one, locale),
    subtitle: t('subtitle', {
      scope: scopeParts.length === 0 ? t('scopeAll') : scopeParts.join(' · '),
      day: formatDay(day, locale),
    }),
    scopeChoice,
    separator: semicolon(locale),
    list: new Intl.ListFormat(locale),
    link,
    /** The matrix of what is counted: the same requirements on the day, of some countries, with a status. */
    matrix: (more: Query) => link('/matrix', { ...scopeChoice, ...more }),
    scopeFields: [
      select('area', t('area'), t('anyArea'), [...areas], area),
      select('standard', t('standard'), t('anyStandard'), [...standards], standard),
      { kind: 'check', name: 'core', label: t('core'), isChecked: core !== undefined },
    ] satisfies Field[] as Field[],
  }
}
export type PictureContext = Awaited<ReturnType<typeof pictureContext>>

/** A choice among named values; `any`, where there is one, asks for all of them. */
export function select(
  name: string,
  label: string,
  any: string | null,
  values: readonly (readonly [value: string, text: string])[],
  value: string | undefined,
): Field {
  const options = values.map(([one, text]) => ({ value: one, text }))
  return {
    kind: 'select',
    name,
    label,
    value: value ?? '',
    options: any === null ? options : [{ value: '', text: any }, ...options],
  }
}

/** Cells of a table. */
export const textCell = (text: string, href?: string, note?: string): Cell => ({
  parts: [href === undefined ? { text } : { text, href }],
  ...(note === undefined ? {} : { note }),
})
export const numberCell = (text: string | number, href?: string, note?: string): Cell => ({
  ...textCell(String(text), href, note),
  isNumber: true,
})
