// Nobody can measure a reader's font here. Public Sans and the usual system faces are narrower than this on average.
const WIDTH_OF_EM = 0.52

/** About how wide a text is in a size, in pixels. */
export function textWidth(text: string, size: number): number {
  return text.length * size * WIDTH_OF_EM
}

/** A text cut to a width, at a word where one ends near by, with an ellipsis. */
export function clampText(text: string, width: number, size: number): string {
  const most = Math.floor(width / (size * WIDTH_OF_EM))
  if (text.length <= most) return text
  const cut = text.slice(0, Math.max(1, most - 1))
  const space = cut.lastIndexOf(' ')
  return `${(space > most * 0.7 ? cut.slice(0, space) : cut).replace(/(?<![\s,;:·])[\s,;:·]+$/, '')}…`
}

/** A text in lines of a width at most; a word longer than a line has one to itself. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
