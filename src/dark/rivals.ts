import type { Candidates, Groups } from './candidates.js'

/** The two ships of a possible meeting, as numbers of groups. */
export type SidesOf = (i: number) => readonly [number, number]

// What could as well have been: at least half as long together.
const EQUAL_SHARE = 0.5

/**
 * How many other possible meetings each of its two ships has within the window of one, of which each could have lasted
 * at least half as long.
 *
 * @param parties - the meetings of each ship.
 */
export function createRivalCount(
  { start, end, dwellMs }: Candidates,
  { from, member }: Groups,
  sidesOf: SidesOf,
): (i: number) => readonly [number, number] {
  const count = (i: number, ship: number): number => {
    let n = 0
    for (let k = from[ship]!; k < from[ship + 1]!; k++) {
      const j = member[k]!
      if (j !== i && start[j]! <= end[i]! && end[j]! >= start[i]! && dwellMs[j]! >= EQUAL_SHARE * dwellMs[i]!) n++
    }
    return n
  }
  return (i) => {
    const [a, b] = sidesOf(i)
    return [count(i, a), count(i, b)]
  }
}

// What is set against all meetings of a ship: that it met nobody. Nine bits, about 500 to 1: of the pairs that are
// possible in a busy sea some hundreds to one are chance. A crowd of partners for whom little speaks is then no reason
// against a good one.
const NOBODY_BITS = 9

/**
 * For each possible meeting and each of its two ships: the evidence for all other possible meetings of that ship within
 * the same window, in multiples of that for this one and for none. In n log n for each ship.
 *
 * @param parties - the meetings of each ship.
 * @param bits - what speaks for each meeting apart from rivals.
 * @returns two numbers a meeting, in the order of `sidesOf`.
 */
export function weighRivals(
  { count, start, end }: Candidates,
  { from, member }: Groups,
  sidesOf: SidesOf,
  bits: Float64Array,
): Float64Array {
  const rivals = new Float64Array(2 * count)
  const weights = bits.map((own) => 2 ** own)
  for (let ship = 0; ship + 1 < from.length; ship++) {
    const own = member.subarray(from[ship]!, from[ship + 1]!)
    const begun = createSums(own, start, weights)
    const over = createSums(own, end, weights)
    for (const i of own) {
      // Windows that begin before this one ends, less those that ended before it began, less itself.
      const others = begun(end[i]!, true) - over(start[i]!, false) - weights[i]!
      rivals[2 * i + (sidesOf(i)[0] === ship ? 0 : 1)] = Math.max(0, others) / (2 ** NOBODY_BITS + weights[i]!)
    }
  }
  return rivals
}

/**
 * Sums the evidence of meetings of which an instant is less than `t`, or equal; in a fixed order, so that the last
 * digits never change.
 */
function createSums(
  own: Uint32Array,
  at: Float64Array,
  weights: Float64Array,
): (t: number, orEqual: boolean) => number {
  const order = own.slice().sort((p, q) => at[p]! - at[q]! || p - q)
  const instants = Float64Array.from(order, (i) => at[i]!)
  const sums = new Float64Array(order.length + 1)
  for (let k = 0; k < order.length; k++) sums[k + 1] = sums[k]! + weights[order[k]!]!
  return (t, orEqual) => {
    let low = 0
    let high = instants.length
    while (low < high) {
      const mid = (low + high) >> 1
      if (orEqual ? instants[mid]! <= t : instants[mid]! < t) low = mid + 1
      else high = mid
    }
    return sums[low]!
  }
}
