import type { EventEdge } from '../model/findings.js'
import { roundMs } from '../model/round.js'
import { runAt, timeAt, type Fleet } from '../space/fleet.js'
import { knotIn } from '../space/slots.js'

/** What made an event begin or end, and how far its true instant may lie from the one given. */
export interface Edge {
  /** What happened. */
  readonly by: EventEdge
  /** Milliseconds; absent where the record begins or ends there. */
  readonly uncertaintyMs?: number
}

/** The start of a contact; a leg longer than `maxGapMs` is a silence. */
export const startEdge = (fleet: Fleet, a: number, b: number, at: number, maxGapMs: number): Edge =>
  edge(fleet, a, b, at, (v) => silenceBefore(fleet, v, at, maxGapMs))

/** The end of a contact; a leg longer than `maxGapMs` is a silence. */
export const endEdge = (fleet: Fleet, a: number, b: number, at: number, maxGapMs: number): Edge =>
  edge(fleet, a, b, at, (v) => silenceAfter(fleet, v, at, maxGapMs))

/** @param silence - how long a ship is silent next to the instant: 0 where it has a position there, Infinity at a record's end. */
function edge(fleet: Fleet, a: number, b: number, at: number, silence: (vessel: number) => number): Edge {
  const silentMs = Math.max(silence(a), silence(b))
  if (silentMs === Infinity) return { by: 'record' }
  if (silentMs > 0) return { by: 'silence', uncertaintyMs: roundMs(silentMs) }
  // Between two fixes the ship may have come or gone at any time: half the longer of the two legs.
  return { by: 'motion', uncertaintyMs: roundMs(Math.max(legMs(fleet, a, at), legMs(fleet, b, at)) / 2) }
}

function silenceBefore(fleet: Fleet, v: number, at: number, maxGapMs: number): number {
  const run = runAt(fleet, v, at)
  const first = fleet.runFirst[run]!
  if (at <= timeAt(fleet, first)) return run === fleet.runFrom[v] ? Infinity : at - timeAt(fleet, fleet.runLast[run - 1]!)
  const knot = knotIn(fleet, run, at)
  const { t } = fleet.tracks[v]!
  const fix = fleet.fix[knot]!
  const leg = fix > 0 && t[fix] === at ? at - t[fix - 1]! : 0
  return leg > maxGapMs ? leg : 0
}

function silenceAfter(fleet: Fleet, v: number, at: number, maxGapMs: number): number {
  const run = runAt(fleet, v, at)
  const last = fleet.runLast[run]!
  if (at >= timeAt(fleet, last)) return run === fleet.runFrom[v + 1]! - 1 ? Infinity : timeAt(fleet, fleet.runFirst[run + 1]!) - at
  const { t } = fleet.tracks[v]!
  const fix = fleet.fix[knotIn(fleet, run, at)]!
  const leg = t[fix] === at && fix + 1 < t.length ? t[fix + 1]! - at : 0
  return leg > maxGapMs ? leg : 0
}

/** Length of the leg between two fixes in which an instant falls. */
function legMs(fleet: Fleet, v: number, at: number): number {
  const { t } = fleet.tracks[v]!
  const fix = fleet.fix[knotIn(fleet, runAt(fleet, v, at), at)]!
  return fix + 1 < t.length ? t[fix + 1]! - t[fix]! : 0
}
