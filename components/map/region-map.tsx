import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { MAP_HEIGHT, MAP_WIDTH, regionShapes } from './shapes'

type RegionMapProps = {
  shares: { code: string; name: string; share: number | null }[]
  request: PageRequest
}

/** Five steps, told apart in grey; each country's own figure stands on it. */
const STEPS = [0, 0.2, 0.4, 0.6, 0.8]

/** Where the figure of a country too small or too slim for it stands, from the country's middle. */
export const LABEL_ASIDE: Record<string, [x: number, y: number]> = {
  GT: [-34, -2],
  SV: [-36, 18],
  HN: [26, -16],
  CR: [-24, 16],
  EC: [-22, 4],
  CL: [-18, -30],
  UY: [26, 14],
}

/** The region, each country filled by its share of core requirements met, with the figure written on it. */
export async function RegionMap({ shares, request }: RegionMapProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'home' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const byCode = new Map(shares.map((one) => [one.code, one]))
  const shapes = regionShapes()
  return (
    <div className="map">
      {/* biome-ignore-start lint/a11y/noSvgWithoutTitle: a group of links, each with its own name. */}
      {/* biome-ignore-start lint/a11y/useSemanticElements: there is no fieldset in SVG. */}
      <svg viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`} role="group" aria-label={t('mapTitle')}>
        {shapes
          .filter(({ code }) => !byCode.has(code))
          .map(({ code, path }) => (
            <path key={code} className="land" d={path} />
          ))}
        {shapes.flatMap(({ code, path, centre: [x, y] }) => {
          const one = byCode.get(code)
          if (!one) return []
          const step = one.share === null ? 'none' : String(stepOf(one.share))
          const figure = one.share === null ? '–' : percent.format(one.share)
          const aside = LABEL_ASIDE[code]
          return [
            <a
              key={code}
              href={href(locale, `/countries/${code}`, query)}
              aria-label={aside ? `${one.name}, ${code}: ${figure}` : `${one.name}: ${figure}`}
            >
              <path className={`share step-${step}`} d={path} />
              {aside ? (
                <>
                  <line x1={x} y1={y} x2={x + aside[0]} y2={y + aside[1]} />
                  <text
                    x={x + aside[0] + (aside[0] < 0 ? -3 : 3)}
                    y={y + aside[1] + 4}
                    textAnchor={aside[0] < 0 ? 'end' : 'start'}
                  >
                    {`${code}: ${figure}`}
                  </text>
                </>
              ) : (
                <text className={`on step-${step}`} x={x} y={y + 4} textAnchor="middle">
                  {figure}
                </text>
              )}
            </a>,
          ]
        })}
      </svg>
      {/* biome-ignore-end lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore-end lint/a11y/noSvgWithoutTitle: as above. */}
      <ul className="map-scale" aria-label={t('scale')}>
        {STEPS.map((from, index) => (
          <li key={from}>
            <span className={`swatch share step-${index}`} aria-hidden="true" />
            {percent.format(from)}–{percent.format(STEPS[index + 1] ?? 1)}
          </li>
        ))}
        <li>
          <span className="swatch land" aria-hidden="true" />
          {t('noData')}
        </li>
      </ul>
    </div>
  )
}

function stepOf(share: number): number {
  return Math.min(STEPS.length - 1, Math.floor(share * STEPS.length))
}
