import { eastNorthAt } from '../geo/localFrame.js'
import { MINUTE_MS } from '../model/units.js'
import { runAt, timeAt, type Fleet } from '../space/fleet.js'
import { knotIn } from '../space/slots.js'
import { placeAt } from '../space/walk.js'
import type { Stretches } from './evidence.js'

/** Instants of a stay at which its places are looked at: medians over them are within 1/24 of the rank that they state. */
export const SAMPLES = 24
/** Instants, every second of those, at which speeds are looked at. */
export const SPEEDS: number = SAMPLES / 2

// Speeds are taken over five minutes: ten metres of noise are then 0.06 kn, at any rate of reporting.
const SPEED_WINDOW_MS = 5 * MINUTE_MS

/**
 * A stay looked at, at `SAMPLES` instants spread evenly over the time in which both ships were heard. Places are metres east and north of
 * the middle of the pair at the first instant, in the plane that touches the globe there.
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
  /** Both ships' knots at the last instant read. */
  readonly knot: Uint32Array
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
    knot: new Uint32Array(2),
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
  const ends = new Float64Array(12)
  return (samples, a, b, { count, start, end }, heardMs) => {
    let i = 0
    let before = 0
    let runA = runAt(fleet, a, start[0]!)
    let runB = runAt(fleet, b, start[0]!)
    for (let k = 0; k < SAMPLES; k++) {
      const wanted = ((k + 0.5) / SAMPLES) * heardMs
      while (i + 1 < count && wanted > before + end[i]! - start[i]!) {
        before += end[i]! - start[i]!
        i++
        runA = runAt(fleet, a, start[i]!)
        runB = runAt(fleet, b, start[i]!)
      }
      const at = Math.min(start[i]! + wanted - before, end[i]!)
      samples.t[k] = at
      sampleShip(fleet, runA, at, samples, k, 0, samples.fixA)
      sampleShip(fleet, runB, at, samples, k, 3, samples.fixB)
      const o = 6 * k
      const { xyz } = samples
      samples.distanceM[k] = length(xyz[o + 3]! - xyz[o]!, xyz[o + 4]! - xyz[o + 1]!, xyz[o + 5]! - xyz[o + 2]!)
      if (k % 2 === 0) sampleSpeeds(fleet, runA, runB, at, samples, k, ends)
    }
    writePlane(samples)
  }
}

/** Reads one ship's place at the instant. */
function sampleShip(fleet: Fleet, run: number, at: number, { xyz, knot }: Samples, k: number, ship: number, fix: Uint32Array): void {
  const last = knotIn(fleet, run, at)
  placeAt(fleet, last, fleet.runLast[run]!, at, xyz, 6 * k + ship)
  fix[k] = fleet.fix[last]!
  knot[ship === 0 ? 0 : 1] = last
}

/** Reads both ships at the ends of the window around the instant, as far as both are heard. */
function sampleSpeeds(
  fleet: Fleet,
  runA: number,
  runB: number,
  at: number,
  { speedA, speedB, relative, way, knot }: Samples,
  k: number,
  ends: Float64Array,
): void {
  const { runFirst, runLast } = fleet
  const from = Math.max(at - SPEED_WINDOW_MS / 2, timeAt(fleet, runFirst[runA]!), timeAt(fleet, runFirst[runB]!))
  const to = Math.min(at + SPEED_WINDOW_MS / 2, timeAt(fleet, runLast[runA]!), timeAt(fleet, runLast[runB]!))
  readEnds(fleet, runA, knot[0]!, from, to, ends, 0)
  readEnds(fleet, runB, knot[1]!, from, to, ends, 3)
  const perSecond = to > from ? 1000 / (to - from) : 0
  const ax = ends[6]! - ends[0]!
  const ay = ends[7]! - ends[1]!
  const az = ends[8]! - ends[2]!
  const bx = ends[9]! - ends[3]!
  const by = ends[10]! - ends[4]!
  const bz = ends[11]! - ends[5]!
  speedA[k >> 1] = length(ax, ay, az) * perSecond
  speedB[k >> 1] = length(bx, by, bz) * perSecond
  relative[k >> 1] = length(bx - ax, by - ay, bz - az) * perSecond
  const o = 3 * (k >> 1)
  way[o] = ((ax + bx) / 2) * perSecond
  way[o + 1] = ((ay + by) / 2) * perSecond
  way[o + 2] = ((az + bz) / 2) * perSecond
}

/** Reads one ship at both ends of the window, walking from the knot in its middle: a few knots at the usual rates. */
function readEnds(fleet: Fleet, run: number, knot: number, from: number, to: number, ends: Float64Array, ship: number): void {
  const last = fleet.runLast[run]!
  let k = knot
  while (timeAt(fleet, k) > from) k--
  placeAt(fleet, k, last, from, ends, ship)
  k = knot
  while (k < last && timeAt(fleet, k + 1) <= to) k++
  placeAt(fleet, k, last, to, ends, ship + 6)
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
