import type { Fleet } from './fleet.js'
import { knotIn } from './slots.js'

/**
 * Two vessels' motion side by side, step by step. Within a step both move straight at constant speed, so the square of
 * their distance is a parabola in the share u of the step that has gone by: `square0 + 2 half u + travel u²`, opening
 * upwards.
 */
export interface Walk {
  /** Start and end of the present step, epoch ms; then `square0`, `half` and `travel`, square metres. */
  readonly step: Float64Array
  /** Knot of the first vessel, knot of the second. */
  readonly at: Uint32Array
  /** Where the walk ends, epoch ms. */
  until: number
}

/** Places in `Walk.step`. */
export const STEP = { start: 0, end: 1, square0: 2, half: 3, travel: 4 } as const

/** A walk to be used again and again, so that none is made in a loop. */
export const createWalk = (): Walk => ({ step: new Float64Array(5), at: new Uint32Array(2), until: 0 })

/** Places a walk of two runs at `from`; both must reach to `until`. */
export function startWalk(fleet: Fleet, walk: Walk, runA: number, runB: number, from: number, until: number): void {
  walk.at[0] = knotIn(fleet, runA, from)
  walk.at[1] = knotIn(fleet, runB, from)
  walk.step[STEP.end] = from
  walk.until = until
}

/**
 * Moves on by one step.
 *
 * @returns false where the walk has ended.
 */
export function nextStep(fleet: Fleet, walk: Walk): boolean {
  const { step, at } = walk
  const { knots } = fleet
  const from = step[STEP.end]!
  if (from >= walk.until) return false
  let a = 4 * at[0]!
  let b = 4 * at[1]!
  while (knots[a + 4]! <= from) a += 4
  while (knots[b + 4]! <= from) b += 4
  at[0] = a >> 2
  at[1] = b >> 2
  step[STEP.start] = from
  step[STEP.end] = Math.min(knots[a + 4]!, knots[b + 4]!, walk.until)
  measureStep(knots, a, b, step)
  return true
}

/**
 * Writes the parabola of a step of which start and end are set; `a` and `b` are where in `knots` the pieces that it
 * lies on begin.
 */
export function measureStep(knots: Float64Array, a: number, b: number, step: Float64Array): void {
  const from = step[STEP.start]!
  const ta = knots[a]!
  const tb = knots[b]!
  const ta1 = knots[a + 4]!
  const tb1 = knots[b + 4]!
  const perA = 1 / (ta1 - ta)
  const perB = 1 / (tb1 - tb)
  const a0 = (from - ta) * perA
  const b0 = (from - tb) * perB
  const dt = step[STEP.end]! - from
  const ax = knots[a + 1]!
  const ay = knots[a + 2]!
  const az = knots[a + 3]!
  const bx = knots[b + 1]!
  const by = knots[b + 2]!
  const bz = knots[b + 3]!
  const ux = knots[a + 5]! - ax
  const uy = knots[a + 6]! - ay
  const uz = knots[a + 7]! - az
  const vx = knots[b + 5]! - bx
  const vy = knots[b + 6]! - by
  const vz = knots[b + 7]! - bz
  const x = bx - ax + vx * b0 - ux * a0
  const y = by - ay + vy * b0 - uy * a0
  const z = bz - az + vz * b0 - uz * a0
  const dx = (vx * perB - ux * perA) * dt
  const dy = (vy * perB - uy * perA) * dt
  const dz = (vz * perB - uz * perA) * dt
  step[STEP.square0] = x * x + y * y + z * z
  step[STEP.half] = x * dx + y * dy + z * dz
  step[STEP.travel] = dx * dx + dy * dy + dz * dz
}

/** Writes where a vessel is at an instant, on the piece that starts at `knot`; `last` is its run's last knot. */
export function placeAt(fleet: Fleet, knot: number, last: number, at: number, out: Float64Array, o: number): void {
  const { knots } = fleet
  const q = 4 * knot
  const t = knots[q]!
  const x = knots[q + 1]!
  const y = knots[q + 2]!
  const z = knots[q + 3]!
  const dt = knot < last ? knots[q + 4]! - t : 0
  if (dt <= 0 || at <= t) {
    out[o] = x
    out[o + 1] = y
    out[o + 2] = z
    return
  }
  const share = Math.min(1, (at - t) / dt)
  out[o] = x + (knots[q + 5]! - x) * share
  out[o + 1] = y + (knots[q + 6]! - y) * share
  out[o + 2] = z + (knots[q + 7]! - z) * share
}
