import type { RegistryEntry } from '../identity/rule/index.js'
import type { Knowledge } from '../knowledge/index.js'
import type {
  Rejected,
  StaticReport,
  ReviewedPair,
  Particulars,
  Track,
  VesselInterval,
  Watchlist,
} from '../model/index.js'
import type { Coastline, Zones } from '../place/index.js'

/**
 * What detectors look at: tracks, and what else is known. A bare `{ tracks }` suffices; what is left out adds nothing.
 * Plain, transferable data.
 */
export interface Scene {
  /**
   * One track a hull. Cleaned by `prepare` in a `PreparedScene`; others are taken as they are, with the false fixes
   * that are in them.
   */
  readonly tracks: readonly Track[]
  /** What is known of the hulls over time: names, types, sizes. */
  readonly particulars?: readonly Particulars[] | undefined
  /** Stretches in which a vessel has no trustworthy position: they count as silence, and nobody is met in them. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
  /** Static reports, in any order. */
  readonly statics?: readonly StaticReport[] | undefined
  /** Reports that cleaning set aside: those of impossible jumps count against silences. */
  readonly rejected?: readonly Rejected[] | undefined
  /** What was learnt before, from `learn`; without it `detect` learns from the scene first. */
  readonly knowledge?: Knowledge | undefined
  /** From `createCoastline`. */
  readonly coastline?: Coastline | undefined
  /** Areas to name, from `createZones`. */
  readonly zones?: Zones | undefined
  /** Lists of ships to match, from `readWatchlist` or `toWatchlist`. */
  readonly watchlists?: readonly Watchlist[] | undefined
  /** What a register says of ships. */
  readonly registry?: readonly RegistryEntry[] | undefined
  /** Pairs whose rendezvous someone has looked at and wants suppressed: see `suppressReviewed`. */
  readonly reviewed?: readonly ReviewedPair[] | undefined
  /**
   * Reports after this instant are set aside, and ships silent until then have open gaps, epoch milliseconds. Default:
   * neither.
   */
  readonly now?: number | undefined
  /** Where the input came from, to be named in findings: files and their digests. */
  readonly sources?: readonly InputSource[] | undefined
}

/** One file or feed that was read. */
export interface InputSource {
  /** Its name. */
  readonly name: string
  /** Its size, bytes. */
  readonly bytes?: number
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256?: string
}

/** What was given, in figures that do not depend on its order. */
export interface InputDigest {
  /** Position reports. */
  readonly reports: number
  /** Vessels that sent them. */
  readonly vessels: number
  /**
   * Sum of a hash of each report (vessel, instant, place), hexadecimal: the same reports in any order and in any files
   * have the same.
   */
  readonly digest: string
}

/** A scene that `prepare` made: tracks are cleaned, one a hull. */
export interface PreparedScene extends Scene {
  /** Tells it from a scene whose tracks were not cleaned. */
  readonly prepared: true
  readonly particulars: readonly Particulars[]
  readonly falseStretches: readonly VesselInterval[]
  readonly statics: readonly StaticReport[]
  readonly rejected: readonly Rejected[]
  /** What was given. */
  readonly input: InputDigest
  /** What a user should know of the input before anything that was found in it, in sentences. */
  readonly warnings: readonly string[]
}
