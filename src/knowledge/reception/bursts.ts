import { BUCKETS, KINDS } from './keys.js'
import { COLUMN, cellOfLevel, countOf, countOfPart, heardShare, WHOLE, type ReceptionIndex } from './lookup.js'

/** How far losses are from falling one by one, on each vessel alike. */
export interface Bursts {
  /** Chance that a silence goes on where the ship should have been heard, because losses last: in its first hour. */
  readonly short: number
  /** The same, beyond. */
  readonly long: number
  /**
   * How unlike vessels are: 0 where all are heard alike, 1 where each is either always heard there or never. The
   * correlation of two slots of one vessel (of one part of the vessels, where several are in a cell).
   */
  readonly unlike: number
}

type Measure = keyof Bursts

/** What is assumed before anything is counted. */
const BEFORE: Bursts = { short: 0.5, long: 0.9, unlike: 0.3 }
/**
 * What each of these, and of what is counted on a coarser level, stands for: so many silent slots, or vessels in a
 * cell.
 */
const PRIOR: Readonly<Record<Measure, number>> = { short: 20, long: 20, unlike: 5 }
/** Bounds: losses are never quite one by one, nor vessels quite alike. */
const LEAST: Bursts = { short: 0.2, long: 0.2, unlike: 0.1 }
const MOST: Bursts = { short: 0.99, long: 0.99, unlike: 0.9 }
/** A part of the vessels tells something of a cell from so many slots on. */
const LEAST_SLOTS = 6
/** Slots that are heard or lost together, as while a satellite is in view: so many count as one. */
const TOGETHER = 3

const burstsKept = new WeakMap<ReceptionIndex, Map<number, Bursts>>()

/**
 * Bursts around a cell (111 km), by kind, without one part of the vessels. Where little is counted, drawn to those of
 * 556 km around, of the whole feed, and what is assumed before.
 */
export const burstsAt = (index: ReceptionIndex, cell: number, kind: number, without: number): Bursts =>
  burstsOf(index, 1, cell, kind, without)

function burstsOf(index: ReceptionIndex, level: number, fine: number, kind: number, without: number): Bursts {
  if (level > WHOLE) return BEFORE
  const kept = burstsKept.get(index) ?? new Map<number, Bursts>()
  burstsKept.set(index, kept)
  const cell = cellOfLevel(level, fine)
  const key = ((cell * KINDS + kind) * (BUCKETS + 1) + without) * (WHOLE + 1) + level
  const found = kept.get(key)
  if (found !== undefined) return found
  const before = burstsOf(index, level + 1, fine, kind, without)
  const sums = sumsOf(index, index.within[level]!.get(cell) ?? [], kind, without)
  const bursts = {
    short: drawn('short', sums, before),
    long: drawn('long', sums, before),
    unlike: drawn('unlike', sums, before),
  }
  kept.set(key, bursts)
  return bursts
}

/** Of each measure, what was seen and what it is a share of. */
type MeasureSums = Readonly<Record<Measure, [seen: number, of: number]>>

function drawn(measure: Measure, sums: MeasureSums, before: Bursts): number {
  const [seen, of] = sums[measure]
  const mean = (seen + PRIOR[measure] * before[measure]) / (of + PRIOR[measure])
  return Math.min(MOST[measure], Math.max(LEAST[measure], mean))
}

function sumsOf(index: ReceptionIndex, cells: readonly number[], kind: number, without: number): MeasureSums {
  const sums: MeasureSums = { short: [0, 0], long: [0, 0], unlike: [0, 0] }
  for (const cell of cells) {
    const share = heardShare(index, cell, kind, without)
    const of = (column: number): number => countOf(index, 0, cell, kind, without, column)
    const long = of(COLUMN.longSlots)
    const short = of(COLUMN.expected) - of(COLUMN.heard) - of(COLUMN.silences) - long
    addExcess(sums.short, short, of(COLUMN.returns), share)
    addExcess(sums.long, long, of(COLUMN.longReturns), share)
    addUnlike(sums.unlike, index, cell, kind, without)
  }
  return sums
}

/** Silent slots after silent ones beyond what the cell's own share explains, and how many there could have been. */
function addExcess(sum: [number, number], again: number, returns: number, share: number): void {
  const trials = again + returns
  // Where satellites come at even times a silence ends sooner than by chance: that takes nothing from the bursts of
  // other cells.
  sum[0] += again - (1 - share) * trials
  sum[1] += share * trials
}

/**
 * How far the parts' shares lie from their mean beyond chance, beside how far they would if each were heard always or
 * never.
 */
function addUnlike(sum: [number, number], index: ReceptionIndex, cell: number, kind: number, without: number): void {
  const mean =
    countOf(index, 0, cell, kind, without, COLUMN.heard) /
    Math.max(1, countOf(index, 0, cell, kind, without, COLUMN.expected))
  const chance = mean * (1 - mean)
  if (chance === 0) return
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const slots = bucket === without ? 0 : countOfPart(index, cell, kind, bucket, COLUMN.expected)
    if (slots < LEAST_SLOTS) continue
    const share = countOfPart(index, cell, kind, bucket, COLUMN.heard) / slots
    sum[0] += (share - mean) ** 2 - (chance * TOGETHER) / slots
    sum[1] += chance * (1 - TOGETHER / slots)
  }
}
