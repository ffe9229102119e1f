import { arcOfChordM } from '../geo/ellipsoid.js'
import type { PairGeometry } from '../space/closest.js'
import { runAt, type Fleet } from '../space/fleet.js'
import type { Evidence, Stretches } from './evidence.js'
import type { RendezvousOptions } from './options.js'
import { SAMPLES, type Samples } from './samples.js'

/** Least distance of two ships, and when. */
interface Nearest {
  /** Between antennas, metres. */
  readonly distanceM: number
  /** Earliest such instant, epoch ms. */
  readonly at: number
}

/**
 * Least distance in contact, on legs of at most `observedGapMs`: a straight line across a silence may run through the other ship.
 * Where there are no such legs, on all that were heard.
 */
export function closestHeard(
  fleet: Fleet,
  geometry: PairGeometry,
  evidence: Evidence,
  a: number,
  b: number,
  { count, start, end }: Stretches,
  samples: Samples,
  options: RendezvousOptions,
): Nearest {
  let best = nearestSample(fleet, a, b, samples, options)
  const look = (from: number, to: number): void => {
    if (from === to) return // one fix alone is no leg
    const found = geometry.closest(runAt(fleet, a, from), runAt(fleet, b, from), from, to, best.distanceM)
    if (found.distanceM < best.distanceM || (found.distanceM === best.distanceM && found.at < best.at)) best = found
  }
  for (let i = 0; i < count; i++) evidence.eachObserved(a, b, start[i]!, end[i]!, look)
  if (best.distanceM === Infinity) for (let i = 0; i < count; i++) look(start[i]!, end[i]!)
  return best
}

/** The nearest of the samples in contact and on short legs: a bound that spares most of the walk. */
function nearestSample(fleet: Fleet, a: number, b: number, s: Samples, { maxDistanceM, observedGapMs }: RendezvousOptions): Nearest {
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
  return nearest < 0 ? { distanceM: Infinity, at: Infinity } : { distanceM: arcOfChordM(least), at: s.t[nearest]! }
}

/** Length of the leg that begins with a fix; a track ends where no leg begins. */
const legMs = (t: Float64Array, fix: number): number => (t[fix + 1] ?? Infinity) - t[fix]!
