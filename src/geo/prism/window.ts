import { EARTH_RADIUS_M } from '../index.js'
import { apartAt, centreOnContact, growth, pairwiseWindow, type PrismPair } from './pair.js'
import { PRISM_SPEED } from './prism.js'

// How near to the limit the distance at an end of the window is, metres; shares the half metre that `MARGIN_M` leaves.
const TOLERANCE_M = 0.02
const MOST_STEPS = 60
const LEAST_MS = 1e-3

/**
 * An instant at which the ships are apart: by how much beyond the limit, metres, and how fast that grows, metres a ms.
 */
interface Outside {
  readonly t: number
  readonly over: number
  readonly rate: number
}

/**
 * First and last instant at which two prisms have points within a distance of each other.
 *
 * Prisms are convex in space and time, so the distance between where the ships can be is a convex function of time, and
 * all instants within the limit form one window. The pairwise conditions give a first one from outside; where they are
 * not enough, tangents of the distance are lower bounds too, so that steps along them (Newton) approach each end from
 * outside and miss nothing.
 *
 * @param pair - with its prisms; `window` is set.
 * @param maxDistanceM - the limit, metres.
 * @param leastMs - a shorter window is none. Default 0.
 * @returns false where there is no such window.
 */
export function exactWindow(pair: PrismPair, maxDistanceM: number, leastMs = 0): boolean {
  const { window } = pair
  if (!pairwiseWindow(pair, maxDistanceM) || window[1]! - window[0]! < leastMs - 1) return false
  const [from, until] = [window[0]!, window[1]!]
  centreOnContact(pair, from)
  const first = lookAt(pair, from)
  if (until > from) centreOnContact(pair, until)
  const last = until > from ? lookAt(pair, until) : first
  if (first === undefined && last === undefined) return true
  const inside = first === undefined ? from : last === undefined ? until : findInside(pair, first, last)
  if (Number.isNaN(inside)) return false
  if (first !== undefined) window[0] = findEdge(pair, first, inside)
  if (last !== undefined) window[1] = findEdge(pair, last, inside)
  return window[1]! - window[0]! >= leastMs - 1
}

/** Undefined where the ships can be within the limit at `t`. */
function lookAt(pair: PrismPair, t: number): Outside | undefined {
  const over = apartAt(pair, t, t) - pair.limitM
  return over <= TOLERANCE_M ? undefined : { t, over, rate: growth(pair) }
}

/** An instant within the limit between two that are not; NaN where there is none. */
function findInside(pair: PrismPair, first: Outside, last: Outside): number {
  let [p, q] = [first, last]
  for (let step = 0; step < MOST_STEPS && q.t - p.t > LEAST_MS; step++) {
    const width = q.t - p.t
    const crossing =
      p.rate < 0 && q.rate > 0 ? p.t + (q.over - p.over - q.rate * width) / (p.rate - q.rate) : p.rate < 0 ? q.t : p.t
    if (p.over + Math.min(0, p.rate * (crossing - p.t)) > bendM(pair, Math.max(p.over, q.over), width)) return NaN
    const t = Math.min(Math.max(crossing, p.t + 0.02 * width), q.t - 0.02 * width)
    const seen = lookAt(pair, t)
    if (seen === undefined) return t
    if (seen.rate < 0) p = seen
    else q = seen
  }
  return NaN
}

/**
 * What the globe takes from convexity: between two instants a distance can fall below its tangents by a share `W² /
 * 8R²`, where W is the way that the nearest points make. They hardly make more than twice what the ships can.
 */
function bendM({ prisms, a, b, limitM }: PrismPair, overM: number, widthMs: number): number {
  const way = 2 * (prisms[a + PRISM_SPEED]! + prisms[b + PRISM_SPEED]!) * widthMs
  return ((overM + limitM) * way * way) / (8 * EARTH_RADIUS_M ** 2)
}

/** The instant between one outside the limit and one within at which the limit is reached. */
function findEdge(pair: PrismPair, outside: Outside, inside: number): number {
  let out = outside
  let within = inside
  let halve = false
  for (let step = 0; step < MOST_STEPS && Math.abs(within - out.t) > LEAST_MS; step++) {
    const tangent = out.t - out.over / out.rate
    const between = (tangent - out.t) * (within - out.t) > 0 && Math.abs(tangent - out.t) < Math.abs(within - out.t)
    const t: number = between && !halve ? tangent : (out.t + within) / 2
    const over: number = apartAt(pair, t, t) - pair.limitM
    if (Math.abs(over) <= TOLERANCE_M) return t
    // A tangent that leads inside (see `bendM`) would do so again.
    halve = over < 0
    if (over < 0) within = t
    else out = { t, over, rate: growth(pair) }
  }
  return within
}
