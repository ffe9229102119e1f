import type { Dimensions, VesselId } from './report.js'

/**
 * The reports of one hull, as a structure of arrays: one element a report, time not decreasing.
 *
 * Missing is NaN in a float column, 15 in `navStatus`, 0 in `aisClass` (1 is class A, 2 is class B).
 */
export interface Track {
  /** The transmitter. */
  readonly id: VesselId
  /** Which of the hulls that use this id: 0 unless `separateVessels` found several. */
  readonly hull: number
  /** Instants, epoch milliseconds, UTC. */
  readonly t: Float64Array
  /** Longitudes, degrees, WGS84, [-180, 180). */
  readonly lon: Float64Array
  /** Latitudes, degrees, WGS84. */
  readonly lat: Float64Array
  /** Speeds over ground, knots. */
  readonly sogKn: Float32Array
  /** Courses over ground, degrees from true north. */
  readonly cogDeg: Float32Array
  /** True headings, degrees. */
  readonly headingDeg: Float32Array
  /** Navigational statuses. */
  readonly navStatus: Uint8Array
  /** Classes of the transmitter. */
  readonly aisClass: Uint8Array
  /** Each report's place in the caller's input. */
  readonly row: Uint32Array
}

/** What is known of a hull from static reports over a stretch of time. */
export interface Particulars {
  /** The transmitter. */
  readonly id: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** From when, epoch milliseconds. Default: always. */
  readonly start?: number
  /** Until when, epoch milliseconds. Default: always. */
  readonly end?: number
  /** Name, as last sent. Text from the air: escape it wherever it is shown. */
  readonly name?: string
  /** IMO number, digits only. */
  readonly imo?: string
  /** Call sign. */
  readonly callSign?: string
  /** Type of ship, 0 to 255. */
  readonly shipType?: number
  /** Hull around the antenna. */
  readonly dimensions?: Dimensions
  /** Length over all, metres, where the antenna's place is not known. */
  readonly lengthM?: number
  /** Breadth, metres, where the antenna's place is not known. */
  readonly beamM?: number
  /** Draught, metres. */
  readonly draughtM?: number
  /** Class of the transmitter. */
  readonly aisClass?: 'A' | 'B'
}

/**
 * A stretch of one vessel's time, [start, end), during which it has no trustworthy position: absent from every pair.
 */
export interface VesselInterval {
  /** The transmitter. */
  readonly id: VesselId
  /** Which hull; all hulls of the id where left out. */
  readonly hull?: number
  /** Start, epoch milliseconds. */
  readonly start: number
  /** End, epoch milliseconds. */
  readonly end: number
}
