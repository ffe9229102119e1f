import type { VesselId } from './report.js'

/**
 * Two ships whose rendezvous someone has looked at and wants suppressed: a tug and her barge, a supplier and her
 * platform.
 */
export interface ReviewedPair {
  /**
   * The two ships, each as the feed numbers it (the MMSI), or by IMO number (`'IMO 9187629'`). Names do not count:
   * anybody can send one, and what hides a rendezvous must not be that easy.
   */
  readonly vessels: readonly [VesselId, VesselId]
  /** Only rendezvous that begin at this instant or later, epoch milliseconds. Default: since ever. */
  readonly from?: number | undefined
  /** Only rendezvous that begin at this instant or earlier, epoch milliseconds. Default: for ever. */
  readonly until?: number | undefined
  /** A rendezvous of this many bits and more is listed all the same. Default: none is. */
  readonly untilBits?: number | undefined
  /** Why; for people. */
  readonly note?: string | undefined
  /** Who looked at it; for people. */
  readonly by?: string | undefined
}
