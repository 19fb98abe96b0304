import { type PrisonRange, type PrisonScale, rangePieces } from '@/lib/comparison/penalty-rules'
import './range-bar.css'

type RangeBarProps = {
  range: PrisonRange
  scale: PrisonScale
  /** Lines across the bar, in months: thresholds. */
  marks?: readonly number[]
}

const HEIGHT = 14

/**
 * One prison range on a scale that other bars share, as wide as its place. A known range is full; an end that is not
 * known is a dashed line without a stop at its end. The numbers stand in words beside it.
 */
export function RangeBar({ range, scale, marks = [] }: RangeBarProps) {
  const thin = scale.max / 150
  return (
    <svg
      className="range-bar"
      viewBox={`0 0 ${scale.max} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {scale.ticks.map((tick) => (
        <line key={tick} className="range-tick" x1={tick} x2={tick} y1="0" y2={HEIGHT} />
      ))}
      {rangePieces(range, scale).map(({ kind, from, to }) =>
        kind === 'known' ? (
          // A fixed term is a range without width: drawn thin it still shows.
          <rect
            key={kind}
            className="range-known"
            x={Math.max(0, Math.min(from, scale.max - thin))}
            width={Math.max(to - from, thin)}
            y="3"
            height={HEIGHT - 6}
          />
        ) : (
          <line key={kind} className="range-open" x1={from} x2={to} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        ),
      )}
      {[range.min, range.max].map((end, side) =>
        end === null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the two ends, which may be the same number.
          <line key={side} className="range-end" x1={end} x2={end} y1="1" y2={HEIGHT - 1} />
        ),
      )}
      {marks.map((mark) => (
        <line key={mark} className="range-mark" x1={mark} x2={mark} y1="0" y2={HEIGHT} />
      ))}
    </svg>
  )
}
