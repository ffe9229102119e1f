import { MINUTE_MS } from '../../base/index.js'
import { eastNorthAt } from '../../geo/index.js'
import { runAt, timeAt, type Fleet, knotIn, placeAt } from '../../motion/index.js'
import type { Stretches } from '../stay/index.js'

/**
 * Instants of a stay at which its places are looked at: medians over them are within 1/24 of the rank that they state.
 */
export const SAMPLES = 24
/** Instants, every second of those, at which speeds are looked at. */
export const SPEEDS: number = SAMPLES / 2

// Speeds are taken over five minutes: ten metres of noise are then 0.06 kn, at any rate of reporting.
const SPEED_WINDOW_MS = 5 * MINUTE_MS

/**
 * A stay looked at, at `SAMPLES` instants spread evenly over the time in which both ships were heard. Places are metres
 * east and north of the middle of the pair at the first instant, in the plane that touches the globe there.
 */
export interface Samples {
  /** Instants, epoch ms. */
  readonly t: Float64Array
  /** Earth-centred places of both ships, six numbers an instant, metres. */
  readonly xyz: Float64Array
  /** First ship, east. */
  readonly eastA: Float64Array
  /** First ship, north. */
  readonly northA: Float64Array
  /** Second ship, east. */
  readonly eastB: Float64Array
  /** Second ship, north. */
  readonly northB: Float64Array
  /** Straight distance between the antennas, metres. */
  readonly distanceM: Float64Array
  /** Last fix of the first ship at or before the instant. */
  readonly fixA: Uint32Array
  /** Last fix of the second ship at or before the instant. */
  readonly fixB: Uint32Array
  /** Last knot of the first ship at or before the instant. */
  readonly knotA: Uint32Array
  /** Last knot of the second ship at or before the instant. */
  readonly knotB: Uint32Array
  /** Start of the window around every second instant over which speeds are taken, epoch ms. */
  readonly from: Float64Array
  /** End of that window. */
  readonly to: Float64Array
  /** Earth-centred places at both of its ends, of the first ship and then of the second, twelve numbers, metres. */
  readonly ends: Float64Array
  /** Speed of the first ship at every second instant, metres a second. */
  readonly speedA: Float64Array
  /** Speed of the second ship at every second instant, metres a second. */
  readonly speedB: Float64Array
  /** Speed of the one relative to the other at every second instant, metres a second. */
  readonly relative: Float64Array
  /** Mean velocity of both, Earth-centred, three numbers at every second instant, metres a second. */
  readonly way: Float64Array
}

/** Arrays to be filled again and again. */
export function createSamples(): Samples {
  const column = (width = 1): Float64Array => new Float64Array(width * SAMPLES)
  const speeds = (): Float64Array => new Float64Array(SPEEDS)
  return {
    t: column(),
    xyz: column(6),
    eastA: column(),
    northA: column(),
    eastB: column(),
    northB: column(),
    distanceM: column(),
    fixA: new Uint32Array(SAMPLES),
    fixB: new Uint32Array(SAMPLES),
    knotA: new Uint32Array(SAMPLES),
    knotB: new Uint32Array(SAMPLES),
    from: speeds(),
    to: speeds(),
    ends: new Float64Array(12 * SPEEDS),
    speedA: speeds(),
    speedB: speeds(),
    relative: speeds(),
    way: new Float64Array(3 * SPEEDS),
  }
}

/** Prepares a sampler over one fleet. */
export function createSampler(
  fleet: Fleet,
): (samples: Samples, a: number, b: number, heard: Stretches, heardMs: number) => void {
  const runsA = new Uint32Array(SAMPLES)
  const runsB = new Uint32Array(SAMPLES)
  return (samples, a, b, heard, heardMs) => {
    spreadInstants(samples.t, heard, heardMs)
    findRuns(fleet, a, samples.t, runsA)
    findRuns(fleet, b, samples.t, runsB)
    readShip(fleet, runsA, samples, 0, samples.fixA, samples.knotA)
    readShip(fleet, runsB, samples, 3, samples.fixB, samples.knotB)
    measureDistances(samples)
    spreadWindows(fleet, runsA, runsB, samples)
    readWindows(fleet, runsA, samples, 0, samples.knotA)
    readWindows(fleet, runsB, samples, 6, samples.knotB)
    measureSpeeds(samples)
    writePlane(samples)
  }
}

// Each step is a loop over all instants, and takes and leaves numbers in arrays: a call for each instant would box
// them.

function spreadInstants(t: Float64Array, { count, start, end }: Stretches, heardMs: number): void {
  let i = 0
  let before = 0
  for (let k = 0; k < SAMPLES; k++) {
    const wanted = ((k + 0.5) / SAMPLES) * heardMs
    while (i + 1 < count && wanted > before + end[i]! - start[i]!) {
      before += end[i]! - start[i]!
      i++
    }
    t[k] = Math.min(start[i]! + wanted - before, end[i]!)
  }
}

