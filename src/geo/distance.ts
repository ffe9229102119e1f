import { DEGREE_RAD } from '../base/index.js'
import { EARTH_RADIUS_M, WGS84_A_M, WGS84_E2, WGS84_F } from './ellipsoid.js'

/**
 * Distance on a sphere by the haversine formula (Sinnott 1984). Up to 0.56 % off the ellipsoid: for comparison with
 * systems that use it, and for rough work. `distanceM` is closer.
 *
 * @param lon1 - degrees.
 * @param lat1 - degrees.
 * @param lon2 - degrees.
 * @param lat2 - degrees.
 * @param radiusM - radius of the sphere, metres. Default: the Earth's mean radius.
 * @returns metres.
 * @example
 * ```ts
 * Math.round(haversineM(0, 0, 0, 1)) // 111195
 * ```
 */
export function haversineM(
  lon1: number,
  lat1: number,
  lon2: number,
  lat2: number,
  radiusM: number = EARTH_RADIUS_M,
): number {
  return radiusM * centralAngleRad(lon1, lat1, lon2, lat2)
}

/** Angle between two directions on a sphere, radians; exact to rounding also for near points. */
export function centralAngleRad(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const a = Math.sin(((lat2 - lat1) * DEGREE_RAD) / 2)
  const b = Math.sin(((lon2 - lon1) * DEGREE_RAD) / 2)
  const h = a * a + Math.cos(lat1 * DEGREE_RAD) * Math.cos(lat2 * DEGREE_RAD) * b * b
  return 2 * Math.asin(Math.sqrt(Math.min(1, h)))
}

/**
 * Distance on the WGS84 ellipsoid by Lambert's formula (Lambert 1942, first order in the flattening): within 0.00015 %
 * of the geodesic up to 10,000 km, 0.001 % up to 17,000 km, 0.003 % up to 19,000 km; closer to the antipode the error
 * grows to 0.3 %.
 *
 * @param lon1 - degrees.
 * @param lat1 - degrees.
 * @param lon2 - degrees.
 * @param lat2 - degrees.
 * @returns metres.
 * @example
 * ```ts
 * Math.round(distanceM(0, 0, 0, 1)) // 110574
 * ```
 */
export function distanceM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  // Reduced latitudes, so that the sphere's great circle follows the ellipsoid to first order.
  const beta1 = Math.atan((1 - WGS84_F) * Math.tan(lat1 * DEGREE_RAD))
  const beta2 = Math.atan((1 - WGS84_F) * Math.tan(lat2 * DEGREE_RAD))
  const sinP = Math.sin((beta1 + beta2) / 2)
  const sinQ = Math.sin((beta2 - beta1) / 2)
  const sinL = Math.sin(((lon2 - lon1) * DEGREE_RAD) / 2)
  const h = Math.min(1, sinQ * sinQ + Math.cos(beta1) * Math.cos(beta2) * sinL * sinL)
  if (h === 0) return 0
  const sigma = 2 * Math.asin(Math.sqrt(h))
  const sinSigma = Math.sin(sigma)
  const cosP2 = 1 - sinP * sinP
  const x = ((sigma - sinSigma) * sinP * sinP * (1 - sinQ * sinQ)) / Math.max(1 - h, 1e-12)
  const y = ((sigma + sinSigma) * cosP2 * sinQ * sinQ) / h
  return WGS84_A_M * (sigma - (WGS84_F / 2) * (x + y))
}

/**
 * Direction of the great circle from one point to another, at its start.
 *
 * @returns degrees from true north, [0, 360).
 * @example
 * ```ts
 * Math.round(bearingDeg(0, 0, 1, 0)) // 90
 * ```
 */
export function bearingDeg(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const p1 = lat1 * DEGREE_RAD
  const p2 = lat2 * DEGREE_RAD
  const dl = (lon2 - lon1) * DEGREE_RAD
  const y = Math.sin(dl) * Math.cos(p2)
  const x = Math.cos(p1) * Math.sin(p2) - Math.sin(p1) * Math.cos(p2) * Math.cos(dl)
  const deg = Math.atan2(y, x) / DEGREE_RAD
  return deg < 0 ? (deg + 360) % 360 : deg
}

/** How long a degree is at one latitude. */
export interface DegreeLengths {
  /** One degree of longitude, metres. */
  readonly lonM: number
  /** One degree of latitude, metres. */
  readonly latM: number
}

/**
 * Metres in one degree of longitude and of latitude at a latitude, on the ellipsoid (radii of curvature N cos φ and M).
 */
export function metresPerDegree(lat: number): DegreeLengths {
  const s = Math.sin(lat * DEGREE_RAD)
  const w2 = 1 - WGS84_E2 * s * s
  const n = WGS84_A_M / Math.sqrt(w2)
  return { lonM: n * Math.cos(lat * DEGREE_RAD) * DEGREE_RAD, latM: ((n * (1 - WGS84_E2)) / w2) * DEGREE_RAD }
}
