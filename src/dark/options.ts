import { withDefaults, HOUR_MS } from '../base/index.js'

/** Options of `findDarkRendezvous`. */
export interface DarkOptions {
  /** Greatest distance between antennas of two ships that meet, metres. */
  readonly maxDistanceM: number
  /** Least time that the two can have lain together, ms. */
  readonly minDwellMs: number
  /** Greatest mean speed of a ship that was heard while a silent one may have lain alongside, knots. */
  readonly maxSpeedKn: number
  /** Over a longer silence a ship that is looked at as heard has no position, ms. */
  readonly maxGapMs: number
  /** How many possible meetings of each gap are returned, best first. */
  readonly maxPerGap: number
}

/** Defaults of `findDarkRendezvous`. */
export const DARK_DEFAULTS: DarkOptions = {
  /** As for rendezvous: antennas of two large tankers alongside lie up to 300 m apart. */
  maxDistanceM: 500,
  /** One hour, as for rendezvous. Transfers of cargo take from two hours to more than a day; passing takes minutes. */
  minDwellMs: HOUR_MS,
  /**
   * Three knots over half an hour, as for rendezvous: ships drift. Raise it to 8 for transfers under way; everything in
   * a lane counts then.
   */
  maxSpeedKn: 3,
  /**
   * Three hours, as rendezvous bridge within a stay: a ship that made less than three knots between two fixes lay about
   * there.
   */
  maxGapMs: 3 * HOUR_MS,
  /** Five: what a person looks at. How many were left out stands beside them. */
  maxPerGap: 5,
}

const RULES = {
  maxDistanceM: { min: 0, max: 100_000 },
  minDwellMs: { min: 0, max: 366 * 24 * HOUR_MS },
  maxSpeedKn: { min: 0, max: 100 },
  maxGapMs: { min: 1, max: 31 * 24 * HOUR_MS },
  maxPerGap: { min: 1, max: 1e9 },
} as const

/** What callers give: any part of the options. */
export type GivenDarkOptions = { readonly [K in keyof DarkOptions]?: DarkOptions[K] | undefined }

/** Fills in the defaults, and checks. */
export const darkOptions = (given: GivenDarkOptions | undefined): DarkOptions =>
  withDefaults('findDarkRendezvous', DARK_DEFAULTS, given, RULES)
