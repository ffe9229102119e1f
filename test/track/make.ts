import fc from 'fast-check'
import { destination, toEcef, wrapLon } from '../../src/geo/index.js'
import type { PositionReport, Track } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'
import { random, shuffled } from '../helpers/tracks.js'

export { random, shuffled }

export const MIN = 60_000
export const HOUR = 3_600_000
export const T0 = Date.UTC(2020, 0, 1)

/** A point so many metres east and north of another, near enough for tests. */
export function offset(lon: number, lat: number, eastM: number, northM: number): { lon: number; lat: number } {
  const far = Math.hypot(eastM, northM)
  return far === 0
    ? { lon: wrapLon(lon), lat }
    : destination(lon, lat, (Math.atan2(eastM, northM) * 180) / Math.PI, far)
}

export interface Sail {
  id?: string
  lon: number
  lat: number
  courseDeg?: number
  speedKn?: number
  start?: number
  stepMs?: number
  count: number
  noiseM?: number
  seed?: number
  aisClass?: 'A' | 'B'
}

/** Reports of a ship on a straight course (a great circle), or at rest, with noise on the place. */
export function sail(s: Sail): PositionReport[] {
  const rnd = random(s.seed ?? 1)
  const { speedKn = 0, courseDeg = 0, start = T0, stepMs = MIN, noiseM = 5, id = '235010170' } = s
  return Array.from({ length: s.count }, (_, k) => {
    const way = (speedKn * 1852 * k * stepMs) / HOUR
    const at = way === 0 ? { lon: s.lon, lat: s.lat } : destination(s.lon, s.lat, courseDeg, way)
    const place = offset(at.lon, at.lat, (rnd() - 0.5) * 2 * noiseM, (rnd() - 0.5) * 2 * noiseM)
    const aisClass = s.aisClass
    return { id, t: start + k * stepMs, ...place, sogKn: speedKn, cogDeg: courseDeg, ...(aisClass ? { aisClass } : {}) }
  })
}

/** The one track of reports of one id. */
export function trackOf(reports: readonly PositionReport[]): Track {
  const { tracks } = toTracks(reports)
  if (tracks.length !== 1) throw new Error(`expected one track, got ${tracks.length}`)
  return tracks[0]!
}

/** Numbers spread evenly over a range; fc.double spreads over all doubles, of which nearly all are near nought. */
export const evenly = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1_000_000 }).map((k) => min + ((max - min) * k) / 1_000_000)

/** The straight-line distance through the Earth: a second opinion on short distances. */
export function chordM(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const p = new Float64Array(6)
  toEcef(a.lon, a.lat, p, 0)
  toEcef(b.lon, b.lat, p, 3)
  return Math.hypot(p[0]! - p[3]!, p[1]! - p[4]!, p[2]! - p[5]!)
}
