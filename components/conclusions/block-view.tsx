import { Scroll } from '@/components/ui/scroll'
import type { Block, Run } from '@/lib/reports/document'

/** A block of a report as a page shows it. */
export function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no id and never move
            <li key={index}>
              <Runs runs={item} />
            </li>
          ))}
        </ul>
      )
    case 'figure':
      return (
        <figure className="report-figure">
          {/* biome-ignore lint/performance/noImgElement: a drawing made here, of no other size */}
          <img
            src={`data:image/svg+xml;base64,${Buffer.from(block.svg, 'utf8').toString('base64')}`}
            alt={block.alt}
            width={block.width}
            height={block.height}
          />
          <figcaption>{block.caption}</figcaption>
        </figure>
      )
    case 'table':
      return (
        <Scroll className="table-scroll" label={block.caption}>
          <table className="facts">
            <caption>{block.caption}</caption>
            <thead>
              <tr>
                {block.columns.map(({ title, kind }) => (
                  <th key={title} scope="col" className={kind}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id and never move
                <tr key={index}>
                  {'group' in row ? (
                    <th scope="rowgroup" colSpan={block.columns.length}>
                      {row.group}
                    </th>
                  ) : (
                    row.cells.map(({ runs }, column) => {
                      const kind = block.columns[column]?.kind
                      return column === 0 ? (
                        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is named by its column
                        <th key={column} scope="row">
                          <Runs runs={runs} />
                        </th>
                      ) : (
                        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is named by its column
                        <td key={column} className={kind}>
                          <Runs runs={runs} />
                        </td>
                      )
                    })
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )
  }
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ text, lang, strong }, index) => {
    const inner = strong ? <strong>{text}</strong> : text
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs have no id and never move
      <span key={index} lang={lang}>
        {inner}
      </span>
    )
  })
}
