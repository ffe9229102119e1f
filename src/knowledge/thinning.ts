import { DEGREE_RAD, KNOT_MPS } from '../base/index.js'
import { EARTH_RADIUS_M, lonDelta } from '../geo/index.js'
import { AIS_CLASS_B, type Track } from '../model/index.js'

/*
 * How far apart the reports of one hull come in this feed, which may pass on one of many that were sent. Counted on a
 * grid of two bins an octave, from 1 s to 36 h, apart for class A and B, moving and still.
 */
const BINS = 36
const KINDS = 4

/**
 * Intervals between reports: how many fall into each bin, for class A still, class A moving, class B still, class B
 * moving.
 */
export interface Thinning {
  /** 4 times 36 counts; bin k begins at 2^(k/2) seconds, rounded down to 1 or 1.5 times a power of two. */
  readonly intervals: readonly number[]
}

/**
 * Faster than this a ship counts as moving, knots: where class A at anchor begins to send more often (ITU-R M.1371-5,
 * table 1).
 */
const STILL_KN = 3

/** No counts yet. */
export const newThinning = (): Float64Array => new Float64Array(KINDS * BINS)

/** Whether a report's ship moves by its own word, or where it does not say, by its way to the next. */
function moves({ t, lon, lat, sogKn }: Track, i: number): boolean {
  const own = sogKn[i]!
  if (own === own) return own > STILL_KN
  // A flat map will do for the way of minutes.
  const east = lonDelta(lon[i]!, lon[i + 1]!) * Math.cos(lat[i]! * DEGREE_RAD)
  const way = Math.hypot(east, lat[i + 1]! - lat[i]!) * DEGREE_RAD * EARTH_RADIUS_M
  return way > ((STILL_KN * KNOT_MPS) / 1000) * (t[i + 1]! - t[i]!)
}

const kindOf = (isB: boolean, moving: boolean): number => (isB ? 2 : 0) + (moving ? 1 : 0)

/** The bin of an interval: twice the octave, and one more in its upper half. */
function binOf(ms: number): number {
  const seconds = Math.max(1, Math.min(ms / 1000, 131_071))
  const octave = 31 - Math.clz32(seconds)
  return 2 * octave + (seconds >= 1.5 * (1 << octave) ? 1 : 0)
}

/** Counts the intervals of a track. */
export function addThinning(counts: Float64Array, track: Track): void {
  const { t, aisClass } = track
  for (let i = 0; i + 1 < t.length; i++) {
    const ms = t[i + 1]! - t[i]!
    if (ms > 0) counts[kindOf(aisClass[i] === AIS_CLASS_B, moves(track, i)) * BINS + binOf(ms)]!++
  }
}

/** Adds two counts up. */
export const mergeThinning = (a: Thinning, b: Thinning): Thinning => ({
  intervals: a.intervals.map((n, i) => n + b.intervals[i]!),
})

// Fewer intervals than this say nothing of a feed.
const LEAST = 100

/**
 * The usual time between two reports of one hull in a feed: of all that were counted, half are shorter.
 *
 * @param thinning - `Knowledge.thinning`, from `learn`.
 * @param aisClass - class of the transmitter.
 * @param moving - whether the ship makes more than 3 knots.
 * @returns ms, to a quarter of itself; undefined where fewer than 100 intervals were heard.
 * @example
 * ```ts
 * usualIntervalMs(learn({ tracks: [] }).thinning, 'A', true) // undefined
 * ```
 */
export function usualIntervalMs({ intervals }: Thinning, aisClass: 'A' | 'B', moving: boolean): number | undefined {
  const from = kindOf(aisClass === 'B', moving) * BINS
  const counts = intervals.slice(from, from + BINS)
  const total = counts.reduce((sum, n) => sum + n, 0)
  if (total < LEAST) return undefined
  let bin = 0
  for (let sum = counts[0]!; 2 * sum < total; sum += counts[bin]!) bin++
  // Middle of the bin: 1 to 1.5, or 1.5 to 2 times a power of two.
  return (bin % 2 === 0 ? 1.25 : 1.75) * 2 ** (bin >> 1) * 1000
}
