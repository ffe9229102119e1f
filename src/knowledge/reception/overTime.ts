import { BLOCK_SLOTS, BUCKETS, CLASSES, RECEPTION_GRID } from './keys.js'
import type { LastHeard } from './lastHeard.js'
import { COLUMN, countOf, heardShare, KIND_OF_CLASS, type ReceptionIndex } from './lookup.js'

/** Others near a place in one slot. Vessels of one part and cell count as one. */
export interface OthersHeard {
  /** How many should have been heard, by the usual share at their places. */
  readonly expected: number
  /** How many were known to be there. */
  readonly there: number
  /** How many were heard. */
  readonly heard: number
}

/** Others are looked for nearest first, until so many should have been heard … */
const ENOUGH = 8
/**
 * … within 100 km: about the range of a receiver ashore (Rec. ITU-R M.1371's VHF over the horizon of a mast of 100 m is
 * 60 to 80 km) …
 */
const NEAR_M = 100_000
/** … and where less than one is known so near, within 250 km. */
const FAR_M = 250_000

/**
 * The others of a slot near a cell, without one part of the vessels.
 *
 * @param lost - of the ships that were heard last before, those that count as still there and silent: by cell.
 */
export function othersHeard(
  index: ReceptionIndex,
  slot: number,
  cell: number,
  without: number,
  lost: LostByCell = NONE_LOST,
): OthersHeard {
  const near = nearCells(index, cell, NEAR_M)
  let found = gather(index, slot, near, without, lost)
  if (found.expected < 1) found = gather(index, slot, nearCells(index, cell, FAR_M), without, lost)
  return found
}

/** See `lostWithin`. */
type LostByCell = ReadonlyMap<number, readonly LastHeard[]>
const NONE_LOST: LostByCell = new Map()

function gather(
  index: ReceptionIndex,
  slot: number,
  cells: readonly number[],
  without: number,
  lost: LostByCell,
): OthersHeard {
  const block = Math.floor(slot / BLOCK_SLOTS)
  const bit = slot - block * BLOCK_SLOTS
  const sum = { expected: 0, there: 0, heard: 0 }
  for (const cell of cells) {
    const [from, to] = index.blocks.get(block * RECEPTION_GRID.size + cell) ?? NO_ROWS
    const there = [0, 0]
    for (const { slot: last, kind } of lost.get(cell) ?? []) if (last < slot) there[kind >> 1]!++
    for (let i = from; i < to; i++) {
      if (index.bucket[i] === without) continue
      there[index.classB[i]!]! += (index.there[i]! >>> bit) & 1
      sum.heard += (index.heard[i]! >>> bit) & 1
    }
    for (let c = 0; c < CLASSES; c++) {
      if (there[c] === 0) continue
      sum.there += there[c]!
      sum.expected += there[c]! * heardShare(index, cell, KIND_OF_CLASS[c]!, without)
    }
    if (sum.expected >= ENOUGH) break
  }
  return sum
}

const NO_ROWS = [0, 0] as const

/** Cells within a distance that have any counts, nearest first, ties by number. */
function nearCells(index: ReceptionIndex, cell: number, radiusM: number): readonly number[] {
  const key = radiusM === NEAR_M ? cell : cell + RECEPTION_GRID.size
  const kept = index.kept.near.get(key)
  if (kept !== undefined) return kept
  const own = RECEPTION_GRID.cellShape(cell)
  const stretch = Math.cos((own.lat * Math.PI) / 180)
  const far = new Map<number, number>()
  for (const one of RECEPTION_GRID.cellsAround(cell, radiusM)) {
    if (KIND_OF_CLASS.every((kind) => countOf(index, 0, one, kind, -1, COLUMN.expected) === 0)) continue
    const { lon, lat } = RECEPTION_GRID.cellShape(one)
    const east = ((((lon - own.lon) % 360) + 540) % 360) - 180
    far.set(one, Math.hypot(east * stretch, lat - own.lat))
  }
  const cells = [...far.keys()].sort((a, b) => far.get(a)! - far.get(b)! || a - b)
  index.kept.near.set(key, cells)
  return cells
}

/** What the whole feed heard in a slot. */
export interface FeedHeard {
  /** Beside what it usually hears of as many: 1 is usual, 0 is nothing; 1 where nobody is known to be there. */
  readonly factor: number
  /** The share of those there that it usually hears. */
  readonly usual: number
}

/** What the whole feed heard in a slot, without one part of the vessels. */
export function feedHeard(index: ReceptionIndex, slot: number, without: number): FeedHeard {
  const usual = usualShare(index, without)
  const block = Math.floor(slot / BLOCK_SLOTS)
  const marks = index.feed.get(block)
  if (marks === undefined) return { factor: 1, usual }
  const sum = [0, 0]
  addSlot(marks, slot - block * BLOCK_SLOTS, without, sum)
  return { factor: sum[0] === 0 ? 1 : sum[1]! / sum[0]! / usual, usual }
}

type Marks = ReceptionIndex['feed'] extends Map<number, infer M> ? M : never

function addSlot({ there, heard }: Marks, slot: number, without: number, sum: number[]): void {
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    if (bucket === without) continue
    sum[0]! += there[slot * BUCKETS + bucket]!
    sum[1]! += heard[slot * BUCKETS + bucket]!
  }
}

function usualShare(index: ReceptionIndex, without: number): number {
  const kept = index.kept.usual.get(without)
  if (kept !== undefined) return kept
  const sum = [0, 0]
  for (const marks of index.feed.values())
    for (let slot = 0; slot < BLOCK_SLOTS; slot++) addSlot(marks, slot, without, sum)
  const share = Math.max(1e-6, sum[1]! / Math.max(1, sum[0]!))
  index.kept.usual.set(without, share)
  return share
}
