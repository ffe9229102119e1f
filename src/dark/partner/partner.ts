import { DEGREE_RAD, HOUR_MS, KNOT_MPS } from '../../base/index.js'
import { fromEcef } from '../../geo/index.js'
import { type Fleet, knotIn, placeAt } from '../../motion/index.js'
import { chordTo } from './silence.js'
import type { VisibleStays } from './stays.js'

/** How a ship that was heard came to a slow stay and left it. NaN where it was not heard. */
export interface StayMotion {
  /** Speed made good over the hour before the stay, knots. */
  readonly beforeKn: number
  /** Speed made good over the hour after the stay, knots. */
  readonly afterKn: number
  /**
   * By how much its course changed from the last hour but one before the stay to the last, degrees; where under way in
   * both.
   */
  readonly turnDeg: number
  /**
   * Mean distance of its fixes from their mean in the middle half of the stay, metres: some metres where it is made
   * fast, some tens at anchor.
   */
  readonly spreadM: number
  /** The middle of the way of the stay, degrees. */
  readonly lon: number
  readonly lat: number
}

/** Least speed made good over an hour of a ship under way, knots: above any drift. */
export const UNDERWAY_KN = 5

/** Looks at the hours around stays, each stay once. */
export function createStayMotion(stays: VisibleStays): (stay: number) => StayMotion {
  const known = new Array<StayMotion | undefined>(stays.count)
  const p = new Float64Array(9)
  const { fleet, run, start, end } = stays
  return (stay) => {
    const seen = known[stay]
    if (seen !== undefined) return seen
    const r = run[stay]!
    const from = start[stay]!
    const to = end[stay]!
    const heard = [from - 2 * HOUR_MS, from - HOUR_MS, from].map((t, i) => locate(fleet, r, t, p, 3 * i))
    const beforeKn = heard[1] ? hourKn(p, 3, 6) : NaN
    const turned = heard[0] && beforeKn >= UNDERWAY_KN && hourKn(p, 0, 3) >= UNDERWAY_KN
    const turnDeg = turned ? turnAt(p) : NaN
    const left = locate(fleet, r, to, p, 0) && locate(fleet, r, to + HOUR_MS, p, 3)
    const afterKn = left ? hourKn(p, 0, 3) : NaN
    locate(fleet, r, (from + to) / 2, p, 0)
    const { lon, lat } = fromEcef(p[0]!, p[1]!, p[2]!)
    return (known[stay] = {
      beforeKn,
      afterKn,
      turnDeg,
      spreadM: spreadOver(fleet, r, from + (to - from) / 4, to - (to - from) / 4),
      lon,
      lat,
    })
  }
}

/** Mean distance of a run's fixes within a stretch of time from their mean, metres; NaN of fewer than three. */
function spreadOver(fleet: Fleet, run: number, from: number, to: number): number {
  const { knots, runLast } = fleet
  const first = knotIn(fleet, run, from) + 1
  let end = first
  while (end <= runLast[run]! && knots[4 * end]! <= to) end++
  const n = end - first
  if (n < 3) return NaN
  const mean = [0, 0, 0]
  for (let k = first; k < end; k++) for (let d = 0; d < 3; d++) mean[d]! += knots[4 * k + 1 + d]! / n
  let sum = 0
  for (let k = first; k < end; k++)
    sum += Math.hypot(knots[4 * k + 1]! - mean[0]!, knots[4 * k + 2]! - mean[1]!, knots[4 * k + 3]! - mean[2]!)
  return sum / n
}

/**
 * Speed made good from the start of a stretch by way of its middle to its end, knots: no scatter of fixes adds to it.
 */
export function speedOver(fleet: Fleet, run: number, from: number, to: number): number {
  const p = new Float64Array(9)
  locate(fleet, run, from, p, 0)
  locate(fleet, run, (from + to) / 2, p, 3)
  locate(fleet, run, to, p, 6)
  return to > from ? (chordTo(p, 0, p, 3) + chordTo(p, 3, p, 6)) / ((to - from) / 1000) / KNOT_MPS : 0
}

/** Writes where a vessel was; false outside of the run. */
export function locate(fleet: Fleet, run: number, t: number, out: Float64Array, o: number): boolean {
  const last = fleet.runLast[run]!
  if (t < fleet.knots[4 * fleet.runFirst[run]!]! || t > fleet.knots[4 * last]!) return false
  placeAt(fleet, knotIn(fleet, run, t), last, t, out, o)
  return true
}

const hourKn = (p: Float64Array, i: number, j: number): number => chordTo(p, i, p, j) / (HOUR_MS / 1000) / KNOT_MPS

/** Angle between two ways one after the other, degrees. */
function turnAt(p: Float64Array): number {
  const [ax, ay, az] = [p[3]! - p[0]!, p[4]! - p[1]!, p[5]! - p[2]!]
  const [bx, by, bz] = [p[6]! - p[3]!, p[7]! - p[4]!, p[8]! - p[5]!]
  const cos = (ax * bx + ay * by + az * bz) / Math.sqrt((ax * ax + ay * ay + az * az) * (bx * bx + by * by + bz * bz))
  return Math.acos(Math.max(-1, Math.min(1, cos))) / DEGREE_RAD
}
