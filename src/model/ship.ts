import type { Score } from './factor.js'
import type { VesselId } from './report.js'
import type { Particulars } from './track.js'

/** A kind of everyday work that puts two ships next to each other. */
export type UsualWork =
  | 'two-transmitters' // one hull that sends under two numbers
  | 'own-boat' // a ship and a craft of hers
  | 'tow' // a tug under way with another vessel: tow, pusher and barge, escort
  | 'tug' // a tug next to another vessel that lies
  | 'barge' // a tug that lies still alongside a ship at anchor for hours, as with a tank barge
  | 'pilot' // a pilot vessel
  | 'service' // port tender, pollution control, law enforcement, medical, diving, dredging
  | 'rescue' // search and rescue
  | 'bunkering' // a small tanker next to a ship near a harbour or at anchor
  | 'supply' // a workboat next to something that does not move, off a harbour
  | 'pair-trawling' // two fishing vessels in parallel
  | 'passenger' // a crew boat or tender at another ship
  | 'leisure' // yachts, sailing boats; ferries with each other

/** Rendezvous of ships in turn: the first with the second, then the second with the third. */
export interface RendezvousChain {
  /** The ships in order, at least three. */
  readonly vessels: readonly VesselId[]
  /** Ids of the rendezvous, one fewer than ships. */
  readonly rendezvous: readonly string[]
  /** Start of the first, epoch milliseconds. */
  readonly start: number
  /** End of the last, epoch milliseconds. */
  readonly end: number
}

/** A stay in a harbour that is known. */
export interface HarbourCall {
  /** The harbour, by its id in `listHarbours(knowledge)`. */
  readonly harbour: string
  /** What kind of harbour. */
  readonly harbourKind: 'port' | 'anchorage'
  /** First fix of the stay, epoch milliseconds. */
  readonly start: number
  /** Last fix of the stay, epoch milliseconds. */
  readonly end: number
  /** Middle of the stay, degrees. */
  readonly lon: number
  /** Middle of the stay, degrees. */
  readonly lat: number
}

/** The country whose number a ship sent, over a time. It tells who assigned the number, not which flag she flies. */
export interface FlagSpan {
  /** The transmitter. */
  readonly vessel: VesselId
  /** ISO 3166-1 alpha-2; absent where the number is of no country. */
  readonly country?: string
  /** First message, epoch milliseconds. */
  readonly start: number
  /** Last message, epoch milliseconds. */
  readonly end: number
}

/** One ship of the findings: who she said she was, and what was weighed of her as a whole. */
export interface Ship {
  /** The transmitter: usually its MMSI. */
  readonly id: VesselId
  /** What she sent of herself, in order of time; empty where nothing was. */
  readonly particulars: readonly Particulars[]
  /**
   * Her best rendezvous, her identities, her gaps and her chains together. For ranking what to look at: no probability.
   * Absent where nothing of her was weighed.
   */
  readonly score?: Score
  /** What was found of her identities together; absent where that has no bits. */
  readonly identityScore?: Score
  /** Numbers and their countries over time; absent, as the next two, where there are none. */
  readonly flags?: readonly FlagSpan[]
  /** Chains of rendezvous that she is part of. */
  readonly chains?: readonly RendezvousChain[]
  /** Last harbour call before her first rendezvous, those between, and the first after her last. */
  readonly harbourCalls?: readonly HarbourCall[]
}
