import { foldLetters, type Reference, referencesIn } from './reference-rules'

/** What a reader typed, taken apart. Texts are for websearch_to_tsquery: words, "phrases", or. */
export type Question = {
  /** Everything asked for, without numbers of laws. */
  wanted: string
  /** The same without the countries that it names. */
  rest: string
  /** What must not occur, as alternatives. */
  unwanted: string
  /** Numbers that must be named. */
  numbers: string[]
  /** Numbers that are surely those of an article or a law; of a paragraph its article's too. */
  strong: string[]
  /** Numbers of laws without their years. */
  laws: string[]
  /** Numbers that may be, where the other words fit too. */
  weak: string[]
  /** Countries that it names. */
  countries: string[]
  /** Its words, to look for mistyped ones. */
  words: string[]
}

/** Words that announce the number of an article or a law; folded. */
const ANNOUNCING = new Set(
  (
    'art arts articulo articulos artigo artigos article articles articulos ley leyes lei leis law laws loi lois lo ' +
    'decreto decretos decree decrees decret decrets resolucion resolucao resolution acuerdo acordo acordada decreto-ley decreto-lei ' +
    'dl rd n no nro num numero numeros number nr section sec inciso numeral'
  ).split(' '),
)

/** Words that only join numbers: "128 y 131 del", "128 of the". */
const JOINING = new Set(' de del da do dos das du des d la las el los le les the of y e et and a al to'.split(' '))

/** `names`: what each country is called, in every language. */
export function readQuestion(typed: string, names: Readonly<Record<string, readonly string[]>>): Question {
  const parts = splitParts(typed)
  const phrases = parts.filter(({ isPhrase, isUnwanted }) => isPhrase && !isUnwanted).map(({ text }) => `"${text}"`)
  const plain = parts
    .filter(({ isPhrase, isUnwanted }) => !isPhrase && !isUnwanted)
    .map(({ text }) => text)
    .join(' ')
  const { references, left } = takeReferences(plain)
  const named = takeCountries(left, names)
  const isBare = named.left.trim() === '' && phrases.length === 0
  const isAnnounced = references.some(({ isAnnounced }) => isAnnounced)
  const isStrong = (reference: Reference) => isBare || isAnnounced || reference.isLawlike
  const strong = references.filter(isStrong)
  return {
    wanted: [...phrases, cleanWords(left)].join(' ').trim(),
    rest: [...phrases, cleanWords(named.left)].join(' ').trim(),
    unwanted: parts
      .filter(({ isUnwanted, text }) => isUnwanted && text !== '')
      .map(({ text, isPhrase }) => (isPhrase ? `"${text}"` : cleanWords(text)))
      .join(' or '),
    numbers: unique(references.map(({ key }) => key)),
    strong: unique(strong.flatMap(({ key, broader }) => [key, ...(key.includes('.') ? broader : [])])),
    laws: unique(strong.flatMap(({ key, broader }) => (key.includes('/') && broader.length === 1 ? broader : []))),
    weak: unique(references.filter((one) => !isStrong(one)).map(({ key }) => key)),
    countries: named.countries,
    words: cleanWords(left)
      .split(' ')
      .filter((word) => word.length >= 4),
  }
}

const unique = (keys: string[]) => [...new Set(keys)]

type Part = { text: string; isPhrase: boolean; isUnwanted: boolean }

function splitParts(typed: string): Part[] {
  return [...typed.matchAll(/(?<![^\s"])(-?)"([^"]*)"|([^\s"]+)/g)].flatMap(([, minus, phrase, word]): Part[] => {
    if (phrase !== undefined) {
      const text = cleanWords(phrase)
      return text === '' ? [] : [{ text, isPhrase: true, isUnwanted: minus === '-' }]
    }
    if (word === undefined) return []
    const isUnwanted = /^-[\p{L}\p{N}]/u.test(word)
    return [{ text: isUnwanted ? word.slice(1) : word, isPhrase: false, isUnwanted }]
  })
}

function takeReferences(plain: string): { references: (Reference & { isAnnounced: boolean })[]; left: string } {
  // "art.128", "n.º 5": a full stop behind a letter parts words, one between digits does not.
  const text = plain.replace(/(\p{L})\./gu, '$1 ').replace(/[ºª°]/g, ' ')
  const references: (Reference & { isAnnounced: boolean })[] = []
  let left = ''
  let end = 0
  for (const reference of referencesIn(text)) {
    const before = text.slice(end, reference.index)
    const words = before.trimEnd().split(/\s+/)
    let isAnnounced = false
    while (ANNOUNCING.has(foldLetters(words.at(-1) ?? ''))) {
      words.pop()
      isAnnounced = true
    }
    left += `${words.join(' ')} `
    references.push({ ...reference, isAnnounced })
    end = reference.index + reference.length
  }
  left = (left + text.slice(end)).trim()
  const isJoint =
    references.length > 0 &&
    cleanWords(left)
      .split(' ')
      .every((word) => JOINING.has(foldLetters(word)))
  return { references, left: isJoint ? '' : left }
}

function takeCountries(left: string, names: Readonly<Record<string, readonly string[]>>) {
  let folded = ` ${foldLetters(left)} `
  const countries: string[] = []
  for (const [code, called] of Object.entries(names))
    for (const name of called) {
      const wanted = ` ${foldLetters(name)} `
      if (!folded.includes(wanted)) continue
      folded = folded.replace(wanted, ' ')
      if (!countries.includes(code)) countries.push(code)
    }
  return { countries, left: folded.trim() }
}

/** Words and their joints only: nothing that the query language would take for a sign of its own. */
function cleanWords(text: string): string {
  return text
    .replace(/[^\p{L}\p{M}\p{N}.]+/gu, ' ')
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
