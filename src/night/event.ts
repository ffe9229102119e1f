import { checkNumber, DEGREE_RAD } from '../base/index.js'
import { checkPlace } from './light.js'

/** A stretch of time at one place. A `Rendezvous`, a `Stop` or any other finding that has a place is one. */
export interface EventAtPlace {
  /** Start, epoch milliseconds. */
  readonly start: number
  /** End, epoch milliseconds; may equal `start`. */
  readonly end: number
  /** Degrees, -360 to 360. */
  readonly lon: number
  /** Degrees. */
  readonly lat: number
}

/** A point of a path. */
export interface PathPoint {
  /** Instant, epoch milliseconds. */
  readonly t: number
  /** Degrees, -360 to 360. */
  readonly lon: number
  /** Degrees. */
  readonly lat: number
}

/**
 * A stretch of time along a path. Between two points the way is the great circle, sailed at constant speed; before the
 * first point and after the last it is that point.
 */
export interface EventAlongPath {
  /** Start, epoch milliseconds. */
  readonly start: number
  /** End, epoch milliseconds; may equal `start`. */
  readonly end: number
  /**
   * At least one point, time not decreasing. A few are enough: one degree of longitude shifts the light by four
   * minutes.
   */
  readonly path: readonly PathPoint[]
}

/** What the functions of this module take. */
export type NightEvent = EventAtPlace | EventAlongPath

/** A piece of the way: the vertical at t is a cos θ + b sin θ, with θ = omega (t - origin). */
export interface Leg {
  readonly start: number
  readonly end: number
  readonly a: Vector
  readonly b: Vector
  /** Radians a millisecond. */
  readonly omega: number
  readonly origin: number
  /** True where the path has two points at one instant, so that this leg does not begin where the last one ended. */
  readonly afterJump: boolean
}

type Vector = readonly [number, number, number]

const STILL: Vector = [0, 0, 0]

/** The way as legs, from start to end of the event, at least one. Throws a sentence for what is no event. */
export function toLegs(where: string, event: NightEvent): Leg[] {
  const { start, end } = event
  checkNumber(`${where}: start`, start, { min: -8.64e15, max: 8.64e15 })
  checkNumber(`${where}: end`, end, { min: start, max: 8.64e15 })
  return 'path' in event ? pathLegs(where, start, end, event.path) : placeLegs(where, event)
}

function placeLegs(where: string, event: EventAtPlace): Leg[] {
  checkPlace(where, event.start, event.lon, event.lat)
  return [still(event.start, event.end, vertical(event))]
}

function pathLegs(where: string, start: number, end: number, path: readonly PathPoint[]): Leg[] {
  checkPath(where, path)
  const legs: Leg[] = []
  let i = firstLegIndex(path, start)
  let from = vertical(path[i]!)
  if (start < path[i]!.t) legs.push(still(start, Math.min(end, path[i]!.t), from))
  let afterJump = false
  for (; i + 1 < path.length && path[i]!.t < end; i++) {
    const to = vertical(path[i + 1]!)
    const legStart = Math.max(start, path[i]!.t)
    const legEnd = Math.min(end, path[i + 1]!.t)
    if (legEnd > legStart) legs.push(between(path[i]!.t, path[i + 1]!.t, from, to, legStart, legEnd, afterJump))
    afterJump = legEnd <= legStart
    from = to
  }
  const last = path[path.length - 1]!
  if (end > last.t) legs.push({ ...still(Math.max(start, last.t), end, vertical(last)), afterJump })
  return legs.length > 0 ? legs : [instant(start, path)]
}

function checkPath(where: string, path: readonly PathPoint[]): void {
  if (!Array.isArray(path) || path.length === 0)
    throw new TypeError(`${where}: path is empty or no list; expected at least one point.`)
  for (let i = 0; i < path.length; i++) {
    const { t, lon, lat } = path[i]!
    if (!(t >= (i === 0 ? -8.64e15 : path[i - 1]!.t) && lon >= -360 && lon <= 360 && lat >= -90 && lat <= 90)) {
      const previous = i === 0 ? '' : ` after t ${path[i - 1]!.t}`
      throw new RangeError(
        `${where}: path[${i}] is t ${t}, lon ${lon}, lat ${lat}${previous}; expected times that do not decrease ` +
          `and degrees in range.`,
      )
    }
  }
}

/** Index of the last point at or before start, or 0. */
function firstLegIndex(path: readonly PathPoint[], start: number): number {
  let low = 0
  let high = path.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (path[middle]!.t <= start) low = middle
    else high = middle
  }
  return low
}

/** An event without length, on the path. */
function instant(t: number, path: readonly PathPoint[]): Leg {
  const i = firstLegIndex(path, t)
  const p = path[i]!
  const q = path[i + 1]
  return q === undefined || q.t === p.t
    ? still(t, t, vertical(p))
    : between(p.t, q.t, vertical(p), vertical(q), t, t, false)
}

const still = (start: number, end: number, a: Vector): Leg => ({
  start,
  end,
  a,
  b: STILL,
  omega: 0,
  origin: start,
  afterJump: false,
})

/** The part from start to end of the great circle from a at t1 to c at t2. */
function between(t1: number, t2: number, a: Vector, c: Vector, start: number, end: number, afterJump: boolean): Leg {
  const cos = dot(a, c)
  const across = sum(c, a, -cos)
  const sin = Math.sqrt(dot(across, across))
  if (sin < 1e-15 && cos > 0) return { ...still(start, end, a), afterJump }
  // Of two antipodes no great circle is the one: the way leads over a pole, or from a pole along 0° E.
  const b = sin < 1e-12 ? overPole(a) : scale(across, 1 / sin)
  return { start, end, a, b, omega: Math.atan2(sin, cos) / (t2 - t1), origin: t1, afterJump }
}

function overPole(a: Vector): Vector {
  const towards: Vector = Math.abs(a[2]) < 0.99 ? [0, 0, 1] : [1, 0, 0]
  const across = sum(towards, a, -dot(a, towards))
  return scale(across, 1 / Math.sqrt(dot(across, across)))
}

function vertical({ lon, lat }: { readonly lon: number; readonly lat: number }): Vector {
  const cosLat = Math.cos(lat * DEGREE_RAD)
  return [cosLat * Math.cos(lon * DEGREE_RAD), cosLat * Math.sin(lon * DEGREE_RAD), Math.sin(lat * DEGREE_RAD)]
}

const dot = (p: Vector, q: Vector): number => p[0] * q[0] + p[1] * q[1] + p[2] * q[2]
const scale = (p: Vector, by: number): Vector => [p[0] * by, p[1] * by, p[2] * by]
const sum = (p: Vector, q: Vector, by: number): Vector => [p[0] + by * q[0], p[1] + by * q[1], p[2] + by * q[2]]
