import { cellGrid, type CellGrid } from '../../geo/index.js'
import { BLOCK_SLOTS, BUCKETS, CLASSES, KINDS, RECEPTION_GRID } from './keys.js'
import { lastHeardOf, type LastHeard, type WaySums } from './lastHeard.js'
import { PLACE_COLUMNS, type Reception } from './reception.js'
import type { ReceptionByWay } from './sectors.js'

/** Grids from fine to coarse, about 22, 111 and 556 km; the last level is the whole feed. */
const GRIDS: readonly CellGrid[] = [RECEPTION_GRID, cellGrid(180), cellGrid(36)]
/** The level of the whole feed, which has one cell, 0. */
export const WHOLE: number = GRIDS.length
const WIDTH = PLACE_COLUMNS.length
/** In the place of a part: all parts together. */
const ALL = BUCKETS
/** In the place of a kind: class A, moving or still. */
const ANY_A = KINDS
/** The kind that a class's marks by time are of: boats of class B that lie still are left out. */
export const KIND_OF_CLASS: readonly number[] = [ANY_A, 2]

/**
 * Slots that a coarser level counts for: an hour of one vessel. So an hour of others heard at a place weighs as much as
 * all that is known around it.
 */
const PRIOR_SLOTS = 6
/** What is known from afar counts half: coverage ends somewhere, and where nobody was heard it may not be there. */
const PRIOR_SHARE = 0.5

/** Sums of the counts by place. */
type Sums = Float64Array

/** Reception ready for lookups. Made by `indexReception`. */
export interface ReceptionIndex {
  /** For each level, sums by cell, kind and part. */
  readonly sums: readonly Map<number, Sums>[]
  /** For each level, the fine cells with counts in each cell. */
  readonly within: readonly Map<number, number[]>[]
  /** Rows by time: where those of a block and cell begin and end. */
  readonly blocks: Map<number, readonly [from: number, to: number]>
  /** Part and class of each row by time. */
  readonly bucket: Uint8Array
  readonly classB: Uint8Array
  /** Marks of each row by time. */
  readonly there: Int32Array
  readonly heard: Int32Array
  /** Slots and parts with vessels there, and heard, in the whole feed: by block, then slot and part. */
  readonly feed: Map<number, { readonly there: Uint32Array; readonly heard: Uint32Array }>
  /** Where ships under way were heard again. */
  readonly ways: ReceptionByWay
  /** Where each vessel was heard last, by slot. */
  readonly lastHeard: readonly LastHeard[]
  /** Answers kept. */
  readonly kept: {
    readonly share: Map<number, number>
    readonly reports: Map<number, number>
    readonly near: Map<number, readonly number[]>
    readonly usual: Map<number, number>
    readonly ways: Map<number, WaySums>
  }
}

const sumKey = (cell: number, kind: number, bucket: number): number =>
  (cell * (KINDS + 1) + kind) * (BUCKETS + 1) + bucket

/** The cell of a coarser grid, or the whole, that a fine cell belongs to by its middle. */
export function cellOfLevel(level: number, cell: number): number {
  if (level === 0) return cell
  if (level === WHOLE) return 0
  const { lon, lat } = RECEPTION_GRID.cellShape(cell)
  return GRIDS[level]!.cellAt(lon, lat)
}

/**
 * Prepares what was learnt of reception for lookups.
 *
 * @param reception - of `Knowledge`.
 */
export function indexReception(reception: Reception): ReceptionIndex {
  const kept = { share: new Map(), reports: new Map(), near: new Map(), usual: new Map(), ways: new Map() }
  return {
    ...sumPlaces(reception),
    ...sortTimes(reception),
    ways: reception.ways,
    lastHeard: lastHeardOf(reception),
    kept,
  }
}

function sumPlaces({ places }: Reception): Pick<ReceptionIndex, 'sums' | 'within'> {
  const sums = [...GRIDS, WHOLE].map(() => new Map<number, Sums>())
  const within = sums.map(() => new Map<number, number[]>())
  let last = -1
  let cells: number[] = []
  places.key.forEach((key, i) => {
    const bucket = key % BUCKETS
    const kind = Math.floor(key / BUCKETS) % KINDS
    const cell = Math.floor(key / BUCKETS / KINDS)
    if (cell !== last) {
      last = cell
      cells = sums.map((_, level) => cellOfLevel(level, cell))
      for (const [level, one] of cells.entries()) {
        const list = within[level]!.get(one)
        if (list === undefined) within[level]!.set(one, [cell])
        else list.push(cell)
      }
    }
    const kinds = kind < 2 ? [kind, ANY_A] : [kind]
    for (const [level, one] of cells.entries()) {
      for (const k of kinds) for (const b of [bucket, ALL]) addTo(sums[level]!, sumKey(one, k, b), places, i)
    }
  })
  return { sums, within }
}

