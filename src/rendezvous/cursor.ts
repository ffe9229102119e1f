import type { Fleet } from '../space/fleet.js'
import { placeAt } from '../space/walk.js'

/** Reads one vessel's places at instants that mostly rise. */
export interface Cursor {
  /** Vessel that is read. */
  vessel: number
  /** Last knot found. */
  knot: number
}

/** Moves to the last knot at or before `at`, by steps that double, within the run [first, last]. */
export function moveTo(fleet: Fleet, cursor: Cursor, first: number, last: number, at: number): number {
  const { t } = fleet
  let low = Math.min(Math.max(cursor.knot, first), last)
  let step = 1
  while (low > first && t[low]! > at) {
    low = Math.max(first, low - step)
    step *= 2
  }
  step = 1
  while (low + step <= last && t[low + step]! <= at) {
    low += step
    step *= 2
  }
  for (; step >= 1; step >>= 1) if (low + step <= last && t[low + step]! <= at) low += step
  cursor.knot = low
  return low
}

/** Writes where the cursor's vessel is at an instant within the run [first, last]. */
export function readPlace(
  fleet: Fleet,
  cursor: Cursor,
  first: number,
  last: number,
  at: number,
  out: Float64Array,
  o: number,
): void {
  placeAt(fleet, moveTo(fleet, cursor, first, last, at), last, at, out, o)
}
