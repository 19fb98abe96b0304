/** The areas whose messages are files of their own, `<language>/<area>.json`; the rest is in `<language>.json`. */
export const MESSAGE_AREAS = [
  'compare',
  'penalties',
  'procedures',
  'changes',
  'cooperation',
  'case',
  'search',
  'share',
] as const
