import type { Score } from './factor.js'
import type { FindingBase, VesselRef } from './finding.js'
import type { GapHearing } from './gapScore.js'

/** A fix at an edge of a silence: where the vessel was heard last, or first again. */
export interface GapFix {
  /** Epoch milliseconds. */
  readonly t: number
  /** Degrees. */
  readonly lon: number
  /** Degrees. */
  readonly lat: number
  /** Speed over ground, knots. */
  readonly sogKn?: number
  /** Course over ground, degrees from true north. */
  readonly cogDeg?: number
  /** The report's place in the caller's input. */
  readonly row: number
}

/** From what the top speed of a gap was taken. */
export type TopSpeedSource =
  | 'past' // what this vessel itself did
  | 'type' // what ships of its type and size do
  | 'default' // nothing is known of it
  | 'option' // the caller said so

/** What was measured of a gap. */
export interface GapMeasures {
  /** Class of its transmitter at the last fix, where known. */
  readonly aisClass?: 'A' | 'B'
  /** `end - start`; of an open gap, until `now`. */
  readonly durationMs: number
  /** Where the vessel was heard last. */
  readonly before: GapFix
  /** Where it was heard again. */
  readonly after?: GapFix
  /** Between the two fixes, metres. */
  readonly distanceM?: number
  /** `distanceM` over `durationMs`, knots. */
  readonly impliedSpeedKn?: number
  /** Time between reports that one should have expected, ms. */
  readonly expectedIntervalMs: number
  /** The silence beyond which this vessel's was taken for a gap, ms. */
  readonly limitMs: number
  /** Reports of this vessel in the 12 hours up to and including the last fix. */
  readonly reportsBefore: number
  /** Of them, those of the last hour; absent where it was not heard before that hour. */
  readonly reportsHourBefore?: number
  /** Reports in the hour from the first fix after the silence; absent where it was not heard beyond that hour. */
  readonly reportsHourAfter?: number
  /**
   * Reports of this vessel within the silence that were received, and set aside as impossible jumps: it, or another on
   * its number, was sending. Absent where none was.
   */
  readonly setAside?: number
  /** In how many slots of 10 minutes they came. */
  readonly setAsideSlots?: number
  /** The greatest speed that reach assumes, knots. */
  readonly topSpeedKn: number
  /** Why that speed. */
  readonly topSpeedBy: TopSpeedSource
  /** What was heard of others meanwhile, where the gap was scored: see `scoreGaps`. */
  readonly hearing?: GapHearing
}

/**
 * A silence longer than the vessel's own reporting leads one to expect: from the last fix to the first after it, absent
 * while the vessel has not been heard again. Placed where it was heard last. An indicator: transponders fail, and
 * receivers miss.
 */
export interface Gap extends FindingBase<'gap', GapMeasures, readonly [VesselRef]> {
  readonly lon: number
  readonly lat: number
  readonly score?: Score
}
