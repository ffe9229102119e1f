import { withDefaults, type OptionRule, HOUR_MS, MINUTE_MS } from '../../base/index.js'

/** Thresholds of `findIdentityConflicts`. */
export interface IdentityConflictOptions {
  /** One number in two places, or two names on one number, for longer than this in all, ms (ID-20). */
  readonly minTwoPlacesMs?: number | undefined
  /** One IMO number under two MMSIs for longer than this, ms (ID-21) … */
  readonly minBothOnMs?: number | undefined
  /** … of which so long apart, ms … */
  readonly minApartMs?: number | undefined
  /** … by more than this, metres. */
  readonly minApartM?: number | undefined
  /** Two numbers this close, metres (ID-22) … */
  readonly oneHullM?: number | undefined
  /** … for this long under way, ms … */
  readonly minOneHullMs?: number | undefined
  /** … faster than this, knots. */
  readonly underWayKn?: number | undefined
  /** A rendezvous at which identities change hands is at most this close, metres (ID-23) … */
  readonly meetingM?: number | undefined
  /** … and the changes lie within this time of each other and of it, ms. */
  readonly swapMs?: number | undefined
  /** Over a longer silence a vessel has no position, ms. */
  readonly maxGapMs?: number | undefined
}

/** Defaults of `findIdentityConflicts`. */
export const IDENTITY_CONFLICT_DEFAULTS: Required<{ readonly [K in keyof IdentityConflictOptions]: number }> = {
  /** A day, as Global Fishing Watch has it (`overlap_hours_multinames`). */
  minTwoPlacesMs: 24 * HOUR_MS,
  /** Seven days, as Global Fishing Watch has it: a new set and the old one may both be on for some days. */
  minBothOnMs: 7 * 24 * HOUR_MS,
  /** A day. */
  minApartMs: 24 * HOUR_MS,
  /** Ten kilometres: no set and its spare are so far apart, and no error of position is so large for so long. */
  minApartM: 10_000,
  /** A hundred metres: two antennas on one hull, or a tow on a short line. */
  oneHullM: 100,
  /** Six hours: longer than pilots and escorts stay. */
  minOneHullMs: 6 * HOUR_MS,
  /** Three knots: faster than a drift. */
  underWayKn: 3,
  /** A kilometre. */
  meetingM: 1000,
  /** Two days: static messages are rare in feeds. */
  swapMs: 48 * HOUR_MS,
  /** Half an hour. */
  maxGapMs: 30 * MINUTE_MS,
}

/** All thresholds. */
export type ConflictThresholds = typeof IDENTITY_CONFLICT_DEFAULTS

const TIME: OptionRule = { min: 0, max: 1e5 * 24 * HOUR_MS }
const RULES: { readonly [K in keyof ConflictThresholds]: OptionRule } = {
  minTwoPlacesMs: TIME,
  minBothOnMs: TIME,
  minApartMs: TIME,
  minOneHullMs: TIME,
  swapMs: TIME,
  minApartM: { min: 0, max: 1e7 },
  oneHullM: { min: 1, max: 10_000 },
  underWayKn: { min: 0, max: 100 },
  meetingM: { min: 1, max: 10_000 },
  maxGapMs: { min: 1, max: 24 * HOUR_MS },
}

/** Fills in the defaults, and checks. */
export const conflictOptions = (given: IdentityConflictOptions | undefined): ConflictThresholds =>
  withDefaults('findIdentityConflicts', IDENTITY_CONFLICT_DEFAULTS, given, RULES)
