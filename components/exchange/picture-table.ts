import { publicAddress } from '@/lib/auth/deployment'
import type { ExchangeRow, ExchangeTable } from '@/lib/exchange/table'
import type { Cell, Picture } from '../pictures/picture'
import type { ExchangeWords } from './words'

/** A picture's table as its page has it: texts as shown, each row with the first page that it leads to. */
export function pictureTable({ name, table }: Picture, words: ExchangeWords): ExchangeTable {
  return {
    name,
    title: words.t('sheets.picture'),
    columns: [
      ...table.columns.map(({ title }, index) => ({ key: `column${index}`, title, kind: 'text' as const })),
      { key: 'page', title: words.t('columns.page'), kind: 'link' },
    ],
    rows: table.rows.map((row, index): ExchangeRow => {
      const first = row.flatMap(({ parts }) => parts).find(({ href }) => href !== undefined)?.href
      return {
        id: String(index),
        values: {
          ...Object.fromEntries(row.map((cell, column) => [`column${column}`, textOf(cell)])),
          page: first === undefined ? null : { text: words.t('open'), href: whole(first) },
        },
      }
    }),
  }
}

const textOf = ({ parts, note }: Cell) =>
  [parts.map(({ text }) => text).join(''), note].filter(Boolean).join(' ').replace(/\s+/g, ' ').trim()

const whole = (href: string) => new URL(href, publicAddress()).href
