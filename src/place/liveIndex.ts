import RBush from 'rbush'
import { checkNumber, roundM } from '../base/index.js'
import {
  boxAround,
  boxContains,
  splitBox,
  type Box,
  distanceM,
  toEcef,
  wrapLon,
  lonLatBoxDistanceM,
} from '../geo/index.js'
import type { PositionReport, VesselId } from '../model/index.js'

/** Why a live index did not take a report. */
export type LiveRefusal =
  | 'not-finite' // a coordinate or the time is missing or no number
  | 'not-available' // the standard's own "no position": longitude 181, latitude 91
  | 'out-of-range' // a coordinate that cannot be
  | 'older' // the index holds a later report of this vessel

/** A vessel near a place. */
export interface Neighbour {
  /** The transmitter. */
  readonly id: VesselId
  /** On the ellipsoid, metres, rounded to the centimetre. */
  readonly distanceM: number
  /** The vessel's last report. */
  readonly report: PositionReport
}

/**
 * Where every vessel is now: the last report of each, by place. Made by `createLiveIndex`.
 *
 * It is the one structure of this library that changes in place; it holds no reference to the caller's arrays.
 */
export interface LiveIndex {
  /** How many vessels it holds. */
  readonly size: number
  /**
   * Puts a vessel where its report says.
   *
   * @returns undefined when taken, otherwise why not; a refused report changes nothing. At equal times the later call
   * wins.
   */
  update(report: PositionReport): LiveRefusal | undefined
  /**
   * Forgets a vessel.
   *
   * @returns true where it was there.
   */
  remove(id: VesselId): boolean
  /** The last report of a vessel. */
  get(id: VesselId): PositionReport | undefined
  /**
   * All vessels at most `radiusM` from a place.
   *
   * @returns nearest first, ties by id.
   * @throws RangeError or TypeError where an argument is no such number.
   */
  within(lon: number, lat: number, radiusM: number): Neighbour[]
  /**
   * The `k` vessels nearest to a place, however far.
   *
   * @returns nearest first, ties by id; fewer than `k` where the index holds fewer.
   * @throws RangeError or TypeError where an argument is no such number.
   */
  nearest(lon: number, lat: number, k: number): Neighbour[]
  /**
   * All vessels in a box, borders included; a box whose `west` is greater than its `east` crosses ±180°.
   *
   * @returns their reports, by id.
   */
  inBox(box: Box): PositionReport[]
}

interface Item {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly report: PositionReport
  /** Earth-centred place, metres: no way over the ground is shorter than the straight line. */
  readonly ecef: Float64Array
}

/** A node of the tree as `toJSON` shows it: boxes of boxes, and items in the leaves. */
interface TreeNode {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly leaf: boolean
  readonly children: readonly (TreeNode | Item)[]
}

const HALF_GLOBE_M = 20_100_000
// What rounding to centimetres may take off a distance.
const ROUNDING_M = 0.01

/**
 * An index of where every vessel is now, for feeds that go on: an R-tree (Guttman 1984) that follows each report.
 *
 * Distances are those of `distanceM`, also across ±180° and at the poles. No report can harm it: one that has no usable
 * position, or is older than what the index holds, is refused and the reason returned.
 *
 * @returns an empty index.
 * @example
 * ```ts
 * const index = createLiveIndex()
 * index.update({ id: '257465900', t: 0, lon: 179.99, lat: 0 })
 * index.update({ id: '235010170', t: 0, lon: -179.99, lat: 0 })
 * index.nearest(180, 0, 1)[0]?.id // '235010170': both are 1113 m away, and ties go by id
 * index.update({ id: '257465900', t: 1, lon: NaN, lat: 0 }) // 'not-finite'
 * ```
 */
