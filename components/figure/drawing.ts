/*
 * A figure as plain data, written as elements into the page and as text into the file. A role is the class that gives
 * an item its colours: in the page from a stylesheet, in the file from the figure's own style.
 */

/** Where an item leads in the page, and what it is called there; a file has no links. */
export type Target = { href: string; name: string }

type Shape =
  | { tag: 'line'; role: string; x1: number; x2: number; y1: number; y2: number }
  | { tag: 'rect'; role: string; x: number; y: number; width: number; height: number }
  | { tag: 'circle'; role: string; cx: number; cy: number; r: number }
  /** A path drawn from the place (x, y). */
  | { tag: 'path'; role: string; x: number; y: number; d: string }
  | { tag: 'text'; role: string; x: number; y: number; anchor: 'start' | 'middle' | 'end'; text: string }

export type Item = Shape & { target?: Target }

/** In units of the drawing: pixels where it is shown in its own size. */
export type Drawing = { width: number; height: number; items: Item[] }

export const round = (value: number) => Math.round(value * 10) / 10
