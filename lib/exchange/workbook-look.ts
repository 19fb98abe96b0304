import type { CellStyle, Color } from 'hucre'
import type { Status } from '../law/schema'

/** A file has no stylesheet of the page's: the light colours of components/ui/tokens.css, which a test holds equal. */
export const SHEET_COLOURS = {
  ink: '1b1f24',
  accent: '0f4c5c',
  wash: 'eef1ee',
  rule: 'd9d6ce',
  met: 'd5ece3',
  'met-ink': '00523d',
  partial: 'fbebc8',
  'partial-ink': '6b4200',
  gap: 'f8d8d2',
  'gap-ink': '861a0d',
  unknown: 'f1f0ec',
  'unknown-ink': '4a5563',
} as const

/** Before the word of a status: told apart without colour too. */
export const STATUS_SIGNS: Record<Status, string> = { met: '✓', partial: '◐', gap: '✕', unknown: '?' }

const colour = (name: keyof typeof SHEET_COLOURS): Color => ({ rgb: SHEET_COLOURS[name].toUpperCase() })
const ground = (name: keyof typeof SHEET_COLOURS): CellStyle['fill'] => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: colour(name),
})

export const LINK_COLOUR = colour('accent')

/** Named in every style: a spreadsheet takes a face of its own where none is. */
export const FACE = { name: 'Calibri', size: 11 } as const

export const BODY_STYLE: CellStyle = { font: FACE, alignment: { vertical: 'top', wrapText: true } }

export const HEAD_STYLE: CellStyle = {
  font: { ...FACE, bold: true, color: colour('ink') },
  fill: ground('wash'),
  border: { bottom: { style: 'thin', color: colour('rule') } },
  alignment: { vertical: 'top', wrapText: true },
}

const toned = (status: Status): CellStyle => ({
  ...BODY_STYLE,
  font: { ...FACE, color: colour(`${status}-ink`) },
  fill: ground(status),
})

export const STATUS_STYLES: Record<Status, CellStyle> = {
  met: toned('met'),
  partial: toned('partial'),
  gap: toned('gap'),
  unknown: toned('unknown'),
}
