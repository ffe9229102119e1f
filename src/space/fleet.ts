import { alongGreatCircle } from '../geo/greatCircle.js'
import { toEcef } from '../geo/ellipsoid.js'
import type { Track, VesselInterval } from '../model/track.js'
import { KNOT_MPS } from '../model/units.js'
import { buildSlots, type Slots } from './slots.js'

/**
 * All vessels' motion in one structure of arrays. Between two knots of a run a vessel moves on a straight line at constant
 * speed. Knots are its fixes; a long leg is cut into pieces on the great circle, so that no piece strays 0.1 m from it.
 */
export interface Fleet {
  /** The tracks, sorted by id and hull: a vessel's number is its place here. */
  readonly tracks: readonly Track[]
  /** First knot of each vessel, and the end after the last. */
  readonly knotFrom: Uint32Array
  /** Instant of each knot. */
  readonly t: Float64Array
  /** Earth-centred place of each knot, three numbers a knot, metres. */
  readonly xyz: Float64Array
  /** Index in its track of the last fix at or before each knot. */
  readonly fix: Uint32Array
  /** First run of each vessel, and the end after the last. */
  readonly runFrom: Uint32Array
  /** First knot of each run: a stretch in which the vessel has a position throughout. */
  readonly runFirst: Uint32Array
  /** Last knot of each run. */
  readonly runLast: Uint32Array
  /** The runs' motion, boxed. */
  readonly slots: Slots
}

// A chord of length c sags c² / 8R below the surface: 0.1 m at 2,257 m.
const PIECE_M = 2250
// A leg of more than a piece that is faster than this is no motion of a ship: there the vessel has no position. It also bounds
// the pieces: at most 165 an hour of a vessel, whatever its positions say. 200 kn is three times the fastest ferry.
const LEG_SPEED_MPS = 200 * KNOT_MPS

interface Builder {
  t: Float64Array
  xyz: Float64Array
  fix: Uint32Array
  knots: number
  readonly runFirst: number[]
  readonly runLast: number[]
}

/** Sorted by id, then hull, then start: the order in which vessels are numbered. */
function sortTracks(tracks: readonly Track[]): Track[] {
  return [...tracks].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.hull - b.hull || (a.t[0] ?? 0) - (b.t[0] ?? 0)))
}

/**
 * Puts tracks into one structure for pair search.
 *
 * @param tracks - cleaned tracks, in any order.
 * @param maxGapMs - over a longer silence a vessel has no position.
 * @param absences - stretches in which a vessel has no trustworthy position.
 */
export function buildFleet(tracks: readonly Track[], maxGapMs: number, absences: readonly VesselInterval[] = []): Fleet {
  const sorted = sortTracks(tracks)
  const fixes = sorted.reduce((sum, track) => sum + track.t.length, 0)
  const capacity = fixes + (fixes >> 4) + 64
  const b: Builder = {
    t: new Float64Array(capacity),
    xyz: new Float64Array(3 * capacity),
    fix: new Uint32Array(capacity),
    knots: 0,
    runFirst: [],
    runLast: [],
  }
  const knotFrom = new Uint32Array(sorted.length + 1)
  const runFrom = new Uint32Array(sorted.length + 1)
  const absent = groupAbsences(absences)
  sorted.forEach((track, v) => {
    addTrack(b, track, maxGapMs)
    const cuts = absent.get(track.id)?.filter((a) => a.hull === undefined || a.hull === track.hull)
    if (cuts !== undefined && cuts.length > 0) cutOut(b, knotFrom[v]!, runFrom[v]!, cuts)
    knotFrom[v + 1] = b.knots
    runFrom[v + 1] = b.runFirst.length
  })
  const runs = { runFrom, runFirst: Uint32Array.from(b.runFirst), runLast: Uint32Array.from(b.runLast) }
  const fleet = { tracks: sorted, knotFrom, t: b.t, xyz: b.xyz, fix: b.fix, ...runs }
  return { ...fleet, slots: buildSlots(fleet, maxGapMs) }
}

function groupAbsences(absences: readonly VesselInterval[]): Map<string, VesselInterval[]> {
  const byId = new Map<string, VesselInterval[]>()
  for (const a of [...absences].sort((p, q) => p.start - q.start || p.end - q.end)) {
    if (a.end <= a.start) continue
    const list = byId.get(a.id)
    if (list === undefined) byId.set(a.id, [a])
    else list.push(a)
  }
  return byId
}

function reserve(b: Builder, more: number): void {
  if (b.knots + more <= b.t.length) return
  const capacity = Math.max(b.knots + more, b.t.length * 2)
  b.t = grown(b.t, new Float64Array(capacity))
  b.xyz = grown(b.xyz, new Float64Array(3 * capacity))
  b.fix = grown(b.fix, new Uint32Array(capacity))
}

/** Copies a column into a longer one. */
export function grown<A extends Float64Array | Uint32Array | Int32Array>(from: A, to: A): A {
  to.set(from)
  return to
}

