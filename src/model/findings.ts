import type { BriefScore, Score } from './factor.js'
import type { FindingBase, VesselPair, VesselRef } from './finding.js'
import type { VesselId } from './report.js'

/** A stay of one vessel within a small circle. */
export interface Stop {
  /** The transmitter. */
  readonly id: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** First fix of the stay, epoch milliseconds. */
  readonly start: number
  /** Last fix of the stay, epoch milliseconds. */
  readonly end: number
  /** `end - start`. */
  readonly durationMs: number
  /** Middle of the stay's extent, degrees. */
  readonly lon: number
  /** Middle of the stay's extent, degrees. */
  readonly lat: number
  /** How many fixes. */
  readonly fixes: number
  /** Index of the first fix in the track. */
  readonly from: number
  /** Index after the last fix in the track. */
  readonly to: number
}

/** What was measured of a stretch of little way. */
export interface LoiteringMeasures {
  /** `end - start`. */
  readonly durationMs: number
  /** Way sailed, metres. */
  readonly pathM: number
  /** From first to last fix, metres. */
  readonly netM: number
  /** `pathM` over `durationMs`, knots. */
  readonly meanSpeedKn: number
  /** How many fixes. */
  readonly fixes: number
}

/**
 * A stretch in which a vessel made little way: slower on average than a limit, for long. Placed at the middle of its
 * path.
 */
export interface Loitering extends FindingBase<'loitering', LoiteringMeasures, readonly [VesselRef]> {
  readonly end: number
  readonly lon: number
  readonly lat: number
}

/** Two vessels within `maxDistanceM` of each other, without a break. */
export interface Proximity {
  /** The two transmitters, sorted. */
  readonly vessels: readonly [VesselId, VesselId]
  /** Which of the hulls that use these ids, in the same order. */
  readonly hulls: readonly [number, number]
  /** Start, epoch milliseconds. */
  readonly start: number
  /** End, epoch milliseconds. */
  readonly end: number
  /** Least distance between the antennas, metres. */
  readonly minDistanceM: number
  /** When it was least, epoch milliseconds; the earliest such instant. */
  readonly minAt: number
}

/** What made an event begin or end. */
export type EventEdge =
  | 'motion' // the ships came within, or left, the limit
  | 'silence' // one of them had no position before, or after
  | 'record' // the input begins, or ends, there

/** How two ships in contact moved: each mode has its own rule. */
export type RendezvousMode = 'drifting' | 'anchored' | 'underway'

/** How a meeting came about, held and ended; what tells transfers, tows, pilots and neighbours at anchor apart. */
export interface RendezvousShape {
  /** Distance at the start of the look-back before the event, metres. */
  readonly approachFromM?: number
  /** Distance at the end of the look-ahead after the event, metres. */
  readonly separationToM?: number
  /** Mean closing speed over the look-back, knots. */
  readonly closingSpeedKn?: number
  /** Mean opening speed over the look-ahead, knots. */
  readonly openingSpeedKn?: number
  /**
   * Speed of each ship over the look-back, knots, in the order of `vessels`: the one that lay still is the mother ship.
   */
  readonly approachSpeedKn?: readonly [number, number]
  /** Speed of each ship over the look-ahead, knots. */
  readonly separationSpeedKn?: readonly [number, number]
  /**
   * Median distance of the position relative to the other ship from its own mean, metres: how steady the pair lay. A
   * pair that turns as one is steady: measured north up, along and across its course, and off either bow, as far as
   * known; the least.
   */
  readonly relativeSpreadM: number
  /** From the 10th to the 90th centile of the distance, metres. */
  readonly distanceSpreadM: number
  /** How far the middle of the pair moved from the first to the last instant heard, metres. */
  readonly netDriftM: number
  /** Greatest distance of the middle of the pair from its own mean, metres: a swing circle, or a drift. */
  readonly extentM: number
  /** Median direction of the second ship off the first ship's bow, degrees, [0, 360); where true headings are known. */
  readonly relativeBearingDeg?: number
  /**
   * Median share of the distance that lies across the pair's course, 0 (one ahead of the other) to 1 (abeam); where the
   * pair made two knots or more during a quarter of the time.
   */
  readonly acrossShare?: number
  /** How many other vessels lay within the contact limit of either ship halfway through. */
  readonly neighbours: number
}

