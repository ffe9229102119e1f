import type { VesselId } from './report.js'

/** A fix at an edge of a silence: where the vessel was heard last, or first again. */
export interface GapFix {
  /** Epoch milliseconds. */
  readonly t: number
  /** Degrees. */
  readonly lon: number
  /** Degrees. */
  readonly lat: number
  /** Speed over ground, knots. */
  readonly sogKn?: number
  /** Course over ground, degrees from true north. */
  readonly cogDeg?: number
  /** The report's place in the caller's input. */
  readonly row: number
}

/** From what the top speed of a gap was taken. */
export type TopSpeedSource =
  | 'past' // what this vessel itself did
  | 'type' // what ships of its type and size do
  | 'default' // nothing is known of it
  | 'option' // the caller said so

/** A silence longer than the vessel's own reporting leads one to expect. An indicator: transponders fail, and receivers miss. */
export interface Gap {
  /** Kind of finding. */
  readonly kind: 'gap'
  /** Made of kind, vessel and the last fix: known when the finding opens. */
  readonly id: string
  /** The transmitter. */
  readonly vessel: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** Class of its transmitter at the last fix, where known. */
  readonly aisClass?: 'A' | 'B'
  /** The last fix, epoch milliseconds. */
  readonly start: number
  /** The first fix after it, epoch milliseconds; absent while the vessel has not been heard again. */
  readonly end?: number
  /** `end - start`; of an open gap, until `now`. */
  readonly durationMs: number
  /** Where the vessel was heard last. */
  readonly before: GapFix
  /** Where it was heard again. */
  readonly after?: GapFix
  /** Between the two fixes, metres. */
  readonly distanceM?: number
  /** `distanceM` over `durationMs`, knots. */
  readonly impliedSpeedKn?: number
  /** Time between reports that one should have expected, ms. */
  readonly expectedIntervalMs: number
  /** The silence beyond which this vessel's was taken for a gap, ms. */
  readonly limitMs: number
  /** Reports of this vessel in the 12 hours up to and including the last fix. */
  readonly reportsBefore: number
  /** Of them, those of the last hour; absent where it was not heard before that hour. */
  readonly reportsHourBefore?: number
  /** Reports in the hour from the first fix after the silence; absent where it was not heard beyond that hour. */
  readonly reportsHourAfter?: number
  /** Reports of this vessel within the silence that were received, and set aside as impossible jumps: it, or another on its number, was sending. Absent where none was. */
  readonly setAside?: number
  /** In how many slots of 10 minutes they came. */
  readonly setAsideSlots?: number
  /** The greatest speed that reach assumes, knots. */
  readonly topSpeedKn: number
  /** Why that speed. */
  readonly topSpeedBy: TopSpeedSource
}
