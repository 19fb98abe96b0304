import { z } from 'zod'
import { isDay } from '../law/periods'
import { readNumber } from './article-rules'

// A law of a law-as-git repository: YAML front matter, then Markdown whose articles begin with headings, or with bold
// words at the start of a line. An amending law holds articles of other laws; those are told apart as `quoted`.

const textField = z.union([z.string(), z.number()]).transform(String)
const dayField = textField.transform((text) => text.trim().slice(0, 10)).refine(isDay)
const frontSchema = z.object({
  title: textField.nullish().catch(null),
  short_title: textField.nullish().catch(null),
  identifier: textField.nullish().catch(null),
  country: textField.nullish().catch(null),
  rank: textField.nullish().catch(null),
  publication_date: dayField.nullish().catch(null),
  last_updated: dayField.nullish().catch(null),
  source: textField.nullish().catch(null),
  wording: textField.nullish().catch(null),
  reform_quality: textField.nullish().catch(null),
})

export type FrontMatter = {
  title: string | null
  shortTitle: string | null
  identifier: string | null
  country: string | null
  rank: string | null
  publishedOn: string | null
  updatedOn: string | null
  /** The address of the official text. */
  source: string | null
  /** What the repository itself says of its wording. */
  wording: 'original' | 'consolidated' | null
}

export type Article = {
  key: string
  /** As the document writes it: "ARTÍCULO 128.-". */
  label: string
  text: string
  /** Whether it is an article of another law that this one words anew; then by which of its own articles. */
  quotedIn: string | null
}

export type LawDocument = { front: FrontMatter; articles: Article[]; body: string }

/** A file's front matter and what follows it; null where it has none. */
export function splitFront(text: string): { yaml: string; body: string } | null {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(lines)
  return match?.[1] === undefined ? null : { yaml: match[1], body: lines.slice(match[0].length) }
}

/** Front matter that was parsed as YAML; a field that is no text or no day is taken as absent. */
export function toFrontMatter(value: unknown): FrontMatter | null {
  const parsed = frontSchema.safeParse(value)
  if (!parsed.success) return null
  const found = parsed.data
  const known = (day: string | null | undefined) => (day && day !== NO_DAY ? day : null)
  const wording = found.wording?.toLowerCase()
  return {
    title: found.title?.trim() || null,
    shortTitle: found.short_title?.trim() || null,
    identifier: found.identifier?.trim() || null,
    country: found.country?.trim().toUpperCase() || null,
    rank: found.rank?.trim().toLowerCase() || null,
    publishedOn: known(found.publication_date),
    updatedOn: known(found.last_updated),
    source: found.source?.trim() || null,
    wording:
      wording === 'original' || wording === 'consolidated' ? wording : found.reform_quality ? 'consolidated' : null,
  }
}

/** What such repositories write where they know no day. */
const NO_DAY = '1900-01-01'

