/** What the feed uses to tell transmitters apart: usually the MMSI as text. */
export type VesselId = string

/** One position report. Missing values are left out, never 0. */
export interface PositionReport {
  /** The transmitter. */
  readonly id: VesselId
  /** Instant of the report, epoch milliseconds, UTC. */
  readonly t: number
  /** Longitude, degrees, WGS84; 181 is AIS for "not available". */
  readonly lon: number
  /** Latitude, degrees, WGS84; 91 is AIS for "not available". */
  readonly lat: number
  /** Speed over ground, knots; 102.3 is AIS for "not available". */
  readonly sogKn?: number
  /** Course over ground, degrees from true north; 360 is AIS for "not available". */
  readonly cogDeg?: number
  /** True heading of the bow, degrees; 511 is AIS for "not available". */
  readonly headingDeg?: number
  /** Navigational status, 0 to 15 (ITU-R M.1371-5, table 48); 15 is "not defined". */
  readonly navStatus?: number
  /** Class of the transmitter. */
  readonly aisClass?: 'A' | 'B'
  /** The report's place in the caller's input, counted from 0. Default: its place in the iterable. */
  readonly row?: number
}

/**
 * Distances from the position antenna to the hull's four sides (message 5 or 24, "dimension / reference for position").
 */
export interface Dimensions {
  /** Antenna to bow, metres. */
  readonly toBowM: number
  /** Antenna to stern, metres. */
  readonly toSternM: number
  /** Antenna to port side, metres. */
  readonly toPortM: number
  /** Antenna to starboard side, metres. */
  readonly toStarboardM: number
}

/** One static and voyage report. Which fields a message can carry depends on `messageType`. */
export interface StaticReport {
  /** The transmitter. */
  readonly id: VesselId
  /** Instant of the report, epoch milliseconds, UTC. */
  readonly t: number
  /** IMO number as sent. */
  readonly imo?: string
  /** Name as sent. */
  readonly name?: string
  /** Call sign as sent. */
  readonly callSign?: string
  /** Type of ship and cargo, 0 to 255 (ITU-R M.1371-5, table 53). */
  readonly shipType?: number
  /** Hull around the antenna. */
  readonly dimensions?: Dimensions
  /** Length over all, metres, where the feed does not tell the antenna's place. */
  readonly lengthM?: number
  /** Breadth, metres, where the feed does not tell the antenna's place. */
  readonly beamM?: number
  /** Present static draught, metres. */
  readonly draughtM?: number
  /** Destination as typed by the crew. */
  readonly destination?: string
  /** Class of the transmitter. */
  readonly aisClass?: 'A' | 'B'
  /** Vendor id of the transponder (message 24 part B). */
  readonly vendor?: string
  /** Which message carried it: a field that a message cannot carry has not vanished. */
  readonly messageType?: 5 | 19 | 24
  /** How many equal messages this report stands for, where a reader tells only changes. Default 1. */
  readonly messages?: number
  /** The last of those messages, epoch milliseconds. Default: `t`. */
  readonly lastT?: number
  /** The report's place in the caller's input. */
  readonly row?: number
}

/**
 * Position reports as columns, in any order: what readers deliver, so that no report becomes an object.
 *
 * Every column has `length` elements. An absent column is missing for every report.
 */
export interface ReportColumns {
  /** How many reports. */
  readonly length: number
  /** The distinct transmitters. */
  readonly ids: readonly VesselId[]
  /** Each report's index into `ids`. */
  readonly vessel: Uint32Array
  /** Instants, epoch milliseconds, UTC. */
  readonly t: Float64Array
  /** Longitudes, degrees. */
  readonly lon: Float64Array
  /** Latitudes, degrees. */
  readonly lat: Float64Array
  /** Speeds over ground, knots; NaN where missing. */
  readonly sogKn?: Float32Array
  /** Courses over ground, degrees; NaN where missing. */
  readonly cogDeg?: Float32Array
  /** True headings, degrees; NaN where missing. */
  readonly headingDeg?: Float32Array
  /** Navigational statuses; 15 where missing. */
  readonly navStatus?: Uint8Array
  /** 1 for class A, 2 for class B, 0 where missing. */
  readonly aisClass?: Uint8Array
  /** Places in the caller's input. Default: 0, 1, 2 … */
  readonly row?: Uint32Array
}

/** `aisClass` in a column: not known. */
export const AIS_CLASS_UNKNOWN = 0
/** `aisClass` in a column: class A. */
export const AIS_CLASS_A = 1
/** `aisClass` in a column: class B. */
export const AIS_CLASS_B = 2
/** `navStatus` "not defined" (ITU-R M.1371-5, table 48). */
export const NAV_STATUS_UNDEFINED = 15
