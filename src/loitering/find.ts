import {
  withDefaults,
  compareText,
  hullName,
  roundDeg,
  roundKn,
  roundM,
  roundMs,
  HOUR_MS,
  KNOT_MPS,
  NAUTICAL_MILE_M,
  reportWork,
  type WorkOptions,
} from '../base/index.js'
import { alongGreatCircle, distanceM, toEcef, type LonLat, wrapLon } from '../geo/index.js'
import type { Loitering, Track } from '../model/index.js'
import {
  stretchesByHull,
  withoutFalse,
  lastAtOrBefore,
  stretches,
  checkScene,
  type TrackScene,
} from '../track/index.js'

/** What counts as loitering. */
export interface LoiteringOptions {
  /** Mean speed must stay below this, knots. Default 2: Miller et al. 2018, and Global Fishing Watch since. */
  readonly maxSpeedKn?: number | undefined
  /** Time over which speed is averaged, ms. Default 1 hour, as Global Fishing Watch does by the clock. */
  readonly averageMs?: number | undefined
  /** Shortest event, ms. Default 4 hours: Global Fishing Watch's reports to fishery bodies. */
  readonly minDurationMs?: number | undefined
  /** A longer silence ends an event, ms. Default 1 hour. */
  readonly maxGapMs?: number | undefined
}

/** What `findLoitering` uses where an option is left out. */
export const LOITERING_DEFAULTS: Required<{ [K in keyof LoiteringOptions]: number }> = {
  maxSpeedKn: 2,
  averageMs: HOUR_MS,
  minDurationMs: 4 * HOUR_MS,
  maxGapMs: HOUR_MS,
}

/** A published rule for loitering: options, and what it asks of the place. */
export interface LoiteringPreset {
  /** For `findLoitering`. */
  readonly options: LoiteringOptions
  /** Least mean distance from shore, metres; tested by whoever has a coastline. */
  readonly minShoreDistanceM: number
  /** Where it is published. */
  readonly source: string
}

/** Global Fishing Watch's published rule: under 2 knots for 8 hours or more, 20 nautical miles from shore. */
export const gfwLoitering: LoiteringPreset = {
  options: { maxSpeedKn: 2, averageMs: HOUR_MS, minDurationMs: 8 * HOUR_MS },
  minShoreDistanceM: 20 * NAUTICAL_MILE_M,
  source: 'Miller et al. 2018, Frontiers in Marine Science 5:240',
}

/**
 * Finds where vessels made little way for long.
 *
 * An instant counts where it lies in a window of `averageMs`, wherever that begins, over which the way sailed makes
 * less than `maxSpeedKn` on average; instants without a break make one event. Windows slide continuously, so neither
 * the clock nor the spacing of reports matters; no window spans a silence longer than `maxGapMs`. Linear in the number
 * of fixes.
 *
 * @param scene - cleaned tracks, in any order; positions within `falseStretches` do not exist, and are bridged as any
 * silence is.
 * @param options - see `LOITERING_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns events in order of start and id. An event tells that AIS shows a ship making little way; waiting for a
 * berth, for weather or for a partner looks the same.
 * @throws RangeError or TypeError where an option is out of range.
 * @example
 * ```ts
 * const { tracks } = toTracks([0, 1, 2, 3, 4, 5].map((hour) => ({ id: 'a', t: hour * 3_600_000, lon: hour * 0.01, lat: 0 })))
 * findLoitering({ tracks })[0]?.measures.meanSpeedKn // 0.6
 * ```
 */
export function findLoitering(scene: TrackScene, options?: LoiteringOptions, work?: WorkOptions): Loitering[] {
  checkScene('findLoitering', scene)
  const { tracks, falseStretches = [] } = scene
  const chosen = loiteringOptions(options)
  const falseOf = stretchesByHull(falseStretches)
  const found = tracks.flatMap((track, k) => {
    if (k % 256 === 0) reportWork(work, 'finding loitering', k, tracks.length)
    return eventsOf(withoutFalse(track, falseOf(track)), chosen)
  })
  reportWork(work, 'finding loitering', tracks.length, tracks.length)
  return found.sort((a, b) => a.start - b.start || compareText(a.id, b.id))
}

/** The same of one track, in order of time. */
export const loiteringOf = (track: Track, options?: LoiteringOptions): Loitering[] =>
  eventsOf(track, loiteringOptions(options))

const loiteringOptions = (options: LoiteringOptions | undefined): typeof LOITERING_DEFAULTS =>
  withDefaults('findLoitering', LOITERING_DEFAULTS, options, {
    maxSpeedKn: { min: 0, max: 1000 },
    averageMs: { min: 1, max: 1e12 },
    minDurationMs: { min: 0, max: Infinity },
    maxGapMs: { min: 0, max: Infinity },
  })

function eventsOf(track: Track, chosen: typeof LOITERING_DEFAULTS): Loitering[] {
  const found: Loitering[] = []
  for (const [from, to] of stretches(track.t, chosen.maxGapMs)) {
    const lengthMs = track.t[to - 1]! - track.t[from]!
    if (lengthMs < Math.max(chosen.averageMs, chosen.minDurationMs)) continue
    const wayM = waySailed(track, from, to)
    for (const [start, end] of slowSpans(track.t.subarray(from, to), wayM, chosen)) {
      if (roundMs(end) - roundMs(start) >= chosen.minDurationMs) found.push(describe(track, from, wayM, start, end))
    }
  }
  return found
}

