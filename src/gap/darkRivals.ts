import type { Candidates, Groups } from './darkCandidates.js'

// What could as well have been: at least half as long together.
const EQUAL_SHARE = 0.5

/**
 * For each possible meeting and each of its two ships: how many other possible meetings that ship has within the same window, of
 * which each could have lasted at least half as long. In n log n for each ship.
 *
 * @param parties - the meetings of each ship.
 * @param sidesOf - both ships of a meeting.
 * @returns two numbers a meeting, in the order of `sidesOf`.
 */
export function countRivals(
  { count, start, end, dwellMs }: Candidates,
  { from, member }: Groups,
  sidesOf: (i: number) => readonly [number, number],
): Uint32Array {
  const rivals = new Uint32Array(2 * count)
  for (let g = 0; g + 1 < from.length; g++) {
    // From the longest on, so that those long enough for the one in hand are those counted in so far.
    const own = member.slice(from[g]!, from[g + 1]!).sort((p, q) => dwellMs[q]! - dwellMs[p]!)
    const starts = createCounter(Float64Array.from(own, (i) => start[i]!))
    const ends = createCounter(Float64Array.from(own, (i) => end[i]!))
    let counted = 0
    for (const i of own) {
      for (; counted < own.length && dwellMs[own[counted]!]! >= EQUAL_SHARE * dwellMs[i]!; counted++) {
        starts.add(start[own[counted]!]!)
        ends.add(end[own[counted]!]!)
      }
      // Windows that begin before this one ends, less those that ended before it began, less itself.
      const others = starts.below(end[i]!, true) - ends.below(start[i]!, false) - 1
      rivals[2 * i + (sidesOf(i)[0] === g ? 0 : 1)] = others
    }
  }
  return rivals
}

interface Counter {
  /** Counts a value of the list in. */
  add: (value: number) => void
  /** How many of those counted in are less than `value`, or equal to it where `orEqual`. */
  below: (value: number, orEqual: boolean) => number
}

/** Counts how many values are below another while values are added (Fenwick 1994). */
function createCounter(values: Float64Array): Counter {
  values.sort()
  const tree = new Uint32Array(values.length + 1)
  const placeOf = (value: number, orEqual: boolean): number => {
    let low = 0
    let high = values.length
    while (low < high) {
      const mid = (low + high) >> 1
      if (orEqual ? values[mid]! <= value : values[mid]! < value) low = mid + 1
      else high = mid
    }
    return low
  }
  return {
    add: (value) => {
      for (let i = placeOf(value, false) + 1; i < tree.length; i += i & -i) tree[i]!++
    },
    below: (value, orEqual) => {
      let sum = 0
      for (let i = placeOf(value, orEqual); i > 0; i -= i & -i) sum += tree[i]!
      return sum
    },
  }
}
