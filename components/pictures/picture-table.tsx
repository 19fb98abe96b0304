import { Scroll } from '@/components/ui/scroll'
import type { Cell, Part, PictureTable } from './picture'

/** The picture's data; each number that counts something leads to it. */
export function PictureTableView({ table, id, label }: { table: PictureTable; id: string; label: string }) {
  // A place in a ranking is no name: the row's head is the first cell that is one.
  const head = table.columns.findIndex(({ isNumber }) => !isNumber)
  return (
    <Scroll label={label}>
      <table className="facts picture-table" id={id}>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" className={isNumber ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows stand in one order and are never moved.
            <tr key={index}>
              {row.map((cell, column) =>
                column === head ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  <th key={column} scope="row" className={cell.isDay ? 'day' : undefined}>
                    <CellText cell={cell} />
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  <td key={column} className={cell.isNumber ? 'number' : undefined}>
                    <CellText cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function CellText({ cell }: { cell: Cell }) {
  return (
    <>
      {cell.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text.
        <PartText key={index} part={part} />
      ))}
      {cell.note === undefined ? null : <small className="aside">{cell.note}</small>}
    </>
  )
}

function PartText({ part: { text, href } }: { part: Part }) {
  return href === undefined ? text : <a href={href}>{text}</a>
}
