import type { Dimensions } from '../../model/report.js'

/** What the page is about, for its viewer. Plain JSON, embedded in the page. */
export interface PageData {
  /** Title of the page. */
  readonly title: string
  /** One line each: what was looked at, what was set aside. */
  readonly summary: readonly string[]
  /** Everything listed, first what a person may want to look at first. */
  readonly items: readonly PageItem[]
  /** Outlines of land around the findings: rings of longitude, latitude, longitude, … in degrees, near `middleLon`. */
  readonly land: readonly (readonly number[])[]
  /** Longitudes on the map are within 180 degrees of this. */
  readonly middleLon: number
}

/** One finding. */
export interface PageItem {
  /** Id of the finding. */
  readonly id: string
  /** What it is, in a word or two: "drifting", "silence". */
  readonly kind: string
  /** Names of the vessels as sent, or their numbers. Text from the air. */
  readonly vessels: string
  /** Epoch milliseconds. */
  readonly start: number
  /** Epoch milliseconds. */
  readonly end: number
  /** Degrees, near `middleLon`. */
  readonly lon: number
  /** Degrees. */
  readonly lat: number
  /** What was weighed in all, bits. */
  readonly bits?: number
  /** Metres between the ships, where two were heard. */
  readonly apartM?: number
  /** Metres to the nearest known harbour. */
  readonly harbourM?: number
  /** Share of the time with the sun below -6°. */
  readonly darkShare?: number
  /** "AIS shows … consistent with … also seen with …" */
  readonly sentence: string
  /** Evidence: what, and how much. */
  readonly facts: readonly (readonly [what: string, value: string])[]
  /** What was weighed: each factor, what was observed, and what it counts for, bits. */
  readonly factors?: readonly (readonly [factor: string, observed: string, bits: number])[]
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
  /** Distance between the antennas: seconds since `start`, and metres; null where one of them had no position. */
  readonly distance: { readonly s: readonly number[]; readonly m: readonly (number | null)[] }
  /** Stretches with the sun below -6°, seconds since `start`. */
  readonly dark: readonly (readonly [from: number, to: number])[]
  /** The event itself, seconds since `start`. */
  readonly event: readonly [from: number, to: number]
}

/** One ship's way: columns, one element a fix. */
export interface PageShip {
  /** Name as sent, or number. Text from the air. */
  readonly name: string
  /** Seconds since the detail's `start`. */
  readonly s: readonly number[]
  /** Metres east of the finding. */
  readonly east: readonly number[]
  /** Metres north of the finding. */
  readonly north: readonly number[]
  /** Longitudes, degrees, near `middleLon`. */
  readonly lon: readonly number[]
  /** Latitudes, degrees. */
  readonly lat: readonly number[]
  /** Speed over ground, knots, as sent. */
  readonly sogKn: readonly (number | null)[]
  /** True heading, degrees, as sent. */
  readonly headingDeg: readonly (number | null)[]
  /** Hull around the antenna, as sent; where only length and breadth were sent, with the antenna put in its middle. */
  readonly dimensions?: Dimensions
  /** Silences, seconds since the detail's `start`. */
  readonly silent: readonly (readonly [from: number, to: number])[]
}
