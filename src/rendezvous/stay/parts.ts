/**
 * Cuts joined contact intervals `first` to `last` into parts; `add` is told the first and last interval of each, in
 * order. `contactMs` says how much of an interval was heard, `apartMs` how much of the break after it.
 */
export type Parts = (
  first: number,
  last: number,
  contactMs: (i: number) => number,
  apartMs: (i: number) => number,
  add: (first: number, last: number) => void,
) => void

/**
 * Cuts a chain of contacts where the ships were heard apart for too long: in each part, counted from either of its
 * ends, at least a share of what was heard is contact. So an hour alongside and a day 600 m apart are an event of an
 * hour.
 *
 * These are the maximal scoring runs of a row of numbers, found in one pass with a stack (Ruzzo and Tompa 1999, "A
 * linear time algorithm for finding all maximal scoring subsequences"): contact counts for, time heard apart against.
 *
 * @param share - 0 to 1; with 0 nothing is cut.
 */
export function createParts(share: number): Parts {
  // Score of the whole chain before and after each interval.
  let before = new Float64Array(64)
  let after = new Float64Array(64)
  return (first, last, contactMs, apartMs, add) => {
    if (share === 0) return add(first, last)
    const n = last - first + 1
    if (n > before.length) {
      before = new Float64Array(2 * n)
      after = new Float64Array(2 * n)
    }
    let score = 0
    let least = Infinity
    let most = -Infinity
    for (let k = 0; k < n; k++) {
      if (k > 0) {
        most = Math.max(most, score)
        score -= share * apartMs(first + k - 1)
        least = Math.min(least, score)
      }
      before[k] = score
      // A contact on long legs alone counts for a millisecond: a break in which nothing was heard joins it to the next.
      score += (1 - share) * contactMs(first + k) + 1
      after[k] = score
    }
    if (least > 0 && most < score) add(first, last)
    else for (const part of maximalParts(before, after, n)) add(first + part.first, first + part.last)
  }
}

/**
 * A run of intervals; `link` is the last run before it that began with a lower score: what lies between is joined to
 * nothing any more.
 */
interface Part {
  first: number
  readonly last: number
  link: number
}

function maximalParts(before: Float64Array, after: Float64Array, n: number): Part[] {
  const parts: Part[] = []
  for (let i = 0; i < n; i++) {
    const part = { first: i, last: i, link: -1 }
    let k = parts.length - 1
    while (k >= 0) {
      const left = parts[k]!
      if (before[left.first]! < before[part.first]!) {
        if (after[left.last]! >= after[i]!) break
        part.first = left.first
        parts.length = k
      }
      k = left.link
    }
    part.link = k
    parts.push(part)
  }
  return parts
}
