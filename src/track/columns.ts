import {
  AIS_CLASS_A,
  AIS_CLASS_B,
  AIS_CLASS_UNKNOWN,
  NAV_STATUS_UNDEFINED,
  type PositionReport,
  type VesselId,
  type Track,
} from '../model/index.js'

/** The columns of a track without its name: what is cut, gathered and permuted together. */
export type Columns = Omit<Track, 'id' | 'hull'>

/**
 * The stretch `from` to `to` (exclusive) of a track, as views: nothing is copied. The whole track is returned as it is.
 */
export function viewTrack(track: Track, from: number, to: number, hull: number = track.hull): Track {
  if (from === 0 && to === track.t.length && hull === track.hull) return track
  return { id: track.id, hull, ...viewColumns(track, from, to) }
}

/** The same stretch of every column, as views. */
export function viewColumns(c: Columns, from: number, to: number): Columns {
  return {
    t: c.t.subarray(from, to),
    lon: c.lon.subarray(from, to),
    lat: c.lat.subarray(from, to),
    sogKn: c.sogKn.subarray(from, to),
    cogDeg: c.cogDeg.subarray(from, to),
    headingDeg: c.headingDeg.subarray(from, to),
    navStatus: c.navStatus.subarray(from, to),
    aisClass: c.aisClass.subarray(from, to),
    row: c.row.subarray(from, to),
  }
}

/** A new track of the reports at `order`, in that order. */
export function takeReports(track: Track, order: ArrayLike<number>, hull: number = track.hull): Track {
  const n = order.length
  return {
    id: track.id,
    hull,
    t: takeDoubles(track.t, order, new Float64Array(n)),
    lon: takeDoubles(track.lon, order, new Float64Array(n)),
    lat: takeDoubles(track.lat, order, new Float64Array(n)),
    sogKn: takeSingles(track.sogKn, order, new Float32Array(n)),
    cogDeg: takeSingles(track.cogDeg, order, new Float32Array(n)),
    headingDeg: takeSingles(track.headingDeg, order, new Float32Array(n)),
    navStatus: takeBytes(track.navStatus, order, new Uint8Array(n)),
    aisClass: takeBytes(track.aisClass, order, new Uint8Array(n)),
    row: takeWords(track.row, order, new Uint32Array(n)),
  }
}

// One function for each kind of column: a loop that meets several kinds of arrays runs several times slower.
function takeDoubles(from: Float64Array, order: ArrayLike<number>, out: Float64Array): Float64Array {
  for (let k = 0; k < out.length; k++) out[k] = from[order[k]!]!
  return out
}

function takeSingles(from: Float32Array, order: ArrayLike<number>, out: Float32Array): Float32Array {
  for (let k = 0; k < out.length; k++) out[k] = from[order[k]!]!
  return out
}

function takeBytes(from: Uint8Array, order: ArrayLike<number>, out: Uint8Array): Uint8Array {
  for (let k = 0; k < out.length; k++) out[k] = from[order[k]!]!
  return out
}

function takeWords(from: Uint32Array, order: ArrayLike<number>, out: Uint32Array): Uint32Array {
  for (let k = 0; k < out.length; k++) out[k] = from[order[k]!]!
  return out
}

/**
 * A new track without the reports at the indices given, which ascend: what lies between them is copied in one piece.
 */
export function dropReports(track: Track, bad: readonly number[]): Track {
  const columns = newColumns(track.t.length - bad.length)
  let to = 0
  for (let k = 0; k <= bad.length; k++) {
    const from = k === 0 ? 0 : bad[k - 1]! + 1
    const end = bad[k] ?? track.t.length
    if (end > from) copyStretch(viewColumns(track, from, end), columns, to)
    to += end - from
  }
  return { id: track.id, hull: track.hull, ...columns }
}

function copyStretch(from: Columns, out: Columns, at: number): void {
  out.t.set(from.t, at)
  out.lon.set(from.lon, at)
  out.lat.set(from.lat, at)
  out.sogKn.set(from.sogKn, at)
  out.cogDeg.set(from.cogDeg, at)
  out.headingDeg.set(from.headingDeg, at)
  out.navStatus.set(from.navStatus, at)
  out.aisClass.set(from.aisClass, at)
  out.row.set(from.row, at)
}

