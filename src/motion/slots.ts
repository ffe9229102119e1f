import { MINUTE_MS } from '../base/index.js'
import { timeAt, type Fleet, type Slots } from './fleet.js'

// Measured on a real day of 2.5 million reports: half of it costs `findProximities` a sixth more time, 40 minutes a
// tenth.
const SLOT_MS = 16 * MINUTE_MS

/** Boxes all runs. A leg spans nine slots at most, so that there are at most ten times as many slots as fixes. */
export function buildSlots(fleet: Omit<Fleet, 'slots'>, maxGapMs: number): Slots {
  const { runFirst, runLast } = fleet
  const ms = Math.max(SLOT_MS, maxGapMs / 8)
  const base = new Float64Array(runFirst.length)
  let count = 0
  for (let r = 0; r < runFirst.length; r++) {
    const first = Math.floor(timeAt(fleet, runFirst[r]!) / ms)
    base[r] = count - first
    count += Math.floor(timeAt(fleet, runLast[r]!) / ms) - first + 1
  }
  const slots: Slots = { ms, base, knot: new Uint32Array(count), box: new Float64Array(6 * count) }
  for (let r = 0; r < runFirst.length; r++) boxRun(fleet, slots, r)
  return slots
}

function boxRun({ knots, runFirst, runLast }: Omit<Fleet, 'slots'>, { ms, base, knot, box }: Slots, run: number): void {
  const last = 4 * runLast[run]!
  let q = 4 * runFirst[run]!
  let t = knots[q]!
  let x = knots[q + 1]!
  let y = knots[q + 2]!
  let z = knots[q + 3]!
  const slots = Math.floor(knots[last]! / ms) + base[run]!
  for (let at = Math.floor(t / ms) + base[run]!; at <= slots; at++) {
    const end = (at - base[run]! + 1) * ms
    knot[at] = q >> 2
    let x0 = x
    let y0 = y
    let z0 = z
    let x1 = x
    let y1 = y
    let z1 = z
    for (let within = true; within && q < last;) {
      const next = knots[q + 4]!
      within = next < end
      if (within) {
        q += 4
        t = next
        x = knots[q + 1]!
        y = knots[q + 2]!
        z = knots[q + 3]!
      } else {
        // The piece that leaves the slot, cut where it does.
        const share = (end - t) / (next - t)
        x = knots[q + 1]! + (knots[q + 5]! - knots[q + 1]!) * share
        y = knots[q + 2]! + (knots[q + 6]! - knots[q + 2]!) * share
        z = knots[q + 3]! + (knots[q + 7]! - knots[q + 3]!) * share
      }
      if (x < x0) x0 = x
      if (x > x1) x1 = x
      if (y < y0) y0 = y
      if (y > y1) y1 = y
      if (z < z0) z0 = z
      if (z > z1) z1 = z
    }
    const o = 6 * at
    box[o] = x0
    box[o + 1] = y0
    box[o + 2] = z0
    box[o + 3] = x1
    box[o + 4] = y1
    box[o + 5] = z1
  }
}

/** The last knot of a run at or before an instant within it. */
export function knotIn({ knots, runLast, slots }: Fleet, run: number, at: number): number {
  const { ms } = slots
  const slot = Math.floor(at / ms)
  const s = slots.base[run]! + slot
  let low = slots.knot[s]!
  // The next slot, of this run or of another, begins at or after any knot of this one.
  let high = s + 1 < slots.knot.length ? Math.min(runLast[run]!, slots.knot[s + 1]!) : runLast[run]!
  // Reports come at nearly even intervals: a knot is close to where that puts it. Where they do not, halving finds it.
  let k = low + ((((high - low) * (at - slot * ms)) / ms) | 0)
  for (let tries = 0; low < high; tries++) {
    if (knots[4 * k]! > at) {
      high = k - 1
      k = tries < 3 ? high : (low + high + 1) >> 1
    } else if (k === high || knots[4 * k + 4]! > at) return k
    else {
      low = k + 1
      k = tries < 3 ? low : (low + high + 1) >> 1
    }
  }
  return low
}

/** Square of the least distance that points of two boxes can have. */
export function leastSquare(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = Math.max(0, a[i]! - b[j + 3]!, b[j]! - a[i + 3]!)
  const dy = Math.max(0, a[i + 1]! - b[j + 4]!, b[j + 1]! - a[i + 4]!)
  const dz = Math.max(0, a[i + 2]! - b[j + 5]!, b[j + 2]! - a[i + 5]!)
  return dx * dx + dy * dy + dz * dz
}

/** Square of the greatest distance that points of two boxes can have. */
export function greatestSquare(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = Math.max(a[i + 3]! - b[j]!, b[j + 3]! - a[i]!)
  const dy = Math.max(a[i + 4]! - b[j + 1]!, b[j + 4]! - a[i + 1]!)
  const dz = Math.max(a[i + 5]! - b[j + 2]!, b[j + 5]! - a[i + 2]!)
  return dx * dx + dy * dy + dz * dz
}
