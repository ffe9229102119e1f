import {
  NAV_STATUS_UNDEFINED,
  type PositionReport,
  type ReportColumns,
  type VesselId,
  type Rejected,
  type Track,
} from '../model/index.js'
import { compareReports, readReports, reorder, viewColumns, type Columns } from './columns.js'

/** Tracks, and the reports that belong to none. */
export interface Tracks {
  /** One track for each transmitter, by id. */
  readonly tracks: Track[]
  /** Reports without a usable time. */
  readonly rejected: Rejected[]
}

/**
 * Sorts reports into one track for each transmitter.
 *
 * Tracks come by id, reports by time; equal times are ordered by content, so the order of the input never matters.
 * Values are taken as they are: `cleanTracks` or `prepareTracks` judges them. Columns that are already grouped by
 * vessel and in time order are not copied: the tracks are views of them, so leave them unchanged.
 *
 * @param reports - report objects, or a reader's columns in any order.
 * @returns the tracks, and the reports whose time is no finite number ('not-finite').
 * @throws TypeError or RangeError where columns do not fit together or an id is no string.
 * @example
 * ```ts
 * const { tracks } = toTracks([
 *   { id: '235010170', t: 60_000, lon: 1, lat: 50 },
 *   { id: '235010170', t: 0, lon: 1.01, lat: 50 },
 * ])
 * tracks[0].t // Float64Array [0, 60000]
 * ```
 */
export function toTracks(reports: Iterable<PositionReport> | ReportColumns): Tracks {
  if (isColumns(reports)) return fromColumns(checked(reports), reports)
  if (typeof (reports as Iterable<PositionReport> | null)?.[Symbol.iterator] !== 'function') {
    throw new TypeError(`toTracks: input is ${String(reports)}; expected an iterable of reports, or columns.`)
  }
  const room = readReports(reports)
  return fromColumns(viewColumns(room.columns, 0, room.length), { ids: room.ids, vessel: room.vessel })
}

const isColumns = (input: Iterable<PositionReport> | ReportColumns): input is ReportColumns =>
  typeof input === 'object' && input !== null && 'vessel' in input && 'ids' in input

interface Naming {
  readonly ids: readonly VesselId[]
  readonly vessel: Uint32Array
}

/** Checks that the columns fit together, and fills in those that are left out. */
function checked(r: ReportColumns): Columns & { readonly absent: ReadonlySet<string> } {
  const n = r.length
  for (const key of [
    'vessel',
    't',
    'lon',
    'lat',
    'sogKn',
    'cogDeg',
    'headingDeg',
    'navStatus',
    'aisClass',
    'row',
  ] as const) {
    const column = r[key]
    if (column !== undefined && !(column.length >= n)) {
      throw new RangeError(`toTracks: column ${key} has ${column.length} elements; expected ${n}.`)
    }
  }
  if (new Set(r.ids).size !== r.ids.length)
    throw new RangeError('toTracks: ids holds one id twice; expected distinct ids.')
  const missing = r.sogKn && r.cogDeg && r.headingDeg ? undefined : new Float32Array(n).fill(NaN)
  const given: Columns = {
    t: r.t,
    lon: r.lon,
    lat: r.lat,
    sogKn: r.sogKn ?? missing!,
    cogDeg: r.cogDeg ?? missing!,
    headingDeg: r.headingDeg ?? missing!,
    navStatus: r.navStatus ?? new Uint8Array(n).fill(NAV_STATUS_UNDEFINED),
    aisClass: r.aisClass ?? new Uint8Array(n),
    row: r.row ?? places(n),
  }
  const absent = (['sogKn', 'cogDeg', 'headingDeg', 'navStatus', 'aisClass'] as const).filter(
    (key) => r[key] === undefined,
  )
  return { ...viewColumns(given, 0, n), absent: new Set(absent) }
}

function places(n: number): Uint32Array {
  const row = new Uint32Array(n)
  for (let i = 0; i < n; i++) row[i] = i
  return row
}

function fromColumns(c: Columns & { readonly absent?: ReadonlySet<string> }, { ids, vessel }: Naming): Tracks {
  const n = c.t.length
  const counts = new Uint32Array(ids.length + 1)
  let runs = 0
  let ordered = true
  const rejected: Rejected[] = []
  for (let i = 0; i < n; i++) {
    const v = vessel[i]!
    if (v >= ids.length) throw new RangeError(`toTracks: vessel ${i} is ${v}; expected an index below ${ids.length}.`)
    if (!Number.isFinite(c.t[i])) {
      rejected.push({ id: ids[v]!, row: c.row[i]!, reason: 'not-finite' })
      continue
    }
    if (i === 0 || vessel[i - 1] !== v) runs++
    else if (ordered && !(c.t[i - 1]! < c.t[i]!) && compareReports(c, i - 1, i) > 0) ordered = false
    counts[v]!++
  }
  const names = order(ids, counts)
  rejected.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.row - b.row))
  if (rejected.length === 0 && ordered && runs === names.length)
    return { tracks: views(c, ids, vessel, names), rejected }
  return { tracks: scattered(c, ids, vessel, names, counts), rejected }
}

/** Indices of the ids that have reports, in the order of the ids. */
function order(ids: readonly VesselId[], counts: Uint32Array): number[] {
  const used: number[] = []
  for (let v = 0; v < ids.length; v++) if (counts[v]! > 0) used.push(v)
  return used.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1))
}

