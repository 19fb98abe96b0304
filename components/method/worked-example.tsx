import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StatusLabel } from '@/components/law/sign'
import { Scroll } from '@/components/ui/scroll'
import type { Locale } from '@/lib/platform/i18n/locales'
import {
  EXAMPLE_CLUSTER,
  EXAMPLE_COUNTRIES,
  EXAMPLE_PAIRS,
  EXAMPLE_RANKING,
  EXAMPLE_SHARES,
  EXAMPLE_SPREAD,
  EXAMPLE_STATUSES,
} from './example'

/** The example's statuses and results; each figure is also there as a value, for whoever recomputes them. */
export async function WorkedExample({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'method.example' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const number = new Intl.NumberFormat(locale)
  const percentFormat = new Intl.NumberFormat(locale, { style: 'percent' })
  const plain = (value: number) => <data value={value}>{number.format(value)}</data>
  const percent = (hundredths: number) => <data value={hundredths}>{percentFormat.format(hundredths / 100)}</data>
  const nameOf = (who: string) => (who === 'region' ? t('region') : t('country', { letter: who }))
  return (
    <>
      <p>{t('intro')}</p>
      <Table
        id="example-statuses"
        caption={t('statuses')}
        heads={[t('requirement'), ...EXAMPLE_COUNTRIES.map(nameOf)]}
        rows={EXAMPLE_STATUSES.map((row, index) => [
          plain(index + 1),
          ...row.map((one, column) => (
            <data key={EXAMPLE_COUNTRIES[column]} value={one}>
              <StatusLabel status={one} word={status(one)} />
            </data>
          )),
        ])}
      />
      <p>{t('shareText')}</p>
      <Table
        id="example-shares"
        caption={t('shares')}
        heads={[t('who'), t('met'), t('known'), t('unknown'), t('share')]}
        rows={EXAMPLE_SHARES.map(({ who, met, known, unknown, hundredths }) => [
          nameOf(who),
          plain(met),
          plain(known),
          plain(unknown),
          percent(hundredths),
        ])}
      />
      <p id="example-spread">{t.rich('spread', { points: () => plain(EXAMPLE_SPREAD) })}</p>
      <p>{t('pairText')}</p>
      <Table
        id="example-pairs"
        caption={t('pairs')}
        heads={[t('pair'), t('compared'), t('points'), t('likeness')]}
        rows={EXAMPLE_PAIRS.map(({ a, b, compared, points, hundredths }) => [
          t('pairOf', { a, b }),
          plain(compared),
          plain(points),
          percent(hundredths),
        ])}
      />
      <p id="example-cluster">
        {t.rich('cluster', {
          a: EXAMPLE_CLUSTER.members[0],
          b: EXAMPLE_CLUSTER.members[1],
          c: EXAMPLE_CLUSTER.alone,
          joined: () => percent(EXAMPLE_CLUSTER.hundredths),
          last: () => percent(EXAMPLE_CLUSTER.aloneHundredths),
          level: () => percent(EXAMPLE_CLUSTER.level),
        })}
      </p>
      <p>{t('rankingText')}</p>
      <Table
        id="example-ranking"
        caption={t('ranking')}
        heads={[t('place'), t('requirement'), t('gaps'), t('partial'), t('known'), t('placeByShare')]}
        rows={EXAMPLE_RANKING.map(({ requirement, gap, partial, known, placeByShare }, index) => [
          plain(index + 1),
          plain(requirement),
          plain(gap),
          plain(partial),
          plain(known),
          plain(placeByShare),
        ])}
      />
    </>
  )
}

type TableProps = { id: string; caption: string; heads: string[]; rows: ReactNode[][] }

function Table({ id, caption, heads, rows }: TableProps) {
  return (
    <Scroll label={caption}>
      <table className="facts" id={id}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the example's rows are never moved.
            <tr key={index}>
              <th scope="row">{first}</th>
              {rest.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
