import type { Knowledge } from '../knowledge/index.js'
import type { AssessedMeeting, AssessedVessel } from '../model/assess.js'
import type { DarkRendezvous, LoneLoitering } from '../model/dark.js'
import type { Gap } from '../model/gap.js'
import type { GapScore, SparseSending } from '../model/gapScore.js'
import type { Capped, Loitering, Rendezvous, RendezvousGroup } from '../model/findings.js'
import type { IdentityScore } from '../identity/index.js'
import type { IdentityFinding } from '../model/identity.js'
import type { VesselId } from '../model/report.js'
import type { Rejected, RejectReason } from '../model/rejected.js'
import type { Particulars } from '../model/track.js'
import type { Darkness } from '../night/index.js'
import type { DetectOptions } from './options.js'

/** Name and version of the shape of `Findings`: the `$id` of its JSON Schema, `schema/findings.schema.json`. */
export const FINDINGS_SCHEMA = 'urn:darkwake:schema:findings:1'

/** Where and when a finding lies, in terms of land, harbours, zones and light. */
export interface FindingContext {
  /** The nearest harbour, by its id in `listHarbours(knowledge)`. Absent, as the next two, where none is known. */
  readonly harbour?: string
  /** What kind of harbour that is. */
  readonly harbourKind?: 'port' | 'anchorage'
  /** How far it is, metres; 0 within it. */
  readonly harbourDistanceM?: number
  /** To the nearest land, metres; 0 on land. Absent where no coastline was given. */
  readonly coastDistanceM?: number
  /** Names of the zones that hold the place, in the order in which the zones were given. */
  readonly zones: readonly string[]
  /** How dark it was during the finding, at its place. */
  readonly night: Darkness
}

/** Reports and stretches that `detect` set aside, counted. */
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
  /** Possible meetings in the dark that rank below those listed, counted once for each silent ship. */
  readonly dark: number
  /** Meetings that were weighed and have fewer bits than those listed. */
  readonly meetings: number
  /** Ships that have fewer bits than those listed. */
  readonly vessels: number
  /** Findings of all kinds that filters left out: see `selectFindings`. */
  readonly filtered: number
  /** Contacts of pairs that someone reviewed and wants kept quiet: see `keepReviewedQuiet`. */
  readonly reviewedMeetings: number
  /** Of how many pairs these were. */
  readonly reviewedPairs: number
}

/** What identity findings say of one vessel together. */
export interface VesselIdentity extends IdentityScore {
  /** The transmitter. */
  readonly vessel: VesselId
}

/** What `detect` found: plain JSON. Every finding is an indicator, never a verdict. */
export interface Findings {
  /** Name and version of this shape. */
  readonly schema: typeof FINDINGS_SCHEMA
  /** The options as given: with them, and the same input, the same findings come out. */
  readonly options: DetectOptions
  /** What was learnt from the data, or given. */
  readonly knowledge: Knowledge
  /** Measured contacts of two ships, in order of start. */
  readonly rendezvous: readonly Rendezvous[]
  /** Three or more ships in one event. */
  readonly groups: readonly RendezvousGroup[]
  /** Stretches of little way away from harbours. */
  readonly loitering: readonly Loitering[]
  /** Silences longer than one should have expected, in order of start. */
  readonly gaps: readonly Gap[]
  /** How telling each silence is, in the order of `gaps`. */
  readonly gapScores: readonly GapScore[]
  /** Stretches in which ships were heard far less often than they should have been, without a gap, in order of start. */
  readonly sparse: readonly SparseSending[]
  /** Ships that could have met while one or both were silent: of each silence the likeliest, best first. Possible is not likely. */
  readonly dark: readonly DarkRendezvous[]
  /** Ships that lay in the open with nobody heard beside them, in order of start. */
  readonly lone: readonly LoneLoitering[]
  /** What changed and what is odd about who ships say they are, in order of start. Matches of watchlists count nothing: ID-33. */
  readonly identity: readonly IdentityFinding[]
  /** What that says of each vessel together, the most telling first. */
  readonly identityScores: readonly VesselIdentity[]
  /** Meetings with all that was weighed, those of most bits first; as many as `list.maxAssessed`. */
  readonly meetings: readonly AssessedMeeting[]
  /** Ships of which something was found, those of most bits first; as many as `list.maxAssessed`. */
  readonly vessels: readonly AssessedVessel[]
  /** For each finding, by its id: land, harbours, zones, light. */
  readonly context: Readonly<Record<string, FindingContext>>
  /** What is known of the vessels that take part in a finding. */
  readonly particulars: readonly Particulars[]
  /** Reports that were set aside, and why. */
  readonly rejected: RejectedSummary
  /** Findings that were left out, counted. */
  readonly leftOut: LeftOut
  /** Places and hours so crowded that only some of their vessels were compared. */
  readonly capped: readonly Capped[]
}
