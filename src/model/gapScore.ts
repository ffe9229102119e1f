import type { Score } from './factor.js'
import type { FindingBase, VesselRef } from './finding.js'
import type { VesselId } from './report.js'

/** A vessel that was heard near a silent one while it was silent. */
export interface HeardNeighbour {
  /** The transmitter. */
  readonly vessel: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** In how many slots of 10 minutes it was heard within reach of where the silent ship is likely to have been. */
  readonly slots: number
  /** The least distance at the first report of each, metres. */
  readonly distanceM: number
}

/**
 * A stretch of time in which nobody was heard where others should have been: the feed's or a receiver's, not the ship's
 * silence.
 */
export interface Outage {
  /** Start, epoch milliseconds; on a whole 10 minutes. */
  readonly start: number
  /** End, epoch milliseconds; on a whole 10 minutes. */
  readonly end: number
  /** Whether the whole feed heard next to nothing, or only what is near did not. */
  readonly of: 'feed' | 'place'
}

/**
 * What was heard of others while a ship was silent, by which its silence is scored: "silent on purpose or by fault"
 * against "sent, and not heard". The silent ship's reports are judged by what was heard of others, never by what it
 * sent itself.
 */
export interface GapHearing {
  /** Whether there would be more without the cap. */
  readonly capped: boolean
  /**
   * The same without the cap, a multiple of 1/256: orders silences that share the cap, and is to be believed no more
   * than it.
   */
  readonly uncappedBits: number
  /** Time that was judged, ms: whole slots of 10 minutes near enough to a fix and outside outages. */
  readonly judgedMs: number
  /** Share of the judged slots in which the ship should have been heard, 0 to 1; absent where none was judged. */
  readonly heardShare?: number
  /**
   * Reports that should have been heard in the judged time, and were not: by that share and the vessel's own interval.
   */
  readonly missedReports: number
  /**
   * Of an open gap of a ship under way: the share of the others that left the same place on the same way and were never
   * heard again, 0 to
   * 1. Absent where it lay still, or was heard again.
   */
  readonly lostShare?: number
  /**
   * Vessels nearby at a time, on average over the judged slots, that were known to be there (parted into 16, each
   * counts once).
   */
  readonly othersThere: number
  /** How many of them were heard, on average. */
  readonly othersHeard: number
  /** Outages within the silence, in order of time: they add nothing. */
  readonly outages: readonly Outage[]
  /** Time in outages, ms. */
  readonly outageMs: number
  /** The vessels heard nearest to its way meanwhile, nearest first; empty where no tracks were given. */
  readonly neighbours: readonly HeardNeighbour[]
  /** How many were heard near its way in all. */
  readonly neighboursInAll: number
}

/** What was measured of sparse sending. */
export interface SparseSendingMeasures {
  /** `end - start`. */
  readonly durationMs: number
  /** Reports in the stretch. */
  readonly reports: number
  /** Reports that others of its kind would have had heard there, times the vessel's own habit. */
  readonly expectedReports: number
  /** Reports of the vessel in the rest of its track beside what others would have had: its own habit, at most 1. */
  readonly ownShare: number
}

/**
 * A stretch in which a vessel was heard, and far less often than its place, its class and its own past lead one to
 * expect: from its first report to its last. Placed where it began. Its bits: log2 of the likelihood ratio of sparse
 * sending against lost reports.
 */
export interface SparseSending extends FindingBase<'sparse', SparseSendingMeasures, readonly [VesselRef]> {
  readonly end: number
  readonly lon: number
  readonly lat: number
  readonly score: Score
}