function views(c: Columns, ids: readonly VesselId[], vessel: Uint32Array, names: number[]): Track[] {
  const starts = new Uint32Array(ids.length)
  const ends = new Uint32Array(ids.length)
  for (let i = 0; i < c.t.length; i++) {
    if (i === 0 || vessel[i - 1] !== vessel[i]) starts[vessel[i]!] = i
    ends[vessel[i]!] = i + 1
  }
  return names.map((v) => ({ id: ids[v]!, hull: 0, ...viewColumns(c, starts[v]!, ends[v]!) }))
}

/** A counting sort by vessel: reading runs on, writing goes to one place a vessel, which caches like. */
function scattered(
  c: Columns & { readonly absent?: ReadonlySet<string> },
  ids: readonly VesselId[],
  vessel: Uint32Array,
  names: number[],
  counts: Uint32Array,
): Track[] {
  const next = new Uint32Array(ids.length)
  let total = 0
  for (const v of names) {
    next[v] = total
    total += counts[v]!
  }
  const to = new Uint32Array(c.t.length)
  for (let i = 0; i < to.length; i++) to[i] = Number.isFinite(c.t[i]) ? next[vessel[i]!]!++ : total
  const absent = (key: string): boolean => c.absent?.has(key) === true
  const out: Columns = {
    t: scatterDoubles(c.t, to, new Float64Array(total)),
    lon: scatterDoubles(c.lon, to, new Float64Array(total)),
    lat: scatterDoubles(c.lat, to, new Float64Array(total)),
    sogKn: absent('sogKn') ? c.sogKn : scatterSingles(c.sogKn, to, new Float32Array(total)),
    cogDeg: absent('cogDeg') ? c.cogDeg : scatterSingles(c.cogDeg, to, new Float32Array(total)),
    headingDeg: absent('headingDeg') ? c.headingDeg : scatterSingles(c.headingDeg, to, new Float32Array(total)),
    navStatus: absent('navStatus') ? c.navStatus : scatterBytes(c.navStatus, to, new Uint8Array(total)),
    aisClass: absent('aisClass') ? c.aisClass : scatterBytes(c.aisClass, to, new Uint8Array(total)),
    row: scatterWords(c.row, to, new Uint32Array(total)),
  }
  let from = 0
  return names.map((v) => {
    const end = from + counts[v]!
    sortStretch(out, from, end)
    const track = { id: ids[v]!, hull: 0, ...viewColumns(out, from, end) }
    from = end
    return track
  })
}

// Writing one element past the end of a typed array does nothing: that is where reports without a time go. One function
// for each kind of column: a loop that meets several kinds of arrays runs several times slower.
function scatterDoubles(from: Float64Array, to: Uint32Array, out: Float64Array): Float64Array {
  for (let i = 0; i < to.length; i++) out[to[i]!] = from[i]!
  return out
}

function scatterSingles(from: Float32Array, to: Uint32Array, out: Float32Array): Float32Array {
  for (let i = 0; i < to.length; i++) out[to[i]!] = from[i]!
  return out
}

function scatterBytes(from: Uint8Array, to: Uint32Array, out: Uint8Array): Uint8Array {
  for (let i = 0; i < to.length; i++) out[to[i]!] = from[i]!
  return out
}

function scatterWords(from: Uint32Array, to: Uint32Array, out: Uint32Array): Uint32Array {
  for (let i = 0; i < to.length; i++) out[to[i]!] = from[i]!
  return out
}

/** Sorts a stretch of the columns by time and content, unless it is sorted already. */
function sortStretch(c: Columns, from: number, end: number): void {
  for (let i = from + 1; i < end; i++) {
    if (c.t[i - 1]! < c.t[i]! || compareReports(c, i - 1, i) <= 0) continue
    reorder(c, from, byTime(c, from, end) ?? sorted(c, from, end))
    return
  }
}

function sorted(c: Columns, from: number, end: number): Uint32Array {
  const index = new Uint32Array(end - from)
  for (let k = 0; k < index.length; k++) index[k] = from + k
  return index.sort((i, j) => compareReports(c, i, j))
}

/**
 * Sorts by one number made of time and place, which needs no comparison function; undefined where it would not be
 * exact.
 */
function byTime(c: Columns, from: number, end: number): Uint32Array | undefined {
  const n = end - from
  let min = Infinity
  let max = -Infinity
  for (let i = from; i < end; i++) {
    const t = c.t[i]!
    if (!Number.isInteger(t)) return undefined
    if (t < min) min = t
    if (t > max) max = t
  }
  if ((max - min + 1) * n > Number.MAX_SAFE_INTEGER) return undefined
  const keys = new Float64Array(n)
  for (let k = 0; k < n; k++) keys[k] = (c.t[from + k]! - min) * n + k
  keys.sort()
  const index = new Uint32Array(n)
  for (let k = 0; k < n; k++) index[k] = from + (keys[k]! % n)
  for (let k = 0; k < n;) k = sortTies(c, index, k)
  return index
}

/** Puts reports of one instant in the order of their content; returns where the next instant begins. */
function sortTies(c: Columns, index: Uint32Array, k: number): number {
  let end = k + 1
  while (end < index.length && c.t[index[end]!] === c.t[index[k]!]) end++
  if (end > k + 1) index.subarray(k, end).sort((i, j) => compareReports(c, i, j))
  return end
}