function addTo(sums: Map<number, Sums>, key: number, places: Reception['places'], i: number): void {
  let at = sums.get(key)
  if (at === undefined) {
    at = new Float64Array(WIDTH)
    sums.set(key, at)
  }
  for (let k = 0; k < WIDTH; k++) at[k]! += places[PLACE_COLUMNS[k]!][i]!
}

function sortTimes({
  times,
}: Reception): Pick<ReceptionIndex, 'blocks' | 'bucket' | 'classB' | 'there' | 'heard' | 'feed'> {
  const blocks = new Map<number, [number, number]>()
  const feed: ReceptionIndex['feed'] = new Map()
  times.key.forEach((key, i) => {
    const blockCell = Math.floor(key / BUCKETS / CLASSES)
    const range = blocks.get(blockCell)
    if (range === undefined) blocks.set(blockCell, [i, i + 1])
    else range[1] = i + 1
    const block = Math.floor(blockCell / RECEPTION_GRID.size)
    let marks = feed.get(block)
    if (marks === undefined) {
      marks = { there: new Uint32Array(BLOCK_SLOTS * BUCKETS), heard: new Uint32Array(BLOCK_SLOTS * BUCKETS) }
      feed.set(block, marks)
    }
    for (let slot = 0; slot < BLOCK_SLOTS; slot++) {
      const at = slot * BUCKETS + (key % BUCKETS)
      marks.there[at]! += (times.there[i]! >>> slot) & 1
      marks.heard[at]! += (times.heard[i]! >>> slot) & 1
    }
  })
  return {
    blocks,
    bucket: Uint8Array.from(times.key, (key) => key % BUCKETS),
    classB: Uint8Array.from(times.key, (key) => Math.floor(key / BUCKETS) % CLASSES),
    there: Int32Array.from(times.there),
    heard: Int32Array.from(times.heard),
    feed,
  }
}

/** One of the counts of a cell at a level, without one part of the vessels. */
export function countOf(
  index: ReceptionIndex,
  level: number,
  cell: number,
  kind: number,
  without: number,
  column: number,
): number {
  const sums = index.sums[level]!
  const all = sums.get(sumKey(cell, kind, ALL))
  return all === undefined ? 0 : all[column]! - (sums.get(sumKey(cell, kind, without))?.[column] ?? 0)
}

/** Whether any vessel was known to be in a fine cell, without one part of them. */
export const isSailed = (index: ReceptionIndex, cell: number, without: number): boolean =>
  [ANY_A, 2, 3].some((kind) => countOf(index, 0, cell, kind, without, COLUMN.expected) > 0)

/** One of the counts of a fine cell, of one part of the vessels alone. */
export const countOfPart = (
  index: ReceptionIndex,
  cell: number,
  kind: number,
  bucket: number,
  column: number,
): number => index.sums[0]!.get(sumKey(cell, kind, bucket))?.[column] ?? 0

/** Places of the columns in the sums. */
export const COLUMN: Readonly<Record<(typeof PLACE_COLUMNS)[number], number>> = {
  expected: 0,
  heard: 1,
  reports: 2,
  silences: 3,
  longSlots: 4,
  returns: 5,
  longReturns: 6,
}

/**
 * The share of slots in which others of a kind are heard in a cell. Where they are few, drawn to half the share around:
 * counts at each level are added to 6 slots with half the next coarser level's share (the mean of a beta distribution
 * after what was counted). Where nothing is known, 0.
 *
 * @param without - the part of vessels that is not asked.
 */
export function heardShare(index: ReceptionIndex, cell: number, kind: number, without: number): number {
  return keptMean(index.kept.share, index, COLUMN.heard, PRIOR_SHARE, cell, kind, without)
}

/**
 * Reports a slot of others of a kind that are known to be in a cell, heard or not. Where they are few, drawn to what is
 * usual around.
 *
 * @param without - the part of vessels that is not asked.
 */
export function reportsASlot(index: ReceptionIndex, cell: number, kind: number, without: number): number {
  return keptMean(index.kept.reports, index, COLUMN.reports, 1, cell, kind, without)
}

function keptMean(
  kept: Map<number, number>,
  index: ReceptionIndex,
  column: number,
  priorShare: number,
  cell: number,
  kind: number,
  without: number,
): number {
  const key = sumKey(cell, kind, without)
  const found = kept.get(key)
  if (found !== undefined) return found
  let mean = 0
  for (let level = WHOLE; level >= 0; level--) {
    const at = cellOfLevel(level, cell)
    const slots = countOf(index, level, at, kind, without, COLUMN.expected)
    const seen = countOf(index, level, at, kind, without, column)
    if (level === WHOLE) mean = slots === 0 ? 0 : seen / slots
    else mean = (seen + PRIOR_SLOTS * priorShare * mean) / (slots + PRIOR_SLOTS)
  }
  kept.set(key, mean)
  return mean
}
