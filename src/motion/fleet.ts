import type { Track } from '../model/index.js'

/**
 * Each run's motion, boxed by slots of the clock. Slots only say where it pays to look: no result depends on them.
 *
 * Boxes are Earth-centred, six numbers each (least and greatest x, y, z), so that they need no care at ±180° or the
 * poles.
 */
export interface Slots {
  /** Length of a slot, ms. */
  readonly ms: number
  /** For each run, what to add to the number of a slot since the epoch to find it here. */
  readonly base: Float64Array
  /** Last knot at or before each slot's start, or the run's first. */
  readonly knot: Uint32Array
  /** Box of the run's motion in each slot. */
  readonly box: Float64Array
}

/**
 * All vessels' motion in one structure of arrays. Between two knots of a run a vessel moves on a straight line at
 * constant speed. Knots are its fixes; a long leg is cut into pieces on the great circle, so that no piece strays 0.1 m
 * from it.
 */
export interface Fleet {
  /** The tracks, sorted by id and hull: a vessel's number is its place here. */
  readonly tracks: readonly Track[]
  /** First knot of each vessel, and the end after the last. */
  readonly knotFrom: Uint32Array
  /** Four numbers a knot, side by side in memory: instant, epoch ms, and Earth-centred place x, y, z, metres. */
  readonly knots: Float64Array
  /** Index in its track of the last fix at or before each knot. */
  readonly fix: Uint32Array
  /** First run of each vessel, and the end after the last. */
  readonly runFrom: Uint32Array
  /** First knot of each run: a stretch in which the vessel has a position throughout. */
  readonly runFirst: Uint32Array
  /** Last knot of each run. */
  readonly runLast: Uint32Array
  /** The runs' motion, boxed. */
  readonly slots: Slots
}

/** Instant of a knot, epoch ms. */
export const timeAt = ({ knots }: Pick<Fleet, 'knots'>, knot: number): number => knots[4 * knot]!

/** The run of a vessel that holds an instant of its record. */
export function runAt({ knots, runFrom, runLast }: Fleet, vessel: number, at: number): number {
  let low = runFrom[vessel]!
  let high = runFrom[vessel + 1]! - 1
  while (low < high) {
    const mid = (low + high) >> 1
    if (knots[4 * runLast[mid]!]! >= at) high = mid
    else low = mid + 1
  }
  return low
}
