import { withDefaults, compareText, roundDeg, HOUR_MS, MINUTE_MS, reportWork, type WorkOptions } from '../base/index.js'
import { fromEcef, toEcef, wrapLon, eastNorthAt } from '../geo/index.js'
import type { Stop, Track, VesselInterval } from '../model/index.js'
import { takeReports } from './columns.js'
import { stretchesByHull, trueReports } from './falseStretches.js'
import { stretches } from './interpolate.js'
import { checkScene, type TrackScene } from './scene.js'

/** What counts as a stop. */
export interface StopOptions {
  /**
   * The stay spans at most twice this from west to east, south to north, and along both diagonals, metres: an octagon,
   * of which no two points lie more than 2.165 radii apart. Default 250: a long stop in Patroumpas et al. 2017, and the
   * swing of a ship of 200 m at anchor in moderate depth.
   */
  readonly radiusM?: number | undefined
  /** Shortest stay, from its first to its last fix, ms. Default 30 minutes. */
  readonly minDurationMs?: number | undefined
  /** A longer silence ends a stay, ms. Default 1 hour. */
  readonly maxGapMs?: number | undefined
}

/** What `findStops` uses where an option is left out. */
export const STOP_DEFAULTS: Required<{ [K in keyof StopOptions]: number }> = {
  radiusM: 250,
  minDurationMs: 30 * MINUTE_MS,
  maxGapMs: HOUR_MS,
}

/**
 * Finds where vessels stayed: of each the earliest longest run of fixes that spans at most two radii in each of four
 * directions and lasts `minDurationMs`, then the next after it. Linear in the number of fixes: the extremes of a
 * sliding run stand in monotone queues. Measured in a plane that touches the globe near the stay (to 1 mm), so ±180°
 * and the poles are places like any.
 *
 * @param scene - cleaned tracks, in any order; positions within `falseStretches` do not exist, and are bridged as any
 * silence is.
 * @param options - see `STOP_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns stays in order of start, id and hull; those of one hull do not overlap. `from` and `to` count the reports of
 * the track that was given, false ones as well; `fixes` does not.
 * @throws RangeError or TypeError where an option is out of range.
 * @example
 * ```ts
 * const { tracks } = toTracks([0, 10, 20, 30].map((min) => ({ id: 'a', t: min * 60_000, lon: 180, lat: 0 })))
 * findStops({ tracks }).map((stop) => stop.durationMs / 60_000) // [30]
 * ```
 */
export function findStops(scene: TrackScene, options?: StopOptions, work?: WorkOptions): Stop[] {
  checkScene('findStops', scene)
  const { tracks, falseStretches = [] } = scene
  const chosen = stopOptions(options)
  const falseOf = stretchesByHull(falseStretches)
  const found = tracks.flatMap((track, k) => {
    if (k % 256 === 0) reportWork(work, 'finding stops', k, tracks.length)
    return trueStays(track, falseOf(track), chosen)
  })
  reportWork(work, 'finding stops', tracks.length, tracks.length)
  return found.sort((a, b) => a.start - b.start || compareText(a.id, b.id) || a.hull - b.hull)
}

/** The same of one track, in order of time. */
export const stopsOf = (track: Track, options?: StopOptions): Stop[] => staysOf(track, stopOptions(options))

const stopOptions = (options: StopOptions | undefined): typeof STOP_DEFAULTS =>
  withDefaults('findStops', STOP_DEFAULTS, options, {
    radiusM: { min: 0, max: 100_000 },
    minDurationMs: { min: 0, max: Infinity },
    maxGapMs: { min: 0, max: Infinity },
  })

/** Stays by the reports that are true, with their places among all reports of the track. */
function trueStays(track: Track, own: readonly VesselInterval[], chosen: typeof STOP_DEFAULTS): Stop[] {
  const kept = trueReports(track, own)
  if (kept === undefined) return staysOf(track, chosen)
  return staysOf(takeReports(track, kept), chosen).map((stop) => ({
    ...stop,
    from: kept[stop.from]!,
    to: kept[stop.to - 1]! + 1,
  }))
}