const OPENER = /^(> ?)?(#{1,6} )?(\*{0,3}|_{0,2}) ?(["“«‘']?) ?(art[íi]culo|artigo|article|art\.?|§) ?/i
const STRUCTURE =
  /^[#*_\s]*(libro|livro|t[íi]tulo|cap[íi]tulo|secci[óo]n|se[çc][ãa]o|parte|anexo|disposici[óo]n|disposiciones|antecedentes normativos)\b/i
/** An imperative or a passive by which one law words another: "Sustitúyese", "se modifica", "passa a vigorar". */
const AMENDS =
  /\b(sustit[uú]y|reempl[aá]z|incorp[oó]r|agr[eé]g|modif[ií][cq]|introd[uú][cz]|a[ñn][aá]d|adici[oó]n|ref[oó]rm|interc[aá]l|inclúy)[a-z]*(se|nse)\b|\b(se|fica[m]?) (sustituy|reemplaz|incorpor|agreg|modific|introduc|añad|adicion|reform|acrescid|acrescentad)|\bqued(a|an|ar[áa]n?) redactad|\bpassam? a vigorar/i

type Opened = { key: string; label: string; rest: string; isMarked: boolean }

// A line that begins an article. Prose may begin with "artículo 210 ter, cualquiera …" too, where a line was broken.
function readOpener(given: string): Opened | null {
  const line = given.replace(/\s+/g, ' ').trim()
  const match = OPENER.exec(line)
  if (!match) return null
  const [whole, quote = '', heading = '', bold = '', mark = '', word = ''] = match
  const behind = line.slice(whole.length).replaceAll('*', '')
  const isBoldHead = bold !== '' && line.slice(whole.length).includes('**')
  const number = readNumber(behind) ?? (/^[úu]nico\b/i.test(behind) ? { key: '1', length: 5 } : null)
  if (number === null) return null
  const after = behind.slice(number.length)
  const rest = after.replace(/^[\s.°ºª:*_–—-]+/, '')
  const between = after.slice(0, after.length - rest.length)
  // A comma, or words that go on in lower case with nothing between, are a sentence about the article.
  if (/^[,;)]/.test(rest)) return null
  const isSeparated = /[.:–—-]/.test(between) || /[°º]\s*$/.test(between) || rest === ''
  if (!isSeparated && !((heading !== '' || isBoldHead) && /^[A-ZÁÉÍÓÚÑ("“«]/.test(rest))) return null
  if (word[0] !== word[0]?.toUpperCase()) return null
  if (heading === '' && bold === '' && rest === '') return null
  const label = `${word} ${behind.slice(0, number.length)}`.trim()
  return { key: number.key, label, rest, isMarked: quote !== '' || mark !== '' }
}

/** The articles in the order of the text. */
export function readArticles(body: string): Article[] {
  // A note before it can be glued to the words that begin an article.
  const lines = body.replace(/([).*])(\*\*ART[IÍ]CULO\s+\d)/g, '$1\n\n$2').split('\n')
  const articles: Article[] = []
  let open: { article: Article; lines: string[] } | null = null
  let host: { key: string; text: () => string } | null = null
  let isQuoting = false
  // Whether a title stands between the article before and this one: what was announced may have been the title.
  let isBelowTitle = false
  const close = () => {
    if (open === null) return
    open.article.text = tidy(open.lines)
    open = null
  }
  for (const line of lines) {
    const opener = readOpener(line)
    if (opener === null) {
      if (STRUCTURE.test(line) && isHeadLine(line)) {
        close()
        isBelowTitle = true
      } else if (open !== null) open.lines.push(line)
      continue
    }
    const before: { key: string; text: () => string } | null = host
    if (before !== null) {
      if (isQuoting) {
        const isNext =
          !opener.isMarked && isNextOf(opener.key, before.key) && !announces(before.text(), opener.key, articles)
        if (isNext) isQuoting = false
      } else {
        const isAnnounced = beginsQuote(before.text()) && !(isBelowTitle && isNextOf(opener.key, before.key))
        isQuoting = opener.isMarked || isAnnounced
      }
    } else isQuoting = opener.isMarked
    isBelowTitle = false
    const last = articles.at(-1)
    // The number stands alone, and its article follows as an amending law worded it.
    if (opener.isMarked && open !== null && last?.key === opener.key && tidy(open.lines) === '') {
      open.lines.push(opener.rest)
      isQuoting = last.quotedIn !== null
      continue
    }
    close()
    const article: Article = {
      ...{ key: opener.key, label: opener.label, text: '' },
      quotedIn: isQuoting ? (before?.key ?? '') : null,
    }
    articles.push(article)
    const own = [opener.rest]
    open = { article, lines: own }
    if (!isQuoting) host = { key: opener.key, text: () => tidy(own) }
  }
  close()
  return articles
}

const isHeadLine = (line: string) => /^[#*]/.test(line) || line === line.toUpperCase() || line.trim().length < 60

const isNextOf = (key: string, host: string) => /^\d+$/.test(key) && Number(key) === Number.parseInt(host, 10) + 1

// The article before says that it words another law's article, and stops to let it follow.
function beginsQuote(host: string): boolean {
  return AMENDS.test(host) && /(:["“«*\s]*|\b(siguientes?|seguintes?|following)\.?)$/i.test(host)
}

// "Sustitúyese el artículo 2 de la ley …" before an article 2 that is not yet there: that one is still the quoted one.
function announces(host: string, key: string, articles: readonly Article[]): boolean {
  return (
    names(host, key) &&
    articles.at(-1)?.key !== key &&
    !articles.some((one) => one.quotedIn !== null && one.key === key)
  )
}

function names(text: string, key: string): boolean {
  return [...text.matchAll(/(?:art[íi]culos?|artigos?|arts?\.)\s+(?=\d)/gi)].some(
    (match) => readNumber(text.slice(match.index + match[0].length))?.key === key,
  )
}

/** The article's words as paragraphs: links and emphasis are the repository's, line breaks within a paragraph too. */
function tidy(lines: readonly string[]): string {
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        // What stood apart on the page that it was taken from is glued by the marks of emphasis around a link.
        .replace(/([\p{L}\d])\*+\[/gu, '$1 [')
        .replace(/\)\*+(?=[\p{L}\d])/gu, ') ')
        .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
        .replace(/(\*{1,3}|_{2,3})/g, '')
        .replace(/^[ \t]*>[ \t]?/gm, '')
        .replace(/^#{1,6}\s+/gm, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .reduce<string[]>(joinBroken, [])
    .join('\n\n')
}

// Such repositories break lines as the page that they were taken from did, each into a paragraph of its own.
function joinBroken(paragraphs: string[], next: string): string[] {
  const last = paragraphs.at(-1)
  const isBroken =
    last !== undefined &&
    !/[.:;!?)"”»]$/.test(last) &&
    /^[a-záéíóúñçãõâêô(0-9]/.test(next) &&
    !/^[a-z0-9]{1,3}[).°º-]/.test(next)
  if (isBroken) paragraphs[paragraphs.length - 1] = `${last} ${next}`
  else paragraphs.push(next)
  return paragraphs
}
