import { wrapLon } from '../../geo/index.js'
import { isShip, type RejectReason, type Rejected, type Track } from '../../model/index.js'
import { dropReports, takeReports } from '../index.js'

/** A track and what was taken out of it. */
export interface CleanTrack {
  /** What was kept; the track that was given where nothing had to change. */
  readonly track: Track
  /** What was set aside, in time order. */
  readonly rejected: Rejected[]
}

/** As `CleanTrack`, with the places in the track given of what was set aside. */
export interface Validated extends CleanTrack {
  readonly dropped: readonly number[]
}

// One unit of AIS longitude and latitude is 1/600000° (ITU-R M.1371-5, table 48): so much rounding is forgiven.
const UNIT_DEG = 1 / 600_000
// 102.2 kn means "102.2 or more" and 102.3 "not available" (ITU-R M.1371-5, table 48). In single precision, as in the
// column.
const SOG_LIMIT_KN = Math.fround(102.2)
// The largest instant that a Date can hold (ECMA-262).
const TIME_LIMIT_MS = 8.64e15

/**
 * Judges each report by itself: takes out positions that are missing, not available or impossible, repeats of a
 * position at the same instant, and reports after `now`; sets speeds, courses and headings that the standard defines as
 * missing to NaN.
 */
export function validate(track: Track, now: number = Infinity): Validated {
  if (!isShip(track.id)) return { track: takeReports(track, []), rejected: rejectAll(track, 'not-a-ship'), dropped: [] }
  const first = firstDoubt(track, Math.min(now, TIME_LIMIT_MS))
  if (first === track.t.length) return { track: withoutSentinels(track), rejected: [], dropped: [] }
  return judgeFrom(track, first, now)
}

/** Index of the first report that is not plainly in order; the length where all are. */
function firstDoubt({ t, lon, lat }: Track, latest: number): number {
  let before = -TIME_LIMIT_MS
  for (let i = 0; i < t.length; i++) {
    const x = lon[i]!
    const y = lat[i]!
    const at = t[i]!
    if (!(x >= -180 && x < 180 && y >= -90 && y <= 90 && at > before && at <= latest)) return i
    before = at
  }
  return t.length
}

function judgeFrom(track: Track, first: number, now: number): Validated {
  const bad: number[] = []
  const rejected: Rejected[] = []
  let edges = false
  let last = first - 1
  for (let i = first; i < track.t.length; i++) {
    const x = track.lon[i]!
    const y = track.lat[i]!
    const reason = faultOf(x, y, track.t[i]!, now) ?? (isRepeat(track, last, i) ? 'duplicate' : undefined)
    if (reason === undefined) {
      edges ||= !(x >= -180 && x < 180 && y >= -90 && y <= 90)
      last = i
      continue
    }
    bad.push(i)
    rejected.push({ id: track.id, t: track.t[i]!, row: track.row[i]!, reason })
  }
  const kept = bad.length === 0 ? track : dropReports(track, bad)
  return { track: withoutSentinels(edges ? withinBounds(kept) : kept), rejected, dropped: bad }
}

/** Every report of a track, set aside for one reason. */
function rejectAll(track: Track, reason: RejectReason): Rejected[] {
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
  if (Math.abs(lon) > 180 + UNIT_DEG || Math.abs(lat) > 90 + UNIT_DEG || Math.abs(t) > TIME_LIMIT_MS)
    return 'out-of-range'
  return t > now ? 'future' : undefined
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
  let out: Float32Array | undefined
  for (let i = 0; i < column.length; i++) {
    const x = column[i]!
    if (x >= limit || x < 0) (out ??= column.slice())[i] = NaN
  }
  return out ?? column
}
