import { grown } from '../base/index.js'

/** Stretches of time, pair by pair. */
export interface PairIntervals {
  /** How many pairs. */
  readonly pairs: number
  /** First vessel of each pair; pairs are sorted by first and second vessel. */
  readonly a: Uint32Array
  /** Second vessel of each pair, always a greater number. */
  readonly b: Uint32Array
  /** First interval of each pair, and the end after the last. */
  readonly from: Uint32Array
  /** Starts of the intervals, epoch ms. */
  readonly start: Float64Array
  /** Ends of the intervals, epoch ms; disjoint and in order within a pair. */
  readonly end: Float64Array
}

/** Takes intervals. */
export interface IntervalSink {
  /**
   * The interval to add. Numbers handed over in an array are not boxed, as those of a call are: half a million a day.
   */
  readonly span: Float64Array
  /** Adds the span. */
  add: () => void
}

interface Intervals extends IntervalSink {
  /** Says of which pair the next intervals are. */
  open: (a: number, b: number) => void
  /** All of them, in order. */
  sorted: () => PairIntervals
}

/** Collects intervals by pair, and joins those that touch. */
export function createIntervals(vessels: number): Intervals {
  const pairKeys = createPairTable()
  let pairOf = new Uint32Array(65536)
  let starts = new Float64Array(65536)
  let ends = new Float64Array(65536)
  let n = 0
  let a = 0
  let b = 0
  let pair = -1
  let freshPair = true
  const span = new Float64Array(2)
  return {
    span,
    open: (first, second) => {
      a = first
      b = second
      freshPair = true
      pair = -1
    },
    add: () => {
      const start = span[0]!
      const end = span[1]!
      if (!freshPair && start <= ends[n - 1]!) {
        ends[n - 1] = Math.max(end, ends[n - 1]!)
        return
      }
      if (pair < 0) pair = pairKeys.find(a * vessels + b)
      if (n === pairOf.length) {
        pairOf = grown(pairOf, new Uint32Array(2 * n))
        starts = grown(starts, new Float64Array(2 * n))
        ends = grown(ends, new Float64Array(2 * n))
      }
      pairOf[n] = pair
      starts[n] = start
      ends[n++] = end
      freshPair = false
    },
    sorted: () => sortIntervals(vessels, pairKeys, pairOf.subarray(0, n), starts, ends),
  }
}

function sortIntervals(
  vessels: number,
  table: PairTable,
  pairOf: Uint32Array,
  starts: Float64Array,
  ends: Float64Array,
): PairIntervals {
  const { a, b, order } = sortPairs(vessels, table.keys())
  const pairs = order.length
  const place = new Uint32Array(pairs)
  for (let p = 0; p < pairs; p++) place[order[p]!] = p
  const bucket = new Uint32Array(pairs + 1)
  for (let i = 0; i < pairOf.length; i++) bucket[place[pairOf[i]!]! + 1]!++
  for (let p = 0; p < pairs; p++) bucket[p + 1]! += bucket[p]!
  const next = bucket.slice()
  const s = new Float64Array(pairOf.length)
  const e = new Float64Array(pairOf.length)
  for (let i = 0; i < pairOf.length; i++) {
    const p = place[pairOf[i]!]!
    const at = insertInto(s, e, bucket[p]!, next[p]!++, starts[i]!)
    s[at] = starts[i]!
    e[at] = ends[i]!
  }
  const from = joinTouching(bucket, s, e)
  return { pairs, a, b, from, start: s.subarray(0, from[pairs]), end: e.subarray(0, from[pairs]) }
}

/**
 * Puts pairs in order of their first and second vessels: by the second first, then, keeping that order, by the first.
 */
function sortPairs(vessels: number, keys: Float64Array): { a: Uint32Array; b: Uint32Array; order: Uint32Array } {
  const a = new Uint32Array(keys.length)
  const b = new Uint32Array(keys.length)
  const order = new Uint32Array(keys.length)
  for (let p = 0; p < keys.length; p++) {
    a[p] = keys[p]! / vessels
    b[p] = keys[p]! - a[p]! * vessels
    order[p] = p
  }
  const sorted = countingSort(countingSort(order, b, vessels), a, vessels)
  return { a: sorted.map((p) => a[p]!), b: sorted.map((p) => b[p]!), order: sorted }
}

/** Things in order of their small keys; of one key, in the order in which they came. */
function countingSort(things: Uint32Array, key: Uint32Array, keys: number): Uint32Array {
  const next = new Uint32Array(keys + 1)
  for (let i = 0; i < things.length; i++) next[key[things[i]!]! + 1]!++
  for (let k = 0; k < keys; k++) next[k + 1]! += next[k]!
  const sorted = new Uint32Array(things.length)
  for (let i = 0; i < things.length; i++) sorted[next[key[things[i]!]!]!++] = things[i]!
  return sorted
}

/** Makes room for `start` in the sorted stretch [from, end): intervals come nearly in order, so this is short. */
function insertInto(s: Float64Array, e: Float64Array, from: number, end: number, start: number): number {
  let at = end
  while (at > from && s[at - 1]! > start) {
    s[at] = s[at - 1]!
    e[at] = e[at - 1]!
    at--
  }
  return at
}

/** Joins intervals that meet, in place; returns where each pair's intervals begin. */
function joinTouching(bucket: Uint32Array, s: Float64Array, e: Float64Array): Uint32Array {
  const from = new Uint32Array(bucket.length)
  let n = 0
  for (let p = 0; p + 1 < bucket.length; p++) {
    from[p] = n
    for (let i = bucket[p]!; i < bucket[p + 1]!; i++) {
      // Blocks meet at a knot, where both sides compute the same instant; half a millisecond covers roots next to it.
      if (n > from[p]! && s[i]! <= e[n - 1]! + 0.5) e[n - 1] = Math.max(e[n - 1]!, e[i]!)
      else {
        s[n] = s[i]!
        e[n++] = e[i]!
      }
    }
  }
  from[bucket.length - 1] = n
  return from
}

interface PairTable {
  find: (key: number) => number
  keys: () => Float64Array
}

/** Open addressing from pair keys to numbers in order of first sight. */
function createPairTable(): PairTable {
  let mask = 4095
  let slots = new Int32Array(mask + 1).fill(-1)
  let keys = new Float64Array(2048)
  let count = 0
  const slotOf = (key: number): number => {
    let h = (Math.imul((key % 4294967296) | 0, 0x9e3779b1) ^ Math.imul((key / 4294967296) | 0, 0x85ebca6b)) >>> 0
    h = (h ^ (h >>> 15)) & mask
    while (slots[h]! >= 0 && keys[slots[h]!] !== key) h = (h + 1) & mask
    return h
  }
  return {
    find: (key) => {
      const slot = slotOf(key)
      if (slots[slot]! >= 0) return slots[slot]!
      if (count === keys.length) keys = grown(keys, new Float64Array(2 * count))
      keys[count] = key
      slots[slot] = count
      if (2 * ++count > mask) {
        mask = 2 * mask + 1
        slots = new Int32Array(mask + 1).fill(-1)
        for (let i = 0; i < count; i++) slots[slotOf(keys[i]!)] = i
      }
      return count - 1
    },
    keys: () => keys.slice(0, count),
  }
}
