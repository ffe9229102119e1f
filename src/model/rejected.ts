import type { VesselId } from './report.js'

/** Why a report was set aside. */
export type RejectReason =
  | 'not-finite' // a coordinate or the time is missing or no number
  | 'not-available' // the standard's own "no position": longitude 181, latitude 91
  | 'out-of-range' // a longitude, latitude or time that cannot be
  | 'future' // after the caller's `now`
  | 'duplicate' // the same report again
  | 'same-time' // another position of the same hull at the same instant
  | 'impossible-jump' // one fix, or a run of fixes, that the vessel cannot have reached and left
  | 'not-a-ship' // a base station, an aid to navigation, an aircraft, a beacon, a factory-default number

/** One report that was set aside, with its place in the caller's input. */
export interface Rejected {
  /** The transmitter. */
  readonly id: VesselId
  /** Instant as received; undefined where it was no number. */
  readonly t?: number
  /** The report's place in the caller's input. */
  readonly row: number
  /** Why. */
  readonly reason: RejectReason
}
