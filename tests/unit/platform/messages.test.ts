import { readFileSync } from 'node:fs'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DEFAULT_LOCALE, LOCALES, type Locale } from '@/lib/platform/i18n/locales'
import { MESSAGE_AREAS } from '@/lib/platform/i18n/messages/areas'

const TRANSLATIONS = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE)

// Texts that the code fills by replacing `{name}` alone: the grid in the browser, the failure page without Next.
const FILLED_PLAINLY = /^((matrix|review|register)\.grid|failure|forms|api)\./

type Tree = { [key: string]: string | Tree }
const treeSchema: z.ZodType<Tree> = z.record(
  z.string(),
  z.lazy(() => z.union([z.string(), treeSchema])),
)

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : flatten(value, `${path}${name}.`),
  )
}

function readMessages(locale: Locale): Map<string, string> {
  const read = (name: string) => {
    const file = new URL(`../../../lib/platform/i18n/messages/${name}.json`, import.meta.url)
    return treeSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  }
  const areas = MESSAGE_AREAS.map((area) => [area, read(`${locale}/${area}`)])
  return new Map(flatten({ ...read(locale), ...Object.fromEntries(areas) }))
}

/** `day`, `count`, and for a plural its exact cases too: `count =0`. */
function placesOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...placesOf(element.children)]
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element.value]
    const exact = Object.keys(element.options).filter((option) => option.startsWith('='))
    const inside = Object.values(element.options).flatMap(({ value }) => placesOf(value))
    return [element.value, ...exact.map((option) => `${element.value} ${option}`), ...inside]
  })
}

function placesByKey(messages: Map<string, string>): Record<string, string[]> {
  return Object.fromEntries([...messages].map(([key, text]) => [key, [...new Set(placesOf(parse(text)))].sort()]))
}

function countWords(text: string): number {
  return text.replace(/\{\w+\}/g, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

const spanish = readMessages(DEFAULT_LOCALE)

describe.each(TRANSLATIONS)('the messages in %s', (locale) => {
  const messages = readMessages(locale)

  it('have the keys of the Spanish ones', () => {
    expect([...messages.keys()].sort()).toEqual([...spanish.keys()].sort())
  })

  it('take the same arguments', () => {
    expect(placesByKey(messages)).toEqual(placesByKey(spanish))
  })

  it('are translated', () => {
    const left = [...messages].filter(([key, text]) => countWords(text) > 3 && text === spanish.get(key))
    expect(left).toEqual([])
  })
})

describe.each(LOCALES)('the messages in %s', (locale) => {
  const messages = readMessages(locale)

  it('are not empty', () => {
    expect([...messages].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('have no ICU syntax where the code only replaces {name}', () => {
    const plain = [...messages].filter(([key]) => FILLED_PLAINLY.test(key))
    expect(plain).not.toEqual([])
    expect(plain.filter(([, text]) => /[{}#]/.test(text.replace(/\{\w+\}/g, '')))).toEqual([])
  })

  it('have a form for one and for others in every plural', () => {
    const plurals = [...messages].filter(([, text]) => text.includes(', plural,'))
    expect(plurals).not.toEqual([])
    expect(plurals.filter(([, text]) => !/\bone \{/.test(text) || !/\bother \{/.test(text))).toEqual([])
  })
})
