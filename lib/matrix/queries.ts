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
import { findLawChanges } from '../texts/queries'
import type { Cell, Matrix } from './schema'
import { viewSchema } from './view-schema'

/** What a matrix address may say, with the areas, standards and countries as they are. */
export const findViewSchema = byRevision(async () => {
  const [outline, jurisdictions] = await Promise.all([findOutline(), findJurisdictions()])
  return viewSchema({
    areas: outline.areas.map(({ id }) => id),
    groups: outline.areas.flatMap(({ groups }) => groups.map(({ slug }) => slug)),
    standards: outline.standards.map(({ id }) => id),
    countries: jurisdictions.map(({ code }) => code),
  })
})

// requirement, country, status, confidence, from, former status, review, whether its period is still open
const rowSchema = z.tuple([
  z.string(),
  z.string(),
  z.enum(STATUSES),
  z.enum(CONFIDENCES),
  z.string().nullable(),
  z.enum(STATUSES).nullable(),
  z.enum(['confirmed', 'disputed']).nullable(),
  z.boolean(),
])
const answerSchema = z.tuple([z.object({ cells: z.array(rowSchema).nullable() })])

const NOT_RECORDED: Cell = { status: 'unknown', confidence: null, from: null, was: null }

const findRows = byRevision(async (day: string, since: string | null) => {
  // One JSON text for a thousand cells: the driver takes longer over as many rows.
  const found = await database().$queryRaw`
    SELECT json_agg(json_build_array(
             now_.requirement_id, now_.jurisdiction_code, now_.status, now_.confidence, now_.from_date,
             nullif(was.status, now_.status),
             (SELECT review.verdict FROM finding_review AS review
              WHERE review.finding_id = now_.id AND review.finding_version = now_.version
              ORDER BY review.created_at DESC LIMIT 1),
             now_.to_date IS NULL)) AS cells
    FROM finding AS now_
    LEFT JOIN finding AS was
      ON was.jurisdiction_code = now_.jurisdiction_code
     AND was.requirement_id = now_.requirement_id
     AND applies_on(was.from_date, was.to_date, ${since}::date)
    WHERE applies_on(now_.from_date, now_.to_date, ${day}::date)`
  const [{ cells }] = answerSchema.parse(found)
  return cells ?? []
}, 50)

// Cells with an open deficiency, as `requirement country`.
const findMarks = byRevision(async (visibility: 'published' | 'all'): Promise<Set<string>> => {
  const rows = await database().deficiency.findMany({
    where: { status: { notIn: ['resolved', 'dismissed'] }, ...(visibility === 'all' ? {} : { isPublished: true }) },
    select: { country: true, requirementId: true },
  })
  return new Set(rows.map(({ country, requirementId }) => `${requirementId} ${country}`))
}, 2)

// Cells whose open finding rests on an article that changed since it was last checked, as `requirement country`.
const findLawMarks = byRevision(async (): Promise<Set<string>> => {
  const changes = await findLawChanges()
  return new Set(changes.map(({ requirement, country }) => `${requirement} ${country}`))
})

/**
 * The whole matrix as it stood on `day`, with what was otherwise on `since`. `marks`: which of the register's open
 * deficiencies are flagged, by what the reader may see of it.
 */
export async function findMatrix(
  day: string,
  since: string | null,
  locale: Locale,
  marks: 'published' | 'all' | 'none' = 'none',
): Promise<Matrix> {
  const [outline, jurisdictions, found, marked, lawChanged] = await Promise.all([
    findOutline(),
    findJurisdictions(),
    findRows(day, since),
    marks === 'none' ? new Set<string>() : findMarks(marks),
    findLawMarks(),
  ])
  const cells = new Map<string, Cell>()
  for (const [requirement, country, status, confidence, from, was, verdict, isOpen] of found) {
    const cell: Cell = { status, confidence, from, was }
    if (verdict !== null) cell.review = verdict === 'confirmed' ? 'reviewed' : 'disputed'
    if (isOpen && lawChanged.has(`${requirement} ${country}`)) cell.isLawChanged = true
    cells.set(`${requirement} ${country}`, cell)
  }
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
      cells: countries.map(({ code }) => {
        const cell = cells.get(`${id} ${code}`) ?? NOT_RECORDED
        return marked.has(`${id} ${code}`) ? { ...cell, isMarked: true } : cell
      }),
    })),
  }
}
