import type { Band, Factor } from './factor.js'
import type { VesselId } from './report.js'

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

/** A measured contact of two ships, weighed. An indicator, never a verdict. */
export interface AssessedMeeting {
  /** Kind of record. */
  readonly kind: 'assessed-meeting'
  /** Id of the rendezvous that was weighed. */
  readonly id: string
  /** The two transmitters, sorted. */
  readonly vessels: readonly [VesselId, VesselId]
  /** Which of the hulls that use these ids, in the same order. */
  readonly hulls: readonly [number, number]
  /** Start, epoch milliseconds. */
  readonly start: number
  /** End, epoch milliseconds. */
  readonly end: number
  /** Middle of the pair halfway, degrees. */
  readonly lon: number
  /** Middle of the pair halfway, degrees. */
  readonly lat: number
  /**
   * Sum of what the factors count for, exactly: log2 of how much likelier what was observed is of a transfer at sea than of other
   * contacts.
   */
  readonly bits: number
  /** The same in words. */
  readonly band: Band
  /** What speaks for and against, in order of how much it counts. */
  readonly factors: readonly Factor[]
  /** Everyday work that it looks like; empty where like none. */
  readonly usualWork: readonly UsualWork[]
  /** Ids of other findings that it rests on: silences, possible meetings, identities, lists; sorted. */
  readonly evidence: readonly string[]
}

/** Meetings of ships in turn: the first with the second, then the second with the third. */
export interface MeetingChain {
  /** The ships in order, at least three. */
  readonly vessels: readonly VesselId[]
  /** Ids of the meetings, one fewer than ships. */
  readonly meetings: readonly string[]
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

/** What an entry of a time line is about. */
export type TimeLineKind = 'meeting' | 'gap' | 'dark' | 'identity' | 'spell' | 'harbour' | 'loitering'

/** One line of a ship's history. */
export interface TimeLineEntry {
  /** When, epoch milliseconds. */
  readonly t: number
  /** Until when, epoch milliseconds; absent where it is an instant, or goes on. */
  readonly end?: number
  /** About what. */
  readonly kind: TimeLineKind
  /** Id of the finding, or of the harbour. */
  readonly of: string
  /** The other ship, where there is one. */
  readonly with?: VesselId
  /** Place, degrees, where known. */
  readonly lon?: number
  /** Place, degrees, where known. */
  readonly lat?: number
  /** What its assessment or score says, where it has one. */
  readonly bits?: number
}

/** All that was found of one ship. */
export interface AssessedVessel {
  /** Kind of record. */
  readonly kind: 'assessed-vessel'
  /** Made of kind and vessel. */
  readonly id: string
  /** The transmitter. */
  readonly vessel: VesselId
  /** Sum of what the factors count for, exactly. For ranking what to look at: no probability. */
  readonly bits: number
  /** The same in words. */
  readonly band: Band
  /** Her best meeting, her identities, her silences, her chains. */
  readonly factors: readonly Factor[]
  /** Ids of her meetings, those with the most bits first; at most `maxListed`. */
  readonly meetings: readonly string[]
  /** Ids of her silences, in order of time; at most `maxListed`. */
  readonly gaps: readonly string[]
  /** Ids of her possible meetings in silence, in order of time; at most `maxListed`. */
  readonly dark: readonly string[]
  /** Ids of what was found about her identities, in order of time; at most `maxListed`. */
  readonly identity: readonly string[]
  /** Ids of her identity spells, in order of time; at most `maxListed`. */
  readonly spells: readonly string[]
  /** Numbers and their countries over time. */
  readonly flags: readonly FlagSpan[]
  /** Chains of meetings that she is part of. */
  readonly chains: readonly MeetingChain[]
  /** Last harbour call before her first meeting, those between, and the first after her last. */
  readonly harbourCalls: readonly HarbourCall[]
  /** All of it in order of time; at most `maxListed` entries, those of most bits. */
  readonly timeLine: readonly TimeLineEntry[]
  /** How many entries the time line leaves out. */
  readonly leftOut: number
}
