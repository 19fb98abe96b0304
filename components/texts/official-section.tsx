import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { markDifferences, type Piece } from '@/components/changes/word-differences'
import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import type { ProvisionEntry } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import type { OfficialText, TextReport } from '@/lib/texts/queries'
import './texts.css'

export type OfficialSectionProps = {
  request: PageRequest
  provision: ProvisionEntry
  /** Of every period of the article. */
  texts: OfficialText[]
  report: TextReport | null
}

/**
 * The law's own words, apart from Cotejo's summary; beside those of the period before (else after) where both are
 * there, with the words that differ marked. Always with source, licence, commit and day.
 */
export async function OfficialSection({ request: { locale }, provision, texts, report }: OfficialSectionProps) {
  const t = await getTranslations({ locale, namespace: 'texts' })
  const words = await lawWords(locale)
  const textsOf = (id: string | undefined) => texts.filter((one) => one.provision === id)
  const own = textsOf(provision.id)
  const reason = report?.entries.find((one) => one.provision === provision.id)?.reason ?? null
  if (own.length === 0) {
    return (
      <>
        <h2>{t('title')}</h2>
        <p>
          {t('none')} {reason === null ? null : t(`reason.${reason}`)}
        </p>
      </>
    )
  }
  const place = provision.periods.findIndex(({ id }) => id === provision.id)
  const other = [provision.periods[place - 1], provision.periods[place + 1]].find((one) => textsOf(one?.id).length > 0)
  if (other === undefined) {
    return (
      <>
        <h2>{t('title')}</h2>
        <p className="aside">{t('ours')}</p>
        <Column texts={own} bodies={own.map(({ body }) => body)} locale={locale} provision={provision} />
      </>
    )
  }
  const isBefore = provision.periods.indexOf(other) < place
  const [left, right] = isBefore ? [textsOf(other.id), own] : [own, textsOf(other.id)]
  const [leftPeriod, rightPeriod] = isBefore ? [other.period, provision.period] : [provision.period, other.period]
  const marked = await markColumns(left, right, locale)
  return (
    <>
      <h2>{t('title')}</h2>
      <p className="aside">
        {t('ours')} {t('compared')}
      </p>
      <div className="official-pair">
        <Column texts={left} bodies={marked.left} locale={locale} provision={provision}>
          <h3>
            {t('before')} <small>{words.provisionPeriod(leftPeriod)}</small>
          </h3>
        </Column>
        <Column texts={right} bodies={marked.right} locale={locale} provision={provision}>
          <h3>
            {t('after')} <small>{words.provisionPeriod(rightPeriod)}</small>
          </h3>
        </Column>
      </div>
    </>
  )
}

type ColumnProps = {
  texts: OfficialText[]
  bodies: ReactNode[]
  locale: Locale
  provision: ProvisionEntry
  children?: ReactNode
}

async function Column({ texts, bodies, locale, provision, children }: ColumnProps) {
  const lang = provision.country === 'BR' ? 'pt' : 'es'
  return (
    <div className="official-text">
      {children}
      {texts.map((text, index) => (
        <div key={text.article}>
          <h4>{text.label}</h4>
          <blockquote lang={lang} cite={text.sourceUrl ?? undefined}>
            {bodies[index]}
          </blockquote>
        </div>
      ))}
      {texts[0] === undefined ? null : <OriginLine text={texts[0]} locale={locale} provision={provision} />}
    </div>
  )
}

/** Where a wording is from. The articles of one provision come from one commit of one file. */
async function OriginLine({
  text,
  locale,
  provision,
}: {
  text: OfficialText
  locale: Locale
  provision: ProvisionEntry
}) {
  const t = await getTranslations({ locale, namespace: 'texts' })
  const { wording, basis, origin, sourceUrl, repository, file, commit, licence, versionOn, retrievedOn } = text
  const giver = provision.amendedBy.find(({ id }) => id === text.instrument)
  return (
    <p className="official-origin">
      <strong>{t(`wording.${wording}`)}</strong>
      {basis === null ? null : ` (${t(`basis.${basis}`)})`}.{' '}
      {origin === 'quoted' ? `${t('quoted', { title: giver?.title ?? text.instrument })} ` : null}
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
