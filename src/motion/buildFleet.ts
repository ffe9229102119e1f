import { grown, KNOT_MPS } from '../base/index.js'
import { alongGreatCircle, toEcef } from '../geo/index.js'
import type { Track, VesselInterval } from '../model/index.js'
import { stretchesByHull, withoutFalse } from '../track/index.js'
import { timeAt, type Fleet } from './fleet.js'
import { buildSlots } from './slots.js'

// A chord of length c sags c² / 8R below the surface: 0.1 m at 2,257 m.
const PIECE_M = 2250
// A leg of more than a piece that is faster than this is no motion of a ship: there the vessel has no position. It also
// bounds the pieces: at most 165 an hour of a vessel, whatever its positions say. 200 kn is three times the fastest
// ferry.
const LEG_SPEED_MPS = 200 * KNOT_MPS

interface Builder {
  knots: Float64Array
  fix: Uint32Array
  count: number
  readonly runFirst: number[]
  readonly runLast: number[]
}

/** Sorted by id, then hull, then start: the order in which vessels are numbered. */
function sortTracks(tracks: readonly Track[]): Track[] {
  return [...tracks].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : a.hull - b.hull || (a.t[0] ?? 0) - (b.t[0] ?? 0),
  )
}

/**
 * Puts tracks into one structure for pair search.
 *
 * @param tracks - cleaned tracks, in any order.
 * @param maxGapMs - over a longer silence a vessel has no position.
 * @param falseStretches - stretches, [start, end), whose fixes are left out, and in which a vessel has no position.
 * @param leftOut - stretches, [start, end), in which a vessel has no position for now; its fixes within still tell its
 * way to either end.
 */
export function buildFleet(
  tracks: readonly Track[],
  maxGapMs: number,
  falseStretches: readonly VesselInterval[] = [],
  leftOut: readonly VesselInterval[] = [],
): Fleet {
  const falseOf = stretchesByHull(falseStretches)
  const sorted = sortTracks(tracks).map((track) => withoutFalse(track, falseOf(track)))
  const fixes = sorted.reduce((sum, track) => sum + track.t.length, 0)
  const capacity = fixes + (fixes >> 4) + 64
  const b: Builder = {
    knots: new Float64Array(4 * capacity),
    fix: new Uint32Array(capacity),
    count: 0,
    runFirst: [],
    runLast: [],
  }
  const knotFrom = new Uint32Array(sorted.length + 1)
  const runFrom = new Uint32Array(sorted.length + 1)
  const absencesOf = leftOut.length === 0 ? falseOf : stretchesByHull([...falseStretches, ...leftOut])
  sorted.forEach((track, v) => {
    addTrack(b, track, maxGapMs)
    const cuts = absencesOf(track)
    if (cuts.length > 0) cutOut(b, knotFrom[v]!, runFrom[v]!, cuts)
    knotFrom[v + 1] = b.count
    runFrom[v + 1] = b.runFirst.length
  })
  const runs = { runFrom, runFirst: Uint32Array.from(b.runFirst), runLast: Uint32Array.from(b.runLast) }
  const fleet = { tracks: sorted, knotFrom, knots: b.knots, fix: b.fix, ...runs }
  return { ...fleet, slots: buildSlots(fleet, maxGapMs) }
}

function reserve(b: Builder, more: number): void {
  if (b.count + more <= b.fix.length) return
  const capacity = Math.max(b.count + more, b.fix.length * 2)
  b.knots = grown(b.knots, new Float64Array(4 * capacity))
  b.fix = grown(b.fix, new Uint32Array(capacity))
}

