import { roundDeg } from '../../base/index.js'
import type { MultiPolygon, Polygon, Position } from '../../model/index.js'
import { distanceM, type LonLat, lonDelta } from '../index.js'

const PIECES = 48
const MOST_HALVINGS = 8

/**
 * Draws a closed curve with as few points as a tolerance allows: where the straight line of the map between two points,
 * of longitude and latitude, is off the curve by more, there is another point.
 *
 * @param curve - the point at a share of the way round, 0 to 1.
 * @param corners - shares at which the curve may turn sharply: always points; ascending, the first at least 0.
 * @param toleranceM - metres.
 * @returns the points once round, the last not the first again.
 */
export function drawCurve(curve: (share: number) => LonLat, corners: readonly number[], toleranceM: number): LonLat[] {
  const shares = [...new Set([...corners, ...Array.from({ length: PIECES }, (_, i) => i / PIECES)])].sort(
    (a, b) => a - b,
  )
  const points: LonLat[] = []
  const draw = (from: number, p: LonLat, until: number, q: LonLat, halvings: number): void => {
    const middle = (from + until) / 2
    const m = curve(middle)
    const off = distanceM(p.lon + lonDelta(p.lon, q.lon) / 2, (p.lat + q.lat) / 2, m.lon, m.lat)
    if (off <= toleranceM || halvings === MOST_HALVINGS) {
      points.push(p)
      return
    }
    draw(from, p, middle, m, halvings + 1)
    draw(middle, m, until, q, halvings + 1)
  }
  shares.forEach((share, i) => {
    const next = shares[i + 1] ?? shares[0]! + 1
    draw(share, curve(share), next, curve(next % 1), 0)
  })
  return points
}

/** Which poles an area holds. */
export interface PolesHeld {
  /** The north pole lies inside. */
  readonly north: boolean
  /** The south pole lies inside. */
  readonly south: boolean
}

/** The whole globe. */
export const wholeGlobe = (): Polygon => ({ type: 'Polygon', coordinates: [box(-180, 180)] })

const box = (west: number, east: number): Position[] => [
  [west, -90],
  [east, -90],
  [east, 90],
  [west, 90],
  [west, -90],
]

/**
 * The area inside a curve as GeoJSON (RFC 7946): cut at ±180°, outer rings counterclockwise, and with a pole as an edge
 * of the map where the area holds it. Coordinates are rounded to 1e-7 degrees.
 *
 * @param curve - points once round, neighbours less than half a turn of longitude apart.
 * @param poles - which poles the area holds; where it holds both, what lies outside the curve is a hole.
 */
export function areaWithin(curve: readonly LonLat[], poles: PolesHeld): Polygon | MultiPolygon {
  const ring = unrolled(curve)
  if (poles.north !== poles.south) addPole(ring, poles.north ? 90 : -90)
  const pieces = cutAtSeam(ring)
  const both = poles.north && poles.south
  const polygons = both
    ? [[box(-180, 180), ...pieces.map((piece) => turned(piece, false))]]
    : pieces.map((piece) => [turned(piece, true)])
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons }
}

/**
 * The points with longitudes that go on beyond ±180, the last being the first again, one turn on where the curve goes
 * round a pole.
 */
function unrolled(curve: readonly LonLat[]): Position[] {
  const ring: Position[] = [[curve[0]!.lon, curve[0]!.lat]]
  for (let i = 1; i <= curve.length; i++) {
    const [last] = ring[i - 1] as [number, number]
    const { lon, lat } = curve[i % curve.length]!
    ring.push([last + lonDelta(last, lon), lat])
  }
  return ring
}

/** Closes a ring round a pole along the map's edge. */
function addPole(ring: Position[], lat: number): void {
  const [first] = ring[0] as [number, number]
  const [last] = ring[ring.length - 1] as [number, number]
  ring.push([last, lat], [first, lat], [...ring[0]!])
}

/** What of a ring lies on each sheet of the map, brought into [-180, 180]. */
function cutAtSeam(ring: readonly Position[]): Position[][] {
  const lons = ring.map((p) => p[0]!)
  const first = Math.floor((Math.min(...lons) + 180) / 360)
  const last = Math.ceil((Math.max(...lons) + 180) / 360) - 1
  const pieces: Position[][] = []
  for (let sheet = first; sheet <= Math.max(first, last); sheet++) {
    const shift = 360 * sheet
    const moved = ring.slice(1).map(([lon = 0, lat = 0]): Position => [lon - shift, lat])
    const piece = clip(clip(moved, -180, 1), 180, -1).map(([lon = 0, lat = 0]): Position => [
      roundDeg(lon),
      roundDeg(lat),
    ])
    const distinct = piece.filter(([lon, lat], i) => lon !== piece.at(i - 1)![0] || lat !== piece.at(i - 1)![1])
    if (distinct.length > 2) pieces.push([...distinct, distinct[0]!])
  }
  return pieces
}

/** The part of an area on one side of a meridian (Sutherland and Hodgman 1974). */
function clip(ring: readonly Position[], edge: number, side: 1 | -1): Position[] {
  return ring.flatMap(([lon = 0, lat = 0], i): Position[] => {
    const [before = 0, latBefore = 0] = ring.at(i - 1)!
    const inside = side * (lon - edge) >= 0
    const wasInside = side * (before - edge) >= 0
    const at = inside === wasInside ? [] : [[edge, latBefore + ((edge - before) / (lon - before)) * (lat - latBefore)]]
    return inside ? [...at, [lon, lat]] : at
  })
}

/** The ring counterclockwise, or clockwise. */
function turned(ring: Position[], counterclockwise: boolean): Position[] {
  let area = 0
  for (let i = 1; i < ring.length; i++) area += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!
  return area > 0 === counterclockwise ? ring : ring.reverse()
}
