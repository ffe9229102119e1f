import { wrapLon } from '../geo/index.js'
import type { Feature, FeatureCollection, Geometry, Position } from '../model/index.js'

/** A GeoJSON object that may hold polygons. */
export type PolygonSource = FeatureCollection<Geometry | null> | Feature<Geometry | null> | Geometry

/** Why a geometry, or one ring of it, was set aside. */
export type GeometryRefusal =
  | 'no-geometry' // a feature without one
  | 'not-a-polygon' // points and lines enclose nothing
  | 'too-few-points' // fewer than three different points
  | 'not-finite' // a coordinate that is no number
  | 'out-of-range' // a latitude beyond 90 degrees or a longitude beyond 540
  | 'no-area' // the ring goes there and back

/** One geometry, or one ring, that was set aside. */
export interface RejectedGeometry {
  /** Place of the feature in the collection, from 0. */
  readonly feature: number
  /** Place of the polygon in the feature's geometry, from 0; absent where the geometry has none. */
  readonly polygon?: number
  /** Place of the ring in the polygon: 0 is the outer one and takes its holes with it. */
  readonly ring?: number
  /** Why. */
  readonly reason: GeometryRefusal
}

/** A ring with every longitude in [-180, 180) and each step's way round the globe settled. */
export interface Ring {
  /** Which feature. */
  readonly feature: number
  /** Which polygon, counted over all features. */
  readonly polygon: number
  /** True for a hole. */
  readonly hole: boolean
  /** Longitudes; the last point is the first again. */
  readonly lon: Float64Array
  /** Latitudes. */
  readonly lat: Float64Array
  /** Degrees of longitude from each point to the next, east positive. */
  readonly step: Float64Array
  /** True where the ring goes round the globe and the north pole lies inside. */
  readonly holdsNorthPole: boolean
}

/** What a GeoJSON object holds of polygons, and what was set aside. */
export interface ReadRings {
  /** Polygon after polygon, the outer ring of each before its holes. */
  readonly rings: Ring[]
  /** What was set aside. */
  readonly rejected: RejectedGeometry[]
}

/**
 * Reads the rings of all polygons of a GeoJSON object.
 *
 * @param where - the calling function's name, for the message.
 * @throws TypeError where `geojson` is no GeoJSON object.
 */
export function readRings(where: string, geojson: PolygonSource): ReadRings {
  const rings: Ring[] = []
  const rejected: RejectedGeometry[] = []
  let polygons = 0
  geometriesOf(where, geojson).forEach((geometry, feature) => {
    const found = polygonsOf(geometry)
    if (found === undefined) rejected.push({ feature, reason: geometry ? 'not-a-polygon' : 'no-geometry' })
    found?.forEach((polygon, place) => {
      const read = Array.isArray(polygon) && polygon.length > 0 ? polygon : [[]]
      for (const [r, positions] of read.entries()) {
        const ring = readRing(positions, { feature, polygon: polygons, hole: r > 0 })
        if (typeof ring !== 'string') rings.push(ring)
        else rejected.push({ feature, polygon: place, ring: r, reason: ring })
        if (typeof ring === 'string' && r === 0) break
      }
      polygons++
    })
  })
  return { rings, rejected }
}

function geometriesOf(where: string, geojson: PolygonSource): (Geometry | null)[] {
  const type: unknown = (geojson as { type?: unknown } | null | undefined)?.type
  if (typeof type !== 'string') {
    throw new TypeError(
      `${where}: got ${geojson === null ? 'null' : typeof geojson}; expected a GeoJSON object with a "type".`,
    )
  }
  if (geojson.type === 'FeatureCollection') {
    if (Array.isArray(geojson.features)) return geojson.features.map((feature) => feature?.geometry ?? null)
    throw new TypeError(`${where}: the FeatureCollection has no list of features.`)
  }
  return geojson.type === 'Feature' ? [geojson.geometry] : [geojson]
}

