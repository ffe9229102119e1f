import { DEGREE_RAD } from '../base/index.js'
import { centralAngleRad } from './distance.js'
import { EARTH_RADIUS_M, type LonLat } from './ellipsoid.js'
import { wrapLon } from './longitude.js'

/**
 * The point at a share of the great circle from one point to another: where a vessel is between two fixes.
 *
 * @param lon1 - degrees.
 * @param lat1 - degrees.
 * @param lon2 - degrees.
 * @param lat2 - degrees.
 * @param share - 0 at the first point, 1 at the second.
 * @returns the point, degrees.
 * @example
 * ```ts
 * alongGreatCircle(179, 0, -179, 0, 0.5) // { lon: -180, lat: 0 }
 * ```
 */
export function alongGreatCircle(lon1: number, lat1: number, lon2: number, lat2: number, share: number): LonLat {
  const angle = centralAngleRad(lon1, lat1, lon2, lat2)
  const sin = Math.sin(angle)
  // Of two antipodes no great circle is the one; of two equal points the way is a point.
  const a = sin < 1e-12 ? 1 - share : Math.sin((1 - share) * angle) / sin
  const b = sin < 1e-12 ? share : Math.sin(share * angle) / sin
  const c1 = a * Math.cos(lat1 * DEGREE_RAD)
  const c2 = b * Math.cos(lat2 * DEGREE_RAD)
  const x = c1 * Math.cos(lon1 * DEGREE_RAD) + c2 * Math.cos(lon2 * DEGREE_RAD)
  const y = c1 * Math.sin(lon1 * DEGREE_RAD) + c2 * Math.sin(lon2 * DEGREE_RAD)
  const z = a * Math.sin(lat1 * DEGREE_RAD) + b * Math.sin(lat2 * DEGREE_RAD)
  const lat = Math.atan2(z, Math.sqrt(x * x + y * y)) / DEGREE_RAD
  return { lon: wrapLon(Math.atan2(y, x) / DEGREE_RAD), lat }
}

/**
 * The point reached from a start on a great circle (sphere of the Earth's mean radius). At a pole, where every
 * direction is south or north, the bearing counts from the start's own meridian, as `bearingDeg` does.
 *
 * @param lon - degrees.
 * @param lat - degrees.
 * @param bearingDeg - direction at the start, degrees from true north.
 * @param distanceM - metres.
 * @returns the point, degrees.
 */
export function destination(lon: number, lat: number, bearingDeg: number, distanceM: number): LonLat {
  const d = distanceM / EARTH_RADIUS_M
  const b = bearingDeg * DEGREE_RAD
  const p = lat * DEGREE_RAD
  // In the plane of the start's meridian: out from the axis, up along it; and east, across it. Exact at the poles too.
  const out = Math.cos(p) * Math.cos(d) - Math.sin(p) * Math.sin(d) * Math.cos(b)
  const up = Math.sin(p) * Math.cos(d) + Math.cos(p) * Math.sin(d) * Math.cos(b)
  const east = Math.sin(d) * Math.sin(b)
  const lat2 = Math.atan2(up, Math.sqrt(out * out + east * east)) / DEGREE_RAD
  return { lon: wrapLon(lon + Math.atan2(east, out) / DEGREE_RAD), lat: lat2 }
}
