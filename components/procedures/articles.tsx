import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import type { Practice } from '@/lib/comparison/procedure-schema'
import { Icon } from './authority'
import type { BlockWords } from './words'

type ArticlesProps = { practice: Practice; request: PageRequest; words: BlockWords; most: number }

/** The legal basis: the first articles cited that are in force that day; the rest stands on the cell's page. */
export function Articles({ practice, request, words, most }: ArticlesProps) {
  const { locale, query } = request
  const { country, requirement, provisions } = practice
  if (provisions.length === 0) return null
  const rest = provisions.length - most
  return (
    <p className="fact">
      <Icon name="article" /> <span className="hidden">{words.labels('basis')} </span>
      {provisions.slice(0, most).map(({ id, article, instrument }, index) => (
        <span key={id}>
          {index === 0 ? null : '; '}
          <a href={href(locale, `/provisions/${country}/${id}`, query)}>{article}</a> <cite>{instrument}</cite>
        </span>
      ))}
      {rest > 0 ? (
        <>
          {'; '}
          <a href={href(locale, `/matrix/${country}/${requirement}`, query)}>{words.more(rest)}</a>
        </>
      ) : null}
    </p>
  )
}
