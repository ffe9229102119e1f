import { DEGREE_RAD, KNOT_MPS } from '../../base/index.js'
import { lonDelta } from '../../geo/index.js'
import type { Track } from '../../model/index.js'
import { lastAtOrBefore } from '../../track/index.js'

/** An instant at which the positions of two tracks change places. */
export interface PlaceSwap {
  /** Last fix before, first fix after, of either; epoch milliseconds. */
  readonly start: number
  readonly end: number
  /** How far the nearer of the two fixes lies from where its own track was to be, metres. */
  readonly jumpM: number
  /** How far the farther of the two lies from where the other track was to be, metres. */
  readonly missM: number
  /** How far a fix may lie from where it is to be, metres. */
  readonly allowedM: number
  readonly lon: number
  readonly lat: number
}

// A fix lies within 30 m of where the last one, its speed and its course foretell it, and 0.3 m/s more for a ship that
// swings or alters its speed. Two antennas alongside lie 50 m apart and more: at one report a minute that is a jump, at
// one in three not yet.
const NOISE_M = 30
const DRIFT_MPS = 0.3
// As many steps before and after must be ordinary ones: one bad fix is no exchange, and neither are tracks that jump
// about.
const STEADY_STEPS = 3

/** Finds where two tracks change places between two fixes of each, against their own speed and course, and stay so. */
export function findJumps(a: Track, b: Track, from: number, to: number, maxGapMs: number): PlaceSwap[] {
  const found: PlaceSwap[] = []
  const last = Math.min(a.t.length - 1, lastAtOrBefore(a.t, to) + 1)
  for (let i = Math.max(0, lastAtOrBefore(a.t, from)); i < last; i++) {
    if (!isJump(a, i, maxGapMs)) continue
    const j = lastAtOrBefore(b.t, a.t[i + 1]!)
    // The other's jump may lie in the step that this one's falls into, or in the one before or after.
    for (const k of [j - 1, j, j + 1]) {
      const swap = k < 0 || k + 1 >= b.t.length || !isJump(b, k, maxGapMs) ? undefined : swapAt(a, i, b, k)
      if (swap === undefined || !isSteady(a, i, maxGapMs) || !isSteady(b, k, maxGapMs)) continue
      found.push(swap)
      break
    }
  }
  return found
}

const allowed = (dtMs: number): number => NOISE_M + (DRIFT_MPS * Math.abs(dtMs)) / 1000

/** True where a step leads far from where speed and course foretell. */
const isJump = (track: Track, i: number, maxGapMs: number): boolean => {
  const dtMs = track.t[i + 1]! - track.t[i]!
  return dtMs <= maxGapMs && missM(track, i, track, i + 1) > allowed(dtMs)
}

/** True where the steps before and after one are ordinary. Fewer than one on either side tell too little. */
function isSteady(track: Track, i: number, maxGapMs: number): boolean {
  const before = [...Array(STEADY_STEPS).keys()].map((k) => i - 1 - k).filter((k) => k >= 0)
  const after = [...Array(STEADY_STEPS).keys()].map((k) => i + 1 + k).filter((k) => k + 1 < track.t.length)
  const within = (k: number): boolean => track.t[k + 1]! - track.t[k]! <= maxGapMs
  return before.some(within) && after.some(within) && ![...before, ...after].some((k) => isJump(track, k, maxGapMs))
}

/**
 * The exchange, where each track's next fix is where the other one was to be, and nearer there than to its own way by
 * half.
 */
function swapAt(a: Track, i: number, b: Track, k: number): PlaceSwap | undefined {
  const start = Math.min(a.t[i]!, b.t[k]!)
  const end = Math.max(a.t[i + 1]!, b.t[k + 1]!)
  if (Math.max(a.t[i]!, b.t[k]!) >= Math.min(a.t[i + 1]!, b.t[k + 1]!)) return undefined
  const jumpM = Math.min(missM(a, i, a, i + 1), missM(b, k, b, k + 1))
  const crossM = Math.max(missM(b, k, a, i + 1), missM(a, i, b, k + 1))
  const allowedM = allowed(end - start)
  if (crossM > allowedM || crossM > jumpM / 2) return undefined
  return { start, end, jumpM, missM: crossM, allowedM, lon: a.lon[i + 1]!, lat: a.lat[i + 1]! }
}

/**
 * How far fix `j` of one track lies from where fix `i` of another foretells that ship: by the velocity of either fix,
 * or by the one up to any instant in between and then by the other, so that a ship which stops or turns on the way does
 * not seem to jump.
 */
function missM(from: Track, i: number, to: Track, j: number): number {
  const dtS = (to.t[j]! - from.t[i]!) / 1000
  const [eastMps, northMps] = velocity(from, i)
  const [eastMps2, northMps2] = velocity(to, j)
  const perLonM = METRES_A_DEGREE * Math.max(0.01, Math.cos(from.lat[i]! * DEGREE_RAD))
  const east = lonDelta(from.lon[i]!, to.lon[j]!) * perLonM - eastMps * dtS
  const north = (to.lat[j]! - from.lat[i]!) * METRES_A_DEGREE - northMps * dtS
  const [de, dn] = [(eastMps2 - eastMps) * dtS, (northMps2 - northMps) * dtS]
  const length2 = de * de + dn * dn
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, (east * de + north * dn) / length2))
  return Math.hypot(east - share * de, north - share * dn)
}

// Steps are a few kilometres at most: to a percent, which is less than the noise allowed.
const METRES_A_DEGREE = 111_320

function velocity({ sogKn, cogDeg }: Track, i: number): readonly [eastMps: number, northMps: number] {
  const mps = sogKn[i]! * KNOT_MPS
  const course = cogDeg[i]! * DEGREE_RAD
  return mps * course >= 0 ? [mps * Math.sin(course), mps * Math.cos(course)] : [0, 0]
}
