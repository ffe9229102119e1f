import { EARTH_RADIUS_M } from '../index.js'
import { LENS_POINTS, LENS_SINE, LENS_SIZE, lensDistance } from './lens.js'
import { arcBetweenM, arcErrorM, centrePlane, intoPlane, outOfPlane } from './plane.js'
import { PRISM_CLOSED, PRISM_END, PRISM_FROM, PRISM_SPEED, PRISM_START, PRISM_TO } from './prism.js'

/** Room for the work on one pair of prisms after another, so that none is allocated for each. */
export interface PrismPair {
  /** The prisms. */
  prisms: Float64Array
  /** Where the first prism's numbers begin. */
  a: number
  /** Where the second's begin. */
  b: number
  /**
   * Least distance that counts as apart, metres: the caller's limit and `MARGIN_M`, and what distances may be wrong by.
   */
  limitM: number
  /**
   * Distances on the ellipsoid between the places of one and of the other: first to first, first to second, second to
   * first, …
   */
  readonly apartM: Float64Array
  /** First and last instant of the window, epoch ms. */
  readonly window: Float64Array
  /** The plane that the pair is looked at in. */
  readonly frame: Float64Array
  /** The four places in it. */
  readonly foci: Float64Array
  /** Radii of the four disks, metres. */
  readonly radii: Float64Array
  /** Distance of the lenses, see `lensDistance`. */
  readonly lens: Float64Array
  /** A place, Earth-centred, metres. */
  readonly place: Float64Array
  /**
   * Where in the plane the distances to the first ship's places are exact, east and north, and where those to the
   * other's are.
   */
  readonly anchors: Float64Array
  /** The nearest points of the two lenses, Earth-centred, metres. */
  readonly nearest: Float64Array
  /** Squared distance from the anchors within which distances are right, metres squared. */
  near2: number
}

/** Added to the limit so that rounding misses nothing, metres. */
export const MARGIN_M = 0.25
// To about so much, distances in the plane are to be those on the globe, metres.
const PLANE_ERROR_M = 0.002
const MOST_TURNS = 8

/** Makes room. */
export const createPrismPair = (): PrismPair => ({
  prisms: new Float64Array(0),
  a: 0,
  b: 0,
  limitM: 0,
  apartM: new Float64Array(4),
  window: new Float64Array(2),
  frame: new Float64Array(9),
  foci: new Float64Array(8),
  radii: new Float64Array(4),
  lens: new Float64Array(LENS_SIZE),
  place: new Float64Array(3),
  anchors: new Float64Array(4),
  nearest: new Float64Array(6),
  near2: 0,
})

/**
 * Four conditions that hold whenever both ships are within the limit of each other: each disk of one comes within it of
 * each disk of the other. They are linear in time. Published systems stop here; they are necessary, on the globe as in
 * the plane, but where three disks overlap in pairs only, not enough.
 *
 * @param pair - with its prisms; `apartM`, `limitM` and `window` are set.
 * @param maxDistanceM - the limit, metres.
 * @returns false where the two can never have been within the limit.
 */
