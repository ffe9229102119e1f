import { arcOfChordM } from '../geo/ellipsoid.js'
import type { Fleet } from './fleet.js'
import { greatestSquare, leastSquare } from './slots.js'
import { createWalk, nextStep, startWalk, STEP } from './walk.js'

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
  const { ms, base, box } = fleet.slots
  const { step } = walk
  // Square of the least distance so far, and when: in an array, since a captured variable would be boxed at each change.
  const best = new Float64Array(2)
  const lookInto = (runA: number, runB: number, from: number, until: number): void => {
    startWalk(fleet, walk, runA, runB, from, until)
    while (nextStep(fleet, walk)) {
      const half = step[STEP.half]!
      const travel = step[STEP.travel]!
      // The parabola's foot, or the end of the step that is nearer to it.
      const share = half >= 0 ? 0 : -half >= travel ? 1 : -half / travel
      const d2 = Math.max(0, step[STEP.square0]! + share * (2 * half + travel * share))
      if (d2 > best[0]!) continue
      const at = step[STEP.start]! + (step[STEP.end]! - step[STEP.start]!) * share
      if (d2 < best[0]! || at < best[1]!) {
        best[0] = d2
        best[1] = at
      }
    }
  }
  const closest: PairGeometry['closest'] = (runA, runB, start, end, boundM = Infinity) => {
    best[0] = boundM === Infinity ? Infinity : (boundM + 0.001) ** 2
    best[1] = start
    const first = Math.floor(start / ms)
    const last = Math.ceil(end / ms) - 1
    const i = 6 * (base[runA]! + first)
    const j = 6 * (base[runB]! + first)
    let nearest = 0
    if (boundM === Infinity) {
      // The slot whose boxes are nearest goes first: the distance found there rules out most of the others.
      let least = Infinity
      for (let k = 0; k <= last - first; k++) {
        const square = leastSquare(box, i + 6 * k, box, j + 6 * k)
        if (square >= least) continue
        least = square
        nearest = k
      }
      lookInto(runA, runB, Math.max(start, (first + nearest) * ms), Math.min(end, (first + nearest + 1) * ms))
    }
    for (let k = 0; k <= last - first; k++) {
      if (leastSquare(box, i + 6 * k, box, j + 6 * k) > best[0]!) continue
      lookInto(runA, runB, Math.max(start, (first + k) * ms), Math.min(end, (first + k + 1) * ms))
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
