/** A cell as a spreadsheet names it; the column counted from 0, the row from 1. */
export function cellName(column: number, row: number): string {
  let name = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name
  return `${name}${row}`
}
