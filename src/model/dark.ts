import type { VesselId } from './report.js'

/** What of a possible meeting speaks for it, in bits, each a multiple of 1/256. For ranking, not a probability: `bits` is their sum. */
export interface DarkBits {
  /** Sum of the others. */
  readonly bits: number
  /** How unusual the silences are: their scores where given, else their length beside the limit. */
  readonly silenceBits: number
  /** Time that a passage at the ship's own speed does not account for. */
  readonly lostTimeBits: number
  /** How long the ships could have lain together, beside what a transfer takes and beside the silence. */
  readonly dwellBits: number
  /** How many others each could have met as well. */
  readonly rivalsBits: number
  /** What the visible ship did; less than 0 where it lay at a berth; 0 where both are silent. */
  readonly partnerBits: number
  /** The two were within the limit of each other when the silence began, or ended: seen together, not inferred. */
  readonly contactBits: number
}

/** One silent ship of a possible meeting. */
export interface SilentShip {
  /** The transmitter. */
  readonly vessel: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** Id of its gap. */
  readonly gap: string
  /** How long it was silent, ms; of an open gap, until `now`. */
  readonly durationMs: number
  /** Top speed that reach assumes, knots. */
  readonly topSpeedKn: number
  /** Time to spare: the silence, less the direct passage between its fixes at top speed, ms. */
  readonly slackMs: number
  /** The same at the greater of the speeds reported at its fixes, ms, at least 0; absent where both are slow or not known. */
  readonly lostMs?: number
  /** The gap's score, where one was given. */
  readonly gapBits?: number
  /** Place of this meeting among all possible ones of the gap, 1 for the one with the most bits. */
  readonly rank: number
}

/** The ship that was heard, where only the other was silent. */
export interface VisiblePartner {
  /** The transmitter. */
  readonly vessel: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** Start of the slow stay during which it could have been met, epoch milliseconds. */
  readonly stayStart: number
  /** End of that stay, epoch milliseconds. */
  readonly stayEnd: number
  /** Mean speed over the window, knots. */
  readonly speedKn: number
  /** Mean speed over the hour before the stay, knots; absent where it was not heard. */
  readonly speedBeforeKn?: number
  /** Mean speed over the hour after the stay, knots; absent where it was not heard. */
  readonly speedAfterKn?: number
  /** True where it was under way, and slowed down for the stay not long before the window or within the silence. */
  readonly slowed: boolean
  /** True where it hardly moved over the window. */
  readonly stopped: boolean
  /** True where it slowed down and altered course by 20 degrees or more in the two hours before, towards the place. */
  readonly turnedTowards: boolean
  /** True where its fixes scattered by at most 10 m, as those of ships do that are made fast. */
  readonly moored: boolean
  /** True in a harbour, or where other ships are known to stop for hours within a kilometre: a stop that explains itself. */
  readonly berth: boolean
  /** How far it was from the silent ship's last fix at that instant, metres; absent where it had no position then. */
  readonly apartBeforeM?: number
  /** How far it was from the silent ship's next fix at that instant, metres; absent where it had no position then, or none came. */
  readonly apartAfterM?: number
  /** True where it was under way again after the stay, not long after the silence or within it. */
  readonly left: boolean
}

/**
 * Two ships that could have met while one or both were silent. Possible is not likely: AIS shows silences that leave room for a
 * meeting, which is also what ships out of reception, on their way, leave.
 */
export interface DarkRendezvous {
  /** Kind of finding. */
  readonly kind: 'dark'
  /** Made of kind, vessels and the report after which both conditions held: silence of each silent ship, stay of the other. */
  readonly id: string
  /** Whether both ships were silent, or one. */
  readonly dark: 'both' | 'one'
  /** The two transmitters, sorted. */
  readonly vessels: readonly [VesselId, VesselId]
  /** Which of the hulls that use these ids, in the same order. */
  readonly hulls: readonly [number, number]
  /** Earliest instant at which the two can have been within the limit of each other, epoch milliseconds. */
  readonly start: number
  /** Latest such instant, epoch milliseconds. */
  readonly end: number
  /** The longest time that they can have lain together, ms. */
  readonly maxDwellMs: number
  /** Where: the place of the longest stay, degrees. */
  readonly lon: number
  /** Where: the place of the longest stay, degrees. */
  readonly lat: number
  /** How many other possible meetings each ship had within the same window, in the order of `vessels`. */
  readonly rivals: readonly [number, number]
  /** The silent ships, in the order of `vessels`: one or two. */
  readonly silent: readonly SilentShip[]
  /** The ship that was heard; absent where both were silent. */
  readonly partner?: VisiblePartner
  /** What the rank is made of. */
  readonly score: DarkBits
}

/** Possible meetings of one gap, found and kept. */
export interface DarkCount {
  /** Id of the gap. */
  readonly gap: string
  /** How many possible meetings it had. */
  readonly feasible: number
  /** How many of them were not returned: they rank below `maxPerGap` for each of their gaps. */
  readonly leftOut: number
}

/** A ship that made little way in the open with nobody heard beside it. An indicator: waiting for orders or weather looks the same. */
export interface LoneLoitering {
  /** Kind of finding. */
  readonly kind: 'lone-loitering'
  /** Made of kind, vessel and start: known when the finding opens. */
  readonly id: string
  /** The transmitter. */
  readonly vessel: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** Start, epoch milliseconds. */
  readonly start: number
  /** End, epoch milliseconds. */
  readonly end: number
  /** `end - start`. */
  readonly durationMs: number
  /** Middle of the path, degrees. */
  readonly lon: number
  /** Middle of the path, degrees. */
  readonly lat: number
  /** Mean speed, knots. */
  readonly meanSpeedKn: number
  /** Time during which some other vessel was heard within the limit, ms. */
  readonly companyMs: number
  /** The nearest that any other vessel was heard, metres; absent where none came within the limit. */
  readonly nearestM?: number
  /** To the nearest known harbour, metres; absent without knowledge or harbours. */
  readonly harbourDistanceM?: number
  /** To the nearest coast, metres; absent without a coastline. */
  readonly shoreDistanceM?: number
}