export function pairwiseWindow(pair: PrismPair, maxDistanceM: number): boolean {
  const { prisms: p, a, b, window, apartM } = pair
  const va = p[a + PRISM_SPEED]!
  const vb = p[b + PRISM_SPEED]!
  const a0 = p[a + PRISM_START]!
  const a1 = p[a + PRISM_END]!
  const b0 = p[b + PRISM_START]!
  const b1 = p[b + PRISM_END]!
  let from = Math.max(a0, b0)
  let until = Math.min(a1, b1)
  // Not numbers: a prism that makes no sense.
  if (!(from <= until && va >= 0 && vb >= 0)) return false
  const closedA = p[a + PRISM_CLOSED] === 1
  const closedB = p[b + PRISM_CLOSED] === 1
  let most = (apartM[0] = arcBetweenM(p, a + PRISM_FROM, p, b + PRISM_FROM))
  apartM[1] = apartM[2] = apartM[3] = 0
  if (closedB) most = Math.max(most, (apartM[1] = arcBetweenM(p, a + PRISM_FROM, p, b + PRISM_TO)))
  if (closedA) most = Math.max(most, (apartM[2] = arcBetweenM(p, a + PRISM_TO, p, b + PRISM_FROM)))
  if (closedA && closedB) most = Math.max(most, (apartM[3] = arcBetweenM(p, a + PRISM_TO, p, b + PRISM_TO)))
  const limit = maxDistanceM + MARGIN_M + arcErrorM(most)
  pair.limitM = limit
  const sum = va + vb
  if (sum > 0) from = Math.max(from, (apartM[0]! - limit + va * (a0 - from) + vb * (b0 - from)) / sum + from)
  else if (apartM[0]! > limit) return false
  if (closedA && closedB && sum > 0) {
    until = Math.min(until, (va * (a1 - until) + vb * (b1 - until) - (apartM[3]! - limit)) / sum + until)
  }
  window[0] = from
  window[1] = until
  if (closedB) cut(window, va, a0, vb, b1, apartM[1]! - limit)
  if (closedA) cut(window, vb, b0, va, a1, apartM[2]! - limit)
  return window[0]! <= window[1]!
}

/** Cuts the window to where a disk that grows since `since` and one that shrinks until `until` reach `way` together. */
function cut(window: Float64Array, grow: number, since: number, shrink: number, until: number, way: number): void {
  const rate = grow - shrink
  const from = window[0]!
  const reach = grow * (from - since) + shrink * (until - from)
  if (rate === 0) {
    if (reach < way) window[1] = -Infinity
    return
  }
  const t = from + (way - reach) / rate
  if (rate > 0) window[0] = Math.max(from, t)
  else window[1] = Math.min(window[1]!, t)
}

/** Sets the four radii: the ships have had until `s` to come and have from `e` on to leave. */
function setRadii(pair: PrismPair, s: number, e: number): void {
  const { prisms: p, a, b, radii } = pair
  const va = p[a + PRISM_SPEED]!
  const vb = p[b + PRISM_SPEED]!
  radii[0] = Math.max(0, va * (s - p[a + PRISM_START]!))
  radii[1] = p[a + PRISM_CLOSED] === 1 ? Math.max(0, va * (p[a + PRISM_END]! - e)) : Infinity
  radii[2] = Math.max(0, vb * (s - p[b + PRISM_START]!))
  radii[3] = p[b + PRISM_CLOSED] === 1 ? Math.max(0, vb * (p[b + PRISM_END]! - e)) : Infinity
}

/** Lays the plane through the point where, at instant `t`, the two disks meet that are farthest apart. */
export function centreOnContact(pair: PrismPair, t: number): void {
  const { prisms: p, a, b, radii, apartM, place } = pair
  setRadii(pair, t, t)
  let best = -Infinity
  let bi = 0
  let bj = 0
  for (let k = 0; k < 4; k++) {
    const apart = apartM[k]! - radii[k >> 1]! - radii[2 + (k & 1)]!
    if (!(apart > best)) continue
    best = apart
    bi = k >> 1
    bj = k & 1
  }
  const i = a + 3 * bi
  const j = b + 3 * bj
  const whole = radii[bi]! + radii[2 + bj]!
  const share = whole > 0 ? radii[bi]! / whole : 0.5
  for (let d = 0; d < 3; d++) place[d] = p[i + d]! + share * (p[j + d]! - p[i + d]!)
  // Opposite ends of the globe have no middle.
  const height2 = place[0]! ** 2 + place[1]! ** 2 + place[2]! ** 2
  if (height2 < 1e12) for (let d = 0; d < 3; d++) place[d] = p[i + d]!
  centreOn(pair)
}