/** Way sailed since the first fix of a stretch, metres, at each of its fixes. */
function waySailed(track: Track, from: number, to: number): Float64Array {
  const way = new Float64Array(to - from)
  const p = new Float64Array(6)
  toEcef(track.lon[from]!, track.lat[from]!, p, 0)
  for (let i = from + 1; i < to; i++) {
    const here = ((i - from) & 1) * 3
    const before = 3 - here
    toEcef(track.lon[i]!, track.lat[i]!, p, here)
    const x = p[here]! - p[before]!
    const y = p[here + 1]! - p[before + 1]!
    const z = p[here + 2]! - p[before + 2]!
    // The chord: within 1e-5 of the arc up to 100 km.
    way[i - from] = way[i - from - 1]! + Math.sqrt(x * x + y * y + z * z)
  }
  return way
}

/**
 * The union of all windows over which the way is short enough. Between instants at which a window's start or end passes
 * a fix, its way is linear in time, so that its crossings of the limit are solved, not sampled.
 */
function slowSpans(
  t: Float64Array,
  way: Float64Array,
  options: typeof LOITERING_DEFAULTS,
): [start: number, end: number][] {
  const { averageMs } = options
  const limitM = options.maxSpeedKn * KNOT_MPS * (averageMs / 1000)
  const spans: [number, number][] = []
  const last = t[t.length - 1]! - averageMs
  let a = 0
  let b = Math.max(0, lastAtOrBefore(t, t[0]! + averageMs))
  let at = t[0]!
  let excess = wayAt(t, way, b, at + averageMs) - limitM
  if (excess < 0) addSpan(spans, at, at + averageMs)
  while (at < last) {
    while (a + 1 < t.length && t[a + 1]! <= at) a++
    while (b + 1 < t.length && t[b + 1]! <= at + averageMs) b++
    const next = Math.min(last, t[a + 1] ?? Infinity, (t[b + 1] ?? Infinity) - averageMs)
    if (next <= at) {
      b++ // rounding: the window's end has reached a fix that its start, reckoned back, has not
      continue
    }
    const nextExcess = wayAt(t, way, b, next + averageMs) - wayAt(t, way, a, next) - limitM
    const cross = excess < 0 === nextExcess < 0 ? next : at + ((next - at) * excess) / (excess - nextExcess)
    if (excess < 0) addSpan(spans, at, cross + averageMs)
    if (nextExcess < 0) addSpan(spans, excess < 0 ? at : cross, next + averageMs)
    at = next
    excess = nextExcess
  }
  return spans
}

/** Way sailed at an instant in the leg that begins at fix `i`. */
function wayAt(t: Float64Array, way: Float64Array, i: number, at: number): number {
  if (i + 1 >= t.length || t[i + 1] === t[i]) return way[i]!
  return way[i]! + ((way[i + 1]! - way[i]!) * (at - t[i]!)) / (t[i + 1]! - t[i]!)
}

function addSpan(spans: [number, number][], start: number, end: number): void {
  const before = spans[spans.length - 1]
  if (before !== undefined && start <= before[1]) before[1] = Math.max(before[1], end)
  else spans.push([start, end])
}

function describe(track: Track, from: number, way: Float64Array, start: number, end: number): Loitering {
  const t = track.t.subarray(from, from + way.length)
  const a = placeAt(track, from, t, start)
  const b = placeAt(track, from, t, end)
  const wayOf = (at: number): number => wayAt(t, way, lastAtOrBefore(t, at), at)
  const pathM = wayOf(end) - wayOf(start)
  const middle = placeAt(track, from, t, pathM > 0 ? halfwayAt(t, way, wayOf(start) + pathM / 2) : (start + end) / 2)
  // The first fix within names the event: it is there when the event is found, and stays.
  const first = lastAtOrBefore(t, start)
  const opened = t[first]! < start ? t[first + 1]! : t[first]!
  return {
    kind: 'loitering',
    id: `loitering:${hullName(track.id, track.hull)}:${opened}`,
    vessels: [{ id: track.id, hull: track.hull }],
    start: roundMs(start),
    end: roundMs(end),
    lon: wrapLon(roundDeg(middle.lon)),
    lat: roundDeg(middle.lat),
    measures: {
      durationMs: roundMs(end) - roundMs(start),
      pathM: roundM(pathM),
      netM: roundM(distanceM(a.lon, a.lat, b.lon, b.lat)),
      meanSpeedKn: roundKn(pathM / ((end - start) / 1000) / KNOT_MPS),
      fixes: lastAtOrBefore(t, end) - (t[first]! < start ? first : first - 1),
    },
  }
}

/** When a share of the way was sailed that lies between two fixes' shares. */
function halfwayAt(t: Float64Array, way: Float64Array, wanted: number): number {
  const i = lastAtOrBefore(way, wanted)
  return i + 1 >= t.length ? t[i]! : t[i]! + ((t[i + 1]! - t[i]!) * (wanted - way[i]!)) / (way[i + 1]! - way[i]!)
}

function placeAt(track: Track, from: number, t: Float64Array, at: number): LonLat {
  const k = Math.max(0, lastAtOrBefore(t, at))
  const i = from + k
  if (t[k] === at || k + 1 >= t.length) return { lon: track.lon[i]!, lat: track.lat[i]! }
  return alongGreatCircle(
    track.lon[i]!,
    track.lat[i]!,
    track.lon[i + 1]!,
    track.lat[i + 1]!,
    (at - t[k]!) / (t[k + 1]! - t[k]!),
  )
}
