import { geoMercator, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { feature } from 'topojson-client'
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import topology from 'world-atlas/countries-50m.json'

/** The ISO 3166-1 numeric codes, which the atlas uses, of the countries drawn from Mexico to Argentina. */
const ALPHA2: Record<string, string> = {
  '032': 'AR',
  '068': 'BO',
  '076': 'BR',
  '152': 'CL',
  '188': 'CR',
  '218': 'EC',
  '222': 'SV',
  '320': 'GT',
  '340': 'HN',
  '484': 'MX',
  '600': 'PY',
  '858': 'UY',
  '170': 'CO',
  '192': 'CU',
  '214': 'DO',
  '558': 'NI',
  '591': 'PA',
  '604': 'PE',
  '862': 'VE',
  '328': 'GY',
  '740': 'SR',
  '254': 'GF',
  '332': 'HT',
  '084': 'BZ',
  '388': 'JM',
}

export const MAP_WIDTH = 460
export const MAP_HEIGHT = 560

export type Shape = { code: string; path: string; centre: [number, number] }

/** Square degrees: what is smaller than this can't be seen at the map's size. */
const SMALLEST = 0.02

let drawn: Shape[] | undefined

/** The region's countries as SVG paths of one decimal, drawn once a process. */
export function regionShapes(): Shape[] {
  drawn ??= draw()
  return drawn
}

function draw(): Shape[] {
  // The package ships the atlas as plain JSON, whose type has lost that it is a topology.
  const atlas = topology as unknown as Topology<{ countries: GeometryCollection }>
  const simple = simplify(presimplify(atlas), SMALLEST)
  const clean = filter(simple, filterWeight(simple, SMALLEST * 4))
  const world = feature(clean, clean.objects.countries)
  const features = world.type === 'FeatureCollection' ? world.features : [world]
  const region: FeatureCollection = {
    type: 'FeatureCollection',
    features: features.filter(({ id }) => ALPHA2[String(id)] !== undefined),
  }
  // Easter Island, the Galápagos and their like would halve the scale.
  const frame: Geometry = {
    type: 'MultiPoint',
    coordinates: [
      [-118, 32.8],
      [-34.5, 32.8],
      [-34.5, -56],
      [-118, -56],
    ],
  }
  const projection = geoMercator().fitExtent(
    [
      [2, 2],
      [MAP_WIDTH - 2, MAP_HEIGHT - 2],
    ],
    frame,
  )
  projection.clipExtent([
    [0, 0],
    [MAP_WIDTH, MAP_HEIGHT],
  ])
  const path = geoPath(projection).digits(1)
  return region.features.flatMap((one: Feature) => {
    const code = ALPHA2[String(one.id)]
    const text = path(one)
    if (code === undefined || text === null) return []
    return [{ code, path: text, centre: path.centroid(one) }]
  })
}
