import type { Score } from './factor.js'
import type { FindingBase, VesselPair, VesselRef } from './finding.js'
import type { VesselId } from './report.js'

/** One silent ship of a possible meeting. */
export interface SilentShip {
  /** The transmitter. */
  readonly vessel: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** Id of its gap. */
  readonly gap: string
  /** How long it was silent, ms; of an open gap, until `now`. */
  readonly durationMs: number
  /** Top speed that reach assumes, knots. */
  readonly topSpeedKn: number
  /** Time to spare: the silence, less the direct passage between its fixes at top speed, ms. */
  readonly slackMs: number
  /**
   * The same at the greater of the speeds reported at its fixes, ms, at least 0; absent where both are slow or not
   * known.
   */
  readonly lostMs?: number
  /** The gap's score, where one was given. */
  readonly gapBits?: number
  /** Place of this meeting among all possible ones of the gap, 1 for the one with the most bits. */
  readonly rank: number
}

/** The ship that was heard, where only the other was silent. */
export interface VisiblePartner {
  /** The transmitter. */
  readonly vessel: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** Start of the slow stay during which it could have been met, epoch milliseconds. */
  readonly stayStart: number
  /** End of that stay, epoch milliseconds. */
  readonly stayEnd: number
  /** Mean speed over the window, knots. */
  readonly speedKn: number
  /** Mean speed over the hour before the stay, knots; absent where it was not heard. */
  readonly speedBeforeKn?: number
  /** Mean speed over the hour after the stay, knots; absent where it was not heard. */
  readonly speedAfterKn?: number
  /** True where it was under way, and slowed down for the stay not long before the window or within the silence. */
  readonly slowed: boolean
  /** True where it hardly moved over the window. */
  readonly stopped: boolean
  /** True where it slowed down and altered course by 20 degrees or more in the two hours before, towards the place. */
  readonly turnedTowards: boolean
  /** True where its fixes scattered by at most 10 m, as those of ships do that are made fast. */
  readonly moored: boolean
  /**
   * True in a harbour, or where other ships are known to stop for hours within a kilometre: a stop that explains
   * itself.
   */
  readonly berth: boolean
  /** How far it was from the silent ship's last fix at that instant, metres; absent where it had no position then. */
  readonly apartBeforeM?: number
  /**
   * How far it was from the silent ship's next fix at that instant, metres; absent where it had no position then, or
   * none came.
   */
  readonly apartAfterM?: number
  /** True where it was under way again after the stay, not long after the silence or within it. */
  readonly left: boolean
}

/** What was found of a possible meeting. */
export interface DarkRendezvousMeasures {
  /** Whether both ships were silent, or one. */
  readonly silentSides: 'both' | 'one'
  /** The longest time that they can have lain together, ms. */
  readonly maxDwellMs: number
  /** How many other possible meetings each ship had within the same window, in the order of `vessels`. */
  readonly rivals: readonly [number, number]
  /** The silent ships, in the order of `vessels`: one or two. */
  readonly silent: readonly SilentShip[]
  /** The ship that was heard; absent where both were silent. */
  readonly partner?: VisiblePartner
}

/**
 * Two ships that could have met while one or both were silent, from the earliest to the latest instant at which they
 * can have been within the limit of each other. Placed where the longest stay can have been; `links` are its gaps.
 * Possible is not likely: AIS shows silences that leave room for a meeting, which is also what ships out of reception,
 * on their way, leave. Its bits are for ranking.
 */
export interface DarkRendezvous extends FindingBase<'dark-rendezvous', DarkRendezvousMeasures, VesselPair> {
  readonly end: number
  readonly lon: number
  readonly lat: number
  readonly score: Score
}

/** Possible meetings of one gap, found and kept. */
export interface DarkCount {
  /** Id of the gap. */
  readonly gap: string
  /** How many possible meetings it had. */
  readonly feasible: number
  /** How many of them were not returned: they rank below `maxPerGap` for each of their gaps. */
  readonly leftOut: number
}

/** What was measured of a ship that lay alone. */
export interface LoneLoiteringMeasures {
  /** `end - start`. */
  readonly durationMs: number
  /** Mean speed, knots. */
  readonly meanSpeedKn: number
  /** Time during which some other vessel was heard within the limit, ms. */
  readonly companyMs: number
  /** The nearest that any other vessel was heard, metres; absent where none came within the limit. */
  readonly nearestM?: number
  /** To the nearest known harbour, metres; absent without knowledge or harbours. */
  readonly harbourDistanceM?: number
  /** To the nearest coast, metres; absent without a coastline. */
  readonly shoreDistanceM?: number
}

/**
 * A ship that made little way in the open with nobody heard beside it. Placed at the middle of its path. An indicator:
 * waiting for orders or weather looks the same.
 */
export interface LoneLoitering extends FindingBase<'lone-loitering', LoneLoiteringMeasures, readonly [VesselRef]> {
  readonly end: number
  readonly lon: number
  readonly lat: number
}