/** What was measured of a contact of two ships. */
export interface RendezvousMeasures {
  /** `end - start`. */
  readonly durationMs: number
  /** What made it begin. */
  readonly startsBy: EventEdge
  /** What made it end. */
  readonly endsBy: EventEdge
  /**
   * How far the true start may lie from `start`, ms: to the farther end of the leg between fixes on which the ships
   * came together, or over all of a silence. Absent where nothing received bounds it: where the record of a ship
   * begins, or both were in contact before the silence too. Holds in at least 95 of 100 cases (docs/accuracy.md).
   */
  readonly startUncertaintyMs?: number
  /** How far the true end may lie from `end`, ms; see `startUncertaintyMs`. */
  readonly endUncertaintyMs?: number
  /** Time within the limit, both positions known, ms. */
  readonly contactMs: number
  /** The part of `contactMs` in which both ships' neighbouring fixes are close together, ms. */
  readonly observedMs: number
  /** Time in which the same is so, but the ships lay beyond the limit: between two contacts of one event, ms. */
  readonly apartMs: number
  /** `durationMs - observedMs - apartMs`: silences and long legs of either ship; inferred, not heard. */
  readonly bridgedMs: number
  /** Fixes of each ship within the contact. Interpolated points do not count. */
  readonly fixes: readonly [number, number]
  /** Least distance between antennas, metres: in `observedMs`, where there is any; else in `contactMs`. */
  readonly minDistanceM: number
  /** When it was least, epoch milliseconds. */
  readonly minAt: number
  /**
   * Median distance between antennas, metres. All medians are over the time in which both were heard, in contact or
   * not.
   */
  readonly medianDistanceM: number
  /** Median gap between hulls, metres; where dimensions and headings of both are known. 0 where outlines overlap. */
  readonly hullGapM?: number
  /** Median speed of each ship, from its own motion, knots. */
  readonly medianSpeedKn: readonly [number, number]
  /** Median speed of the one relative to the other, knots. */
  readonly relativeSpeedKn: number
  /** Median angle between true headings, degrees, 0 to 180; never from course over ground. */
  readonly headingDifferenceDeg?: number
  /** Whose rule the event meets. */
  readonly mode: RendezvousMode
  /** Approach, hold and separation. */
  readonly shape: RendezvousShape
}

/**
 * A measured contact of two ships, from the start of the first contact to the end of the last. Placed at the middle of
 * the pair, halfway through the time in which both were heard. An indicator, never a verdict: tows, pilots and rafts
 * are contacts too.
 */
export interface Rendezvous extends FindingBase<'rendezvous', RendezvousMeasures, VesselPair> {
  readonly end: number
  readonly lon: number
  readonly lat: number
  readonly score?: Score
}

/** What is kept of a contact in a port. */
export interface PortContactMeasures {
  /** Median distance between antennas, metres. */
  readonly medianDistanceM: number
  /** Whose rule the event meets. */
  readonly mode: RendezvousMode
}

/**
 * A rendezvous within a port with more against than for a transfer at sea: tens of thousands a day, which nobody looks
 * at. Its id is the one of the rendezvous; names stand in `Findings.ships`, and the score has its sum without factors.
 * `list.portContacts: 'full'` keeps the rendezvous instead.
 */
export interface PortContact extends FindingBase<'port-contact', PortContactMeasures, VesselPair> {
  readonly end: number
  readonly lon: number
  readonly lat: number
  readonly score: BriefScore
}

/** What was measured of a group. */
export interface GroupMeasures {
  /** `end - start`. */
  readonly durationMs: number
  /** Most ships linked to each other at one instant. */
  readonly mostAtOnce: number
}

/**
 * Three or more ships in one event, from the first start to the last end of the rendezvous that make it up, whose ids
 * are its `links`. Placed at their mean.
 */
export interface RendezvousGroup extends FindingBase<'group', GroupMeasures> {
  readonly end: number
  readonly lon: number
  readonly lat: number
  readonly links: readonly string[]
}

/** A place and hour so crowded that only some of its vessels were compared. */
export interface Capped {
  /** Western edge of the cell, degrees. */
  readonly west: number
  /** Southern edge of the cell, degrees. */
  readonly south: number
  /** Eastern edge of the cell, degrees. */
  readonly east: number
  /** Northern edge of the cell, degrees. */
  readonly north: number
  /** Start of the hour, epoch milliseconds. */
  readonly start: number
  /** End of the hour, epoch milliseconds. */
  readonly end: number
  /** Vessels there then. */
  readonly vessels: number
  /** How many of them were compared. */
  readonly compared: number
}
