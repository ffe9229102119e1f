import { KNOT_MPS, median } from '../../base/index.js'
import type { Track } from '../../model/index.js'
import { bearingFromBow } from './headings.js'
import { SAMPLES, SPEEDS, type Samples } from './samples.js'

/** Steadiness of a pair, from its samples. */
export interface PairSpread {
  /** See `RendezvousShape`. */
  readonly relativeSpreadM: number
  /** See `RendezvousShape`. */
  readonly netDriftM: number
  /** See `RendezvousShape`. */
  readonly extentM: number
  /** See `RendezvousShape`. */
  readonly acrossShare?: number
}

// A spread this small is that of two antennas' noise: no other frame is looked for.
const STEADY_M = 10
// Below two knots the course is the current's as much as the ship's.
const STEERAGE_MPS = 2 * KNOT_MPS
const LEAST_BEARINGS = SAMPLES / 2
const LEAST_COURSES = SPEEDS / 4
const LEAST_COURSES_OF_FRAME = SPEEDS / 2

// Components of the place of the second ship from the first, or of the pair's middle, along two axes.
const east = new Float64Array(SAMPLES)
const north = new Float64Array(SAMPLES)
const along = new Float64Array(SPEEDS)
const across = new Float64Array(SPEEDS)
const scratch = new Float64Array(SAMPLES)

/**
 * Measures how steady the pair lay, and how far it moved as one.
 *
 * A pair that turns as one, at anchor or on a bend, is steady: its spread is measured north up, along and across its
 * course where it makes way, and off either ship's bow where true headings are known, and the least of these holds.
 */
export function pairSpread(s: Samples, a: Track, b: Track): PairSpread {
  const courses = readCourses(s)
  let relativeSpreadM = northUpSpreadM(s)
  if (relativeSpreadM > STEADY_M && courses >= LEAST_COURSES_OF_FRAME) {
    relativeSpreadM = Math.min(relativeSpreadM, spreadM(along, across, courses))
  }
  if (relativeSpreadM > STEADY_M) relativeSpreadM = Math.min(relativeSpreadM, bowSpreadM(s, a, 0), bowSpreadM(s, b, 1))
  middleOf(s)
  const spread = { relativeSpreadM, netDriftM: driftM(east, north), extentM: extentM(east, north) }
  return courses < LEAST_COURSES ? spread : { ...spread, acrossShare: acrossShare(courses) }
}

/**
 * Writes where the second ship lay from the first, along and across the pair's course; returns at how many instants it
 * had way on.
 */
function readCourses({ xyz, way }: Samples): number {
  let n = 0
  for (let k = 0; k < SPEEDS; k++) {
    const wx = way[3 * k]!
    const wy = way[3 * k + 1]!
    const wz = way[3 * k + 2]!
    const speed = Math.sqrt(wx * wx + wy * wy + wz * wz)
    if (speed < STEERAGE_MPS) continue
    const o = 12 * k // speeds are known at every second instant
    const x = xyz[o]!
    const y = xyz[o + 1]!
    const z = xyz[o + 2]!
    const dx = xyz[o + 3]! - x
    const dy = xyz[o + 4]! - y
    const dz = xyz[o + 5]! - z
    along[n] = (dx * wx + dy * wy + dz * wz) / speed
    // To starboard is the way crossed with the upward direction.
    const across_ = dx * (wy * z - wz * y) + dy * (wz * x - wx * z) + dz * (wx * y - wy * x)
    across[n++] = across_ / (speed * Math.sqrt(x * x + y * y + z * z))
  }
  return n
}

function acrossShare(n: number): number {
  for (let k = 0; k < n; k++) {
    const distance = Math.sqrt(square(along[k]!, across[k]!))
    scratch[k] = distance > 0 ? Math.abs(across[k]!) / distance : 0
  }
  return median(scratch, n)
}

function northUpSpreadM(s: Samples): number {
  for (let k = 0; k < SAMPLES; k++) {
    east[k] = s.eastB[k]! - s.eastA[k]!
    north[k] = s.northB[k]! - s.northA[k]!
  }
  return spreadM(east, north, SAMPLES)
}

/**
 * Spread of the other ship's place off one ship's bow; Infinity where that ship's headings are not known half of the
 * time.
 */
function bowSpreadM(s: Samples, track: Track, ship: 0 | 1): number {
  let n = 0
  for (let k = 0; k < SAMPLES; k++) {
    const angle = bearingFromBow(s, track, ship, k)
    if (angle !== angle) continue
    north[n] = s.distanceM[k]! * Math.cos(angle)
    east[n++] = s.distanceM[k]! * Math.sin(angle)
  }
  return n < LEAST_BEARINGS ? Infinity : spreadM(east, north, n)
}

/** Median distance of the first `n` places from their mean, metres. */
function spreadM(xs: Float64Array, ys: Float64Array, n: number): number {
  const x = meanOf(xs, n)
  const y = meanOf(ys, n)
  for (let k = 0; k < n; k++) scratch[k] = square(xs[k]! - x, ys[k]! - y)
  return Math.sqrt(median(scratch, n))
}

/** Greatest distance of a path from its mean place, metres. */
function extentM(xs: Float64Array, ys: Float64Array): number {
  const x = meanOf(xs, SAMPLES)
  const y = meanOf(ys, SAMPLES)
  let most = 0
  for (let k = 0; k < SAMPLES; k++) most = Math.max(most, square(xs[k]! - x, ys[k]! - y))
  return Math.sqrt(most)
}

const driftM = (xs: Float64Array, ys: Float64Array): number =>
  Math.sqrt(square(xs[SAMPLES - 1]! - xs[0]!, ys[SAMPLES - 1]! - ys[0]!))

function meanOf(values: Float64Array, n: number): number {
  let sum = 0
  for (let k = 0; k < n; k++) sum += values[k]!
  return sum / n
}

const square = (x: number, y: number): number => x * x + y * y

/** Writes the path of the pair's middle into `east` and `north`. */
function middleOf(s: Samples): void {
  for (let k = 0; k < SAMPLES; k++) {
    east[k] = (s.eastA[k]! + s.eastB[k]!) / 2
    north[k] = (s.northA[k]! + s.northB[k]!) / 2
  }
}
