import { arcOfChordM } from '../geo/ellipsoid.js'
import { eachLeafPair, greatestSquare, leafFirst, leafLast, leastSquare, type Blocks } from './blocks.js'
import { grown, type Fleet } from './fleet.js'
import { createWalk, nextStep, startWalk, type Walk } from './walk.js'

/** Least distance of two vessels within a stretch of time. */
export interface Closest {
  /** Distance between antennas, metres. */
  readonly distanceM: number
  /** Earliest instant of it, epoch ms. */
  readonly at: number
}

/** Questions about two vessels over stretches in which both have a position. */
export interface PairGeometry {
  /**
   * Least distance within [start, end].
   *
   * @param boundM - a distance that is known to occur, so that boxes beyond it are passed over. Default: none known.
   */
  closest: (a: number, b: number, knotA: number, knotB: number, start: number, end: number, boundM?: number) => Closest
  /** True where the chord between the vessels is at most `limitM` throughout [start, end]. */
  staysWithin: (a: number, b: number, knotA: number, knotB: number, start: number, end: number, limitM: number) => boolean
}

/** Prepares for many questions, so that nothing is made anew for each. */
export function createPairGeometry(fleet: Fleet, blocks: Blocks): PairGeometry {
  const walk = createWalk()
  const { leafBox } = blocks
  let a = 0
  let b = 0
  let best2 = Infinity
  let bestAt = NaN
  let limit2 = 0
  let within = true
  const walkLeaves = (leafA: number, leafB: number, from: number, until: number): void => {
    const lastA = leafLast(fleet, blocks, a, leafA)
    const lastB = leafLast(fleet, blocks, b, leafB)
    startWalk(fleet, walk, leafFirst(fleet, blocks, a, leafA), lastA, leafFirst(fleet, blocks, b, leafB), lastB, from, until)
  }
  let bounds = createBounds(256)
  let n = 0
  let nearest = 0
  const visitBound = (leafA: number, leafB: number, from: number, until: number): boolean => {
    const least = leastSquare(leafBox, 6 * leafA, leafBox, 6 * leafB)
    if (least >= best2) return true
    if (n === bounds.least.length) bounds = growBounds(bounds)
    bounds.least[n] = least
    bounds.leaves[2 * n] = leafA
    bounds.leaves[2 * n + 1] = leafB
    bounds.times[2 * n] = from
    bounds.times[2 * n + 1] = until
    if (least < bounds.least[nearest]!) nearest = n
    n++
    return true
  }
  const lookInto = (i: number): void => {
    walkLeaves(bounds.leaves[2 * i]!, bounds.leaves[2 * i + 1]!, bounds.times[2 * i]!, bounds.times[2 * i + 1]!)
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
  const visitWithin = (leafA: number, leafB: number, from: number, until: number): boolean => {
    if (greatestSquare(leafBox, 6 * leafA, leafBox, 6 * leafB) <= limit2) return true
    walkLeaves(leafA, leafB, from, until)
    // The square of the distance is convex within a step: its greatest value stands at an end.
    while (within && nextStep(fleet, walk)) within = squareAt(walk, 0) <= limit2 && squareAt(walk, 1) <= limit2
    return within
  }
  return {
    closest: (vesselA, vesselB, knotA, knotB, start, end, boundM = Infinity) => {
      a = vesselA
      b = vesselB
      best2 = boundM === Infinity ? Infinity : (boundM + 0.001) ** 2
      bestAt = start
      n = 0
      nearest = 0
      eachLeafPair(fleet, blocks, a, b, knotA, knotB, start, end, visitBound)
      // The leaves whose boxes are nearest first: their distance rules out most of the others.
      if (n > 0) lookInto(nearest)
      for (let i = 0; i < n; i++) if (i !== nearest && bounds.least[i]! <= best2) lookInto(i)
      return { distanceM: arcOfChordM(Math.sqrt(best2)), at: bestAt }
    },
    staysWithin: (vesselA, vesselB, knotA, knotB, start, end, limitM) => {
      a = vesselA
      b = vesselB
      limit2 = limitM * limitM
      within = true
      eachLeafPair(fleet, blocks, a, b, knotA, knotB, start, end, visitWithin)
      return within
    },
  }
}

/** Pairs of leaves, and the square of the least distance that their boxes allow. */
interface Bounds {
  readonly least: Float64Array
  readonly leaves: Uint32Array
  readonly times: Float64Array
}

const createBounds = (n: number): Bounds => ({
  least: new Float64Array(n),
  leaves: new Uint32Array(2 * n),
  times: new Float64Array(2 * n),
})

function growBounds(b: Bounds): Bounds {
  const to = createBounds(2 * b.least.length)
  return { least: grown(b.least, to.least), leaves: grown(b.leaves, to.leaves), times: grown(b.times, to.times) }
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
