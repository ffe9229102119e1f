import { EARTH_RADIUS_M } from '../../geo/index.js'
import { type Fleet, knotIn, placeAt } from '../../motion/index.js'
import { beyondRimsM, chordTo, outsideM, spaciousM, type Silence } from './silence.js'

/** Stretches of possible contact, in order and apart. To be used again and again. */
export interface Stretches {
  /** How many. */
  count: number
  /** Starts, epoch ms. */
  start: Float64Array
  /** Ends, epoch ms. */
  end: Float64Array
}

/** An empty list of stretches. */
export const createStretches = (): Stretches => ({ count: 0, start: new Float64Array(16), end: new Float64Array(16) })

function add(to: Stretches, start: number, end: number): void {
  if (to.count > 0 && start <= to.end[to.count - 1]! + JOIN_MS) {
    to.end[to.count - 1] = Math.max(end, to.end[to.count - 1]!)
    return
  }
  if (to.count === to.start.length) {
    to.start = doubled(to.start)
    to.end = doubled(to.end)
  }
  to.start[to.count] = start
  to.end[to.count++] = end
}

function doubled(list: Float64Array): Float64Array {
  const out = new Float64Array(2 * list.length)
  out.set(list)
  return out
}

// Ends are found to this, ms, or until the distance is so near to the limit, metres.
const TIME_MS = 0.1
const NEAR_M = 0.0005
// Stretches with a shorter break are one: ends of neighbouring legs are found apart.
const JOIN_MS = 0.5

/**
 * Finds when a silent ship can have been within a limit of a moving one.
 *
 * @param box - a box, if one is known, that holds the other's motion throughout [from, to]; at index `o`.
 */
export type FindContact = (
  silence: Silence,
  run: number,
  from: number,
  to: number,
  out: Stretches,
  box?: Float64Array,
  o?: number,
) => void

/**
 * Prepares the test of a silent ship against ships that were heard.
 *
 * Where the silent ship can have been is convex in space and time (two cones overlap), and so is all that lies within
 * the limit of it. So on a straight leg of the other ship the distance from it is convex in time, and the times of
 * possible contact are one stretch of the leg: if both its ends count, all of it does. Boxes around the motion of each
 * slot of the clock (`Slots`: 16 minutes, or an eighth of `maxGapMs` where that is more) settle most legs unseen.
 *
 * @param maxDistanceM - greatest distance in contact, metres.
 */
export function createFindContact(fleet: Fleet, maxDistanceM: number): FindContact {
  const walkLegs = createLegs(fleet)
  const { ms, base, box: slots } = fleet.slots
  const bounds: Bounds = { outUntil: 0, inFrom: 0, inUntil: 0, outFrom: 0 }
  const look = (silence: Silence, run: number, start: number, end: number, limitM: number, out: Stretches): void => {
    for (let s = Math.floor(start / ms), at = start; at < end; s++) {
      const until = Math.min(end, (s + 1) * ms)
      const side = boxSide(silence, slots, 6 * (base[run]! + s), at, until, limitM)
      if (side < 0) add(out, at, until)
      else if (side === 0) walkLegs(silence, run, at, until, limitM, out)
      at = until
    }
  }
  return (silence, run, from, to, out, box, o = 0) => {
    out.count = 0
    const start = Math.max(from, silence.start)
    const end = Math.min(to, silence.end)
    const limitM = spaciousM(silence, maxDistanceM)
    if (box === undefined) {
      look(silence, run, start, end, limitM, out)
      return
    }
    setBounds(bounds, silence, box, o, limitM)
    const first = Math.max(start, bounds.outUntil)
    const last = Math.min(end, bounds.outFrom)
    const inFrom = Math.max(start, bounds.inFrom)
    const inUntil = Math.min(end, bounds.inUntil)
    if (inFrom >= inUntil) {
      look(silence, run, first, last, limitM, out)
      return
    }
    look(silence, run, first, inFrom, limitM, out)
    add(out, inFrom, inUntil)
    look(silence, run, inUntil, last, limitM, out)
  }
}

/**
 * Instants before and after which nothing in a box can be met, and between which all of it lies where the silent ship
 * can be.
 */
interface Bounds {
  outUntil: number
  inFrom: number
  inUntil: number
  outFrom: number
}

function setBounds(
  bounds: Bounds,
  { xyz, speed, start, end, closed }: Silence,
  box: Float64Array,
  o: number,
  limitM: number,
): void {
  bounds.outUntil = start + Math.max(0, nearestM(xyz, 0, box, o) - limitM) / speed
  bounds.inFrom = start + greatestArcM(xyz, 0, box, o) / speed
  bounds.inUntil = closed ? end - greatestArcM(xyz, 3, box, o) / speed : end
  bounds.outFrom = closed ? end - Math.max(0, nearestM(xyz, 3, box, o) - limitM) / speed : end
}

/**
 * Whether all of a box, throughout a stretch of time, lies where the silent ship can be (-1), farther than the limit
 * from it (1), or neither (0). A chord is shorter than its arc, and by less than a twentieth of its cube over R² as far
 * as one radius.
 */
function boxSide(
  silence: Silence,
  box: Float64Array,
  o: number,
  from: number,
  until: number,
  limitM: number,
): -1 | 0 | 1 {
  const { xyz, speed, start, end, closed } = silence
  const near0 = nearestM(xyz, 0, box, o)
  if (near0 > speed * (until - start) + limitM) return 1
  if (closed && nearestM(xyz, 3, box, o) > speed * (end - from) + limitM) return 1
  if (greatestArcM(xyz, 0, box, o) > speed * (from - start)) return 0
  return closed && greatestArcM(xyz, 3, box, o) > speed * (end - until) ? 0 : -1
}

