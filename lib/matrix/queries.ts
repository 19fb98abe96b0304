import 'server-only'
import { z } from 'zod'
import { findOutline } from '../framework/queries'
import { findJurisdictions } from '../law/queries'
import { CONFIDENCES, STATUSES } from '../law/schema'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import type { Locale } from '../platform/i18n/locales'
import { pickText } from '../platform/i18n/localised'
import { countryName, sortByName } from '../platform/i18n/names'
import type { Cell, Matrix } from './schema'
import type { ViewChoices } from './view-schema'

/** The values that a matrix address may name. */
export async function findViewChoices(): Promise<ViewChoices> {
  const [outline, jurisdictions] = await Promise.all([findOutline(), findJurisdictions()])
  return {
    areas: outline.areas.map(({ id }) => id),
    groups: outline.areas.flatMap(({ groups }) => groups.map(({ slug }) => slug)),
    standards: outline.standards.map(({ id }) => id),
    countries: jurisdictions.map(({ code }) => code),
  }
}

const rowSchema = z.object({
  requirement: z.string(),
  country: z.string(),
  status: z.enum(STATUSES),
  confidence: z.enum(CONFIDENCES),
  from: z.string().nullable(),
  was: z.enum(STATUSES).nullable(),
})

const NOT_RECORDED: Cell = { status: 'unknown', confidence: null, from: null, was: null }

const findRows = byRevision(async (day: string, since: string | null) => {
  const found = await database().$queryRaw`
    SELECT now_.requirement_id AS requirement, now_.jurisdiction_code AS country,
           now_.status, now_.confidence, now_.from_date::text AS "from",
           nullif(was.status, now_.status) AS was
    FROM finding AS now_
    LEFT JOIN finding AS was
      ON was.jurisdiction_code = now_.jurisdiction_code
     AND was.requirement_id = now_.requirement_id
     AND applies_on(was.from_date, was.to_date, ${since}::date)
    WHERE applies_on(now_.from_date, now_.to_date, ${day}::date)`
  return z.array(rowSchema).parse(found)
}, 50)

/** The whole matrix as it stood on `day`, with what was otherwise on `since`. */
export async function findMatrix(day: string, since: string | null, locale: Locale): Promise<Matrix> {
  const [outline, jurisdictions, found] = await Promise.all([findOutline(), findJurisdictions(), findRows(day, since)])
  const cells = new Map<string, Cell>()
  for (const { requirement, country, ...cell } of found) cells.set(`${requirement} ${country}`, cell)
  const countries = sortByName(
    jurisdictions.map(({ code, role }) => ({ code, role, name: countryName(code, locale) })),
    locale,
  ).sort((a, b) => Number(a.role !== 'participant') - Number(b.role !== 'participant'))
  return {
    countries,
    areas: outline.areas.map(({ id, title, groups }) => ({
      id,
      title: pickText(title, locale),
      groups: groups.map((group) => ({ id: group.slug, title: pickText(group.title, locale) })),
    })),
    standards: outline.standards.map(({ id, short }) => ({ id, short: pickText(short, locale).text })),
    requirements: outline.requirements.map(({ id, area, group, title, core, references }) => ({
      id,
      area,
      group,
      title: pickText(title, locale),
      core,
      articles: references,
      cells: countries.map(({ code }) => cells.get(`${id} ${code}`) ?? NOT_RECORDED),
    })),
  }
}
