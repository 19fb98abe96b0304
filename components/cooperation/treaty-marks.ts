import type { Treaty } from '@/lib/cooperation/schema'

/** A treaty's mark in a cell of the overview; the legend names them. */
export const TREATY_MARKS: Readonly<Record<Treaty, string>> = {
  budapest: 'B',
  'budapest-2ap': 'B2',
  opsc: 'P',
  'un-cybercrime': 'H',
  comjib: 'I',
}
