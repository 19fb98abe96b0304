import type { ExchangeColumn, ExchangeTable, ExchangeValue } from '@/lib/exchange/table'

/** A table of one text column, to write hostile values into. */
export function tableOf(texts: readonly ExchangeValue[], kind: ExchangeColumn['kind'] = 'text'): ExchangeTable {
  return {
    name: 'texts',
    title: 'Texts',
    columns: [{ key: 'text', title: 'Text', kind }],
    rows: texts.map((text, index) => ({ id: String(index), values: { text } })),
  }
}

/** Texts that spreadsheets would run, or that break a file that is not written with care. */
export const HOSTILE = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  "'=1",
  "''=1",
  "'tis",
  '=HYPERLINK("http://x.example","a")',
  'a,b',
  'a"b',
  '"',
  'a\r\nb',
  ' a ',
  '<b>&amp;',
  '_x0041_',
  'Ñandú 😀',
] as const
