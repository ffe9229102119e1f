import type { FactorValues, Score } from './factor.js'
import type { FindingBase } from './finding.js'
import type { Dimensions, VesselId } from './report.js'

/** A field of an identity that can change, vanish or be shared. */
export type IdentityField =
  | 'imo'
  | 'name'
  | 'callSign'
  | 'shipType' // compared by its first digit, 3x and 5x by both: the second is cargo hazard and flips between voyages
  | 'dimensions' // antenna to bow, stern, port and starboard: an installation's fingerprint
  | 'size' // length and breadth, where the feed does not tell the antenna's place
  | 'vendor' // maker, model and serial number of the transponder (message 24 part B)

/** How often and for how long something was heard. */
export interface IdentitySupport {
  /** Static messages. */
  readonly messages: number
  /**
   * Hours in which it was heard: each begins with the first message that is an hour or more after the last one's
   * beginning.
   */
  readonly hours: number
}

/** One spelling of a value, as sent. */
export interface RawValue {
  /** As sent. Text from the air: escape it wherever it is shown. */
  readonly value: string
  /** How many messages had it. */
  readonly messages: number
}

/**
 * What one field of a spell rests on: the run of its value, which may reach beyond the spell where other fields
 * changed.
 */
export interface FieldEvidence extends IdentitySupport {
  /** First message with the value, epoch milliseconds. */
  readonly first: number
  /** Last message with the value, epoch milliseconds. */
  readonly last: number
  /** The spellings, most frequent first (then in order of text): at most four; the rest are in `messages` only. */
  readonly raw: readonly RawValue[]
}

/** Where a vessel was heard. */
export interface IdentityPlace {
  /** Instant of the fix, epoch milliseconds. */
  readonly t: number
  /** Degrees, [-180, 180). */
  readonly lon: number
  /** Degrees. */
  readonly lat: number
  /** Speed over ground, knots; absent where not known. */
  readonly sogKn?: number
}

/** What made a spell begin or end. */
export type SpellEdge =
  | 'record' // nothing of this transmitter was heard before, or after
  | 'change' // another identity came before, or after
  | 'silence' // nothing was heard for longer than `maxSilenceMs`

/**
 * A run of one supported identity of one transmitter. What has too little support (junk, bit errors, a passing typo)
 * makes no spell of its own and does not end one. Spells of one transmitter overlap only where it sent two identities
 * by turns: see `shared`.
 *
 * Missing fields say nothing: the feed may not carry them. A field that was sent empty, in a message that can carry it,
 * stands in `empty`.
 */
export interface IdentitySpell {
  /** Kind of record. */
  readonly kind: 'spell'
  /** Made of kind, vessel and first message, and where spells overlap, of the identity. */
  readonly id: string
  /** The transmitter: usually its MMSI. */
  readonly vessel: VesselId
  /** First message of this identity, epoch milliseconds: the change lies after `notBefore`, and not after this. */
  readonly start: number
  /** Last message of this identity, epoch milliseconds: the next change lies after this, and not after `notAfter`. */
  readonly end: number
  /** Last message of what the transmitter sent before; absent where there was nothing before. */
  readonly notBefore?: number
  /** First message of what the transmitter sent next; absent where there was nothing after. */
  readonly notAfter?: number
  /** What made it begin. */
  readonly startsBy: SpellEdge
  /** What made it end. */
  readonly endsBy: SpellEdge
  /** True where the transmitter sent another supported identity at the same time. */
  readonly shared: boolean
  /** Number in the IMO field, digits only. Not checked: it may fail the check digit. Never a placeholder. */
  readonly imo?: string
  /** Name, cut at '@', trimmed, blanks squeezed. Never a placeholder. */
  readonly name?: string
  /** Call sign, upper case, without blanks. Never a placeholder. */
  readonly callSign?: string
  /** Type of ship, 0 to 255: the most frequent one of its kind. */
  readonly shipType?: number
  /** Hull around the antenna. */
  readonly dimensions?: Dimensions
  /** Length over all, metres: from `dimensions`, or where the feed gives only the length. */
  readonly lengthM?: number
  /** Breadth, metres. */
  readonly beamM?: number
  /** Vendor id of the transponder. */
  readonly vendor?: string
  /** Class of the transmitter. */
  readonly aisClass?: 'A' | 'B'
  /** Fields that were sent empty, with support, in messages that can carry them. Sorted. */
  readonly empty: readonly IdentityField[]
  /** All static messages of the spell. */
  readonly support: IdentitySupport
  /**
   * What of this transmitter was given up, as its summary is bounded; the same in all its spells, absent where nothing
   * was. Runs of one value in one field (of 16 open ones and of 64 ended ones those with the fewest messages go first),
   * whole stretches between long silences (of 64 the oldest), and the messages in both, counted once a field.
   */
  readonly dropped?: Readonly<Record<'runs' | 'stretches' | 'messages', number>>
  /** What each field rests on; only of fields that are known. */
  readonly evidence: Readonly<Partial<Record<IdentityField, FieldEvidence>>>
  /** First fix within the spell, where tracks were given (`locateSpells`). */
  readonly firstFix?: IdentityPlace
  /** Last fix within the spell, where tracks were given (`locateSpells`). */
  readonly lastFix?: IdentityPlace
}

