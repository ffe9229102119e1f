import type { Fleet } from './fleet.js'
import { knotIn } from './slots.js'

/**
 * Two vessels' motion side by side, step by step. Within a step both move straight at constant speed, so the square of their
 * distance is a parabola in the share u of the step that has gone by: `square0 + 2 half u + travel u²`, opening upwards.
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
  const { t, xyz } = fleet
  const from = step[STEP.end]!
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
  const perA = 1 / (ta1 - ta)
  const perB = 1 / (tb1 - tb)
  const a0 = (from - ta) * perA
  const b0 = (from - tb) * perB
  const dt = to - from
  a *= 3
  b *= 3
  const ax = xyz[a]!
  const ay = xyz[a + 1]!
  const az = xyz[a + 2]!
  const bx = xyz[b]!
  const by = xyz[b + 1]!
  const bz = xyz[b + 2]!
  const ux = xyz[a + 3]! - ax
  const uy = xyz[a + 4]! - ay
  const uz = xyz[a + 5]! - az
  const vx = xyz[b + 3]! - bx
  const vy = xyz[b + 4]! - by
  const vz = xyz[b + 5]! - bz
  const x = bx - ax + vx * b0 - ux * a0
  const y = by - ay + vy * b0 - uy * a0
  const z = bz - az + vz * b0 - uz * a0
  const dx = (vx * perB - ux * perA) * dt
  const dy = (vy * perB - uy * perA) * dt
  const dz = (vz * perB - uz * perA) * dt
  step[STEP.start] = from
  step[STEP.end] = to
  step[STEP.square0] = x * x + y * y + z * z
  step[STEP.half] = x * dx + y * dy + z * dz
  step[STEP.travel] = dx * dx + dy * dy + dz * dz
  return true
}

/** Writes where a vessel is at an instant, on the piece that starts at `knot`; `last` is its run's last knot. */
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
