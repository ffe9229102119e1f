import type { PositionReport, Track } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'
import { beside, type Fix } from './bruteForce.js'

export const MIN = 60_000
export const HOUR = 3_600_000
export const T0: number = Date.UTC(2019, 4, 1)

/** Instants from `start` to `end` inclusive. */
export const every = (stepMs: number, start: number, end: number): number[] =>
  Array.from({ length: Math.floor((end - start) / stepMs) + 1 }, (_, i) => start + i * stepMs)

/** A way in metres east and north of an origin, by time. */
export type Way = (t: number) => readonly [eastM: number, northM: number]

/** Stays at one place. */
export const still =
  (eastM = 0, northM = 0): Way =>
  () => [eastM, northM]

/** Moves straight: at `from` at the instant `t0`, then at a speed on a course. */
export const straight =
  (t0: number, from: readonly [number, number], speedKn: number, courseDeg: number): Way =>
  (t) => {
    const far = ((t - t0) / HOUR) * speedKn * 1852
    const course = (courseDeg * Math.PI) / 180
    return [from[0] + far * Math.sin(course), from[1] + far * Math.cos(course)]
  }

export interface Origin {
  lon: number
  lat: number
}

/** Reports of a ship on a way in the plane around an origin. */
export const sail = (
  id: string,
  origin: Origin,
  way: Way,
  times: readonly number[],
  more: Partial<PositionReport> = {},
): PositionReport[] => times.map((t) => ({ id, t, ...beside(origin.lon, origin.lat, ...way(t)), ...more }))

/** Tracks of reports, in any order. */
export const tracksOf = (...reports: readonly (readonly PositionReport[])[]): Track[] => toTracks(reports.flat()).tracks

/** The fixes of a track, for the brute force. */
export const fixesOf = (track: Track): Fix[] =>
  Array.from(track.t, (t, i) => ({ t, lon: track.lon[i]!, lat: track.lat[i]! }))

/** A small seeded generator (mulberry32): numbers in [0, 1). */
export function random(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let x = Math.imul(a ^ (a >>> 15), a | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}

export const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const next = random(seed)
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

/** Every number that a value holds, at any depth. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

/**
 * One ship lies still; another comes at 10 knots, lies `gapM` east of it from `start` to `end`, and leaves as it came.
 */
export function meeting(
  origin: Origin,
  start: number,
  end: number,
  times: readonly number[],
  {
    a = 'A',
    b = 'B',
    gapM = 120,
    otherTimes = times,
  }: { a?: string; b?: string; gapM?: number; otherTimes?: readonly number[] } = {},
): PositionReport[] {
  const away = (t: number): number => (Math.max(0, start - t, t - end) / 1000) * ((10 * 1852) / 3600)
  return [...sail(a, origin, still(), times), ...sail(b, origin, (t) => [gapM + away(t), 0], otherTimes)]
}
