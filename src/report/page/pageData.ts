import type { Band, Dimensions } from '../../model/index.js'

/** What the page is about, for its viewer. Plain JSON, embedded in the page. */
export interface PageData {
  /** Title of the page. */
  readonly title: string
  /** What a user should know of the input before anything that was found in it. */
  readonly warnings: readonly string[]
  /** One line each: what was looked at, what was set aside. */
  readonly summary: readonly string[]
  /**
   * Everything listed, in the order of the findings: list matches first, then what to look at first, and last what is
   * folded.
   */
  readonly items: readonly PageItem[]
  /** Kinds of what is listed and of the time lines, each once. */
  readonly kinds: readonly PageKind[]
  /** The ships that take part in what is listed, and those of their time lines. */
  readonly ships: readonly PageVessel[]
  /** What was weighed, in words: each once, whatever the number of findings. */
  readonly words: readonly PageWords[]
  /** Outlines of land around the findings: rings of longitude, latitude, longitude, … in degrees, near `middleLon`. */
  readonly land: readonly (readonly number[])[]
  /** Longitudes on the map are within 180 degrees of this. */
  readonly middleLon: number
}

/** What is said of a kind of finding. */
export interface PageKind {
  /** Kind of finding. */
  readonly kind: string
  /** In the field's words: "AIS gap". */
  readonly label: string
  /** Of several. */
  readonly plural: string
  /** What its bits mean, after "bits:". */
  readonly bitsMean?: string
}

/** One ship, as it is known. */
export interface PageVessel {
  /** The transmitter: usually its MMSI. */
  readonly id: string
  /** Name as sent. Text from the air. */
  readonly name?: string
  /** Type in a word: "tanker". */
  readonly type?: string
  /** What else is known: what, and its value as sent. Text from the air. */
  readonly facts: readonly (readonly [what: string, value: string])[]
  /** What was weighed in all, bits. */
  readonly bits?: number
  /** The same in words. */
  readonly band?: Band
  /** Those of her findings that are not listed. */
  readonly timeLine?: readonly PageTimeLine[]
  /** How many of them are left out. */
  readonly leftOut?: number
  /** How many contacts in ports she had. */
  readonly portContacts?: number
  /** How many large groups she was part of that are not listed. */
  readonly crowds?: number
}

/** One line of a ship's history. */
export interface PageTimeLine {
  /** When, epoch milliseconds. */
  readonly t: number
  /** Until when. */
  readonly end?: number
  /** Kind of the finding. */
  readonly kind: string
  /** How ships moved, of kinds that tell. */
  readonly mode?: string
  /** Id of the finding. */
  readonly of: string
  /** Place of the other ship in `ships`. */
  readonly other?: number
  /** What was weighed, bits. */
  readonly bits?: number
}

/** Evidence in words. */
export interface PageWords {
  /** What it is about. */
  readonly label: string
  /** Where the rule comes from. */
  readonly source: string
  /** What was compared with; empty where nothing is measured. */
  readonly limits: string
  /** What else looks the same. */
  readonly innocent: readonly string[]
}

/**
 * What was weighed: place of its words in `PageData.words`, what was observed, what it counts for in bits, and the
 * finding it rests on.
 */
export type PageEvidence = readonly [words: number, observed: string, bits: number, of?: string]

/** One finding. */
export interface PageItem {
  /** Id of the finding. */
  readonly id: string
  /** Its kind. */
  readonly kind: string
  /** How ships moved, of kinds that tell: "drifting". */
  readonly mode?: string
  /** Place among what is to be looked at; list matches have none. */
  readonly rank?: number
  /**
   * The fold that it stands in: list matches before all else, and contacts with more against than for them after it.
   */
  readonly fold?: 'pinned' | 'folded'
  /** Names of the vessels as sent, or their numbers. Text from the air. */
  readonly vessels: string
  /** Places of the vessels in `ships`. */
  readonly who: readonly number[]
  /** Epoch milliseconds. */
  readonly start: number
  /** Epoch milliseconds; of what goes on, as far as it was followed. */
  readonly end: number
  /** Degrees, near `middleLon`; absent where no place is known. */
  readonly lon?: number
  /** Degrees. */
  readonly lat?: number
  /** What was weighed in all, bits. */
  readonly bits?: number
  /** The same in words. */
  readonly band?: Band
  /** Metres between the ships, where two were heard. */
  readonly apartM?: number
  /** Metres to the nearest known harbour. */
  readonly harbourM?: number
  /** Share of the time with the sun below -6°. */
  readonly darkShare?: number
  /** "AIS shows …, consistent with …, also seen with …" */
  readonly sentence: string
  /** What was measured: what, and how much. */
  readonly facts: readonly (readonly [what: string, value: string])[]
  /** What was weighed and counts, in order of weight. */
  readonly evidence?: readonly PageEvidence[]
  /** What was seen and counts nothing; with what it would count alone, where others of its family count already. */
  readonly noted?: readonly PageEvidence[]
  /** Ids of other findings that it rests on, or is made of. */
  readonly linked?: readonly string[]
  /** Areas to draw, rings as in `land`. */
  readonly areas?: readonly (readonly number[])[]
  /** Tracks and distances around it; only of the first of the list. */
  readonly detail?: PageDetail
}

/** What is drawn of one finding. */
export interface PageDetail {
  /** From when, epoch milliseconds. */
  readonly start: number
  /** Until when, epoch milliseconds. */
  readonly end: number
  /** The ships. */
  readonly ships: readonly PageShip[]
  /** Distance between the antennas, metres, every `stepMs` from `start`; null where one of them had no position. */
  readonly distance: { readonly stepMs: number; readonly m: readonly (number | null)[] }
  /** Stretches with the sun below -6°, seconds since `start`. */
  readonly dark: readonly (readonly [from: number, to: number])[]
  /** The event itself, seconds since `start`. */
  readonly event: readonly [from: number, to: number]
}

/** Whole numbers: the first as it is, each other less the one before. */
export type Steps = readonly number[]

/** One ship's way: columns, one element a fix. */
export interface PageShip {
  /** Name as sent, or number. Text from the air. */
  readonly name: string
  /** Seconds since the detail's `start`, in steps. */
  readonly s: Steps
  /** Tenths of a metre east of the finding, in the plane that touches the globe there, in steps. */
  readonly east: Steps
  /** Tenths of a metre north of the finding, in steps. */
  readonly north: Steps
  /** Longitudes, 1e-5 degrees, near `middleLon`, in steps. */
  readonly lon: Steps
  /** Latitudes, 1e-5 degrees, in steps. */
  readonly lat: Steps
  /** Each report's place in the caller's input, in steps. */
  readonly row: Steps
  /** Of how many reports one is here. */
  readonly every: number
  /** Speed over ground, knots, as sent. */
  readonly sogKn: readonly (number | null)[]
  /** True heading, degrees, as sent. */
  readonly headingDeg: readonly (number | null)[]
  /** Hull around the antenna, as sent; where only length and breadth were sent, with the antenna put in its middle. */
  readonly dimensions?: Dimensions
  /** True where the antenna was put in the middle. */
  readonly antennaAssumed?: true
  /** Silences, seconds since the detail's `start`. */
  readonly silent: readonly (readonly [from: number, to: number])[]
}