/** Puts back reports `from` to `to` (exclusive) of `c` in the order given, in place. */
export function reorder(c: Columns, from: number, order: ArrayLike<number>): void {
  for (const column of [c.t, c.lon, c.lat, c.sogKn, c.cogDeg, c.headingDeg, c.navStatus, c.aisClass, c.row]) {
    const kept = column.slice(from, from + order.length)
    for (let k = 0; k < order.length; k++) column[from + k] = kept[order[k]! - from]!
  }
}

/** Compares two numbers; what is no number comes last. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return 0
  return (Number.isNaN(a) ? 1 : 0) - (Number.isNaN(b) ? 1 : 0)
}

/** The order of reports: by time, then by content, so that the order of the input never matters; `row` comes last. */
export function compareReports(c: Columns, i: number, j: number): number {
  return (
    compareNumbers(c.t[i]!, c.t[j]!) ||
    compareNumbers(c.lon[i]!, c.lon[j]!) ||
    compareNumbers(c.lat[i]!, c.lat[j]!) ||
    compareNumbers(c.sogKn[i]!, c.sogKn[j]!) ||
    compareNumbers(c.cogDeg[i]!, c.cogDeg[j]!) ||
    compareNumbers(c.headingDeg[i]!, c.headingDeg[j]!) ||
    c.navStatus[i]! - c.navStatus[j]! ||
    c.aisClass[i]! - c.aisClass[j]! ||
    c.row[i]! - c.row[j]!
  )
}

/** Room for reports that come one by one; grows by doubling. */
export interface Room {
  ids: VesselId[]
  vessel: Uint32Array
  columns: Columns
  length: number
}

/** Columns for `n` reports, all zero. */
function newColumns(n: number): Columns {
  return {
    t: new Float64Array(n),
    lon: new Float64Array(n),
    lat: new Float64Array(n),
    sogKn: new Float32Array(n),
    cogDeg: new Float32Array(n),
    headingDeg: new Float32Array(n),
    navStatus: new Uint8Array(n),
    aisClass: new Uint8Array(n),
    row: new Uint32Array(n),
  }
}

/** Reads report objects into columns, in the order in which they come. */
export function readReports(reports: Iterable<PositionReport>): Room {
  const room: Room = { ids: [], vessel: new Uint32Array(1024), columns: newColumns(1024), length: 0 }
  const known = new Map<VesselId, number>()
  for (const report of reports) {
    if (typeof report?.id !== 'string') throw new TypeError(wrongReport(report, room.length))
    if (room.length === room.vessel.length) grow(room)
    let vessel = known.get(report.id)
    if (vessel === undefined) known.set(report.id, (vessel = room.ids.push(report.id) - 1))
    room.vessel[room.length] = vessel
    writeReport(room.columns, room.length++, report)
  }
  return room
}

function wrongReport(report: unknown, place: number): string {
  const got =
    typeof report === 'object' && report !== null
      ? `has id ${String((report as { id?: unknown }).id)}`
      : `is ${String(report)}`
  return `toTracks: report ${place} ${got}; expected an object whose id is a string.`
}

const NUMBER = (x: unknown): number => (typeof x === 'number' ? x : NaN)

function writeReport(c: Columns, i: number, r: PositionReport): void {
  c.t[i] = NUMBER(r.t)
  c.lon[i] = NUMBER(r.lon)
  c.lat[i] = NUMBER(r.lat)
  c.sogKn[i] = NUMBER(r.sogKn)
  c.cogDeg[i] = NUMBER(r.cogDeg)
  c.headingDeg[i] = NUMBER(r.headingDeg)
  const status = NUMBER(r.navStatus)
  c.navStatus[i] = status >= 0 && status <= 15 ? status : NAV_STATUS_UNDEFINED
  c.aisClass[i] = r.aisClass === 'A' ? AIS_CLASS_A : r.aisClass === 'B' ? AIS_CLASS_B : AIS_CLASS_UNKNOWN
  c.row[i] = r.row ?? i
}

function grow(room: Room): void {
  const n = room.length * 2
  const larger = newColumns(n)
  for (const key of Object.keys(larger) as (keyof Columns)[]) larger[key].set(room.columns[key])
  room.columns = larger
  const vessel = new Uint32Array(n)
  vessel.set(room.vessel)
  room.vessel = vessel
}