function staysOf(track: Track, chosen: typeof STOP_DEFAULTS): Stop[] {
  const stops: Stop[] = []
  for (const [from, to] of stretches(track.t, chosen.maxGapMs)) {
    if (track.t[to - 1]! - track.t[from]! >= chosen.minDurationMs) stopsOfStretch(track, from, to, chosen, stops)
  }
  return stops
}

const DIRECTIONS = 4
// Room for the values of one extreme, a power of two; it grows.
const FIRST_ROOM = 64
// The plane is laid anew when the vessel is so far from where it touches the globe: within it, planes err by 1 mm in
// 250 m.
const PLANE_REACH_M = 10_000

/**
 * A plane that touches the globe, and the projections of one fix on its directions: east, north and the two diagonals.
 */
interface Plane {
  readonly origin: Float64Array
  readonly axes: Float64Array
  readonly fix: Float64Array
  readonly along: Float64Array
  /** How far from its origin the plane serves, metres. */
  readonly reachM: number
}

function touch(plane: Plane, track: Track, i: number): void {
  toEcef(track.lon[i]!, track.lat[i]!, plane.origin, 0)
  eastNorthAt(plane.origin[0]!, plane.origin[1]!, plane.origin[2]!, plane.axes)
}

/** Writes fix `i` in the plane's directions; false where it is out of the plane's reach. */
function project({ origin, axes, fix, along, reachM }: Plane, track: Track, i: number): boolean {
  toEcef(track.lon[i]!, track.lat[i]!, fix, 0)
  const x = fix[0]! - origin[0]!
  const y = fix[1]! - origin[1]!
  const z = fix[2]! - origin[2]!
  const east = x * axes[0]! + y * axes[1]!
  const north = x * axes[3]! + y * axes[4]! + z * axes[5]!
  along[0] = east
  along[1] = north
  along[2] = (east + north) * Math.SQRT1_2
  along[3] = (east - north) * Math.SQRT1_2
  return x * x + y * y + z * z <= reachM * reachM
}

/** The least or greatest value of a sliding run, in a ring: values that a later one surpasses are gone. */
class Extreme {
  #at = new Int32Array(FIRST_ROOM)
  #value = new Float64Array(FIRST_ROOM)
  readonly #sign: number
  #head = 0
  #tail = 0

  constructor(sign: number) {
    this.#sign = sign
  }

  clear(): void {
    this.#head = this.#tail = 0
  }