function addTrack(b: Builder, track: Track, maxGapMs: number): void {
  const { t, lon, lat } = track
  const n = t.length
  if (n === 0) return
  reserve(b, n)
  let { xyz, t: knotT, fix } = b
  let k = b.knots
  b.runFirst.push(k)
  for (let i = 0; i < n; i++, k++) {
    const q = 3 * k
    knotT[k] = t[i]!
    fix[k] = i
    if (i === 0) {
      toEcef(lon[0]!, lat[0]!, xyz, q)
      continue
    }
    if (lon[i] === lon[i - 1] && lat[i] === lat[i - 1]) {
      xyz[q] = xyz[q - 3]!
      xyz[q + 1] = xyz[q - 2]!
      xyz[q + 2] = xyz[q - 1]!
    } else toEcef(lon[i]!, lat[i]!, xyz, q)
    const dx = xyz[q]! - xyz[q - 3]!
    const dy = xyz[q + 1]! - xyz[q - 2]!
    const dz = xyz[q + 2]! - xyz[q - 1]!
    const d2 = dx * dx + dy * dy + dz * dz
    const dt = t[i]! - t[i - 1]!
    if (dt <= maxGapMs && d2 <= PIECE_M * PIECE_M) continue
    const d = Math.sqrt(d2)
    // Put so that a place that is no number, from a track that nobody cleaned, is no motion either.
    if (dt > maxGapMs || !(d <= (LEG_SPEED_MPS * dt) / 1000)) {
      b.runLast.push(k - 1)
      b.runFirst.push(k)
      continue
    }
    const pieces = Math.ceil(d / PIECE_M)
    b.knots = k + 1
    reserve(b, n - i + pieces)
    ;({ xyz, t: knotT, fix } = b)
    for (let m = 1; m < pieces; m++, k++) {
      const at = alongGreatCircle(lon[i - 1]!, lat[i - 1]!, lon[i]!, lat[i]!, m / pieces)
      toEcef(at.lon, at.lat, xyz, 3 * k)
      knotT[k] = t[i - 1]! + (dt * m) / pieces
      fix[k] = i - 1
    }
    toEcef(lon[i]!, lat[i]!, xyz, 3 * k)
    knotT[k] = t[i]!
    fix[k] = i
  }
  b.runLast.push(k - 1)
  b.knots = k
}

/** Takes stretches out of the vessel that was added last, by cutting its runs where they begin and end. */
function cutOut(b: Builder, knotFrom: number, runFrom: number, cuts: readonly VesselInterval[]): void {
  const runs = b.runFirst.splice(runFrom).map((first, i) => ({ first, last: b.runLast[runFrom + i]! }))
  b.runLast.length = runFrom
  const t = b.t.slice(knotFrom, b.knots)
  const xyz = b.xyz.slice(3 * knotFrom, 3 * b.knots)
  const fix = b.fix.slice(knotFrom, b.knots)
  b.knots = knotFrom
  const old = { t, xyz, fix }
  for (const run of runs) {
    for (const [start, end] of without(t[run.first - knotFrom]!, t[run.last - knotFrom]!, cuts)) {
      addStretch(b, old, run.first - knotFrom, run.last - knotFrom, start, end)
    }
  }
}

function without(start: number, end: number, cuts: readonly VesselInterval[]): [number, number][] {
  const kept: [number, number][] = []
  let from = start
  for (const cut of cuts) {
    if (cut.end <= from || cut.start >= end) continue
    if (cut.start > from) kept.push([from, cut.start])
    from = Math.max(from, cut.end)
  }
  if (from < end || (from === end && kept.length === 0 && start === end)) kept.push([from, end])
  return kept
}

type Knots = Pick<Builder, 't' | 'xyz' | 'fix'>

function addStretch(b: Builder, old: Knots, first: number, last: number, start: number, end: number): void {
  reserve(b, last - first + 3)
  b.runFirst.push(b.knots)
  for (let k = first; k <= last; k++) {
    const next = k < last ? old.t[k + 1]! : Infinity
    if (old.t[k]! < start && next > start) addKnot(b, old, k, start)
    if (old.t[k]! >= start && old.t[k]! <= end) addKnot(b, old, k, old.t[k]!)
    if (old.t[k]! < end && next > end && end > start) addKnot(b, old, k, end)
  }
  b.runLast.push(b.knots - 1)
}

function addKnot(b: Builder, old: Knots, k: number, at: number): void {
  const dt = k + 1 < old.t.length ? old.t[k + 1]! - old.t[k]! : 0
  const share = dt > 0 && at > old.t[k]! ? (at - old.t[k]!) / dt : 0
  for (let axis = 0; axis < 3; axis++) {
    const from = old.xyz[3 * k + axis]!
    b.xyz[3 * b.knots + axis] = share === 0 ? from : from + (old.xyz[3 * k + 3 + axis]! - from) * share
  }
  b.t[b.knots] = at
  b.fix[b.knots] = old.fix[k]!
  b.knots++
}

/** The run of a vessel that holds an instant of its record. */
export function runAt({ t, runFrom, runLast }: Fleet, vessel: number, at: number): number {
  let low = runFrom[vessel]!
  let high = runFrom[vessel + 1]! - 1
  while (low < high) {
    const mid = (low + high) >> 1
    if (t[runLast[mid]!]! >= at) high = mid
    else low = mid + 1
  }
  return low
}
