/**
 * A stretch of time, half-open: `start` belongs to it, `end` does not. So neighbours share no instant, and a list and
 * its complement count every instant once. An interval whose `end` equals its `start` holds no time.
 */
export interface Interval {
  /** Start, epoch milliseconds. May be -Infinity. */
  readonly start: number
  /** End, epoch milliseconds. May be Infinity: not ended yet. */
  readonly end: number
}

/** How intervals are joined by `normalizeIntervals`. */
export interface NormalizeOptions {
  /** Breaks of at most this many milliseconds are closed. Default 0: only what touches or overlaps is joined. */
  readonly joinGapMs?: number
}

/** Defaults of `normalizeIntervals`. */
export const NORMALIZE_DEFAULTS: Required<NormalizeOptions> = { joinGapMs: 0 }

/** Throws a sentence unless the interval has a start that is not after its end, neither of them NaN. */
export function checkInterval(where: string, interval: Interval): void {
  const { start, end } = interval
  if (start <= end && start < Infinity && end > -Infinity) return
  throw new RangeError(`${where}: an interval is from ${start} to ${end}; expected a start that is not after its end.`)
}
