import { arcOfChordM } from '../geo/ellipsoid.js'
import type { Fleet } from './fleet.js'
import { greatestSquare, leastSquare } from './slots.js'
import { createWalk, nextStep, startWalk, type Walk } from './walk.js'

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
  let least = new Float64Array(256)
  let best2 = Infinity
  let bestAt = NaN
  const lookInto = (runA: number, runB: number, from: number, until: number): void => {
    startWalk(fleet, walk, runA, runB, from, until)
    while (nextStep(fleet, walk)) {
      const share = leastShare(walk)
      const d2 = squareAt(walk, share)
      if (d2 > best2) continue
      const at = walk.step[0]! + (walk.step[1]! - walk.step[0]!) * share
      if (d2 < best2 || at < bestAt) {
        best2 = d2
        bestAt = at
      }
    }
  }
  const closest: PairGeometry['closest'] = (runA, runB, start, end, boundM = Infinity) => {
    best2 = boundM === Infinity ? Infinity : (boundM + 0.001) ** 2
    bestAt = start
    const first = Math.floor(start / ms)
    const slots = Math.ceil(end / ms) - first
    if (slots > least.length) least = new Float64Array(2 * slots)
    let nearest = 0
    for (let i = 0, o = 6 * (base[runA]! + first), p = 6 * (base[runB]! + first); i < slots; i++, o += 6, p += 6) {
      least[i] = leastSquare(box, o, box, p)
      if (least[i]! < least[nearest]!) nearest = i
    }
    const look = (i: number): void =>
      lookInto(runA, runB, Math.max(start, (first + i) * ms), Math.min(end, (first + i + 1) * ms))
    // The slot whose boxes are nearest goes first: the distance found there rules out most of the others.
    if (slots > 0) look(nearest)
    for (let i = 0; i < slots; i++) if (i !== nearest && least[i]! <= best2) look(i)
    return { distanceM: arcOfChordM(Math.sqrt(best2)), at: bestAt }
  }
  const staysWithin: PairGeometry['staysWithin'] = (runA, runB, start, end, limitM) => {
    const limit2 = limitM * limitM
    for (let s = Math.floor(start / ms), from = start; from < end; s++) {
      const until = Math.min(end, (s + 1) * ms)
      if (greatestSquare(box, 6 * (base[runA]! + s), box, 6 * (base[runB]! + s)) > limit2) {
        startWalk(fleet, walk, runA, runB, from, until)
        // The square of the distance is convex within a step: its greatest value stands at an end.
        while (nextStep(fleet, walk)) if (squareAt(walk, 0) > limit2 || squareAt(walk, 1) > limit2) return false
      }
      from = until
    }
    return true
  }
  return { closest, staysWithin }
}

/** Where within a step, 0 to 1, the distance is least. */
function leastShare(walk: Walk): number {
  const s = walk.step
  const dx = s[5]! - s[2]!
  const dy = s[6]! - s[3]!
  const dz = s[7]! - s[4]!
  const square = dx * dx + dy * dy + dz * dz
  if (square === 0) return 0
  return Math.min(1, Math.max(0, -(s[2]! * dx + s[3]! * dy + s[4]! * dz) / square))
}

function squareAt(walk: Walk, share: number): number {
  const s = walk.step
  const x = s[2]! + (s[5]! - s[2]!) * share
  const y = s[3]! + (s[6]! - s[3]!) * share
  const z = s[4]! + (s[7]! - s[4]!) * share
  return x * x + y * y + z * z
}
