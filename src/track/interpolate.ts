import { withDefaults, HOUR_MS, KNOT_MPS } from '../base/index.js'
import { distanceM, alongGreatCircle } from '../geo/index.js'
import type { Track } from '../model/index.js'
import { viewTrack } from './columns.js'

/** How long a silence may be for the vessel to have a position in it. */
export interface GapOptions {
  /** Longest silence that is bridged, ms. Default 1 hour. */
  readonly maxGapMs?: number | undefined
}

/** What `splitTrack` uses where an option is left out. */
export const SPLIT_DEFAULTS: {
  /** Longest silence that is bridged, ms. */
  readonly maxGapMs: number
} = { maxGapMs: HOUR_MS }

const GAP_RULE = { maxGapMs: { min: 0, max: Infinity } }

/**
 * Cuts a track at its long silences.
 *
 * @returns the stretches, in time order, as views of the track's columns; the track itself where there is no long
 * silence.
 * @example
 * ```ts
 * const { tracks } = toTracks([0, 1, 5].map((hour) => ({ id: 'a', t: hour * 3_600_000, lon: 0, lat: 0 })))
 * splitTrack(tracks[0], { maxGapMs: 3_600_000 }).map((part) => part.t.length) // [2, 1]
 * ```
 */
export function splitTrack(track: Track, options?: GapOptions): Track[] {
  const { maxGapMs } = withDefaults('splitTrack', SPLIT_DEFAULTS, options, GAP_RULE)
  return stretches(track.t, maxGapMs).map(([from, to]) => viewTrack(track, from, to))
}

/** First index and index after the last of each stretch without a silence longer than `maxGapMs`. */
export function stretches(t: Float64Array, maxGapMs: number): [from: number, to: number][] {
  const found: [number, number][] = []
  let from = 0
  for (let i = 1; i <= t.length; i++) {
    if (i < t.length && t[i]! - t[i - 1]! <= maxGapMs) continue
    if (i > from) found.push([from, i])
    from = i
  }
  return found
}

/** What `positionAt` may assume. */
export interface PositionOptions extends GapOptions {
  /**
   * How much faster than seen the vessel may have gone between two fixes, knots. What is seen is the mean speed from
   * fix to fix and the speed reported at either. Default 5: a ship that speeds up, or sails a detour, between two
   * reports.
   */
  readonly speedMarginKn?: number | undefined
  /**
   * Error of a fix, metres. Default 10: what AIS calls high accuracy (ITU-R M.1371-5, table 47: "position accuracy").
   */
  readonly fixErrorM?: number | undefined
}

/** What `positionAt` uses where an option is left out. */
export const POSITION_DEFAULTS: {
  /** Longest silence that is bridged, ms. */
  readonly maxGapMs: number
  /** How much faster than seen, knots. */
  readonly speedMarginKn: number
  /** Error of a fix, metres. */
  readonly fixErrorM: number
} = {
  maxGapMs: HOUR_MS,
  speedMarginKn: 5,
  fixErrorM: 10,
}

/** Where a vessel was. */
export interface Position {
  /** Degrees, [-180, 180). */
  readonly lon: number
  /** Degrees. */
  readonly lat: number
  /** How far from there it can have been at most, metres. */
  readonly uncertaintyM: number
}

/**
 * Where a vessel was at an instant: on the great circle between the fixes before and after, at constant speed.
 *
 * The uncertainty is how far from there it can have been, given both fixes and a top speed: the farthest point of the
 * space-time prism at that instant, which is where the disks that it can reach from either fix overlap (Hägerstrand
 * 1970; Pfoser & Jensen 1999), plus the error of a fix. The top speed is the largest of the mean speed of the leg and
 * the speeds reported at its ends, plus `speedMarginKn`.
 *
 * @param track - one hull's reports, cleaned.
 * @param t - epoch milliseconds.
 * @param options - see `POSITION_DEFAULTS`.
 * @returns undefined before the first and after the last fix, and in a silence longer than `maxGapMs`.
 * @example
 * ```ts
 * const { tracks } = toTracks([{ id: 'a', t: 0, lon: 179.9, lat: 0 }, { id: 'a', t: 600_000, lon: -179.9, lat: 0 }])
 * positionAt(tracks[0], 150_000) // lon 179.95, lat 0, uncertaintyM 3661.3
 * ```
 */
export function positionAt(track: Track, t: number, options?: PositionOptions): Position | undefined {
  const rule = { ...GAP_RULE, speedMarginKn: { min: 0, max: 1000 }, fixErrorM: { min: 0, max: 1e6 } }
  const chosen = withDefaults('positionAt', POSITION_DEFAULTS, options, rule)
  const i = lastAtOrBefore(track.t, t)
  if (i < 0) return undefined
  if (track.t[i] === t) return { lon: track.lon[i]!, lat: track.lat[i]!, uncertaintyM: chosen.fixErrorM }
  if (i + 1 >= track.t.length || track.t[i + 1]! - track.t[i]! > chosen.maxGapMs) return undefined
  return between(track, i, t, chosen)
}

/** Index of the last instant at or before `t`; -1 where there is none. */
export function lastAtOrBefore(times: Float64Array, t: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle]! <= t) low = middle + 1
    else high = middle
  }
  return low - 1
}

function between(track: Track, i: number, t: number, options: typeof POSITION_DEFAULTS): Position {
  const { lon, lat, sogKn } = track
  const legS = (track.t[i + 1]! - track.t[i]!) / 1000
  const share = (t - track.t[i]!) / 1000 / legS
  const wayM = distanceM(lon[i]!, lat[i]!, lon[i + 1]!, lat[i + 1]!)
  const seenMps = Math.max(wayM / legS, known(sogKn[i]!) * KNOT_MPS, known(sogKn[i + 1]!) * KNOT_MPS)
  const reachM = (seenMps + options.speedMarginKn * KNOT_MPS) * legS
  const place = alongGreatCircle(lon[i]!, lat[i]!, lon[i + 1]!, lat[i + 1]!, share)
  return { ...place, uncertaintyM: prismHalfWidthM(wayM, reachM, share) + options.fixErrorM }
}

const known = (speed: number): number => (Number.isNaN(speed) ? 0 : speed)

/**
 * How far a point of a space-time prism can lie from the straight way, at one instant: the farthest point of the
 * overlap of two disks, of radius `reachM * share` round the start and `reachM * (1 - share)` round the end, from the
 * point at `share` of the way between them.
 *
 * @param wayM - from start to end, metres.
 * @param reachM - how far the vessel can go in the whole time, metres; at least `wayM`.
 * @param share - how much of the time has passed, 0 to 1.
 */
export function prismHalfWidthM(wayM: number, reachM: number, share: number): number {
  const a = reachM * share
  const b = reachM - a
  const at = wayM * share
  // One disk within the other: its far side. Otherwise the corners of the lens, which lie farther out than its sides.
  if (b >= wayM + a) return a + at
  if (a >= wayM + b) return b + wayM - at
  const x = (wayM * wayM + a * a - b * b) / (2 * wayM)
  const h2 = Math.max(0, a * a - x * x)
  return Math.sqrt(h2 + (x - at) * (x - at))
}
