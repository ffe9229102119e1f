import type { Fleet } from './fleet.js'
import type { IntervalSink } from './intervals.js'
import { greatestSquare, knotIn, leastSquare } from './slots.js'

/**
 * Looks at what two runs share, slot by slot: most are settled by their boxes, the others are walked step by step.
 * Within a step both ships move straight at constant speed, so the square of their distance is a parabola that opens
 * upwards: it lies below the chord between its ends, and its foot tells whether two ends outside hide a contact.
 *
 * @param spareM - boxes are judged with this to spare.
 * @param sink - where the stretch to look at is read from, and what is found goes.
 */
export function createRefiner(
  fleet: Fleet,
  limitM: number,
  spareM: number,
  sink: IntervalSink,
): (runA: number, runB: number) => void {
  const limit2 = limitM * limitM
  const beyond2 = (limitM + spareM) ** 2
  const { knots } = fleet
  const { ms, base, box, knot } = fleet.slots
  const { span } = sink
  const part = new Float64Array(2)

  /** Walks the part from knots of both runs at or before its start, and adds what is within the limit. */
  const walk = (knotA: number, knotB: number): void => {
    const from = part[0]!
    const until = part[1]!
    let a = 4 * knotA - 4
    let b = 4 * knotB - 4
    let ta = from
    let ta1 = from
    let tb = from
    let tb1 = from
    let ax = 0
    let ay = 0
    let az = 0
    let ux = 0
    let uy = 0
    let uz = 0
    let bx = 0
    let by = 0
    let bz = 0
    let vx = 0
    let vy = 0
    let vz = 0
    let x = 0
    let y = 0
    let z = 0
    let square = 0
    let open = from
    let reached = NaN
    for (let at = from; at < until;) {
      const turnA = ta1 <= at
      const turnB = tb1 <= at
      if (turnA) {
        do a += 4
        while (knots[a + 4]! <= at) // fixes of one instant: the last of them is where the ship goes on from
        ta = knots[a]!
        ta1 = knots[a + 4]!
        ax = knots[a + 1]!
        ay = knots[a + 2]!
        az = knots[a + 3]!
        const perMs = 1 / (ta1 - ta)
        ux = (knots[a + 5]! - ax) * perMs
        uy = (knots[a + 6]! - ay) * perMs
        uz = (knots[a + 7]! - az) * perMs
      }
      if (turnB) {
        do b += 4
        while (knots[b + 4]! <= at)
        tb = knots[b]!
        tb1 = knots[b + 4]!
        bx = knots[b + 1]!
        by = knots[b + 2]!
        bz = knots[b + 3]!
        const perMs = 1 / (tb1 - tb)
        vx = (knots[b + 5]! - bx) * perMs
        vy = (knots[b + 6]! - by) * perMs
        vz = (knots[b + 7]! - bz) * perMs
      }
      if (turnA || turnB) {
        x = bx + vx * (at - tb) - ax - ux * (at - ta)
        y = by + vy * (at - tb) - ay - uy * (at - ta)
        z = bz + vz * (at - tb) - az - uz * (at - ta)
        square = x * x + y * y + z * z
      }
      const to = Math.min(ta1, tb1, until)
      const dx = (vx - ux) * (to - at)
      const dy = (vy - uy) * (to - at)
      const dz = (vz - uz) * (to - at)
      const half = x * dx + y * dy + z * dz
      const travel = dx * dx + dy * dy + dz * dz
      const over0 = square - limit2
      const over1 = over0 + 2 * half + travel
      let enter = at
      let leave = to
      // Of two ends outside the least distance must lie between them, and inside the limit.
      let within = over0 <= 0 || over1 <= 0 || (half < 0 && -half < travel)
      if (within && (over0 > 0 || over1 > 0)) {
        const root2 = half * half - travel * over0
        within = root2 >= 0 && travel > 0
        const root = Math.sqrt(root2)
        if (over0 > 0) enter = at + ((to - at) * (-half - root)) / travel
        if (over1 > 0) leave = at + ((to - at) * (-half + root)) / travel
      }
      if (within && leave > enter) {
        if (enter !== reached) {
          if (reached > open) {
            span[0] = open
            span[1] = reached
            sink.add()
          }
          open = enter
        }
        reached = leave
      }
      at = to
    }
    if (reached > open) {
      span[0] = open
      span[1] = reached
      sink.add()
    }
  }

  return (runA, runB) => {
    const start = span[0]!
    const end = span[1]!
    let s = Math.floor(start / ms)
    let i = base[runA]! + s
    let j = base[runB]! + s
    for (let from = start; from < end; s++, i++, j++) {
      const until = Math.min(end, (s + 1) * ms)
      if (leastSquare(box, 6 * i, box, 6 * j) <= beyond2) {
        if (greatestSquare(box, 6 * i, box, 6 * j) <= limit2) {
          span[0] = from
          span[1] = until
          sink.add()
        } else {
          part[0] = from
          part[1] = until
          if (from > start) walk(knot[i]!, knot[j]!)
          else walk(knotIn(fleet, runA, from), knotIn(fleet, runB, from))
        }
      }
      from = until
    }
  }
}
