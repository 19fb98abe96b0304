import 'server-only'
import { z } from 'zod'
import { findJurisdictions } from '../law/queries'
import { database } from '../platform/db/client'
import { LOCALES } from '../platform/i18n/locales'
import { countryName } from '../platform/i18n/names'
import { type Question, readQuestion } from './question-rules'
import { readGroups } from './records'
import { type Answer, type Asked, FEW, foundSchema, type Group, MANY } from './schema'
import { chooseWord, replaceWords } from './spelling-rules'
import { alikeStatement, searchStatement } from './statement'

/** Where fewer are found than this, another spelling is offered. */
const LITTLE = 3

/** What the question finds on the day; null where it asks for nothing (no word in it, or only unwanted ones). */
export async function findAnswer(asked: Asked): Promise<Answer | null> {
  const names = await findNames()
  const typed = readQuestion(asked.q, names)
  if (!asksForAnything(typed)) return null
  const { countries } = typed
  const groups = await findGroups(typed, asked)
  const asTyped: Answer = { groups, countries, reading: { as: 'typed' }, meant: null }
  const total = countHits(groups)
  if (total >= LITTLE || typed.words.length === 0) return asTyped
  const corrected = await correct(asked.q, typed)
  if (total > 0) return { ...asTyped, meant: corrected }
  const right = readQuestion(corrected ?? asked.q, names)
  if (corrected !== null) {
    const found = await findGroups(right, asked)
    if (countHits(found) > 0)
      return { groups: found, countries: right.countries, reading: { as: 'corrected', q: corrected }, meant: null }
  }
  if (right.words.length < 2) return asTyped
  const some = await findGroups(readQuestion(right.words.join(' or '), names), asked)
  return countHits(some) === 0 ? asTyped : { ...asTyped, groups: some, reading: { as: 'some' } }
}

async function findGroups(question: Question, asked: Asked): Promise<Group[]> {
  const { locale, day, countries, kind, page } = asked
  const limit = asked.most ?? (kind === null ? FEW : MANY)
  const found = await database().$queryRaw(
    searchStatement({ question, locale, day, countries, shown: kind, offset: (page - 1) * limit, limit }),
  )
  const [row] = z.tuple([z.object({ found: foundSchema })]).parse(found)
  return readGroups(row.found, question, locale)
}

async function correct(q: string, { words }: Question): Promise<string | null> {
  const found = await database().$queryRaw(alikeStatement(words))
  const alike = z.array(z.object({ typed: z.string(), alike: z.array(z.string()) })).parse(found)
  const meant = new Map<string, string>()
  for (const { typed, alike: words } of alike) {
    const word = chooseWord(typed, words)
    if (word !== null) meant.set(typed, word)
  }
  return meant.size === 0 ? null : replaceWords(q, meant)
}

async function findNames(): Promise<Record<string, string[]>> {
  const jurisdictions = await findJurisdictions()
  return Object.fromEntries(
    jurisdictions.map(({ code }) => [code, [...new Set(LOCALES.map((locale) => countryName(code, locale)))]]),
  )
}

function asksForAnything({ wanted, numbers }: Question): boolean {
  return wanted !== '' || numbers.length > 0
}

function countHits(groups: readonly Group[]): number {
  return groups.reduce((sum, { total }) => sum + total, 0)
}