/** A rule of the catalogue (`docs`: identity). */
export type IdentityRule =
  | 'ID-01' // the number in the IMO field is no IMO number
  | 'ID-02' // an IMO number was sent, and then none
  | 'ID-03' // the MMSI is of no class, or of no country
  | 'ID-05' // call sign of one country, MMSI of another
  | 'ID-06' // MMSI of one country, register of another
  | 'ID-10' // another name
  | 'ID-11' // another MMSI, the IMO number constant
  | 'ID-12' // many flags in a short time
  | 'ID-13' // another call sign, the country of the MMSI constant; or the reverse
  | 'ID-14' // another length, type or place of the antenna, the IMO number constant
  | 'ID-15' // A, then B, then A
  | 'ID-16' // several ships change together
  | 'ID-17' // a change within a silence or a meeting at sea, or close to one
  | 'ID-20' // one MMSI in two places
  | 'ID-21' // one IMO number under two MMSIs at one time, in two places
  | 'ID-22' // two MMSIs on one hull
  | 'ID-23' // two ships exchange identities at a meeting
  | 'ID-24' // a number one digit away from a listed or lately silent one
  | 'ID-30' // the register calls the number dead, or never issued
  | 'ID-31' // length or type differ from the register
  | 'ID-32' // the flag's administration disowns the ship, or its register is closed
  | 'ID-33' // on a list: context, not conduct
  | 'ID-34' // a new identity takes over where another fell silent
  | 'ID-35' // a large ship without a past
  | 'ID-36' // a number that slept for long sails again

/**
 * What shares one budget of evidence: a single cause can set off all rules of a family, so that at most two of them
 * count.
 */
export type IdentityFamily =
  | 'format' // identifiers that cannot be, or do not go together: ID-01, 03, 05
  | 'change' // what was sent differs from what was sent before: ID-02, 10 to 16
  | 'timing' // ID-17: strengthens a change, and is no family of its own for 'strong'
  | 'duplicate' // ID-20 to 23
  | 'succession' // ID-34 to 36
  | 'registry' // ID-06, 30 to 32
  | 'list' // ID-24; ID-33 adds no bits

/** One field of a finding: as it was, and as it became; or as it is, beside what it was compared with. Raw values. */
export interface IdentityDifference {
  /** Which field; `mmsi` and `flag` (two letters) beside those of a spell. */
  readonly field: IdentityField | 'mmsi' | 'flag' | 'lengthM'
  /** Before, or on the first vessel, or what it was compared with. Absent: empty, or not known. */
  readonly from?: string
  /** After, or on the second vessel, or what was sent. Absent: empty, or not known. */
  readonly to?: string
}

/** What one rule saw. */
export interface IdentityMeasures {
  /** Which rule. */
  readonly rule: IdentityRule
  /** Which weight of `IDENTITY_WEIGHTS`: a rule has several where its strength depends on what was seen. */
  readonly weight: string
  /** Raw values, by field. */
  readonly differences: readonly IdentityDifference[]
  /** What was measured; names carry units. */
  readonly observed: FactorValues
  /** What it was compared with. */
  readonly threshold: FactorValues
  /** Ids of the spells that it rests on, sorted by start. */
  readonly spells: readonly string[]
}

/**
 * What one rule saw in identities. An indicator, never a verdict: ships are sold, renamed and reflagged every day, and
 * crews mistype. `start` is the last instant at which the old state was received, or the start of the state; `end` the
 * first at which the new state was received, or its end: a change lies in between. `links` are the silences, rendezvous
 * and changes that it rests on. The score has the weight of the rule as its only factor.
 */
export interface IdentityFinding extends FindingBase<'identity', IdentityMeasures> {
  readonly end: number
  readonly score: Score
  readonly links: readonly string[]
}

/** How what was sent matches an entry of a list. */
export interface ListMatchMeasures {
  /** What was measured: list, entry, by what it matches, strength; names carry units. */
  readonly observed: FactorValues
  /** What it was compared with. */
  readonly threshold: FactorValues
  /** Raw values, by field: what the list has, and what was sent. */
  readonly differences: readonly IdentityDifference[]
  /** Ids of the spells that it rests on, sorted by start. */
  readonly spells: readonly string[]
}

/** What a ship sent matches an entry of a list (ID-33): who she may be, apart from all conduct. It has no bits. */
export interface ListMatch extends FindingBase<'list-match', ListMatchMeasures> {
  readonly end: number
  readonly links: readonly string[]
}
