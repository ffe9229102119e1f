import { checkInterval, type Interval } from './interval.js'

/** The thirteen ways in which two intervals can lie to each other (Allen 1983, Communications of the ACM 26(11)). */
export type AllenRelation =
  | 'before' // a ends before b starts
  | 'meets' // a ends where b starts
  | 'overlaps' // a starts first and ends inside b
  | 'starts' // both start together, a ends first
  | 'during' // a lies inside b
  | 'finishes' // both end together, a starts later
  | 'equals'
  | 'finished-by' // the inverses, from here on
  | 'contains'
  | 'started-by'
  | 'overlapped-by'
  | 'met-by'
  | 'after'

/** What `allenRelation(b, a)` is where `allenRelation(a, b)` is the key. */
export const ALLEN_INVERSES: Readonly<Record<AllenRelation, AllenRelation>> = {
  before: 'after',
  meets: 'met-by',
  overlaps: 'overlapped-by',
  starts: 'started-by',
  during: 'contains',
  finishes: 'finished-by',
  equals: 'equals',
  'finished-by': 'finishes',
  contains: 'during',
  'started-by': 'starts',
  'overlapped-by': 'overlaps',
  'met-by': 'meets',
  after: 'before',
}

/**
 * How interval a lies to interval b: exactly one of thirteen relations. Swapping the arguments gives the inverse.
 *
 * An instant (`start` equal to `end`) at the start of a longer interval `starts` it, at its end `finishes` it, so that
 * here too one relation holds.
 *
 * @param a - first interval.
 * @param b - second interval.
 * @returns the relation, read from a to b.
 * @throws RangeError where an interval ends before it starts, or holds NaN.
 * @example
 * ```ts
 * allenRelation({ start: 3, end: 5 }, { start: 0, end: 9 }) // 'during': a silence inside a stay alongside
 * allenRelation({ start: 0, end: 5 }, { start: 5, end: 9 }) // 'meets'
 * ```
 */
export function allenRelation(a: Interval, b: Interval): AllenRelation {
  checkInterval('allenRelation', a)
  checkInterval('allenRelation', b)
  if (a.start === b.start) return a.end === b.end ? 'equals' : a.end < b.end ? 'starts' : 'started-by'
  if (a.end === b.end) return a.start > b.start ? 'finishes' : 'finished-by'
  return a.start < b.start ? fromEarlier(a, b) : ALLEN_INVERSES[fromEarlier(b, a)]
}

/** The relation where a starts first and the ends differ. */
function fromEarlier(a: Interval, b: Interval): AllenRelation {
  if (a.end < b.start) return 'before'
  if (a.end === b.start) return 'meets'
  return a.end < b.end ? 'overlaps' : 'contains'
}
