import { chordOfArcM } from '../../geo/index.js'
import { type PairGeometry, type Contacts, runAt, timeAt, type Fleet, knotIn, placeAt } from '../../motion/index.js'
import type { RendezvousOptions } from '../options/index.js'
import type { Evidence } from './evidence.js'
import { createParts } from './parts.js'
import { isOneStrayFix } from './stray.js'

/** Contact intervals that belong to one stay: from one of the pair's intervals to another. */
export interface Stays {
  /** How many. */
  count: number
  /** Pair of each stay. */
  pair: Uint32Array
  /** First contact interval of each stay. */
  first: Uint32Array
  /** Last contact interval of each stay. */
  last: Uint32Array
  /** Time between contacts of each stay without a position of one or both ships, ms. */
  silentMs: Float64Array
}

/**
 * Joins each pair's contact intervals into stays: over short breaks, and while the ships keep within the wider limit.
 * What is joined so is cut again where the ships were heard apart for too long.
 */
export function findStays(
  contacts: Contacts,
  geometry: PairGeometry,
  evidence: Evidence,
  options: RendezvousOptions,
): Stays {
  const { from, pairs, a, b, start, end } = contacts
  const stays: Stays = {
    count: 0,
    pair: new Uint32Array(start.length),
    first: new Uint32Array(start.length),
    last: new Uint32Array(start.length),
    silentMs: new Float64Array(start.length),
  }
  const silenceInStay = createJoin(contacts, geometry, options)
  const partsOf = createParts(options.minContactShare)
  const silence = new Float64Array(start.length)
  let p = 0
  const add = (first: number, last: number): void => {
    stays.pair[stays.count] = p
    stays.first[stays.count] = first
    stays.last[stays.count] = last
    for (let i = first; i < last; i++) stays.silentMs[stays.count]! += silence[i]!
    stays.count++
  }
  const contactMs = (i: number): number => evidence.heardMs(a[p]!, b[p]!, start[i]!, end[i]!)
  const apartMs = (i: number): number => evidence.heardBetweenMs(a[p]!, b[p]!, end[i]!, start[i + 1]!)
  for (; p < pairs; p++) {
    for (let first = from[p]!, i = first; i < from[p + 1]!; i++) {
      const silentMs = i + 1 < from[p + 1]! ? silenceInStay(p, i) : undefined
      if (silentMs !== undefined) silence[i] = silentMs
      else {
        if (first === i) add(i, i)
        else partsOf(first, i, contactMs, apartMs, add)
        first = i + 1
      }
    }
  }
  return stays
}

/** Silence between contact interval `i` of pair `p` and the next, ms; undefined where they are not one stay. */
function createJoin(
  contacts: Contacts,
  geometry: PairGeometry,
  { mergeGapMs, mergeDistanceM, exitDistanceM, maxSilenceMs }: RendezvousOptions,
): (p: number, i: number) => number | undefined {
  const exitM = chordOfArcM(exitDistanceM)
  const mergeM = chordOfArcM(mergeDistanceM)
  return (p, i) => {
    const from = contacts.end[i]!
    const to = contacts.start[i + 1]!
    if (to - from > mergeGapMs) return silenceWithin(contacts, geometry, exitM, maxSilenceMs, p, from, to)
    const near = silenceWithin(contacts, geometry, mergeM, Infinity, p, from, to) !== undefined
    return near || isOneStrayFix(contacts.fleet, contacts.a[p]!, contacts.b[p]!, from, to, mergeM) ? 0 : undefined
  }
}

/**
 * How long one or both ships have no position between two contacts: in a false stretch, since silences that could be
 * bridged are no breaks. Undefined where that is longer than `maxSilenceMs` at a time, or where the ships are seen
 * farther apart.
 */
function silenceWithin(
  { fleet, a, b }: Contacts,
  geometry: PairGeometry,
  limitM: number,
  maxSilenceMs: number,
  p: number,
  from: number,
  to: number,
): number | undefined {
  let runA = runAt(fleet, a[p]!, from)
  let runB = runAt(fleet, b[p]!, from)
  let at = from
  let silent = 0
  while (at < to) {
    const bothUntil = Math.min(runEnd(fleet, runA), runEnd(fleet, runB), to)
    if (bothUntil > at) {
      if (!geometry.staysWithin(runA, runB, at, bothUntil, limitM)) return undefined
      at = bothUntil
      continue
    }
    // A fix alone between two silences is a position too, if only for an instant.
    if (bothUntil === at && at > from && chordM(fleet, runA, runB, at) > limitM) return undefined
    while (runEnd(fleet, runA) <= at) runA++
    while (runEnd(fleet, runB) <= at) runB++
    const back = Math.max(timeAt(fleet, fleet.runFirst[runA]!), timeAt(fleet, fleet.runFirst[runB]!))
    if (back - at > maxSilenceMs) return undefined
    silent += Math.min(back, to) - at
    at = back
  }
  return silent
}

const runEnd = (fleet: Fleet, run: number): number => timeAt(fleet, fleet.runLast[run]!)

const places = new Float64Array(6)

/** Straight distance of two vessels at an instant that both runs hold. */
export function chordM(fleet: Fleet, runA: number, runB: number, at: number): number {
  placeAt(fleet, knotIn(fleet, runA, at), fleet.runLast[runA]!, at, places, 0)
  placeAt(fleet, knotIn(fleet, runB, at), fleet.runLast[runB]!, at, places, 3)
  const x = places[3]! - places[0]!
  const y = places[4]! - places[1]!
  const z = places[5]! - places[2]!
  return Math.sqrt(x * x + y * y + z * z)
}
