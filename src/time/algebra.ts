import { withDefaults } from '../base/index.js'
import { checkInterval, NORMALIZE_DEFAULTS, type Interval, type NormalizeOptions } from './interval.js'

// Every function takes lists in any order, with overlaps or without, and gives back disjoint, sorted intervals that do
// not touch. Lists that are so already cost one pass; others are sorted first.

/**
 * Sorts intervals and joins those that overlap or touch. Empty ones fall away.
 *
 * @param list - intervals in any order.
 * @param options - `joinGapMs`: breaks of at most this length are closed as well. Default 0.
 * @returns the same time as disjoint, sorted intervals; the input is not changed.
 * @throws RangeError where an interval ends before it starts, or holds NaN.
 * @example
 * ```ts
 * normalizeIntervals([{ start: 5, end: 9 }, { start: 0, end: 5 }]) // [{ start: 0, end: 9 }]
 * normalizeIntervals([{ start: 0, end: 5 }, { start: 8, end: 9 }], { joinGapMs: 3 }) // [{ start: 0, end: 9 }]
 * ```
 */
export function normalizeIntervals(list: readonly Interval[], options?: NormalizeOptions): Interval[] {
  const rules = { joinGapMs: { min: 0, max: Infinity } }
  const { joinGapMs } = withDefaults('normalizeIntervals', NORMALIZE_DEFAULTS, options, rules)
  return joinSorted(sorted('normalizeIntervals', list), joinGapMs)
}

/**
 * Time that lies in either list.
 *
 * @example
 * ```ts
 * unionIntervals([{ start: 0, end: 5 }], [{ start: 3, end: 9 }]) // [{ start: 0, end: 9 }]
 * ```
 */
export function unionIntervals(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const x = sorted('unionIntervals', a)
  const y = sorted('unionIntervals', b)
  const all: Interval[] = []
  for (let i = 0, j = 0; i < x.length || j < y.length;) {
    const first = j >= y.length || (i < x.length && x[i]!.start <= y[j]!.start)
    all.push(first ? x[i++]! : y[j++]!)
  }
  return joinSorted(all, 0)
}

/**
 * Time that lies in both lists.
 *
 * @example
 * ```ts
 * intersectIntervals([{ start: 0, end: 5 }], [{ start: 3, end: 9 }]) // [{ start: 3, end: 5 }]
 * ```
 */
export function intersectIntervals(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const x = normal('intersectIntervals', a)
  const y = normal('intersectIntervals', b)
  const result: Interval[] = []
  for (let i = 0, j = 0; i < x.length && j < y.length;) {
    const start = Math.max(x[i]!.start, y[j]!.start)
    const end = Math.min(x[i]!.end, y[j]!.end)
    if (start < end) result.push({ start, end })
    if (x[i]!.end < y[j]!.end) i++
    else j++
  }
  return result
}

/**
 * Time that lies in the first list and not in the second.
 *
 * @example
 * ```ts
 * subtractIntervals([{ start: 0, end: 9 }], [{ start: 3, end: 5 }]) // [{ start: 0, end: 3 }, { start: 5, end: 9 }]
 * ```
 */
export function subtractIntervals(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const x = normal('subtractIntervals', a)
  const y = normal('subtractIntervals', b)
  const result: Interval[] = []
  let j = 0
  for (const { start, end } of x) {
    while (j < y.length && y[j]!.end <= start) j++
    let from = start
    // One interval of b may reach into the next of a: j stays on it.
    for (; j < y.length && y[j]!.start < end; j++) {
      if (y[j]!.start > from) result.push({ start: from, end: y[j]!.start })
      from = y[j]!.end
      if (from >= end) break
    }
    if (from < end) result.push({ start: from, end })
  }
  return result
}

/**
 * Time of `within` that lies in no interval of the list.
 *
 * @example
 * ```ts
 * complementIntervals([{ start: 3, end: 5 }], { start: 0, end: 9 }) // [{ start: 0, end: 3 }, { start: 5, end: 9 }]
 * ```
 */
export function complementIntervals(list: readonly Interval[], within: Interval): Interval[] {
  checkInterval('complementIntervals', within)
  return subtractIntervals([within], list)
}

/**
 * The part of a list that lies in `within`.
 *
 * @example
 * ```ts
 * clipIntervals([{ start: 0, end: 5 }], { start: 3, end: 9 }) // [{ start: 3, end: 5 }]
 * ```
 */
export function clipIntervals(list: readonly Interval[], within: Interval): Interval[] {
  checkInterval('clipIntervals', within)
  return intersectIntervals(list, [within])
}

/**
 * How long a list lasts, every instant counted once.
 *
 * @returns milliseconds.
 * @example
 * ```ts
 * totalMs([{ start: 0, end: 5 }, { start: 3, end: 9 }]) // 9
 * ```
 */
export function totalMs(list: readonly Interval[]): number {
  let total = 0
  for (const { start, end } of normal('totalMs', list)) total += end - start
  return total
}

/** The list if it is disjoint, sorted and free of touching or empty intervals; else such a list. */
function normal(where: string, list: readonly Interval[]): readonly Interval[] {
  for (let i = 0; i < list.length; i++) {
    checkInterval(where, list[i]!)
    const apart = i === 0 || list[i]!.start > list[i - 1]!.end
    if (!apart || list[i]!.start === list[i]!.end) return joinSorted(sorted(where, list), 0)
  }
  return list
}

/** The list if its starts do not decrease; else a sorted copy. */
function sorted(where: string, list: readonly Interval[]): readonly Interval[] {
  let ordered = true
  for (let i = 0; i < list.length; i++) {
    checkInterval(where, list[i]!)
    if (i > 0 && list[i]!.start < list[i - 1]!.start) ordered = false
  }
  // Starts may be infinite, where a difference would be NaN.
  return ordered ? list : [...list].sort((p, q) => (p.start < q.start ? -1 : p.start > q.start ? 1 : 0))
}

function joinSorted(list: readonly Interval[], joinGapMs: number): Interval[] {
  const result: { start: number; end: number }[] = []
  for (const { start, end } of list) {
    if (start === end) continue
    const last = result[result.length - 1]
    if (last === undefined || (start > last.end && start - last.end > joinGapMs)) result.push({ start, end })
    else if (end > last.end) last.end = end
  }
  return result
}
