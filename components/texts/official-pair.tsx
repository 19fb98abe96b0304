import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { markDifferences, type Piece } from '@/components/changes/word-differences'
import { lawWords } from '@/components/law/words'
import type { Period } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import type { OfficialText } from '@/lib/texts/schema'
import './texts.css'

type Side = { period: Period; texts: OfficialText[] }
type OfficialPairProps = { before: Side; after: Side; country: string; locale: Locale }

/** The wordings of two periods side by side, the words that differ marked. */
export async function OfficialPair({ before, after, country, locale }: OfficialPairProps) {
  const t = await getTranslations({ locale, namespace: 'texts' })
  const words = await lawWords(locale)
  const marked = await markColumns(before.texts, after.texts, locale)
  return (
    <div className="official-pair">
      <OfficialColumn texts={before.texts} bodies={marked.left} country={country} locale={locale}>
        <h3>
          {t('before')} <small>{words.provisionPeriod(before.period)}</small>
        </h3>
      </OfficialColumn>
      <OfficialColumn texts={after.texts} bodies={marked.right} country={country} locale={locale}>
        <h3>
          {t('after')} <small>{words.provisionPeriod(after.period)}</small>
        </h3>
      </OfficialColumn>
    </div>
  )
}

type ColumnProps = {
  texts: OfficialText[]
  /** The same with marks in them; the texts as they are where none is given. */
  bodies?: ReactNode[]
  country: string
  locale: Locale
  /** Under a heading of the page, or within a table's cell, where a heading has no place. */
  label?: 'h4' | 'p'
  children?: ReactNode
}

/** Wordings of one provision, with what says where they are from. */
export function OfficialColumn({ texts, bodies, country, locale, label: Label = 'h4', children }: ColumnProps) {
  return (
    <div className="official-text">
      {children}
      {texts.map((text, index) => (
        <div key={text.article}>
          <Label className="official-label">{text.label}</Label>
          <blockquote lang={lawLanguage(country)} cite={text.sourceUrl ?? undefined}>
            {bodies === undefined ? text.body : bodies[index]}
          </blockquote>
        </div>
      ))}
      {texts[0] === undefined ? null : <OriginLine text={texts[0]} locale={locale} />}
    </div>
  )
}

/** The language a country's laws are in. */
function lawLanguage(country: string): 'es' | 'pt' {
  return country === 'BR' ? 'pt' : 'es'
}

/** Where a wording is from. The articles of one provision come from one commit of one file. */
async function OriginLine({ text, locale }: { text: OfficialText; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'texts' })
  const { wording, basis, origin, sourceUrl, repository, file, commit, licence, versionOn, retrievedOn } = text
  return (
    <p className="official-origin">
      <strong>{t(`wording.${wording}`)}</strong>
      {basis === null ? null : ` (${t(`basis.${basis}`)})`}.{' '}
      {origin === 'quoted' ? `${t('quoted', { title: text.instrument.title })} ` : null}
      {t('source')}:{' '}
      {sourceUrl === null ? (
        t('notStated')
      ) : (
        <a className="external" href={sourceUrl} rel="noreferrer">
          {sourceUrl}
        </a>
      )}{' '}
      · {t('repository')}: {repository} · {t('file')}: {file} · {t('commit')}:{' '}
      <span title={commit}>{commit.slice(0, 12)}</span> · {t('versionOn')}:{' '}
      {versionOn === null ? t('noDay') : formatDay(versionOn, locale)} · {t('licence')}: {licence ?? t('notStated')} ·{' '}
      {t('retrieved')}: {formatDay(retrievedOn, locale)}
    </p>
  )
}

/** Articles of the same number beside each other, word by word; where each side has but one, those two. */
async function markColumns(left: OfficialText[], right: OfficialText[], locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'texts' })
  const isOne = left.length === 1 && right.length === 1
  const pairOf = (one: OfficialText, others: OfficialText[]) =>
    isOne ? others[0] : others.find(({ article }) => article === one.article)
  const marked = (pieces: Piece[], Mark: 'del' | 'ins', word: string) =>
    pieces.map(({ text, isChanged }, index) =>
      isChanged ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text that does not change.
        <Mark key={index}>
          <span className="hidden"> [{word} </span>
          {text}
          <span className="hidden">] </span>
        </Mark>
      ) : (
        text
      ),
    )
  return {
    left: left.map((one) => {
      const pair = pairOf(one, right)
      return pair === undefined
        ? one.body
        : marked(markDifferences(one.body, pair.body, locale).old, 'del', t('deleted'))
    }),
    right: right.map((one) => {
      const pair = pairOf(one, left)
      return pair === undefined
        ? one.body
        : marked(markDifferences(pair.body, one.body, locale).now, 'ins', t('inserted'))
    }),
  }
}
