import { arcOfChordM } from '../../geo/index.js'
import { type PairGeometry, runAt, type Fleet } from '../../motion/index.js'
import type { RendezvousOptions } from '../options/index.js'
import type { Evidence, Stretches } from '../stay/index.js'
import { SAMPLES, type Samples } from './samples.js'

/** Least distance of two ships, and when. */
interface Nearest {
  /** Between antennas, metres. */
  distanceM: number
  /** Earliest such instant, epoch ms. */
  at: number
}

/** Finds the least distance in contact; what it gives is overwritten by the next call. */
export type FindNearest = (a: number, b: number, contact: Stretches, samples: Samples) => Nearest

/**
 * Prepares for questions about the least distance in contact, on legs of at most `observedGapMs`: a straight line
 * across a silence may run through the other ship. Where there are no such legs, on all that were heard.
 */
export function createNearest(
  fleet: Fleet,
  geometry: PairGeometry,
  evidence: Evidence,
  options: RendezvousOptions,
): FindNearest {
  const best: Nearest = { distanceM: Infinity, at: Infinity }
  let first = 0
  let second = 0
  const look = (from: number, to: number): void => {
    if (from === to) return // one fix alone is no leg
    const found = geometry.closest(runAt(fleet, first, from), runAt(fleet, second, from), from, to, best.distanceM)
    if (found.distanceM > best.distanceM || (found.distanceM === best.distanceM && found.at >= best.at)) return
    best.distanceM = found.distanceM
    best.at = found.at
  }
  return (a, b, { count, start, end }, samples) => {
    first = a
    second = b
    nearestSample(fleet, a, b, samples, options, best)
    for (let i = 0; i < count; i++) evidence.eachObserved(a, b, start[i]!, end[i]!, look)
    if (best.distanceM === Infinity) for (let i = 0; i < count; i++) look(start[i]!, end[i]!)
    return best
  }
}

/** The nearest of the samples in contact and on short legs: a bound that spares most of the walk. */
function nearestSample(
  fleet: Fleet,
  a: number,
  b: number,
  s: Samples,
  { maxDistanceM, observedGapMs }: RendezvousOptions,
  out: Nearest,
): void {
  const ta = fleet.tracks[a]!.t
  const tb = fleet.tracks[b]!.t
  let nearest = -1
  let least = maxDistanceM
  for (let k = 0; k < SAMPLES; k++) {
    if (s.distanceM[k]! >= least) continue
    if (!(legMs(ta, s.fixA[k]!) <= observedGapMs && legMs(tb, s.fixB[k]!) <= observedGapMs)) continue
    nearest = k
    least = s.distanceM[k]!
  }
  out.distanceM = nearest < 0 ? Infinity : arcOfChordM(least)
  out.at = nearest < 0 ? Infinity : s.t[nearest]!
}

/** Length of the leg that begins with a fix; a track ends where no leg begins. */
const legMs = (t: Float64Array, fix: number): number => (fix + 1 < t.length ? t[fix + 1]! : Infinity) - t[fix]!
