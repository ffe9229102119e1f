import { HOUR_MS, KNOT_MPS } from '../base/index.js'
import type { Gap } from '../model/index.js'

/** What is known of a visible partner for the score. */
export interface PartnerFacts {
  /** Mean speed over the window, knots. */
  readonly speedKn: number
  /** Under way, and slowed down for the stay about the time of the silence. */
  readonly slowed: boolean
  /** Hardly moved. */
  readonly stopped: boolean
  /** Altered course on its way there. */
  readonly turnedTowards: boolean
  /** Under way again soon after the silence ended, or within it. */
  readonly left: boolean
  /** Its fixes scattered as little as those of a ship that is made fast. */
  readonly moored: boolean
  /** In a harbour or where others stop too: a stop that explains itself. */
  readonly berth: boolean
}

/** What a possible meeting is ranked by. */
export interface DarkFacts {
  /** Sum of the silences' bits: see `silenceBits`. */
  readonly silenceBits: number
  /** Sum of the silent ships' bits: see `lostTimeBits`. */
  readonly lostTimeBits: number
  /** Whether a silent ship most likely lay made fast all the time, so that its bits are `AT_BERTH_BITS`. */
  readonly atBerth: boolean
  /** Longest time together, ms. */
  readonly dwellMs: number
  /** The greater of the two silences, less the passage where that is known, ms. */
  readonly unexplainedMs: number
  /** At how many ends of the silence the two were within the limit of each other: 0 to 2. */
  readonly contacts: number
  /** The ship that was heard. */
  readonly partner: PartnerFacts | undefined
}

/** Multiples of 1/256, so that sums are exact in any order. */
const bit = (value: number): number => Math.round(value * 256) / 256 + 0
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

const REPORTS_HOURS = 12

/** Reports that a silence swallowed, at the rate of the 12 hours before. */
export const missedReports = ({ measures: { durationMs, reportsBefore } }: Gap): number =>
  (reportsBefore * durationMs) / (REPORTS_HOURS * HOUR_MS)

/**
 * Missed reports that are neither usual nor unusual: half of what the disabling rule of Welch and others (2022) asks
 * for, which has 14 positions in the 12 hours before a silence of 12 hours or more, so that at least as many were
 * missed.
 */
export const NEUTRAL_MISSED = 7

/**
 * Bits of a silence by its missed reports, where it was not scored. Losses come in bursts: each doubling counts one
 * bit, and no more than two.
 */
export const silenceBits = (gap: Gap): number => bit(clamp(Math.log2(missedReports(gap) / NEUTRAL_MISSED), -2, 2))

/** Bits of a gap's score that are neither usual nor unusual. */
export const NEUTRAL_BITS = 2

/**
 * Bits of a silence that was scored: half of what lies beyond two bits, at most one either way. A score tells a
 * transponder that was off or broken from one that was not heard; most that are off or broken meet nobody, so that it
 * must not outweigh the other reasons.
 */
export const givenBits = (bits: number): number => bit(clamp((bits - NEUTRAL_BITS) / 2, -1, 1))

// Below this the speed at a fix says nothing of how fast the ship would have sailed on, knots: it fishes, waits or
// manoeuvres.
const LEAST_OWN_KN = 5

/**
 * Time that a direct passage at the ship's own speed, the greater of those at its fixes, leaves of the silence, ms;
 * undefined where not known.
 */
export function lostMs({ measures: { before, after, distanceM, durationMs } }: Gap): number | undefined {
  const own = Math.max(before.sogKn ?? 0, after?.sogKn ?? 0)
  if (distanceM === undefined || own < LEAST_OWN_KN) return undefined
  return Math.max(0, durationMs - (distanceM / (own * KNOT_MPS)) * 1000)
}

// At most this fast at both fixes and between them a ship lies or drifts, knots: as `findLoitering` has it.
const LYING_KN = 2

/** Share of a silence that a passage leaves and that is neither usual nor unusual. */
export const NEUTRAL_SHARE = 0.5

/**
 * Bits of the share of the silence that the passage leaves: a ship that sailed on as before has none to lie anywhere
 * (-2), one that lost most of it did something else than sail on (+2). One that lay before and after, not far away,
 * most likely lay in between: half a bit. Not known: 0.
 */
