import type { Knowledge } from '../knowledge/index.js'
import type { Catalogue, Capped, Rejected, RejectReason, Ship } from '../model/index.js'
import type { InputDigest, InputSource } from '../scene/index.js'
import type { Finding } from './kinds.js'
import type { DetectOptions } from './options.js'

/** Name and version of the shape of `Findings`: the `$id` of its JSON Schema, `schema/findings.schema.json`. */
export const FINDINGS_SCHEMA = 'urn:darkwake:schema:findings:2'

/** Reports that `detect` set aside, counted. */
export interface RejectedSummary {
  /** How many reports were set aside, by reason; exact. */
  readonly counts: Partial<Readonly<Record<RejectReason, number>>>
  /** The first of them, in order of row. */
  readonly list: readonly Rejected[]
}

/** Findings that were made and then left out, so that the list stays useful. */
export interface LeftOut {
  /** Stretches of little way within, or close to, a harbour: every moored ship has one. */
  readonly loiteringNearHarbours: number
  /** Possible meetings in silence that rank below those listed, counted once for each silent ship. */
  readonly darkRendezvous: number
  /** Findings of all kinds that filters left out: see `selectFindings`. */
  readonly filtered: number
  /** Rendezvous of pairs that someone reviewed and wants suppressed: see `suppressReviewed`. */
  readonly reviewedRendezvous: number
  /** Of how many pairs these were. */
  readonly reviewedPairs: number
}

/** A list that was matched. */
export interface ListSource {
  /** Its name. */
  readonly name: string
  /** How many entries it has. */
  readonly entries: number
  /** Sum of a hash of each entry, hexadecimal: the same entries in any order have the same. */
  readonly digest: string
}

/** What findings were made of, and how: with it, and the same input, the same findings come out. */
export interface Provenance {
  /** Version of darkwake. */
  readonly version: string
  /** The options as given. */
  readonly options: DetectOptions
  /** The position reports that were given. */
  readonly input: InputDigest
  /** Files and feeds, where they were named. */
  readonly sources: readonly InputSource[]
  /** Lists that were matched. */
  readonly lists: readonly ListSource[]
  /** The present, epoch milliseconds, where it was given. */
  readonly now?: number
}

/** What `detect` found: plain JSON. Every finding is an indicator, never a verdict. */
export interface Findings {
  /** Name and version of this shape. */
  readonly schema: typeof FINDINGS_SCHEMA
  /** What they were made of, and how. */
  readonly provenance: Provenance
  /** What a user should know of the input before anything that was found in it, in sentences. */
  readonly warnings: readonly string[]
  /**
   * All findings of all kinds: list matches first, then what a person should look at first (`openingOdds`), and last
   * contacts in ports. The place in this list is the rank. `ofKind(findings, 'gap')` gives those of one kind.
   */
  readonly items: readonly Finding[]
  /** Ships that take part, those with the most bits first. */
  readonly ships: readonly Ship[]
  /** Label, source and innocent causes of every factor in `items` and `ships`, by its id. */
  readonly catalogue: Catalogue
  /** What was learnt from the data, or given. */
  readonly knowledge: Knowledge
  /** Reports that were set aside, and why. */
  readonly rejected: RejectedSummary
  /** Findings that were left out, counted. */
  readonly leftOut: LeftOut
  /** Places and hours so crowded that only some of their vessels were compared. */
  readonly capped: readonly Capped[]
}
