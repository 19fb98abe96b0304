import type { Drawing, Item } from '@/components/figure/drawing'
import type { PictureName } from '@/lib/pictures/schema'
import type { Query } from '@/lib/platform/http/query'

/** A piece of a cell's text; a number leads to what it counts. */
export type Part = { text: string; href?: string }
export type Cell = { parts: Part[]; note?: string; isNumber?: boolean; isDay?: boolean }
export type PictureTable = { caption: string; columns: { title: string; isNumber: boolean }[]; rows: Cell[][] }

/** A choice in the picture's form. */
export type Field =
  | { kind: 'select'; name: string; label: string; value: string; options: { value: string; text: string }[] }
  | { kind: 'check'; name: string; label: string; isChecked: boolean }
  | { kind: 'countries'; shown: readonly string[] }

/** A line of the key: what a mark of the drawing says. The sample has a place of 30 by 14. */
export type KeyLine = { text: string; sample?: Item[] }

/** A picture in one language, whole: the page, its table and its files are made of it. */
export type Picture = {
  name: PictureName
  day: string
  title: string
  subtitle: string
  /** The picture in figures. */
  summary: string
  /** What else the figures say, a sentence each. */
  sayings: string[]
  /** Once for a wide page and the file, once for a phone; null where there is nothing to draw, which the summary says. */
  drawings: { wide: Drawing; narrow: Drawing } | null
  /** The rows in words, for who can't see the drawing. */
  description: string
  key: KeyLine[]
  fields: Field[]
  /** The picture's own choices, as its address names them. */
  choice: Query
  table: PictureTable
}

export const SHAPES = ['wide', 'narrow'] as const
export type Shape = (typeof SHAPES)[number]

export function bothShapes(layout: (shape: Shape) => Drawing): NonNullable<Picture['drawings']> {
  return { wide: layout('wide'), narrow: layout('narrow') }
}
