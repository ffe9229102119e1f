import { HOUR_MS, KNOT_MPS, MINUTE_MS, withDefaults } from '../../base/index.js'
import type { Reach } from './reach.js'

/** What a report is judged by. */
export interface CleaningOptions {
  /** Reports after this instant are set aside as 'future', epoch milliseconds. Default: none are. */
  readonly now?: number | undefined
  /**
   * Fastest that a hull goes between two fixes, knots. Default 60: faster than the fastest ship in service (the ferry
   * Francisco, 58 kn at trials in 2013). On one whole day of United States AIS 0.04 % of steps lie above it, none of
   * them a ship's own motion where looked at.
   */
  readonly maxSpeedKn?: number | undefined
  /**
   * How far apart two fixes of a hull at rest may lie, metres. Default 250: antennas within one ship, a position
   * without differential correction, and a clock some seconds off at full speed.
   */
  readonly noiseM?: number | undefined
  /** Fewest reports of a second hull on one id. Default 5. */
  readonly minReports?: number | undefined
  /** Shortest time over which a second hull is heard, ms. Default 10 minutes. */
  readonly minSpanMs?: number | undefined
}

/** What `cleanTrack`, `separateVessels` and `prepareTracks` use where an option is left out. */
export const CLEANING_DEFAULTS: Required<{ [K in keyof CleaningOptions]: number }> = {
  now: Infinity,
  maxSpeedKn: 60,
  noiseM: 250,
  minReports: 5,
  minSpanMs: 10 * MINUTE_MS,
}

/** A run of reports is judged, once and for all, by what was heard in the two hours after it began, ms. */
export const VERDICT_MS: number = 2 * HOUR_MS

/**
 * Final after this long, ms: what becomes of a report depends on earlier reports and on those at most 3 h later (an
 * hour in which it may go to one hull or another, two in which that hull may prove to be none).
 */
export const CLEANING_HORIZON_MS: number = 3 * HOUR_MS

/** Options, checked and complete. */
export type Cleaning = typeof CLEANING_DEFAULTS

/** Fills in and checks the options. */
export function cleaningOptions(where: string, given: CleaningOptions | undefined): Cleaning {
  return withDefaults(where, CLEANING_DEFAULTS, given, {
    now: { min: -Infinity, max: Infinity },
    maxSpeedKn: { min: 0.1, max: 100_000 },
    noiseM: { min: 0, max: 1e6 },
    minReports: { min: 1, max: 1e6 },
    minSpanMs: { min: 0, max: VERDICT_MS },
  })
}

/** What a hull can do between two fixes, in the units of the kernel. */
export const reachOf = (c: Cleaning): Reach => ({ topMps: c.maxSpeedKn * KNOT_MPS, noiseM: c.noiseM })