/** Least straight distance of a point from a box, metres. */
export function nearestM(p: Float64Array, i: number, box: Float64Array, o: number): number {
  const dx = Math.max(0, box[o]! - p[i]!, p[i]! - box[o + 3]!)
  const dy = Math.max(0, box[o + 1]! - p[i + 1]!, p[i + 1]! - box[o + 4]!)
  const dz = Math.max(0, box[o + 2]! - p[i + 2]!, p[i + 2]! - box[o + 5]!)
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

function greatestArcM(p: Float64Array, i: number, box: Float64Array, o: number): number {
  const dx = Math.max(p[i]! - box[o]!, box[o + 3]! - p[i]!)
  const dy = Math.max(p[i + 1]! - box[o + 1]!, box[o + 4]! - p[i + 1]!)
  const dz = Math.max(p[i + 2]! - box[o + 2]!, box[o + 5]! - p[i + 2]!)
  const c2 = dx * dx + dy * dy + dz * dz
  return c2 > EARTH_RADIUS_M ** 2 ? Infinity : Math.sqrt(c2) * (1 + c2 / (20 * EARTH_RADIUS_M ** 2))
}

type WalkLegs = (silence: Silence, run: number, from: number, until: number, limitM: number, out: Stretches) => void

/** Walks the legs of a run one by one. */
function createLegs(fleet: Fleet): WalkLegs {
  const place = new Float64Array(3)
  const { knots, runLast } = fleet
  return (silence, run, from, until, limitM, out) => {
    const last = runLast[run]!
    let k = knotIn(fleet, run, from)
    const over = (at: number): number => {
      placeAt(fleet, k, last, at, place, 0)
      return outsideM(silence, place, 0, at) - limitM
    }
    const rims = (at: number): number => {
      placeAt(fleet, k, last, at, place, 0)
      return beyondRimsM(silence, place, 0, at) - limitM
    }
    for (let at = from; at < until;) {
      while (k < last && knots[4 * k + 4]! <= at) k++
      const next = k < last ? Math.min(until, knots[4 * k + 4]!) : until
      // The farthest that both ships can go towards each other within the leg.
      const wayM =
        silence.speed * (next - at) +
        (k < last ? (legM(fleet, k) * (next - at)) / (knots[4 * k + 4]! - knots[4 * k]!) : 0)
      if (rims(at) + rims(next) <= wayM) addLeg(over, at, next, out)
      at = next
    }
  }
}

/** Adds the part of a leg in which a convex function of time is at most 0. */
function addLeg(over: (at: number) => number, from: number, to: number, out: Stretches): void {
  const overFrom = over(from)
  const overTo = over(to)
  if (overFrom <= 0 && overTo <= 0) add(out, from, to)
  else if (overFrom <= 0) add(out, from, crossing(over, from, overFrom, to, overTo))
  else if (overTo <= 0) add(out, crossing(over, to, overTo, from, overFrom), to)
  else {
    const inside = dip(over, from, to)
    if (inside === undefined) return
    const least = over(inside)
    add(out, crossing(over, inside, least, from, overFrom), crossing(over, inside, least, to, overTo))
  }
}

/**
 * Where the function passes 0 between an instant inside and one outside: false position with the values at an end that
 * stays put halved (the Illinois rule: Dowell and Jarratt 1971), which takes five or six steps where halves of the
 * interval take twenty.
 *
 * @param overInside - at most 0.
 * @param overOutside - above 0.
 */
function crossing(
  over: (at: number) => number,
  inside: number,
  overInside: number,
  outside: number,
  overOutside: number,
): number {
  let p = inside
  let q = outside
  let overP = overInside
  let overQ = overOutside
  let before = 0
  for (let step = 0; Math.abs(q - p) > TIME_MS && overP < -NEAR_M; step++) {
    // Now and then a half, so that no shape of the function makes it crawl.
    const at = step % 8 === 7 ? (p + q) / 2 : p + ((q - p) * overP) / (overP - overQ)
    const value = over(at)
    if (value <= 0) {
      p = at
      overP = value
      if (before < 0) overQ /= 2
      before = -1
    } else {
      q = at
      overQ = value
      if (before > 0) overP = Math.min(overP / 2, -NEAR_M * 2)
      before = 1
    }
  }
  return p
}

const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * An instant at which a convex function that is above 0 at both ends is at most 0, if there is one: by golden section.
 */
function dip(over: (at: number) => number, from: number, to: number): number | undefined {
  let p = from
  let q = to
  let x = q - GOLDEN * (q - p)
  let y = p + GOLDEN * (q - p)
  let overX = over(x)
  let overY = over(y)
  while (overX > 0 && overY > 0 && q - p > TIME_MS) {
    if (overX < overY) {
      q = y
      y = x
      overY = overX
      x = q - GOLDEN * (q - p)
      overX = over(x)
    } else {
      p = x
      x = y
      overX = overY
      y = p + GOLDEN * (q - p)
      overY = over(y)
    }
  }
  return overX <= 0 ? x : overY <= 0 ? y : undefined
}

function legM({ knots }: Fleet, k: number): number {
  return chordTo(knots, 4 * k + 1, knots, 4 * k + 5)
}
