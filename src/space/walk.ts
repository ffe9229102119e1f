import { searchKnot, type Fleet } from './fleet.js'

/**
 * Two vessels' motion side by side, step by step: within a step both move straight at constant speed, so their relative
 * position is linear in time and its square a parabola that opens upwards.
 */
export interface Walk {
  /** Start and end of the present step, ms; relative position (b less a) at its start and its end, metres. */
  readonly step: Float64Array
  /** Knot of a, knot of b. */
  readonly at: Uint32Array
  /** Where the walk ends, ms. */
  until: number
}

/** Places in `Walk.step`. */
export const STEP = { start: 0, end: 1, x0: 2, y0: 3, z0: 4, x1: 5, y1: 6, z1: 7 } as const

/** A walk to be used again and again, so that none is made in a loop. */
export const createWalk = (): Walk => ({ step: new Float64Array(8), at: new Uint32Array(2), until: 0 })

/**
 * Places a walk at `from`.
 *
 * @param knotA - a knot of the first vessel at or before `from`, and the last knot that may be looked at.
 */
export function startWalk(
  fleet: Fleet,
  walk: Walk,
  knotA: number,
  lastA: number,
  knotB: number,
  lastB: number,
  from: number,
  until: number,
): void {
  walk.at[0] = searchKnot(fleet.t, knotA, lastA, from)
  walk.at[1] = searchKnot(fleet.t, knotB, lastB, from)
  walk.step[STEP.end] = from
  walk.until = until
}

/**
 * Moves on by one step. Every run of both vessels must reach to `walk.until`.
 *
 * @returns false where the walk has ended.
 */
export function nextStep(fleet: Fleet, walk: Walk): boolean {
  const { step, at } = walk
  const { t, xyz } = fleet
  const from = step[1]!
  if (from >= walk.until) return false
  let a = at[0]!
  let b = at[1]!
  while (t[a + 1]! <= from) a++
  while (t[b + 1]! <= from) b++
  at[0] = a
  at[1] = b
  const ta = t[a]!
  const tb = t[b]!
  const ta1 = t[a + 1]!
  const tb1 = t[b + 1]!
  const to = Math.min(ta1, tb1, walk.until)
  const da = ta1 - ta
  const db = tb1 - tb
  const a0 = (from - ta) / da
  const a1 = (to - ta) / da
  const b0 = (from - tb) / db
  const b1 = (to - tb) / db
  a *= 3
  b *= 3
  const ax = xyz[a]!
  const ay = xyz[a + 1]!
  const az = xyz[a + 2]!
  const bx = xyz[b]! - ax
  const by = xyz[b + 1]! - ay
  const bz = xyz[b + 2]! - az
  const ux = xyz[a + 3]! - ax
  const uy = xyz[a + 4]! - ay
  const uz = xyz[a + 5]! - az
  const vx = xyz[b + 3]! - xyz[b]!
  const vy = xyz[b + 4]! - xyz[b + 1]!
  const vz = xyz[b + 5]! - xyz[b + 2]!
  step[0] = from
  step[1] = to
  step[2] = bx + vx * b0 - ux * a0
  step[3] = by + vy * b0 - uy * a0
  step[4] = bz + vz * b0 - uz * a0
  step[5] = bx + vx * b1 - ux * a1
  step[6] = by + vy * b1 - uy * a1
  step[7] = bz + vz * b1 - uz * a1
  return true
}

/** Writes where a vessel is at an instant, on the piece that starts at `knot`. */
export function placeAt(fleet: Fleet, knot: number, last: number, at: number, out: Float64Array, o: number): void {
  const { t, xyz } = fleet
  const q = 3 * knot
  const dt = knot < last ? t[knot + 1]! - t[knot]! : 0
  if (dt <= 0 || at <= t[knot]!) {
    out[o] = xyz[q]!
    out[o + 1] = xyz[q + 1]!
    out[o + 2] = xyz[q + 2]!
    return
  }
  const share = Math.min(1, (at - t[knot]!) / dt)
  out[o] = xyz[q]! + (xyz[q + 3]! - xyz[q]!) * share
  out[o + 1] = xyz[q + 1]! + (xyz[q + 4]! - xyz[q + 1]!) * share
  out[o + 2] = xyz[q + 2]! + (xyz[q + 5]! - xyz[q + 2]!) * share
}