function polygonsOf(geometry: Geometry | null): Position[][][] | undefined {
  if (geometry?.type === 'Polygon') return [geometry.coordinates]
  if (geometry?.type === 'MultiPolygon' && Array.isArray(geometry.coordinates)) return geometry.coordinates
  if (geometry?.type !== 'GeometryCollection' || !Array.isArray(geometry.geometries)) return undefined
  const parts = geometry.geometries.map(polygonsOf)
  return parts.some((part) => part !== undefined) ? parts.flatMap((part) => part ?? []) : undefined
}

function readRing(positions: Position[], place: Pick<Ring, 'feature' | 'polygon' | 'hole'>): Ring | GeometryRefusal {
  if (!Array.isArray(positions)) return 'too-few-points'
  const points = withoutRepeats(positions)
  if (points.some((p) => !Number.isFinite(p[0]) || !Number.isFinite(p[1]))) return 'not-finite'
  if (points.some((p) => Math.abs(p[0]!) > 540 || Math.abs(p[1]!) > 90)) return 'out-of-range'
  if (points.length < 4) return 'too-few-points'
  const x = Float64Array.from(points, (p) => p[0]!)
  const lat = Float64Array.from(points, (p) => p[1]!)
  const step = stepsOf(x, lat)
  const turns = turnsOf(step)
  if (turns === 0 && isFlat(step, lat)) return 'no-area'
  // Of a ring round the globe either side could be the inside; that of the nearer pole is meant.
  const north = lat.reduce((a, b) => a + b, 0) > 0
  return { ...place, lon: x.map(wrapLon), lat, step, holdsNorthPole: turns !== 0 && north }
}

/** The ring closed, and no point twice in a row. */
function withoutRepeats(positions: readonly Position[]): Position[] {
  const same = (p: Position, q: Position): boolean => p[0] === q[0] && p[1] === q[1]
  const listed = positions.map((p) => (Array.isArray(p) ? p : [NaN, NaN]))
  const points = listed.filter((p, i) => i === 0 || !same(p, listed[i - 1]!))
  if (points.length > 1 && !same(points[0]!, points[points.length - 1]!)) points.push(points[0]!)
  return points
}

/**
 * The way of each step round the globe. More than half a turn is a jump over ±180 (…179, -179…) and means the short
 * way. But files that are cut at ±180 also draw a whole turn as one step, from -180 to 180. Such a ring runs along the
 * cut as well, and read by short ways it would go round the globe or be flat.
 */
function stepsOf(x: Float64Array, lat: Float64Array): Float64Array {
  const planar = Float64Array.from({ length: x.length - 1 }, (_, i) => x[i + 1]! - x[i]!)
  const short = planar.map((d) => (Math.abs(d) > 180 ? d - 360 * Math.round(d / 360) : d))
  if (!planar.some((d) => Math.abs(d) === 360)) return short
  if (turnsOf(short) === 0 && !isFlat(short, lat)) return short
  const alongCut = planar.some((d, i) => d === 0 && Math.abs(x[i]!) === 180)
  return alongCut ? planar.map((d, i) => (Math.abs(d) === 360 ? d : short[i]!)) : short
}

/** How often a ring goes round the globe eastward. */
const turnsOf = (step: Float64Array): number => Math.round(step.reduce((a, b) => a + b, 0) / 360)

/** True where all points lie on one line of the longitude-latitude plane. */
function isFlat(step: Float64Array, lat: Float64Array): boolean {
  const dx = new Float64Array(lat.length)
  for (let i = 0; i < step.length; i++) dx[i + 1] = dx[i]! + step[i]!
  const dy = lat.map((y) => y - lat[0]!)
  let far = 0
  for (let i = 1; i < dx.length; i++) if (Math.hypot(dx[i]!, dy[i]!) > Math.hypot(dx[far]!, dy[far]!)) far = i
  return dx.every((x, i) => Math.abs(x * dy[far]! - dy[i]! * dx[far]!) <= 1e-12)
}