export function createLiveIndex(): LiveIndex {
  const tree = new RBush<Item>()
  const items = new Map<VesselId, Item>()

  const remove = (id: VesselId): boolean => {
    const item = items.get(id)
    if (item === undefined) return false
    tree.remove(item)
    return items.delete(id)
  }

  const update = (report: PositionReport): LiveRefusal | undefined => {
    const refusal = refusalOf(report, items.get(report.id)?.report)
    if (refusal !== undefined) return refusal
    remove(report.id)
    const x = wrapLon(report.lon)
    const item = { minX: x, minY: report.lat, maxX: x, maxY: report.lat, report, ecef: ecefOf(x, report.lat) }
    tree.insert(item)
    items.set(report.id, item)
    return undefined
  }

  const search = (box: Box): Item[] =>
    splitBox(box).flatMap((b) => tree.search({ minX: b.west, minY: b.south, maxX: b.east, maxY: b.north }))

  return {
    get size() {
      return items.size
    },
    update,
    remove,
    get: (id) => items.get(id)?.report,
    within(lon, lat, radiusM) {
      checkPlace('within', lon, lat)
      checkNumber('within: radiusM', radiusM, { min: 0, max: HALF_GLOBE_M })
      const from = ecefOf(wrapLon(lon), lat)
      const around = search(boxAround(lon, lat, radiusM + ROUNDING_M)).filter((item) =>
        mayBeWithin(item, from, radiusM),
      )
      const found = around.map((item) => neighbourOf(item, lon, lat))
      return found.filter((n) => n.distanceM <= radiusM).sort(nearestFirst)
    },
    nearest(lon, lat, k) {
      checkPlace('nearest', lon, lat)
      checkNumber('nearest: k', k, { min: 0, max: Number.MAX_SAFE_INTEGER })
      return nearestItems(tree.toJSON() as TreeNode, lon, lat, Math.floor(k))
    },
    inBox(box) {
      const reports = search(box).map((item) => item.report)
      return reports.filter((r) => boxContains(box, r.lon, r.lat)).sort((a, b) => (a.id < b.id ? -1 : 1))
    },
  }
}

function refusalOf(report: PositionReport, held: PositionReport | undefined): LiveRefusal | undefined {
  const { t, lon, lat } = report
  // Not isFinite alone: a feed without types may well hold text, and one bad coordinate would empty the whole tree.
  if (![t, lon, lat].every((value) => typeof value === 'number' && Number.isFinite(value))) return 'not-finite'
  if (lon === 181 || lat === 91) return 'not-available'
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return 'out-of-range'
  return held !== undefined && t < held.t ? 'older' : undefined
}

function checkPlace(where: string, lon: number, lat: number): void {
  checkNumber(`${where}: lon`, lon, { min: -360, max: 360 })
  checkNumber(`${where}: lat`, lat, { min: -90, max: 90 })
}

function ecefOf(lon: number, lat: number): Float64Array {
  const out = new Float64Array(3)
  toEcef(lon, lat, out, 0)
  return out
}

/** False where the straight line through the Earth is already too long: spares most of the exact distances. */
function mayBeWithin({ ecef }: Item, from: Float64Array, limitM: number): boolean {
  const dx = ecef[0]! - from[0]!
  const dy = ecef[1]! - from[1]!
  const dz = ecef[2]! - from[2]!
  const limit = limitM * 1.0001 + ROUNDING_M // `distanceM` may be 0.001 % short
  return dx * dx + dy * dy + dz * dz <= limit * limit
}

function neighbourOf({ report }: Item, lon: number, lat: number): Neighbour {
  return { id: report.id, distanceM: roundM(distanceM(lon, lat, report.lon, report.lat)), report }
}

const nearestFirst = (a: Neighbour, b: Neighbour): number =>
  a.distanceM - b.distanceM || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * Branch and bound (Roussopoulos, Kelley and Vincent 1995): nearer boxes first, none that cannot hold a nearer vessel.
 */
function nearestItems(root: TreeNode, lon: number, lat: number, k: number): Neighbour[] {
  const best: Neighbour[] = []
  const worst = (): number => (best.length < k ? Infinity : best[k - 1]!.distanceM)

  const from = ecefOf(wrapLon(lon), lat)

  const take = (item: Item): void => {
    if (!mayBeWithin(item, from, worst())) return
    const found = neighbourOf(item, lon, lat)
    if (found.distanceM > worst()) return
    insertSorted(best, found)
    if (best.length > k) best.pop()
  }

  const visit = (node: TreeNode): void => {
    if (node.leaf) {
      for (const item of node.children as readonly Item[]) take(item)
      return
    }
    const children = (node.children as readonly TreeNode[])
      .map((child) => ({ child, bound: lonLatBoxDistanceM(child.minX, child.minY, child.maxX, child.maxY, lon, lat) }))
      .sort((a, b) => a.bound - b.bound)
    for (const { child, bound } of children) if (bound <= worst() + ROUNDING_M) visit(child)
  }

  if (k > 0) visit(root)
  return best
}

function insertSorted(list: Neighbour[], found: Neighbour): void {
  let low = 0
  let high = list.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (nearestFirst(list[mid]!, found) < 0) low = mid + 1
    else high = mid
  }
  list.splice(low, 0, found)
}
