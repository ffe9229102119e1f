import type { IdentitySupport } from './identity.js'
import type { VesselId } from './report.js'

/** A name on a list. */
export interface ListedName {
  /** As listed. */
  readonly name: string
  /** Whether the list has it as the ship's name, as one from before, or as another one it goes by. */
  readonly status: 'current' | 'former' | 'other'
}

/** A flag on a list. */
export interface ListedFlag {
  /** ISO 3166-1 alpha-2 where the list's word for it is known, else that word. */
  readonly flag: string
  /** Whether the list has it as the ship's flag, or as one from before. */
  readonly status: 'current' | 'former'
}

/** One ship on a list. Only what tells a ship from others; nothing of owners or other persons. */
export interface WatchlistEntry {
  /** The list's own number, or one made of the ship's. */
  readonly id: string
  /** IMO numbers, seven digits, with a check digit that fits; mostly one. */
  readonly imos: readonly string[]
  /** MMSIs, nine digits. Lists keep old ones, and an administration hands numbers on. */
  readonly mmsis: readonly string[]
  /** Call signs, letters and digits. */
  readonly callSigns: readonly string[]
  /** Names, the current one first. */
  readonly names: readonly ListedName[]
  /** Flags, the current one first. */
  readonly flags: readonly ListedFlag[]
  /** Type of ship, 0 to 255, as in AIS; only where the list's word has one. */
  readonly shipType?: number
  /** Length over all, metres. */
  readonly lengthM?: number
  /** Breadth, metres. */
  readonly beamM?: number
  /** Gross tonnage (no unit: a measure of volume). */
  readonly grossTonnage?: number
  /** When it was listed, epoch milliseconds; absent where the list does not say. */
  readonly listedFrom?: number
  /** When it was taken off, epoch milliseconds; absent where it still stands there, or the list does not say. */
  readonly listedTo?: number
  /** Programmes, data sets or grounds, as listed; sorted. */
  readonly programs: readonly string[]
  /** Where to read more. */
  readonly url?: string
}

/** Ships that somebody lists, for whatever reason: plain data. */
export interface Watchlist {
  /** Kind of record. */
  readonly kind: 'watchlist'
  /** Name of the list. */
  readonly name: string
  /** When the list was as it is here, epoch milliseconds; absent where not known. */
  readonly asOf?: number
  /** The ships, sorted by id. */
  readonly entries: readonly WatchlistEntry[]
}

/** What a match rests on, the best first. */
export type WatchlistBasis =
  | 'imo' // equal IMO numbers
  | 'mmsi' // equal MMSIs
  | 'call-sign-name' // equal call signs, and names that are one or nearly
  | 'call-sign' // equal call signs alone
  | 'name-size' // names that are one or nearly, on a hull of the same size
  | 'name' // names alone: a hint, never more

/** How well a match is supported. It says nothing of what the ship did. */
export type WatchlistStrength = 'weak' | 'moderate' | 'strong'

/** One field of a spell beside that of an entry. */
export interface WatchlistField {
  /** Which field. */
  readonly field: 'imo' | 'mmsi' | 'callSign' | 'name' | 'lengthM' | 'beamM' | 'grossTonnage' | 'shipType' | 'flag'
  /** 'variant': can be a slip, or another way of writing; 'different' speaks against the match. */
  readonly relation: 'same' | 'variant' | 'different'
  /** As listed. Several are joined by ' / '. */
  readonly listed: string
  /** As sent. Text from the air: escape it wherever it is shown. */
  readonly sent: string
  /** Of names and flags: what the list says of the one that agrees. */
  readonly status?: 'current' | 'former' | 'other'
  /** How often and for how long it was sent, where that is counted. */
  readonly support?: IdentitySupport
}

/** Whether a ship stood on the list when it sent an identity. */
export type ListingRelation =
  | 'listed' // all the while
  | 'partly' // it was listed, or taken off, meanwhile
  | 'listed-later' // not yet
  | 'delisted-before' // no more
  | 'undated' // the list does not say

/** Whether and when a ship stood on a list. */
export interface Listing {
  /** Relation of the listing to the time in question. */
  readonly relation: ListingRelation
  /** The same as a sentence. */
  readonly why: string
  /** When it was listed, epoch milliseconds. */
  readonly listedFrom?: number
  /** When it was taken off, epoch milliseconds. */
  readonly listedTo?: number
  /** When the list was as it is here, epoch milliseconds. */
  readonly asOf?: number
}

/**
 * A spell of an identity that may be that of a listed ship. It is about who a ship is, not about what it did: it
 * carries no bits, and no score counts it.
 */
export interface WatchlistMatch {
  /** Kind of record. */
  readonly kind: 'watchlist-match'
  /** Made of kind, spell, list and entry. */
  readonly id: string
  /** The transmitter. */
  readonly vessel: VesselId
  /** Id of the spell. */
  readonly spell: string
  /** First message of the spell, epoch milliseconds. */
  readonly start: number
  /** Last message of the spell, epoch milliseconds. */
  readonly end: number
  /** Name of the list. */
  readonly list: string
  /** Id of the entry. */
  readonly entry: string
  /** First name of the entry, as listed. */
  readonly listedName?: string
  /** What it rests on. */
  readonly by: WatchlistBasis
  /** How well it is supported. */
  readonly strength: WatchlistStrength
  /** The same as a sentence. */
  readonly why: string
  /** All fields that both have, those that agree and those that do not. */
  readonly fields: readonly WatchlistField[]
  /** Whether it stood on the list during the spell. */
  readonly listing: Listing
  /** Programmes, data sets or grounds, as listed. */
  readonly programs: readonly string[]
  /** Where to read more. */
  readonly url?: string
}
