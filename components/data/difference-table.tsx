import { getTranslations } from 'next-intl/server'
import { markDifferences, type Piece } from '@/components/changes/word-differences'
import type { Reason, UnitDifference } from '@/lib/dataset/three-way-rules'
import type { Locale } from '@/lib/platform/i18n/locales'
import type { DataWords } from './words'
import './data.css'

type DifferenceTableProps = {
  locale: Locale
  words: DataWords
  rows: readonly UnitDifference[]
  reasons?: ReadonlyMap<string, Reason>
  /** What a ticked row is sent as; absent: nothing is chosen. */
  stampOf?: (row: UnitDifference) => string
  /** More than these are counted and not shown. */
  most?: number
}

const MOST = 200

/** What differs, unit by unit and field by field: what is here, what comes, and, compared three ways, what was before. */
export async function DifferenceTable({ locale, words, rows, reasons, stampOf, most = MOST }: DifferenceTableProps) {
  const t = await getTranslations({ locale, namespace: 'data.diff' })
  const shown = rows.slice(0, most)
  return (
    <section className="difference-list" aria-label={t('table')}>
      {shown.map((row) => {
        const name = words.unit(row)
        const reason = reasons?.get(row.key)
        return (
          <article key={row.key} className={`difference ${row.change}`}>
            <h3>
              {stampOf === undefined ? (
                name
              ) : (
                <label>
                  <input type="checkbox" name="rows[]" value={stampOf(row)} aria-label={t('choose', { name })} />{' '}
                  <span>{name}</span>
                </label>
              )}{' '}
              <span className="tag">{t(row.change)}</span>
              {reason === undefined ? null : <small className="aside">{t(`reasons.${reason}`)}</small>}
            </h3>
            <FieldTable locale={locale} words={words} row={row} />
          </article>
        )
      })}
      {rows.length > shown.length ? (
        <p className="note">{t('more', { shown: shown.length, count: rows.length })}</p>
      ) : null}
    </section>
  )
}

async function FieldTable({ locale, words, row }: { locale: Locale; words: DataWords; row: UnitDifference }) {
  const t = await getTranslations({ locale, namespace: 'data.diff' })
  const isThreeWay = row.fields.some(({ before }) => before !== undefined)
  const nothing = <span className="aside">{t('nothing')}</span>
  const has = { here: row.change !== 'added', incoming: row.change !== 'removed' }
  return (
    <table className="facts difference-fields">
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          {isThreeWay ? <th scope="col">{t('before')}</th> : null}
          {has.here ? <th scope="col">{t('here')}</th> : null}
          {has.incoming ? <th scope="col">{t('incoming')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {row.fields.map(({ field, ...sides }) => {
          const say = (value: string | null = null) => (value === null ? null : words.value(row, field, value))
          const [before, here, incoming] = [say(sides.before), say(sides.here), say(sides.incoming)]
          const marked = here !== null && incoming !== null ? markDifferences(here, incoming, locale) : null
          return (
            <tr key={field}>
              <th scope="row">{words.field(field)}</th>
              {isThreeWay ? <td>{before ?? nothing}</td> : null}
              {has.here ? <td>{marked ? <Marked pieces={marked.old} as="del" /> : (here ?? nothing)}</td> : null}
              {has.incoming ? (
                <td>{marked ? <Marked pieces={marked.now} as="ins" /> : (incoming ?? nothing)}</td>
              ) : null}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Marked({ pieces, as: Mark }: { pieces: readonly Piece[]; as: 'del' | 'ins' }) {
  return pieces.map(({ text, isChanged }, index) =>
    isChanged ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no id and never move
      <Mark key={index}>{text}</Mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={index}>{text}</span>
    ),
  )
}
