import { chordOfArcM } from '../geo/ellipsoid.js'
import type { PairGeometry } from '../space/closest.js'
import type { Contacts } from '../space/contact.js'
import { runAt, timeAt, type Fleet } from '../space/fleet.js'
import { knotIn } from '../space/slots.js'
import { placeAt } from '../space/walk.js'
import type { RendezvousOptions } from './options.js'

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

/** Joins each pair's contact intervals into stays: over short breaks, and while the ships keep within the wider limit. */
export function findStays(contacts: Contacts, geometry: PairGeometry, options: RendezvousOptions): Stays {
  const stays: Stays = {
    count: 0,
    pair: new Uint32Array(contacts.start.length),
    first: new Uint32Array(contacts.start.length),
    last: new Uint32Array(contacts.start.length),
    silentMs: new Float64Array(contacts.start.length),
  }
  const exitM = chordOfArcM(options.exitDistanceM)
  for (let p = 0; p < contacts.pairs; p++) {
    for (let i = contacts.from[p]!; i < contacts.from[p + 1]!; i++) {
      const silentMs = i > contacts.from[p]! ? silenceInStay(contacts, geometry, options, exitM, p, i - 1) : undefined
      if (silentMs !== undefined) {
        stays.last[stays.count - 1] = i
        stays.silentMs[stays.count - 1]! += silentMs
      } else {
        stays.pair[stays.count] = p
        stays.first[stays.count] = i
        stays.last[stays.count++] = i
      }
    }
  }
  return stays
}

/** Silence between contact interval `i` of pair `p` and the next, ms; undefined where they are not one stay. */
function silenceInStay(
  contacts: Contacts,
  geometry: PairGeometry,
  options: RendezvousOptions,
  exitM: number,
  p: number,
  i: number,
): number | undefined {
  const from = contacts.end[i]!
  const to = contacts.start[i + 1]!
  if (to - from <= options.mergeGapMs) return 0
  return silenceWithin(contacts, geometry, exitM, options.maxSilenceMs, p, from, to)
}

/**
 * How long one or both ships have no position between two contacts: in a false stretch, since silences that could be bridged
 * are no breaks. Undefined where that is longer than `maxSilenceMs` at a time, or where the ships are seen farther apart.
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
function chordM(fleet: Fleet, runA: number, runB: number, at: number): number {
  placeAt(fleet, knotIn(fleet, runA, at), fleet.runLast[runA]!, at, places, 0)
  placeAt(fleet, knotIn(fleet, runB, at), fleet.runLast[runB]!, at, places, 3)
  const x = places[3]! - places[0]!
  const y = places[4]! - places[1]!
  const z = places[5]! - places[2]!
  return Math.sqrt(x * x + y * y + z * z)
}
