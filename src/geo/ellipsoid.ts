import { DEGREE_RAD } from '../base/index.js'

/** Equatorial radius of WGS84, metres (NIMA TR8350.2, table 3.1). */
export const WGS84_A_M = 6378137
/** Flattening of WGS84 (NIMA TR8350.2, table 3.1). */
export const WGS84_F: number = 1 / 298.257223563
/** First eccentricity squared of WGS84. */
export const WGS84_E2: number = WGS84_F * (2 - WGS84_F)
/** Mean radius of the Earth, metres: (2a + b) / 3 of GRS80 (Moritz 2000). */
export const EARTH_RADIUS_M = 6371008.8

// Sines and cosines at every half degree from -360 to 360. Between them two short polynomials in the remainder (at most
// 0.25 degrees, 0.0044 rad) are exact to 1e-17, at a quarter of the cost of Math.sin and Math.cos.
const STEPS = 720
const ROUND = STEPS + 0.5
// The radius of curvature in the prime vertical, a / sqrt(1 - e² sin²), as its binomial series: the term left out is
// below 1e-7 m.
const N1 = (WGS84_A_M * WGS84_E2) / 2
const N2 = (WGS84_A_M * 3 * WGS84_E2 ** 2) / 8
const N3 = (WGS84_A_M * 5 * WGS84_E2 ** 3) / 16
const N4 = (WGS84_A_M * 35 * WGS84_E2 ** 4) / 128
const N5 = (WGS84_A_M * 63 * WGS84_E2 ** 5) / 256
const POLAR = 1 - WGS84_E2
const SIN = new Float64Array(2 * STEPS + 1)
const COS = new Float64Array(2 * STEPS + 1)
for (let i = 0; i <= 2 * STEPS; i++) {
  SIN[i] = Math.sin(((i - STEPS) / 2) * DEGREE_RAD)
  COS[i] = Math.cos(((i - STEPS) / 2) * DEGREE_RAD)
}

/**
 * Puts a point of the ellipsoid into Earth-centred coordinates: `out[at]` to `out[at + 2]`, metres.
 *
 * x points to 0° N 0° E, y to 0° N 90° E, z to the north pole. Between two such points a straight line stays within 0.1
 * m of the surface as far as 2.2 km, and neither ±180° nor the poles are special.
 *
 * @param lon - longitude, degrees, -360 to 360.
 * @param lat - latitude, degrees, -90 to 90.
 * @param out - where to write.
 * @param at - index of x in `out`.
 */
export function toEcef(lon: number, lat: number, out: Float64Array, at: number): void {
  let k = (lat * 2 + ROUND) | 0
  let d = (lat - (k - STEPS) * 0.5) * DEGREE_RAD
  let d2 = d * d
  let s = d * (1 - d2 * (1 / 6 - d2 * (1 / 120)))
  let c = 1 - d2 * (0.5 - d2 * (1 / 24))
  let s0 = SIN[k]!
  let c0 = COS[k]!
  const sinLat = s0 * c + c0 * s
  const cosLat = c0 * c - s0 * s
  k = (lon * 2 + ROUND) | 0
  d = (lon - (k - STEPS) * 0.5) * DEGREE_RAD
  d2 = d * d
  s = d * (1 - d2 * (1 / 6 - d2 * (1 / 120)))
  c = 1 - d2 * (0.5 - d2 * (1 / 24))
  s0 = SIN[k]!
  c0 = COS[k]!
  const w = sinLat * sinLat
  const n = WGS84_A_M + w * (N1 + w * (N2 + w * (N3 + w * (N4 + w * N5))))
  out[at] = n * cosLat * (c0 * c - s0 * s)
  out[at + 1] = n * cosLat * (s0 * c + c0 * s)
  out[at + 2] = n * POLAR * sinLat
}

/** A point on the globe, degrees, WGS84. */
export interface LonLat {
  /** Longitude, degrees, [-180, 180). */
  readonly lon: number
  /** Latitude, degrees. */
  readonly lat: number
}

/**
 * The geographic place of an Earth-centred point close to the surface (Bowring 1976, one step: below 1e-9° for heights
 * within 10 km).
 *
 * @param x - metres towards 0° N 0° E.
 * @param y - metres towards 0° N 90° E.
 * @param z - metres towards the north pole.
 * @returns longitude and latitude, degrees.
 */
export function fromEcef(x: number, y: number, z: number): LonLat {
  const p = Math.sqrt(x * x + y * y)
  const b = WGS84_A_M * (1 - WGS84_F)
  const u = Math.atan2(z * WGS84_A_M, p * b)
  const su = Math.sin(u)
  const cu = Math.cos(u)
  const ep2 = WGS84_E2 / (1 - WGS84_E2)
  const lat = Math.atan2(z + ep2 * b * su * su * su, p - WGS84_E2 * WGS84_A_M * cu * cu * cu)
  const lon = Math.atan2(y, x) / DEGREE_RAD
  return { lon: lon >= 180 ? lon - 360 : lon, lat: lat / DEGREE_RAD }
}

/**
 * Length of the straight line between two points of the surface, from their distance along it: 1.2 cm off at most at
 * 100 km.
 */
export const chordOfArcM = (arcM: number): number => 2 * EARTH_RADIUS_M * Math.sin(arcM / (2 * EARTH_RADIUS_M))

/** Distance along the surface from the straight line between two points of it, the inverse of `chordOfArcM`. */
export const arcOfChordM = (chordM: number): number =>
  2 * EARTH_RADIUS_M * Math.asin(Math.min(1, chordM / (2 * EARTH_RADIUS_M)))
