import { getTranslations } from 'next-intl/server'
import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { DataText } from '@/components/ui/text'
import { isSamePenalty, type PenaltyPair, pairPenalties } from '@/lib/comparison/change-provision-rules'
import type { Penalty, Provision } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { type Localised, pickText } from '@/lib/platform/i18n/localised'
import { markDifferences, type Piece } from './word-differences'

type WordingsProps = { before: Provision | null; after: Provision | null; request: PageRequest }

/** An article before and after, side by side: summary and penalties, what differs marked in words, line and colour. */
export async function Wordings({ before, after, request: { locale } }: WordingsProps) {
  const t = await getTranslations({ locale, namespace: 'changes' })
  const words = await lawWords(locale)
  const law = await getTranslations({ locale, namespace: 'law' })
  const pair = await getTranslations({ locale, namespace: 'text' })
  const summary = await markedTexts(before?.summary ?? null, after?.summary ?? null, locale)
  const penalties = pairPenalties(before?.penalties ?? [], after?.penalties ?? [])
  const stated = (penalty: Penalty | null) =>
    penalty === null ? (
      <span aria-hidden="true">–</span>
    ) : (
      <>
        {pair('pair', { name: law(`penaltyKinds.${penalty.kind}`), value: words.range(penalty) })}
        {penalty.note === null ? null : (
          <small className="aside">
            <DataText value={penalty.note} locale={locale} />
          </small>
        )}
      </>
    )
  const difference = ({ old, now, isReworded }: PenaltyPair) => {
    if (old === null) return t('penaltyNew')
    if (now === null) return t('penaltyGone')
    const same = isSamePenalty(old, now) ? t('penaltySame') : t('penaltyOther')
    return isReworded ? `${same}; ${t('penaltyReworded')}` : same
  }
  // An article that begins or ends has one side: all of it is new or gone, and nothing is marked within it.
  const both = before !== null && after !== null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard.
    <section className="table-scroll" aria-label={t('articles')} tabIndex={0}>
      <table className="facts wordings">
        <caption className="hidden">{t('articles')}</caption>
        <thead>
          <tr>
            <td />
            {before === null ? null : <th scope="col">{t('oldWording')}</th>}
            {after === null ? null : <th scope="col">{t('newWording')}</th>}
            {both ? <th scope="col">{t('change')}</th> : null}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('validity')}</th>
            {before === null ? null : <td>{words.provisionPeriod(before.period)}</td>}
            {after === null ? null : <td>{words.provisionPeriod(after.period)}</td>}
            {both ? <td /> : null}
          </tr>
          <tr>
            <th scope="row">{t('summary')}</th>
            {before === null ? null : <td>{summary.old}</td>}
            {after === null ? null : <td>{summary.now}</td>}
            {both ? <td /> : null}
          </tr>
          {penalties.map((row, index) => {
            const conduct = (row.now ?? row.old)?.conduct ?? null
            const isSame = row.old !== null && row.now !== null && isSamePenalty(row.old, row.now)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: penalties have no id; their order in the law is their name.
              <tr key={index} className={isSame || !both ? undefined : 'differs'}>
                <th scope="row">
                  {t('penalty')}
                  {conduct === null ? null : (
                    <span className="aside">
                      <DataText value={conduct} locale={locale} />
                    </span>
                  )}
                </th>
                {before === null ? null : (
                  <td>
                    {isSame || !both || row.old === null ? stated(row.old) : <del>{stated(row.old)}</del>}
                    {row.isReworded && row.old?.conduct ? (
                      <span className="aside">
                        <DataText value={row.old.conduct} locale={locale} />
                      </span>
                    ) : null}
                  </td>
                )}
                {after === null ? null : (
                  <td>{isSame || !both || row.now === null ? stated(row.now) : <ins>{stated(row.now)}</ins>}</td>
                )}
                {both ? <td>{difference(row)}</td> : null}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Both texts with their differences marked, where both are there in one language; else as they are. */
async function markedTexts(old: Localised | null, now: Localised | null, locale: Locale) {
  const plain = (text: Localised | null) => (text === null ? null : <DataText value={text} locale={locale} />)
  if (old === null || now === null) return { old: plain(old), now: plain(now) }
  const [left, right] = [pickText(old, locale), pickText(now, locale)]
  if (left.lang !== locale || right.lang !== locale) return { old: plain(old), now: plain(now) }
  const t = await getTranslations({ locale, namespace: 'changes' })
  const pieces = markDifferences(left.text, right.text, locale)
  const marked = (side: Piece[], Mark: 'del' | 'ins', word: string) =>
    side.map(({ text, isChanged }, index) =>
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
  return { old: marked(pieces.old, 'del', t('deleted')), now: marked(pieces.now, 'ins', t('inserted')) }
}
