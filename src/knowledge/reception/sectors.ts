import { DEGREE_RAD } from '../../base/index.js'
import { lonDelta } from '../../geo/index.js'
import { AIS_CLASS_B, type Track } from '../../model/index.js'
import { BUCKETS, CLASSES } from './keys.js'

/**
 * Where ships under way were heard again after they had left a place. Parallel lists, ascending by `key`, which is made
 * of the cell (about 22 km a side), the class, the way that was taken (north, east, south or west, to 45 degrees) and
 * one of 16 parts that vessels are divided into by their ids.
 */
export interface ReceptionByWay {
  /** See above. */
  readonly key: readonly number[]
  /** How often a ship that was heard there under way was heard next in another cell, at most 24 hours later. */
  readonly passed: readonly number[]
}

/** Ways out of a cell. */
export const WAYS = 4

/** The way of a course: 0 north, 1 east, 2 south, 3 west. */
export const wayOf = (courseDeg: number): number => Math.floor((courseDeg + 45) / 90) & (WAYS - 1)

/** Key of the counts of one cell, class, way and part. */
const wayKey = (cell: number, classB: number, way: number, bucket: number): number =>
  ((cell * CLASSES + classB) * WAYS + way) * BUCKETS + bucket

/**
 * The way of a track at a report: by the course sent, or else by the way from the report before, or to the next; 0
 * where there is neither.
 */
export function wayAt({ t, lon, lat, cogDeg }: Track, i: number): number {
  const sent = cogDeg[i]!
  if (sent >= 0 && sent < 360) return wayOf(sent)
  const [p, q] = i > 0 ? [i - 1, i] : [0, Math.min(1, t.length - 1)]
  const east = lonDelta(lon[p]!, lon[q]!) * Math.cos(lat[p]! * DEGREE_RAD)
  return wayOf((Math.atan2(east, lat[q]! - lat[p]!) / DEGREE_RAD + 360) % 360)
}

/** Counts a ship under way that was heard in a cell, last on the way at report `i`, and then in another one. */
export function addPassage(counts: Map<number, number>, cell: number, track: Track, i: number, bucket: number): void {
  const key = wayKey(cell, track.aisClass[i] === AIS_CLASS_B ? 1 : 0, wayAt(track, i), bucket)
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** The counts as plain lists. */
export function waysOf(counts: ReadonlyMap<number, number>): ReceptionByWay {
  const key = [...counts.keys()].sort((a, b) => a - b)
  return { key, passed: key.map((one) => counts.get(one)!) }
}

/** Adds two counts up. */
export function mergeWays(a: ReceptionByWay, b: ReceptionByWay): ReceptionByWay {
  const counts = new Map(a.key.map((key, i) => [key, a.passed[i]!]))
  b.key.forEach((key, i) => counts.set(key, (counts.get(key) ?? 0) + b.passed[i]!))
  return waysOf(counts)
}
