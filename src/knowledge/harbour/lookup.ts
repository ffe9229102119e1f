import { roundM } from '../../base/index.js'
import {
  distanceM,
  toEcef,
  type LonLat,
  wrapLon,
  nearestInLonLatBox,
  createNearestTree,
  findNearest,
  type NearestTree,
  CELL_M,
  cellShape,
} from '../../geo/index.js'
import type { Knowledge } from '../index.js'
import { listHarbours, type Harbour } from './harbours.js'

/** Harbours ready for lookups: plain data that survives `structuredClone`. Made by `indexHarbours`. */
export interface HarbourIndex {
  /** The harbours. */
  readonly harbours: readonly Harbour[]
  /** Number of each cell. */
  readonly cell: Float64Array
  /** Which harbour each cell belongs to. */
  readonly harbour: Uint32Array
  /** The cells by place. */
  readonly tree: NearestTree
}

/** A harbour and how far it is. */
export interface NearestHarbour {
  /** The harbour. */
  readonly harbour: Harbour
  /** To the nearest of its cells, metres; 0 inside. */
  readonly distanceM: number
}

/**
 * Prepares harbours for lookups.
 *
 * @param harbours - from `listHarbours`: all of them, or those of a kind.
 */
export function indexHarbours(harbours: readonly Harbour[]): HarbourIndex {
  const cell = Float64Array.from(harbours.flatMap((harbour) => harbour.cells))
  const boxes = new Float64Array(cell.length * 6)
  const at = new Float64Array(3)
  cell.forEach((number, i) => {
    const { lon, lat } = cellShape(number)
    toEcef(lon, lat, at, 0)
    // Half a diagonal is 0.71 of a side; beside the poles, where cells are wedges, at most one.
    for (let d = 0; d < 3; d++) {
      boxes[i * 6 + d] = at[d]! - CELL_M
      boxes[i * 6 + d + 3] = at[d]! + CELL_M
    }
  })
  const harbour = Uint32Array.from(harbours.flatMap((h, i) => h.cells.map(() => i)))
  return { harbours, cell, harbour, tree: createNearestTree(boxes) }
}

// An index can be made again from its knowledge at any time, so that keeping it is only a matter of speed.
const indexes = new WeakMap<Knowledge, HarbourIndex>()

/**
 * The harbours of some knowledge, by the default rules, ready for lookups and kept with it; or those that were given.
 */
export function harbourIndexOf(source: Knowledge | HarbourIndex): HarbourIndex {
  if ('tree' in source) return source
  const kept = indexes.get(source)
  if (kept !== undefined) return kept
  const index = indexHarbours(listHarbours(source))
  indexes.set(source, index)
  return index
}

/**
 * The harbour nearest to a place.
 *
 * @param source - knowledge, whose harbours by the default rules are then kept with it; or harbours from
 * `indexHarbours`.
 * @param lon - degrees.
 * @param lat - degrees.
 * @returns undefined where no harbour is known, or the place is not finite.
 */
export function nearestHarbour(source: Knowledge | HarbourIndex, lon: number, lat: number): NearestHarbour | undefined {
  const index = harbourIndexOf(source)
  if (!(lat >= -90 && lat <= 90) || !Number.isFinite(lon)) return undefined
  const from = new Float64Array(6)
  toEcef(wrapLon(lon), lat, from, 0)
  let best = -1
  findNearest(index.tree, from[0]!, from[1]!, from[2]!, Infinity, (item, best2) => {
    const point = nearestPoint(index.cell[item]!, lon, lat)
    toEcef(wrapLon(point.lon), point.lat, from, 3)
    const d2 = (from[3]! - from[0]!) ** 2 + (from[4]! - from[1]!) ** 2 + (from[5]! - from[2]!) ** 2
    if (d2 < best2) best = item
    return d2
  })
  if (best < 0) return undefined
  const point = nearestPoint(index.cell[best]!, lon, lat)
  const harbour = index.harbours[index.harbour[best]!]!
  return { harbour, distanceM: roundM(distanceM(lon, lat, point.lon, point.lat)) }
}

/**
 * How far it is to the nearest harbour.
 *
 * @param source - as for `nearestHarbour`.
 * @param lon - degrees.
 * @param lat - degrees.
 * @returns metres to the nearest of its cells, 0 inside; undefined where no harbour is known, or the place is not
 * finite.
 * @example
 * ```ts
 * harbourDistanceM(learn({ tracks: [] }), 0, 0) // undefined
 * ```
 */
export function harbourDistanceM(source: Knowledge | HarbourIndex, lon: number, lat: number): number | undefined {
  return nearestHarbour(source, lon, lat)?.distanceM
}

/** The point of a cell nearest to a place. */
function nearestPoint(cell: number, lon: number, lat: number): LonLat {
  const { west, south, east, north } = cellShape(cell)
  return nearestInLonLatBox(west, south, east, north, lon, lat)
}