/** Lays the plane through `place`. */
export function centreOn(pair: PrismPair): void {
  const { prisms: p, a, b, frame, foci, place } = pair
  centrePlane(frame, place, 0)
  intoPlane(frame, p, a + PRISM_FROM, foci, 0)
  intoPlane(frame, p, a + PRISM_TO, foci, 2)
  intoPlane(frame, p, b + PRISM_FROM, foci, 4)
  intoPlane(frame, p, b + PRISM_TO, foci, 6)
  pair.anchors.fill(0)
  let far2 = 1
  for (let k = 0; k < 8; k += 2) far2 = Math.max(far2, foci[k]! ** 2 + foci[k + 1]! ** 2)
  pair.near2 = (PLANE_ERROR_M * 6 * EARTH_RADIUS_M ** 2) / Math.sqrt(far2)
}

/**
 * Distance between where the two ships can be who lie still from `s` to `e`, as on the globe: `lens` is set, and the
 * plane laid anew through the nearest points until what it distorts there is some millimetres at most.
 *
 * @param loose - how many times that much may be off. Default 1.
 * @returns the distance, metres; at most 0 where there is a common place.
 */
export function apartAt(pair: PrismPair, s: number, e: number, loose = 1): number {
  const { foci, radii, lens } = pair
  setRadii(pair, s, e)
  lensDistance(foci, radii, lens)
  for (let turn = 0; turn < MOST_TURNS && lens[0]! > 0 && !isNear(pair, loose); turn++) {
    centreOnNearest(pair)
    lensDistance(foci, radii, lens)
  }
  return lens[0]!
}

/** True where the nearest points lie so close to the anchors that distances from them are right. */
function isNear({ lens, anchors, near2 }: PrismPair, loose: number): boolean {
  // Errors of two distances move the corner of two rims by that over the sine of their angle.
  const most = loose * near2 * lens[LENS_SINE]!
  const a2 = (lens[LENS_POINTS]! - anchors[0]!) ** 2 + (lens[LENS_POINTS + 1]! - anchors[1]!) ** 2
  const b2 = (lens[LENS_POINTS + 2]! - anchors[2]!) ** 2 + (lens[LENS_POINTS + 3]! - anchors[3]!) ** 2
  return a2 <= most && b2 <= most
}

/**
 * Lays the plane through the middle of the nearest points; where they lie far apart, distances are made exact from each
 * of them.
 */
function centreOnNearest(pair: PrismPair): void {
  const { prisms: p, a, b, frame, lens, nearest, place, anchors } = pair
  outOfPlane(frame, lens[LENS_POINTS]!, lens[LENS_POINTS + 1]!, nearest, 0)
  outOfPlane(frame, lens[LENS_POINTS + 2]!, lens[LENS_POINTS + 3]!, nearest, 3)
  for (let d = 0; d < 3; d++) place[d] = (nearest[d]! + nearest[3 + d]!) / 2
  centreOn(pair)
  if (lens[0]! * lens[0]! <= pair.near2 * lens[LENS_SINE]!) return
  intoPlane(frame, nearest, 0, anchors, 0)
  intoPlane(frame, nearest, 3, anchors, 2)
  fit(pair, p, a + PRISM_FROM, 0, 0)
  fit(pair, p, a + PRISM_TO, 2, 0)
  fit(pair, p, b + PRISM_FROM, 4, 2)
  fit(pair, p, b + PRISM_TO, 6, 2)
}

/** Moves a place in the plane, away from an anchor or towards it, to its distance on the globe. */
function fit({ foci, anchors, nearest }: PrismPair, p: Float64Array, i: number, at: number, anchor: number): void {
  const x = foci[at]! - anchors[anchor]!
  const y = foci[at + 1]! - anchors[anchor + 1]!
  const flat = Math.sqrt(x * x + y * y)
  const scale = flat > 0 ? arcBetweenM(nearest, anchor * 1.5, p, i) / flat : 1
  foci[at] = anchors[anchor]! + x * scale
  foci[at + 1] = anchors[anchor + 1]! + y * scale
}

/** How fast `apartAt(t, t)` grows with time, metres a millisecond: by the last call of it. */
export function growth(pair: PrismPair): number {
  const { prisms: p, a, b, lens } = pair
  const va = p[a + PRISM_SPEED]!
  const vb = p[b + PRISM_SPEED]!
  return va * (lens[2]! - lens[1]!) + vb * (lens[4]! - lens[3]!)
}