function addTrack(b: Builder, track: Track, maxGapMs: number): void {
  const { t, lon, lat } = track
  const n = t.length
  if (n === 0) return
  reserve(b, n)
  let { knots, fix } = b
  let k = b.count
  b.runFirst.push(k)
  knots[4 * k] = t[0]!
  toEcef(lon[0]!, lat[0]!, knots, 4 * k + 1)
  fix[k++] = 0
  for (let i = 1; i < n; i++, k++) {
    const q = 4 * k
    knots[q] = t[i]!
    fix[k] = i
    toEcef(lon[i]!, lat[i]!, knots, q + 1)
    const dx = knots[q + 1]! - knots[q - 3]!
    const dy = knots[q + 2]! - knots[q - 2]!
    const dz = knots[q + 3]! - knots[q - 1]!
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
    b.count = k + 1
    reserve(b, n - i + pieces)
    ;({ knots, fix } = b)
    for (let m = 1; m < pieces; m++, k++) {
      const at = alongGreatCircle(lon[i - 1]!, lat[i - 1]!, lon[i]!, lat[i]!, m / pieces)
      knots[4 * k] = t[i - 1]! + (dt * m) / pieces
      toEcef(at.lon, at.lat, knots, 4 * k + 1)
      fix[k] = i - 1
    }
    knots[4 * k] = t[i]!
    toEcef(lon[i]!, lat[i]!, knots, 4 * k + 1)
    fix[k] = i
  }
  b.runLast.push(k - 1)
  b.count = k
}

/** Takes stretches out of the vessel that was added last, by cutting its runs where they begin and end. */
function cutOut(b: Builder, knotFrom: number, runFrom: number, cuts: readonly VesselInterval[]): void {
  const runs = b.runFirst.splice(runFrom).map((first, i) => ({ first, last: b.runLast[runFrom + i]! }))
  b.runLast.length = runFrom
  const old = { knots: b.knots.slice(4 * knotFrom, 4 * b.count), fix: b.fix.slice(knotFrom, b.count) }
  b.count = knotFrom
  for (const run of runs) {
    for (const stretch of without(timeAt(old, run.first - knotFrom), timeAt(old, run.last - knotFrom), cuts)) {
      addStretch(b, old, run.first - knotFrom, run.last - knotFrom, stretch)
    }
  }
}

/** What is left of a run: to where a cut begins, whose first instant is the cut's, or to the run's own end. */
interface Kept {
  readonly start: number
  readonly end: number
  readonly isCut: boolean
}

function without(start: number, end: number, cuts: readonly VesselInterval[]): Kept[] {
  const kept: Kept[] = []
  let from = start
  for (const cut of cuts) {
    if (cut.end <= from || cut.start > end) continue
    if (cut.start > from) kept.push({ start: from, end: cut.start, isCut: true })
    from = Math.max(from, cut.end)
  }
  if (from <= end) kept.push({ start: from, end, isCut: false })
  return kept
}

type Knots = Pick<Builder, 'knots' | 'fix'>

function addStretch(b: Builder, old: Knots, first: number, last: number, { start, end, isCut }: Kept): void {
  reserve(b, last - first + 3)
  b.runFirst.push(b.count)
  for (let k = first; k <= last; k++) {
    const at = timeAt(old, k)
    const next = k < last ? timeAt(old, k + 1) : Infinity
    if (at < start && next > start) addKnot(b, old, k, start)
    if (at >= start && (at < end || !isCut)) addKnot(b, old, k, at)
    if (isCut && at < end && next >= end) addKnot(b, old, k, end)
  }
  b.runLast.push(b.count - 1)
}

function addKnot(b: Builder, old: Knots, k: number, at: number): void {
  const dt = k + 1 < old.fix.length ? timeAt(old, k + 1) - timeAt(old, k) : 0
  const share = dt > 0 && at > timeAt(old, k) ? (at - timeAt(old, k)) / dt : 0
  b.knots[4 * b.count] = at
  for (let axis = 1; axis <= 3; axis++) {
    const from = old.knots[4 * k + axis]!
    b.knots[4 * b.count + axis] = share === 0 ? from : from + (old.knots[4 * k + 4 + axis]! - from) * share
  }
  b.fix[b.count++] = old.fix[k]!
}
