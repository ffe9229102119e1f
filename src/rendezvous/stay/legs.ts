/** Legs of one vessel that are longer than a limit, in order. */
export interface LongLegs {
  readonly start: readonly number[]
  readonly end: readonly number[]
}

/** Legs between fixes that are longer than a limit. */
export function longLegs(t: Float64Array, limitMs: number): LongLegs {
  const start: number[] = []
  const end: number[] = []
  for (let i = 1; i < t.length; i++) {
    if (t[i]! - t[i - 1]! <= limitMs) continue
    start.push(t[i - 1]!)
    end.push(t[i]!)
  }
  return { start, end }
}

/**
 * Visits the parts of [start, end] that no long leg of either vessel covers. A fix alone between two long legs is such
 * a part too, of no length.
 */
export function eachGapless(
  p: LongLegs,
  q: LongLegs,
  start: number,
  end: number,
  visit: (from: number, to: number) => void,
): void {
  let i = firstAbove(p.end, start)
  let j = firstAbove(q.end, start)
  let from = start
  while (from <= end) {
    const ps = p.start[i] ?? Infinity
    const qs = q.start[j] ?? Infinity
    const next = Math.min(ps, qs, end)
    if (next >= from) visit(from, next)
    if (next === end) return
    from = Math.max(from, ps <= qs ? p.end[i++]! : q.end[j++]!)
  }
}

/** The part of [start, end] that long legs cover, ms. */
export function longMs(p: LongLegs, q: LongLegs, start: number, end: number): number {
  let i = firstAbove(p.end, start)
  let j = firstAbove(q.end, start)
  let covered = 0
  let until = start // what lies before is counted
  for (;;) {
    const ps = p.start[i] ?? Infinity
    const qs = q.start[j] ?? Infinity
    const from = Math.max(until, Math.min(ps, qs))
    if (from >= end) return covered
    const to = Math.min(end, ps <= qs ? p.end[i++]! : q.end[j++]!)
    if (to <= from) continue
    covered += to - from
    until = to
  }
}

/** Index of the first of ascending values that is greater than `x`. */
export function firstAbove(values: readonly number[], x: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (values[mid]! > x) high = mid
    else low = mid + 1
  }
  return low
}

/** Index of the first of ascending values that is at least `x`. */
export function firstFrom(values: readonly number[] | Float64Array, x: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (values[mid]! >= x) high = mid
    else low = mid + 1
  }
  return low
}
