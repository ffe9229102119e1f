import { arcOfChordM } from '../geo/index.js'
import type { Fleet } from './fleet.js'
import { greatestSquare, leastSquare } from './slots.js'
import { createWalk, measureStep, nextStep, startWalk, STEP } from './walk.js'

// Places are some millions of metres from the Earth's centre, so differences of them are good to a few nanometres, and
// squares of distances up to 100 km to less than this.
const SPARE_M2 = 0.01

/** Least distance of two vessels within a stretch of time. */
interface Closest {
  /** Distance between antennas, metres. */
  readonly distanceM: number
  /** Earliest instant of it, epoch ms. */
  readonly at: number
}

/** Questions about two runs over stretches that both hold. */
export interface PairGeometry {
  /**
   * Least distance within [start, end].
   *
   * @param boundM - a distance that is known to occur, so that boxes beyond it are passed over. Default: none known.
   */
  closest: (runA: number, runB: number, start: number, end: number, boundM?: number) => Closest
  /** True where the straight line between the vessels is at most `limitM` throughout [start, end]. */
  staysWithin: (runA: number, runB: number, start: number, end: number, limitM: number) => boolean
}

/** Prepares for many questions, so that nothing is made anew for each. */
export function createPairGeometry(fleet: Fleet): PairGeometry {
  const walk = createWalk()
  const { knots } = fleet
  const { ms, base, box, knot } = fleet.slots
  const { step } = walk
  // Square of the least distance so far, and when: in an array, since a captured variable would be boxed at each
  // change.
  const best = new Float64Array(2)
  // Start and end of the stretch looked at.
  const part = new Float64Array(2)
  // Square of the least distance of the boxes in each slot of the stretch.
  let least = new Float64Array(64)

  /** Takes the step that begins at `step.start` and ends at `step.end`. */
  const takeStep = (a: number, b: number): void => {
    measureStep(knots, a, b, step)
    const half = step[STEP.half]!
    const travel = step[STEP.travel]!
    // The parabola's foot, or the end of the step that is nearer to it.
    const share = half >= 0 ? 0 : -half >= travel ? 1 : -half / travel
    const d2 = Math.max(0, step[STEP.square0]! + share * (2 * half + travel * share))
    if (d2 > best[0]!) return
    const at = step[STEP.start]! + (step[STEP.end]! - step[STEP.start]!) * share
    if (d2 < best[0]! || at < best[1]!) {
      best[0] = d2
      best[1] = at
    }
  }

  /**
   * Walks the part from knots of both runs at or before its start. Nearly all steps stay farther apart than what was
   * found before: they are passed over by a rougher reckoning, with far more to spare than its rounding.
   */
  const lookInto = (knotA: number, knotB: number): void => {
    const until = part[1]!
    let a = 4 * knotA - 4
    let b = 4 * knotB - 4
    let ta = 0
    let ta1 = -Infinity
    let tb = 0
    let tb1 = -Infinity
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
    let most = best[0]! + SPARE_M2
    for (let at = part[0]!; at < until;) {
      if (ta1 <= at) {
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
      if (tb1 <= at) {
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
      const to = Math.min(ta1, tb1, until)
      const sinceA = at - ta
      const sinceB = at - tb
      const x = bx - ax + vx * sinceB - ux * sinceA
      const y = by - ay + vy * sinceB - uy * sinceA
      const z = bz - az + vz * sinceB - uz * sinceA
      const dt = to - at
      const dx = (vx - ux) * dt
      const dy = (vy - uy) * dt
      const dz = (vz - uz) * dt
      const half = x * dx + y * dy + z * dz
      const travel = dx * dx + dy * dy + dz * dz
      const over = x * x + y * y + z * z - most
      // One end is near enough, or the parabola dips between them, and far enough.
      if (over <= 0 || over + 2 * half + travel <= 0 || (half < 0 && -half < travel && over * travel <= half * half)) {
        step[STEP.start] = at
        step[STEP.end] = to
        takeStep(a, b)
        most = best[0]! + SPARE_M2
      }
      at = to
    }
  }

  /** Looks into the k-th of the slots from `first` on, as far as it is part of [start, end]. */
  const lookIntoSlot = (runA: number, runB: number, slot: number, start: number, end: number): void => {
    part[0] = Math.max(start, slot * ms)
    part[1] = Math.min(end, (slot + 1) * ms)
    lookInto(knot[base[runA]! + slot]!, knot[base[runB]! + slot]!)
  }
  const closest: PairGeometry['closest'] = (runA, runB, start, end, boundM = Infinity) => {
    best[0] = boundM === Infinity ? Infinity : (boundM + 0.001) ** 2
    best[1] = start
    const first = Math.floor(start / ms)
    const count = Math.ceil(end / ms) - first
    if (count > least.length) least = new Float64Array(2 * count)
    const i = 6 * (base[runA]! + first)
    const j = 6 * (base[runB]! + first)
    // The slot whose boxes are nearest goes first: the distance found there rules out most of the others.
    let nearest = 0
    for (let k = 0; k < count; k++) {
      least[k] = leastSquare(box, i + 6 * k, box, j + 6 * k)
      if (least[k]! < least[nearest]!) nearest = k
    }
    if (count > 0 && least[nearest]! <= best[0]! + SPARE_M2) lookIntoSlot(runA, runB, first + nearest, start, end)
    for (let k = 0; k < count; k++) {
      if (k !== nearest && least[k]! <= best[0]! + SPARE_M2) lookIntoSlot(runA, runB, first + k, start, end)
    }
    return { distanceM: arcOfChordM(Math.sqrt(best[0]!)), at: best[1]! }
  }
  const staysWithin: PairGeometry['staysWithin'] = (runA, runB, start, end, limitM) => {
    const limit2 = limitM * limitM
    for (let s = Math.floor(start / ms), from = start; from < end; s++) {
      const until = Math.min(end, (s + 1) * ms)
      if (greatestSquare(box, 6 * (base[runA]! + s), box, 6 * (base[runB]! + s)) > limit2) {
        startWalk(fleet, walk, runA, runB, from, until)
        // The square of the distance is convex within a step: its greatest value stands at an end.
        while (nextStep(fleet, walk)) {
          const square0 = step[STEP.square0]!
          if (square0 > limit2 || square0 + 2 * step[STEP.half]! + step[STEP.travel]! > limit2) return false
        }
      }
      from = until
    }
    return true
  }
  return { closest, staysWithin }
}
