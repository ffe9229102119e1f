import { BUCKETS, CLASSES, isMoving } from './keys.js'
import type { LastHeard, WaySums } from './lastHeard.js'
import { cellOfLevel, WHOLE, type ReceptionIndex } from './lookup.js'
import { WAYS } from './sectors.js'

/*
 * A ship that sails out of range is not heard again, and so teaches nothing of the place where that was by what is
 * heard between two reports. What is counted here are the ships themselves: how many were heard again beyond a place
 * that they left on some way, and how many never were.
 */

/** The last slot in which anybody was heard, without one part of the vessels; -Infinity where nobody ever was. */
export function feedEndSlot({ lastHeard }: ReceptionIndex, without: number): number {
  for (let i = lastHeard.length - 1; i >= 0; i--) if (lastHeard[i]!.bucket !== without) return lastHeard[i]!.slot
  return -Infinity
}

/**
 * Ships that were heard last within a stretch of time and not again for a day, by cell, without one part of the
 * vessels; what boats of class B that lie still do is left out.
 */
export function lostWithin(
  { lastHeard }: ReceptionIndex,
  from: number,
  to: number,
  without: number,
): Map<number, LastHeard[]> {
  const found = new Map<number, LastHeard[]>()
  let i = 0
  for (let high = lastHeard.length; i < high;) {
    const mid = (i + high) >> 1
    if (lastHeard[mid]!.slot < from) i = mid + 1
    else high = mid
  }
  for (; i < lastHeard.length && lastHeard[i]!.slot <= to; i++) {
    const one = lastHeard[i]!
    if (one.bucket === without || one.kind === 3) continue
    const list = found.get(one.cell)
    if (list === undefined) found.set(one.cell, [one])
    else list.push(one)
  }
  return found
}

/**
 * So many slots before the feed ends a ship must have been heard last to be called lost: an hour, the least that a gap
 * lasts.
 */
const LOST_SLOTS = 6

/** In the place of a part: all parts together. */
const ALL = BUCKETS
const sumKey = (cell: number, classB: number, way: number, bucket: number): number =>
  ((cell * CLASSES + classB) * WAYS + way) * (BUCKETS + 1) + bucket

function waySums(index: ReceptionIndex, feedEnd: number): WaySums {
  const kept = index.kept.ways.get(feedEnd)
  if (kept !== undefined) return kept
  const sums: WaySums = Array.from({ length: WHOLE + 1 }, () => new Map())
  const add = (cell: number, classB: number, way: number, bucket: number, what: 'passed' | 'lost', n: number): void => {
    sums.forEach((level, l) => {
      // The whole feed is one cell and one way.
      for (const b of [bucket, ALL]) {
        const key = sumKey(cellOfLevel(l, cell), classB, l === WHOLE ? 0 : way, b)
        const sum = level.get(key) ?? { passed: 0, lost: 0 }
        sum[what] += n
        level.set(key, sum)
      }
    })
  }
  index.ways.key.forEach((key, i) => {
    const [bucket, rest] = [key % BUCKETS, Math.floor(key / BUCKETS)]
    add(
      Math.floor(rest / WAYS / CLASSES),
      Math.floor(rest / WAYS) % CLASSES,
      rest % WAYS,
      bucket,
      'passed',
      index.ways.passed[i]!,
    )
  })
  for (const { slot, cell, kind, way, bucket } of index.lastHeard) {
    if (isMoving(kind) && slot <= feedEnd - LOST_SLOTS) add(cell, kind >> 1, way, bucket, 'lost', 1)
  }
  index.kept.ways.set(feedEnd, sums)
  return sums
}

/** What is assumed before anything is counted: of so many that leave a cell one is lost. */
const LOST_BEFORE = 0.02
/** What that, and each coarser level, counts for: so many ships. */
const PRIOR_PASSAGES = 4

/**
 * Of the ships of a class that were heard under way in a cell and took a way out of it, the share that was never heard
 * again. Where they are few, drawn to the share around.
 *
 * @param without - the part of vessels that is not asked.
 */
export function lostShare(index: ReceptionIndex, cell: number, classB: number, way: number, without: number): number {
  const sums = waySums(index, feedEndSlot(index, without))
  let mean = LOST_BEFORE
  for (let level = WHOLE; level >= 0; level--) {
    const at = (bucket: number): { passed: number; lost: number } =>
      sums[level]!.get(sumKey(cellOfLevel(level, cell), classB, level === WHOLE ? 0 : way, bucket)) ?? NONE
    const [all, own] = [at(ALL), at(without)]
    const lost = all.lost - own.lost
    mean = (lost + PRIOR_PASSAGES * mean) / (all.passed - own.passed + lost + PRIOR_PASSAGES)
  }
  return mean
}

const NONE = { passed: 0, lost: 0 }
