import { MINUTE_MS } from '../base/index.js'
import { RECENT_MS } from './expected.js'

/*
 * Some ships are heard in bursts: a satellite passes for ten minutes every hour and a half, a boat comes within range
 * of a mast on each of its rounds. Inside a burst its reports are seconds apart, and say nothing of the silence that
 * follows.
 */

// Shorter ones matter to no limit: three of them make an hour.
export const HABIT_LEAST_MS: number = 20 * MINUTE_MS
// So many in a day are a habit. Then none of them is longer than six hours.
const FEWEST = 4

/**
 * How many times as long as a ship is used to may be silent. Where chance alone parts its reports, half of the time
 * lies in silences of at least 1.7 means, and one silence in 150 is longer than three times that: exp(-5).
 */
export const HABIT_LIMIT = 3

/** The silences that a ship is used to. */
export interface Habit {
  /** Takes note of a silence between two fixes, in time order. */
  readonly add: (before: number, after: number) => void
  /**
   * The silence that the ship was used to in the day before a fix, ms: at least four were as long, and those made up
   * half of the time since it was first heard in that day. 0 where there is no such habit. Fixes come in time order.
   */
  readonly usualMs: (row: number) => number
}

/**
 * Keeps the long silences of a day: at most 72 of them, so that each question costs little however many reports there
 * are.
 */
export function createHabit(t: Float64Array): Habit {
  const starts: number[] = []
  const lengths: number[] = []
  let oldest = 0
  let first = 0
  return {
    add: (before, after) => {
      const ms = t[after]! - t[before]!
      if (ms < HABIT_LEAST_MS) return
      starts.push(t[before]!)
      lengths.push(ms)
    },
    usualMs: (row) => {
      const from = t[row]! - RECENT_MS
      while (t[first]! < from) first++
      while (oldest < starts.length && starts[oldest]! < from) oldest++
      return usualOf(lengths.slice(oldest), (t[row]! - t[first]!) / 2)
    },
  }
}

/** Of the longest silences, as many as make up a time and at least four: the shortest of them. */
function usualOf(lengths: number[], enoughMs: number): number {
  if (lengths.length < FEWEST) return 0
  lengths.sort((a, b) => b - a)
  let sum = 0
  for (const [k, ms] of lengths.entries()) {
    sum += ms
    if (k + 1 >= FEWEST && sum >= enoughMs) return ms
  }
  return 0
}
