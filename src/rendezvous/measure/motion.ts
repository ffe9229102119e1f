import { KNOT_MPS, median, select, sortFew } from '../../base/index.js'
import type { RendezvousMode } from '../../model/index.js'
import type { AnchoredRule, RendezvousOptions } from '../options/index.js'
import { SAMPLES, SPEEDS, type Samples } from './samples.js'

/** How a pair moved during a stay, from its samples. */
export interface PairMotion {
  /** Median distance between antennas, straight, metres. */
  readonly medianDistanceM: number
  /** From the 10th to the 90th centile of that distance, metres. */
  readonly distanceSpreadM: number
  /** Median speeds of both ships, knots. */
  readonly medianSpeedKn: [number, number]
  /** Median speed of the one relative to the other, knots. */
  readonly relativeSpeedKn: number
  /**
   * What the steadier ship kept within of its median place for three quarters of the time, metres; at most `STILL_M`: a
   * bound.
   */
  readonly steadierExtentM: number
  /** Way of the steadier ship from its mean place in the second quarter to that in the third, metres. */
  readonly steadierDriftM: number
}

// A ship that stays within this has not drifted, however fast it swung.
const STILL_M = 100

const scratch = new Float64Array(SAMPLES)

const medianOf = (values: Float64Array, n: number): number => {
  for (let k = 0; k < n; k++) scratch[k] = values[k]!
  return median(scratch, n)
}

/** Medians that the mode rules need. */
export function pairMotion(s: Samples): PairMotion {
  const extentA = usualExtentM(s.eastA, s.northA)
  const extentB = usualExtentM(s.eastB, s.northB)
  scratch.set(s.distanceM)
  sortFew(scratch, SAMPLES)
  return {
    medianDistanceM: (scratch[SAMPLES / 2 - 1]! + scratch[SAMPLES / 2]!) / 2,
    distanceSpreadM: scratch[Math.floor(0.9 * SAMPLES)]! - scratch[Math.floor(0.1 * SAMPLES)]!,
    medianSpeedKn: [medianOf(s.speedA, SPEEDS) / KNOT_MPS, medianOf(s.speedB, SPEEDS) / KNOT_MPS],
    relativeSpeedKn: medianOf(s.relative, SPEEDS) / KNOT_MPS,
    steadierExtentM: Math.min(extentA, extentB),
    steadierDriftM: extentA <= extentB ? innerDriftM(s.eastA, s.northA) : innerDriftM(s.eastB, s.northB),
  }
}

/** Approach and separation are a small part of a stay: neither measure sees them. */
function usualExtentM(east: Float64Array, north: Float64Array): number {
  const whole = diagonalM(east, north)
  if (whole <= STILL_M) return whole // most ships lie still: then its bound is enough
  const e = medianOf(east, SAMPLES)
  const n = medianOf(north, SAMPLES)
  for (let k = 0; k < SAMPLES; k++) scratch[k] = square(east[k]! - e, north[k]! - n)
  return Math.sqrt(select(scratch, SAMPLES, Math.floor(0.75 * SAMPLES)))
}

/** Diagonal of the box around a path: at least its greatest distance from any place within the box. */
function diagonalM(east: Float64Array, north: Float64Array): number {
  let e0 = east[0]!
  let e1 = e0
  let n0 = north[0]!
  let n1 = n0
  for (let k = 1; k < SAMPLES; k++) {
    e0 = Math.min(e0, east[k]!)
    e1 = Math.max(e1, east[k]!)
    n0 = Math.min(n0, north[k]!)
    n1 = Math.max(n1, north[k]!)
  }
  return Math.sqrt(square(e1 - e0, n1 - n0))
}

const QUARTER = SAMPLES / 4

function innerDriftM(east: Float64Array, north: Float64Array): number {
  const way = (values: Float64Array): number => {
    let sum = 0
    for (let k = QUARTER; k < 2 * QUARTER; k++) sum += values[k + QUARTER]! - values[k]!
    return sum / QUARTER
  }
  return Math.sqrt(square(way(east), way(north)))
}

const square = (x: number, y: number): number => x * x + y * y

/**
 * Whose rule a contact meets.
 *
 * @param headingDifferenceDeg - where both true headings are known.
 * @returns undefined where it meets none.
 */
export function modeOf(
  motion: PairMotion,
  heardMs: number,
  headingDifferenceDeg: number | undefined,
  { modes, maxSpeedKn }: RendezvousOptions,
): RendezvousMode | undefined {
  const [x, y] = motion.medianSpeedKn
  const { anchored, underway } = modes
  if (
    underway !== false &&
    Math.min(x, y) >= underway.minSpeedKn &&
    Math.max(x, y) <= underway.maxSpeedKn &&
    motion.relativeSpeedKn <= underway.maxRelativeSpeedKn &&
    motion.medianDistanceM <= underway.maxMedianDistanceM &&
    isParallel(headingDifferenceDeg, underway.maxHeadingDifferenceDeg)
  ) {
    return 'underway'
  }
  if (Math.max(x, y) > maxSpeedKn) return undefined
  if (anchored !== false && liesStill(motion, heardMs, anchored)) return 'anchored'
  return modes.drifting ? 'drifting' : undefined
}

function liesStill({ steadierExtentM, steadierDriftM }: PairMotion, heardMs: number, rule: AnchoredRule): boolean {
  if (steadierExtentM > rule.maxExtentM) return false
  // From the middle of the second quarter to that of the third a quarter of the time goes by.
  const driftKn = steadierDriftM / (heardMs / 4000) / KNOT_MPS
  return driftKn <= rule.maxDriftKn || steadierExtentM <= STILL_M
}

const isParallel = (differenceDeg: number | undefined, limitDeg: number): boolean =>
  differenceDeg === undefined || differenceDeg <= limitDeg || differenceDeg >= 180 - limitDeg