export function lostTimeBits(gap: Gap): number {
  const { before, after, durationMs, impliedSpeedKn } = gap.measures
  const lost = lostMs(gap)
  if (lost !== undefined) return bit(clamp((4 * lost) / durationMs - 4 * NEUTRAL_SHARE, -2, 2))
  return Math.max(before.sogKn ?? Infinity, after?.sogKn ?? Infinity, impliedSpeedKn ?? Infinity) <= LYING_KN ? 0.5 : 0
}

/** A stay of so many hours tells neither for nor against. */
export const TRANSFER_HOURS = 2

/**
 * Bits of the longest time together. Transfers take four hours to more than a day, of which two to eight tell most; and
 * a ship that went silent for a meeting spent in it most of the time that its passage leaves, where chance partners fit
 * into any part of it.
 */
function dwellBits(dwellMs: number, unexplainedMs: number): number {
  const long = clamp(Math.log2(dwellMs / (TRANSFER_HOURS * HOUR_MS)), -1, 2)
  const share = clamp(Math.log2((2 * dwellMs) / Math.max(dwellMs, unexplainedMs)), -3, 1)
  return bit(long + share)
}

/**
 * Each ship met one of its possible partners at most, or nobody. What speaks for the others counts against this one,
 * each by its own evidence, for the ship that has more of it: both must have met this one.
 *
 * @param a - evidence for the others of one ship, in multiples of that for this one and for nobody: see `weighRivals`.
 * @param b - the same for the other ship.
 */
export const rivalsBits = (a: number, b: number): number => bit(Math.max(-6, -Math.log2(1 + Math.max(a, b))))

/**
 * Bits of a ship that lies where ships are made fast or others stop: it has a reason of its own to come, to lie and to
 * leave, and few hide there what can be seen from land. On a real day 90 of the 100 best-ranked were such arrivals.
 */
const BERTH_BITS = -1

/** One that lay as still as at a berth where no berth is known may have found one, or calm water: half. */
const MOORED_SHARE = 0.5

/**
 * Bits of a ship that lay within the limit of the other at the one end of its silence, or at both, away from harbours:
 * among ships that could have met by chance hardly one in a hundred did, and one meeting in three or so begins or ends
 * before the ship goes silent or after it is heard again. Judged.
 */
const CONTACT_BITS = [0, 4, 6] as const

/**
 * Bits of what the visible ship did. One that lay before and after as well says nothing, as most ships that lie still
 * do. One that came, lay just then, and left did what a meeting asks of it: three and a half bits for coming, half a
 * bit each for a turn on the way and for leaving soon after, or two and a half for leaving alone; a quarter where it
 * lay all but still.
 */
function partnerBits({ slowed, stopped, turnedTowards, left, moored, berth }: PartnerFacts): number {
  if (berth) return BERTH_BITS
  const moved = (slowed ? 1.5 : 0) + (slowed && turnedTowards ? 0.5 : 0) + (left ? 0.5 : 0)
  return bit(((moved === 0 ? 0 : 2 + moved) + (stopped ? 0.25 : 0)) * (moored ? MOORED_SHARE : 1))
}

/** Parts of a score, bits: each a multiple of 1/256. They are for ranking, not a probability. */
export interface DarkParts {
  /** How unusual the silences are: their scores where given, else their length. */
  readonly silence: number
  /** Time that a passage at the ship's own speed does not account for. */
  readonly lostTime: number
  /** How long the ships could have lain together, beside what a transfer takes and beside the silence. */
  readonly stay: number
  /** How many others each could have met as well; at most 0. */
  readonly others: number
  /** What the visible ship did; less than 0 where it lay at a berth, 0 where both are silent. */
  readonly partner: number
  /** The two were within the limit of each other when the silence began, or ended: seen together, not inferred. */
  readonly seenTogether: number
}

/** What speaks for a possible meeting. */
export function darkParts(facts: DarkFacts, rivals: readonly [number, number]): DarkParts {
  return {
    silence: facts.silenceBits,
    lostTime: facts.lostTimeBits,
    stay: dwellBits(facts.dwellMs, facts.unexplainedMs),
    others: rivalsBits(...rivals),
    partner: facts.partner === undefined ? 0 : partnerBits(facts.partner),
    seenTogether: CONTACT_BITS[facts.contacts]!,
  }
}

/** The bits of all parts: exact, in whatever order. */
export const sumOfParts = ({ silence, lostTime, stay, others, partner, seenTogether }: DarkParts): number =>
  silence + lostTime + stay + others + partner + seenTogether