/** The runs of a vessel that hold the instants. */
function findRuns(fleet: Fleet, vessel: number, t: Float64Array, runs: Uint32Array): void {
  runs[0] = runAt(fleet, vessel, t[0]!)
  const lastRun = fleet.runFrom[vessel + 1]! - 1
  for (let k = 1, run = runs[0]; k < SAMPLES; k++) {
    while (run < lastRun && timeAt(fleet, fleet.runLast[run]!) < t[k]!) run++
    runs[k] = run
  }
}

/** Reads one ship's places at the instants. */
function readShip(
  fleet: Fleet,
  runs: Uint32Array,
  { t, xyz }: Samples,
  ship: number,
  fix: Uint32Array,
  knots: Uint32Array,
): void {
  for (let k = 0; k < SAMPLES; k++) {
    const run = runs[k]!
    const knot = knotIn(fleet, run, t[k]!)
    placeAt(fleet, knot, fleet.runLast[run]!, t[k]!, xyz, 6 * k + ship)
    fix[k] = fleet.fix[knot]!
    knots[k] = knot
  }
}

function measureDistances({ xyz, distanceM }: Samples): void {
  for (let k = 0, o = 0; k < SAMPLES; k++, o += 6) {
    distanceM[k] = length(xyz[o + 3]! - xyz[o]!, xyz[o + 4]! - xyz[o + 1]!, xyz[o + 5]! - xyz[o + 2]!)
  }
}

/** Ends of the window around every second instant, as far as both are heard. */
function spreadWindows(
  { knots, runFirst, runLast }: Fleet,
  runsA: Uint32Array,
  runsB: Uint32Array,
  { t, from, to }: Samples,
): void {
  for (let k = 0; k < SPEEDS; k++) {
    const at = t[2 * k]!
    const a = runsA[2 * k]!
    const b = runsB[2 * k]!
    from[k] = Math.max(at - SPEED_WINDOW_MS / 2, knots[4 * runFirst[a]!]!, knots[4 * runFirst[b]!]!)
    to[k] = Math.min(at + SPEED_WINDOW_MS / 2, knots[4 * runLast[a]!]!, knots[4 * runLast[b]!]!)
  }
}

/**
 * Reads one ship at both ends of the windows, walking from the knot in their middle: a few knots at the usual rates.
 */
function readWindows(
  fleet: Fleet,
  runs: Uint32Array,
  { from, to, ends }: Samples,
  ship: number,
  middle: Uint32Array,
): void {
  const { knots, runLast } = fleet
  for (let k = 0; k < SPEEDS; k++) {
    const last = runLast[runs[2 * k]!]!
    let knot = middle[2 * k]!
    while (knots[4 * knot]! > from[k]!) knot--
    placeAt(fleet, knot, last, from[k]!, ends, 12 * k + ship)
    knot = middle[2 * k]!
    while (knot < last && knots[4 * knot + 4]! <= to[k]!) knot++
    placeAt(fleet, knot, last, to[k]!, ends, 12 * k + ship + 3)
  }
}

function measureSpeeds({ from, to, ends, speedA, speedB, relative, way }: Samples): void {
  for (let k = 0, o = 0, w = 0; k < SPEEDS; k++, o += 12, w += 3) {
    const perSecond = to[k]! > from[k]! ? 1000 / (to[k]! - from[k]!) : 0
    const ax = ends[o + 3]! - ends[o]!
    const ay = ends[o + 4]! - ends[o + 1]!
    const az = ends[o + 5]! - ends[o + 2]!
    const bx = ends[o + 9]! - ends[o + 6]!
    const by = ends[o + 10]! - ends[o + 7]!
    const bz = ends[o + 11]! - ends[o + 8]!
    speedA[k] = length(ax, ay, az) * perSecond
    speedB[k] = length(bx, by, bz) * perSecond
    relative[k] = length(bx - ax, by - ay, bz - az) * perSecond
    way[w] = ((ax + bx) / 2) * perSecond
    way[w + 1] = ((ay + by) / 2) * perSecond
    way[w + 2] = ((az + bz) / 2) * perSecond
  }
}

const length = (x: number, y: number, z: number): number => Math.sqrt(x * x + y * y + z * z)

const axes = new Float64Array(6)

function writePlane({ xyz, eastA, northA, eastB, northB }: Samples): void {
  const x = (xyz[0]! + xyz[3]!) / 2
  const y = (xyz[1]! + xyz[4]!) / 2
  const z = (xyz[2]! + xyz[5]!) / 2
  eastNorthAt(x, y, z, axes)
  const e0 = axes[0]!
  const e1 = axes[1]!
  const n0 = axes[3]!
  const n1 = axes[4]!
  const n2 = axes[5]!
  for (let k = 0, o = 0; k < SAMPLES; k++, o += 6) {
    const ax = xyz[o]! - x
    const ay = xyz[o + 1]! - y
    const bx = xyz[o + 3]! - x
    const by = xyz[o + 4]! - y
    eastA[k] = ax * e0 + ay * e1
    northA[k] = ax * n0 + ay * n1 + (xyz[o + 2]! - z) * n2
    eastB[k] = bx * e0 + by * e1
    northB[k] = bx * n0 + by * n1 + (xyz[o + 5]! - z) * n2
  }
}
