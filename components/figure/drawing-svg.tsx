import type { ReactNode } from 'react'
import { type Drawing, type Item, round } from './drawing'
import './figure.css'

/** A drawing in the page; its colours come from the stylesheet. One with links is a group of them, else a picture. */
export function DrawingSvg({ drawing, label, className }: { drawing: Drawing; label: string; className: string }) {
  const role = drawing.items.some(({ target }) => target !== undefined) ? 'group' : 'img'
  return (
    <svg className={className} viewBox={`0 0 ${drawing.width} ${drawing.height}`} role={role} aria-label={label}>
      {drawing.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a drawing have no name but their place in it.
        <Piece key={index} item={item} />
      ))}
    </svg>
  )
}

function Piece({ item }: { item: Item }): ReactNode {
  if (item.target === undefined) return <Mark item={item} />
  return (
    <a href={item.target.href} aria-label={item.target.name}>
      <Mark item={item} />
    </a>
  )
}

function Mark({ item }: { item: Item }): ReactNode {
  const className = `fig-${item.role}`
  switch (item.tag) {
    case 'line':
      return (
        <line className={className} x1={round(item.x1)} x2={round(item.x2)} y1={round(item.y1)} y2={round(item.y2)} />
      )
    case 'rect':
      return (
        <rect
          className={className}
          x={round(item.x)}
          y={round(item.y)}
          width={round(item.width)}
          height={round(item.height)}
        />
      )
    case 'circle':
      return <circle className={className} cx={round(item.cx)} cy={round(item.cy)} r={round(item.r)} />
    case 'path':
      return <path className={className} d={item.d} transform={placeOf(item)} />
    case 'text':
      return (
        <text className={className} x={round(item.x)} y={round(item.y)} textAnchor={item.anchor}>
          {item.text}
        </text>
      )
  }
}

function placeOf({ x, y }: { x: number; y: number }): string | undefined {
  return x === 0 && y === 0 ? undefined : `translate(${round(x)} ${round(y)})`
}
