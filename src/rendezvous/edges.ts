import type { EventEdge } from '../model/findings.js'
import { roundMs } from '../model/round.js'
import { timeAt, type Fleet } from '../space/fleet.js'
import type { Ends } from './ends.js'

/** What made an event begin or end, and how far its true instant may lie from the one given. */
export interface Edge {
  /** What happened. */
  readonly by: EventEdge
  /** Milliseconds; absent where the record begins or ends there. */
  readonly uncertaintyMs?: number
}

/** The start of a contact; a leg longer than `maxGapMs` is a silence. */
export function startEdge(fleet: Fleet, a: number, b: number, ends: Ends, maxGapMs: number): Edge {
  const silentMs = Math.max(silenceBefore(fleet, a, ends, 0, maxGapMs), silenceBefore(fleet, b, ends, 1, maxGapMs))
  return edge(fleet, a, b, ends, 0, silentMs)
}

/** The end of a contact; a leg longer than `maxGapMs` is a silence. */
export function endEdge(fleet: Fleet, a: number, b: number, ends: Ends, maxGapMs: number): Edge {
  const silentMs = Math.max(silenceAfter(fleet, a, ends, 2, maxGapMs), silenceAfter(fleet, b, ends, 3, maxGapMs))
  return edge(fleet, a, b, ends, 2, silentMs)
}

/** @param silentMs - how long a ship is silent next to the instant: 0 where both have a position there, Infinity at a record's end. */
function edge(fleet: Fleet, a: number, b: number, { fix }: Ends, i: number, silentMs: number): Edge {
  if (silentMs === Infinity) return { by: 'record' }
  if (silentMs > 0) return { by: 'silence', uncertaintyMs: roundMs(silentMs) }
  // Between two fixes the ship may have come or gone at any time: half the longer of the two legs.
  return { by: 'motion', uncertaintyMs: roundMs(Math.max(legMs(fleet, a, fix[i]!), legMs(fleet, b, fix[i + 1]!)) / 2) }
}

function silenceBefore(fleet: Fleet, v: number, ends: Ends, i: number, maxGapMs: number): number {
  const at = ends.at[0]!
  const run = ends.run[i]!
  if (at <= timeAt(fleet, fleet.runFirst[run]!)) {
    return run === fleet.runFrom[v] ? Infinity : at - timeAt(fleet, fleet.runLast[run - 1]!)
  }
  // Where a silence within a stay was cut off, the contact begins with the fix that ended it.
  const { t } = fleet.tracks[v]!
  const fix = ends.fix[i]!
  const leg = fix > 0 && t[fix] === at ? at - t[fix - 1]! : 0
  return leg > maxGapMs ? leg : 0
}

function silenceAfter(fleet: Fleet, v: number, ends: Ends, i: number, maxGapMs: number): number {
  const at = ends.at[1]!
  const run = ends.run[i]!
  const last = fleet.runLast[run]!
  if (at >= timeAt(fleet, last)) return run === fleet.runFrom[v + 1]! - 1 ? Infinity : timeAt(fleet, fleet.runFirst[run + 1]!) - at
  const { t } = fleet.tracks[v]!
  const fix = ends.fix[i]!
  const leg = t[fix] === at && fix + 1 < t.length ? t[fix + 1]! - at : 0
  return leg > maxGapMs ? leg : 0
}

/** Length of the leg that begins with a fix. */
function legMs(fleet: Fleet, v: number, fix: number): number {
  const { t } = fleet.tracks[v]!
  return fix + 1 < t.length ? t[fix + 1]! - t[fix]! : 0
}
