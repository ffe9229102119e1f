import { DEGREE_RAD, MINUTE_MS, median } from '../../base/index.js'
import { eastNorthAt } from '../../geo/index.js'
import type { Particulars, Track } from '../../model/index.js'
import { hullCorners, hullDistanceM } from './hull.js'
import { SAMPLES, type Samples } from './samples.js'

/** What true headings tell of a pair; each is absent where too few headings are known. */
export interface HeadingFacts {
  /** Median angle between the bows, degrees, 0 to 180. */
  readonly headingDifferenceDeg?: number
  /** Mean direction of the second ship off the first one's bow, degrees, [0, 360). */
  readonly relativeBearingDeg?: number
  /** Median gap between the hulls, metres. */
  readonly hullGapM?: number
}

/** Of a pair whose headings are not known. */
export const NO_HEADINGS: HeadingFacts = {}

/** Tells whether any heading of a track is known; each track is looked through once. */
export function createHeadingTest(tracks: readonly Track[]): (vessel: number) => boolean {
  const answers: (boolean | undefined)[] = []
  return (vessel) => (answers[vessel] ??= hasHeading(tracks[vessel]!.headingDeg))
}

function hasHeading(headingDeg: Float32Array): boolean {
  for (let i = 0; i < headingDeg.length; i++) if (headingDeg[i]! >= 0 && headingDeg[i]! < 360) return true
  return false
}

// A ship that turns is on another heading soon: one that was heard longer ago is not compared with.
const MAX_AGE_MS = 3 * MINUTE_MS
const LEAST_KNOWN = SAMPLES / 4

const headingA = new Float64Array(SAMPLES)
const headingB = new Float64Array(SAMPLES)
const scratch = new Float64Array(SAMPLES)
const axes = new Float64Array(6)
const cornersA = new Float64Array(8)
const cornersB = new Float64Array(8)

/** Reads true headings at the samples' instants, and what follows from them. */
export function headingFacts(
  samples: Samples,
  a: Track,
  b: Track,
  hullA: Particulars | undefined,
  hullB: Particulars | undefined,
): HeadingFacts {
  const knownA = readHeadings(a, samples.t, samples.fixA, headingA)
  const knownB = readHeadings(b, samples.t, samples.fixB, headingB)
  const facts: { -readonly [K in keyof HeadingFacts]: HeadingFacts[K] } = {}
  if (knownA < LEAST_KNOWN) return facts
  const bearing = relativeBearingDeg(samples)
  if (bearing !== undefined) facts.relativeBearingDeg = bearing
  const difference = knownB < LEAST_KNOWN ? undefined : differenceDeg()
  if (difference === undefined) return facts
  facts.headingDifferenceDeg = difference
  const gap = hullGapM(samples, hullA, hullB)
  if (gap !== undefined) facts.hullGapM = gap
  return facts
}

/** The heading of the nearest fix not older or newer than three minutes, or NaN; returns how many are known. */
function readHeadings(track: Track, at: Float64Array, fix: Uint32Array, out: Float64Array): number {
  let known = 0
  for (let k = 0; k < SAMPLES; k++) {
    out[k] = headingNear(track, fix[k]!, at[k]!)
    if (out[k] === out[k]) known++
  }
  return known
}

/** Heading at an instant, by the nearer of a fix and the next; NaN where that has none or is too old. */
function headingNear({ t, headingDeg }: Track, fix: number, at: number): number {
  const nearest = fix + 1 < t.length && t[fix + 1]! - at < at - t[fix]! ? fix + 1 : fix
  const heading = headingDeg[nearest]!
  return heading >= 0 && heading < 360 && Math.abs(t[nearest]! - at) <= MAX_AGE_MS ? heading : NaN
}

/** Direction of the other ship off one ship's bow at a sample, radians; NaN where that ship's heading is not known. */
export function bearingFromBow(samples: Samples, track: Track, ship: 0 | 1, k: number): number {
  const heading = headingNear(track, (ship === 0 ? samples.fixA : samples.fixB)[k]!, samples.t[k]!)
  if (heading !== heading) return NaN
  return (bearingAt(samples, k, ship) - heading) * DEGREE_RAD
}

function differenceDeg(): number | undefined {
  let n = 0
  for (let k = 0; k < SAMPLES; k++) {
    const d = Math.abs(headingA[k]! - headingB[k]!)
    if (d === d) scratch[n++] = Math.min(d, 360 - d)
  }
  return n < LEAST_KNOWN ? undefined : median(scratch, n)
}

/** Direction from one ship to the other at a sample, degrees from true north where the one is. */
function bearingAt({ xyz }: Samples, k: number, ship: 0 | 1 = 0): number {
  const from = 6 * k + 3 * ship
  const to = 6 * k + 3 - 3 * ship
  eastNorthAt(xyz[from]!, xyz[from + 1]!, xyz[from + 2]!, axes)
  const dx = xyz[to]! - xyz[from]!
  const dy = xyz[to + 1]! - xyz[from + 1]!
  const dz = xyz[to + 2]! - xyz[from + 2]!
  return Math.atan2(dx * axes[0]! + dy * axes[1]!, dx * axes[3]! + dy * axes[4]! + dz * axes[5]!) / DEGREE_RAD
}

function relativeBearingDeg(samples: Samples): number | undefined {
  let s = 0
  let c = 0
  for (let k = 0; k < SAMPLES; k++) {
    if (headingA[k] !== headingA[k]) continue
    const angle = (bearingAt(samples, k) - headingA[k]!) * DEGREE_RAD
    s += Math.sin(angle)
    c += Math.cos(angle)
  }
  // Directions that cancel out have no mean.
  if (Math.hypot(s, c) < 1e-6) return undefined
  return (Math.atan2(s, c) / DEGREE_RAD + 360) % 360
}

function hullGapM(
  samples: Samples,
  hullA: Particulars | undefined,
  hullB: Particulars | undefined,
): number | undefined {
  const [a, b] = [hullA?.dimensions, hullB?.dimensions]
  if (a === undefined || b === undefined) return undefined
  let n = 0
  for (let k = 0; k < SAMPLES; k++) {
    if (headingA[k] !== headingA[k] || headingB[k] !== headingB[k]) continue
    const bearing = bearingAt(samples, k) * DEGREE_RAD
    const d = samples.distanceM[k]!
    hullCorners(a, headingA[k]!, 0, 0, cornersA)
    hullCorners(b, headingB[k]!, d * Math.sin(bearing), d * Math.cos(bearing), cornersB)
    scratch[n++] = hullDistanceM(cornersA, cornersB)
  }
  return n < LEAST_KNOWN ? undefined : median(scratch, n)
}
