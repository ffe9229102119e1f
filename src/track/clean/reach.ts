import { DEGREE_RAD, KNOT_MPS } from '../../base/index.js'
import { distanceM, toEcef } from '../../geo/index.js'
import type { Track } from '../../model/index.js'

/** What a hull can do between two fixes. */
export interface Reach {
  /** Fastest that a hull goes, metres a second. */
  readonly topMps: number
  /** How far two fixes of a hull at rest may lie apart, metres. */
  readonly noiseM: number
}

/** A degree of latitude is at most 111,694 m (at the poles) and one of longitude at most 111,320 m (at the equator). */
export const DEGREE_AT_MOST_M = 111_700

/** True where a hull at fix `i` can be at fix `j`, which is not before it. */
export function reaches(track: Track, i: number, j: number, reach: Reach): boolean {
  const { lon, lat, t } = track
  const limitM = reach.noiseM + ((t[j]! - t[i]!) / 1000) * reach.topMps
  const roughM = (Math.abs(lat[j]! - lat[i]!) + Math.abs(lon[j]! - lon[i]!)) * DEGREE_AT_MOST_M
  return roughM <= limitM || distanceM(lon[i]!, lat[i]!, lon[j]!, lat[j]!) <= limitM
}

// Place (3 numbers) and velocity (3) of a report in Earth-centred metres, and whether the velocity is known.
const SIZE = 7
// Course and speed foretell a place for some minutes, not for hours (gpsdio-segment discounts hours in the same
// spirit).
const FORESIGHT_S = 600
// The error of a foretold place: 50 m at once, growing by 1 m a second, which is a ship that turns or slows at will.
const START_M = 50
const DRIFT_MPS = 1
// The velocity itself changes by 1 m/s at once (noise of speed and course), and by 1 m/s more each minute.
const TURN_MPS = 1
const TURN_S = 60

/**
 * The least that a link over so long a time costs, however well it fits: the later the next report, the less a place is
 * foretold.
 */
export const leastLinkCost = (dtMs: number): number => 2 * Math.log((START_M + (DRIFT_MPS * dtMs) / 1000) / START_M)

/** How unlikely one report follows another, for any two reports of a track. */
export type LinkCost = (from: number, to: number) => number

/**
 * Makes the function that says how unlikely it is that report `to` is the next one of the hull that sent report `from`:
 * the negative logarithm of a heavy-tailed (Student) density of the distances by which each report misses the place
 * that the other foretells, and of the change of velocity. Lower is likelier.
 */
export function linkCosts(track: Track): LinkCost {
  const motion = new Float64Array(track.t.length * SIZE)
  const known = new Uint8Array(track.t.length)
  const ready = (i: number): number => {
    if (known[i] === 0) {
      writeMotion(track, i, motion)
      known[i] = 1
    }
    return i * SIZE
  }
  return (from, to) => {
    const dtS = (track.t[to]! - track.t[from]!) / 1000
    const classes = track.aisClass[from]! * track.aisClass[to]!
    return costOf(motion, ready(from), ready(to), dtS) + (classes === 2 ? CLASS_CHANGE : 0)
  }
}

// A hull changes the class of its transponder about never: as unlikely as a miss by 20 standard deviations.
const CLASS_CHANGE = 9

function writeMotion(track: Track, i: number, out: Float64Array): void {
  const at = i * SIZE
  toEcef(track.lon[i]!, track.lat[i]!, out, at)
  const speed = track.sogKn[i]! * KNOT_MPS
  const course = track.cogDeg[i]! * DEGREE_RAD
  // Below half a knot the course is noise, and the ship is where it is.
  const still = speed < 0.25
  if (!still && !(speed * course >= 0)) return
  out[at + 6] = 1
  if (still) return
  const x = track.lon[i]! * DEGREE_RAD
  const y = track.lat[i]! * DEGREE_RAD
  const east = speed * Math.sin(course)
  const north = speed * Math.cos(course)
  out[at + 3] = -east * Math.sin(x) - north * Math.sin(y) * Math.cos(x)
  out[at + 4] = east * Math.cos(x) - north * Math.sin(y) * Math.sin(x)
  out[at + 5] = north * Math.cos(y)
}

// A speed that stays at nought may be a sensor that is stuck: then what a ship of 30 kn can do is never less likely
// than this, which is a little likelier than a stray report.
const WAYWARD = 11
const WAYWARD_MPS = 30 * KNOT_MPS
const WAYWARD_M = 250

// Where a report's own speed and course foretell nothing, a ship still goes some 10 kn: likelier by far than not, by
// e^-4.
const BLIND = 4
const BLIND_MPS = 5

function blindCost(far2: number, dtS: number): number {
  const sigma = START_M + BLIND_MPS * dtS
  return BLIND + 2 * Math.log(sigma / START_M) + 1.5 * Math.log(1 + far2 / (sigma * sigma))
}

function costOf(m: Float64Array, a: number, b: number, dtS: number): number {
  const h = Math.min(dtS, FORESIGHT_S)
  let far = 0
  let speeds = 0
  let ahead = 0
  let back = 0
  let turn = 0
  for (let k = 0; k < 3; k++) {
    const d = m[b + k]! - m[a + k]!
    const va = m[a + 3 + k]!
    const vb = m[b + 3 + k]!
    ahead += (d - va * h) * (d - va * h)
    back += (d - vb * h) * (d - vb * h)
    turn += (vb - va) * (vb - va)
    far += d * d
    speeds += va * va + vb * vb
  }
  const both = m[a + 6]! * m[b + 6]!
  const miss2 = both === 1 ? (ahead + back) / 2 : m[a + 6] === 1 ? ahead : back
  const sigma = START_M + DRIFT_MPS * dtS
  const sigmaTurn = TURN_MPS * (1 + dtS / TURN_S)
  // Two dimensions, one degree of freedom: density ∝ σ⁻² (1 + e²/σ²)^(-3/2).
  let cost = 2 * Math.log(sigma / START_M) + 1.5 * Math.log(1 + miss2 / (sigma * sigma))
  if (both === 1) cost += 1.5 * Math.log(1 + turn / (sigmaTurn * sigmaTurn))
  const stuck = both === 1 && speeds === 0 && Math.sqrt(far) <= WAYWARD_M + WAYWARD_MPS * dtS
  return Math.min(cost, blindCost(far, dtS), stuck ? WAYWARD : Infinity)
}
