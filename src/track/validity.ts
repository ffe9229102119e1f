import { wrapLon } from '../geo/longitude.js'
import { isShip } from '../model/mmsi.js'
import type { RejectReason, Rejected } from '../model/rejected.js'
import type { Track } from '../model/track.js'
import { takeReports } from './columns.js'

/** A track and what was taken out of it. */
export interface CleanTrack {
  /** What was kept; the track that was given where nothing had to change. */
  readonly track: Track
  /** What was set aside, in time order. */
  readonly rejected: Rejected[]
}

// One unit of AIS longitude and latitude is 1/600000° (ITU-R M.1371-5, table 48): so much rounding is forgiven.
const UNIT_DEG = 1 / 600_000
// 102.2 kn means "102.2 or more" and 102.3 "not available" (ITU-R M.1371-5, table 48). In single precision, as in the column.
const SOG_LIMIT_KN = Math.fround(102.2)
// The largest instant that a Date can hold (ECMA-262).
const TIME_LIMIT_MS = 8.64e15

/**
 * Judges each report by itself: takes out positions that are missing, not available or impossible, repeats of a position at
 * the same instant, and reports after `now`; sets speeds, courses and headings that the standard defines as missing to NaN.
 */
export function validate(track: Track, now: number = Infinity): CleanTrack {
  if (!isShip(track.id)) return { track: takeReports(track, []), rejected: rejectAll(track, 'not-a-ship') }
  const { t, lon, lat } = track
  const n = t.length
  const bad: number[] = []
  const rejected: Rejected[] = []
  let edges = false
  let last = -1
  for (let i = 0; i < n; i++) {
    const x = lon[i]!
    const y = lat[i]!
    const at = t[i]!
    const fine = x >= -180 && x < 180 && y >= -90 && y <= 90 && at <= now && at <= TIME_LIMIT_MS && at >= -TIME_LIMIT_MS
    const repeat = last >= 0 && at === t[last]! && isRepeat(track, last, i)
    if (fine && !repeat) {
      last = i
      continue
    }
    const reason = fine ? 'duplicate' : faultOf(x, y, at, now)
    if (reason === undefined) {
      edges = true
      last = i
      continue
    }
    bad.push(i)
    rejected.push({ id: track.id, t: at, row: track.row[i]!, reason })
  }
  const kept = bad.length === 0 ? track : without(track, bad)
  return { track: withoutSentinels(edges ? withinBounds(kept) : kept), rejected }
}

/** Every report of a track, set aside for one reason. */
export function rejectAll(track: Track, reason: RejectReason): Rejected[] {
  return Array.from(track.t, (t, i) => ({ id: track.id, t, row: track.row[i]!, reason }))
}

/** True where a report repeats the place of one of the reports kept at the same instant. */
function isRepeat(track: Track, last: number, i: number): boolean {
  for (let k = last; k >= 0 && track.t[k] === track.t[i]; k--) {
    if (track.lon[k] === track.lon[i] && track.lat[k] === track.lat[i]) return true
  }
  return false
}

function faultOf(lon: number, lat: number, t: number, now: number): RejectReason | undefined {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'not-finite'
  if (Math.abs(lon - 181) < 0.01 || Math.abs(lat - 91) < 0.01) return 'not-available'
  if (Math.abs(lon) > 180 + UNIT_DEG || Math.abs(lat) > 90 + UNIT_DEG || Math.abs(t) > TIME_LIMIT_MS) return 'out-of-range'
  return t > now ? 'future' : undefined
}

/** The reports of a track but for those at the indices given, which ascend. */
export function without(track: Track, bad: readonly number[]): Track {
  const order = new Uint32Array(track.t.length - bad.length)
  let k = 0
  let b = 0
  for (let i = 0; i < track.t.length; i++) {
    if (bad[b] === i) b++
    else order[k++] = i
  }
  return takeReports(track, order)
}

const withinBounds = (track: Track): Track => ({
  ...track,
  lon: track.lon.map(wrapLon),
  lat: track.lat.map((y) => Math.max(-90, Math.min(90, y))),
})

/** Copies only the columns that hold a value which means "missing". */
function withoutSentinels(track: Track): Track {
  const sogKn = below(track.sogKn, SOG_LIMIT_KN)
  const cogDeg = below(track.cogDeg, 360)
  const headingDeg = below(track.headingDeg, 360)
  if (sogKn === track.sogKn && cogDeg === track.cogDeg && headingDeg === track.headingDeg) return track
  return { ...track, sogKn, cogDeg, headingDeg }
}

/** The column itself where every value lies in [0, limit) or is NaN; otherwise a copy with NaN for the others. */
function below(column: Float32Array, limit: number): Float32Array {
  for (let i = 0; i < column.length; i++) {
    const x = column[i]!
    if (x >= limit || x < 0) return column.map((v) => (v >= limit || v < 0 ? NaN : v))
  }
  return column
}
