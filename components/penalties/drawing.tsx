import type { Drawing, Item } from './figure-layout'

/** A drawing in the page; its colours come from the stylesheet. */
export function DrawingSvg({ drawing, label, className }: { drawing: Drawing; label: string; className: string }) {
  return (
    <svg className={className} viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={label}>
      {drawing.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a drawing have no name but their place in it.
        <Piece key={index} item={item} />
      ))}
    </svg>
  )
}

function Piece({ item }: { item: Item }) {
  if (item.tag === 'line') {
    const { role, x1, x2, y1, y2 } = item
    return <line className={`fig-${role}`} x1={round(x1)} x2={round(x2)} y1={round(y1)} y2={round(y2)} />
  }
  if (item.tag === 'rect') {
    const { role, x, y, width, height } = item
    return <rect className={`fig-${role}`} x={round(x)} y={round(y)} width={round(width)} height={round(height)} />
  }
  const { role, x, y, anchor, text } = item
  return (
    <text className={`fig-${role}`} x={round(x)} y={round(y)} textAnchor={anchor}>
      {text}
    </text>
  )
}

export const round = (value: number) => Math.round(value * 10) / 10
