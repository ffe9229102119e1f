import { metresPerDegree } from './distance.js'
import { wrapLon } from './longitude.js'

/** A box of the globe, degrees. Where `west` is greater than `east` it crosses ±180°. */
export interface Box {
  /** Western meridian, [-180, 180). */
  readonly west: number
  /** Southern parallel. */
  readonly south: number
  /** Eastern meridian, [-180, 180]. */
  readonly east: number
  /** Northern parallel. */
  readonly north: number
}

/** True where the box holds the point; borders belong to it. */
export function boxContains(box: Box, lon: number, lat: number): boolean {
  if (lat < box.south || lat > box.north) return false
  const x = wrapLon(lon)
  const inside = box.west <= box.east ? x >= box.west && x <= box.east : x >= box.west || x <= box.east
  return inside || (x === -180 && box.east === 180)
}

/**
 * A box that holds every point within `radiusM` of a point; all longitudes where that reaches a pole.
 *
 * @example
 * ```ts
 * boxAround(179.99, 0, 5000) // west 179.945…, east -179.965…: it crosses ±180°
 * ```
 */
export function boxAround(lon: number, lat: number, radiusM: number): Box {
  // A degree of latitude is shortest at the equator (110,574 m) and of longitude towards the pole: both err outwards.
  const dLat = radiusM / 110_500
  const south = Math.max(-90, lat - dLat)
  const north = Math.min(90, lat + dLat)
  const widest = Math.max(Math.abs(south), Math.abs(north))
  const dLon = widest >= 90 ? 180 : radiusM / (metresPerDegree(widest).lonM * 0.999)
  if (dLon >= 180) return { west: -180, south, east: 180, north }
  return { west: wrapLon(lon - dLon), south, east: wrapLon(lon + dLon), north }
}

/**
 * The box as one or two boxes of which none crosses ±180°. A box that ends on 180 gets a second one without width on
 * -180, where points of that meridian are.
 */
export function splitBox(box: Box): Box[] {
  if (box.west <= box.east && (box.east < 180 || box.west === -180)) return [box]
  return [
    { ...box, east: 180 },
    { ...box, west: -180, east: box.east === 180 ? -180 : box.east },
  ]
}

/** True where two boxes share a point. */
export function boxesTouch(a: Box, b: Box): boolean {
  if (a.south > b.north || b.south > a.north) return false
  return splitBox(a).some((p) => splitBox(b).some((q) => p.west <= q.east && q.west <= p.east))
}