  /** Adds the value of fix `i`. */
  push(i: number, value: number): void {
    const v = value * this.#sign
    let mask = this.#value.length - 1
    while (this.#tail > this.#head && this.#value[(this.#tail - 1) & mask]! <= v) this.#tail--
    if (this.#tail - this.#head > mask) mask = this.#grow()
    this.#at[this.#tail & mask] = i
    this.#value[this.#tail++ & mask] = v
  }

  /** Twice the room, the values from its start; returns the new mask. */
  #grow(): number {
    const size = this.#value.length
    const at = new Int32Array(2 * size)
    const value = new Float64Array(2 * size)
    for (let k = 0; k < size; k++) {
      at[k] = this.#at[(this.#head + k) & (size - 1)]!
      value[k] = this.#value[(this.#head + k) & (size - 1)]!
    }
    this.#at = at
    this.#value = value
    this.#head = 0
    this.#tail = size
    return 2 * size - 1
  }

  dropBefore(i: number): void {
    const mask = this.#value.length - 1
    while (this.#head < this.#tail && this.#at[this.#head & mask]! < i) this.#head++
  }

  /** The value added last; NaN for an empty run. */
  get latest(): number {
    return this.#head === this.#tail ? NaN : this.#value[(this.#tail - 1) & (this.#value.length - 1)]! * this.#sign
  }

  /** The extreme of all that are left. */
  get best(): number {
    return this.#value[this.#head & (this.#value.length - 1)]! * this.#sign
  }
}

function stopsOfStretch(track: Track, from: number, to: number, options: typeof STOP_DEFAULTS, stops: Stop[]): void {
  const spanM = 2 * options.radiusM
  const plane: Plane = {
    origin: new Float64Array(3),
    axes: new Float64Array(6),
    fix: new Float64Array(3),
    along: new Float64Array(DIRECTIONS),
    reachM: Math.max(PLANE_REACH_M, 4 * spanM),
  }
  const most = Array.from({ length: DIRECTIONS }, () => new Extreme(1))
  const least = Array.from({ length: DIRECTIONS }, () => new Extreme(-1))
  let start = from
  let end = from
  touch(plane, track, start)
  while (end < to) {
    if (!project(plane, track, end)) {
      // The run in hand spans far less than the reach, so it is projected again once in so many metres.
      touch(plane, track, end)
      reset(most, least)
      for (let i = start; i < end; i++) {
        project(plane, track, i)
        pushAll(most, least, i, plane.along)
      }
      project(plane, track, end)
    }
    if (leaps(plane.along, most, spanM)) {
      start = end
      reset(most, least)
    }
    pushAll(most, least, end, plane.along)
    while (tooWide(most, least, spanM)) {
      start++
      for (let d = 0; d < DIRECTIONS; d++) {
        most[d]!.dropBefore(start)
        least[d]!.dropBefore(start)
      }
    }
    end++
    if (track.t[end - 1]! - track.t[start]! < options.minDurationMs) continue
    end = extendStay(track, plane, start, end, to, spanM, most, least, stops)
    start = end
    reset(most, least)
    if (start < to) touch(plane, track, start)
  }
}

/** True where the fix before is out of bounds by itself: the run begins anew. */
function leaps(along: Float64Array, most: Extreme[], spanM: number): boolean {
  for (let d = 0; d < DIRECTIONS; d++) if (Math.abs(along[d]! - most[d]!.latest) > spanM) return true
  return false
}

function reset(most: Extreme[], least: Extreme[]): void {
  for (const queue of most) queue.clear()
  for (const queue of least) queue.clear()
}

function pushAll(most: Extreme[], least: Extreme[], i: number, along: Float64Array): void {
  for (let d = 0; d < DIRECTIONS; d++) {
    most[d]!.push(i, along[d]!)
    least[d]!.push(i, along[d]!)
  }
}

function tooWide(most: Extreme[], least: Extreme[], spanM: number): boolean {
  for (let d = 0; d < DIRECTIONS; d++) if (most[d]!.best - least[d]!.best > spanM) return true
  return false
}

/** Goes on while the run, which is long enough, stays within bounds; adds the stay and returns the index after it. */
function extendStay(
  track: Track,
  plane: Plane,
  start: number,
  from: number,
  to: number,
  spanM: number,
  most: Extreme[],
  least: Extreme[],
  stops: Stop[],
): number {
  const high = Float64Array.from(most, (queue) => queue.best)
  const low = Float64Array.from(least, (queue) => queue.best)
  let end = from
  for (; end < to; end++) {
    project(plane, track, end)
    if (!fits(plane.along, high, low, spanM)) break
    for (let d = 0; d < DIRECTIONS; d++) {
      const v = plane.along[d]!
      if (v > high[d]!) high[d] = v
      if (v < low[d]!) low[d] = v
    }
  }
  stops.push(stay(track, plane, start, end, high, low))
  return end
}

function fits(along: Float64Array, high: Float64Array, low: Float64Array, spanM: number): boolean {
  for (let d = 0; d < DIRECTIONS; d++) {
    if (along[d]! - low[d]! > spanM || high[d]! - along[d]! > spanM) return false
  }
  return true
}

function stay(
  track: Track,
  { origin, axes }: Plane,
  from: number,
  to: number,
  high: Float64Array,
  low: Float64Array,
): Stop {
  const east = (high[0]! + low[0]!) / 2
  const north = (high[1]! + low[1]!) / 2
  const place = fromEcef(
    origin[0]! + east * axes[0]! + north * axes[3]!,
    origin[1]! + east * axes[1]! + north * axes[4]!,
    origin[2]! + north * axes[5]!,
  )
  const start = track.t[from]!
  const end = track.t[to - 1]!
  return {
    id: track.id,
    hull: track.hull,
    start,
    end,
    durationMs: end - start,
    lon: wrapLon(roundDeg(place.lon)),
    lat: roundDeg(place.lat),
    fixes: to - from,
    from,
    to,
  }
}
