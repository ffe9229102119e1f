import { roundMs } from '../../base/index.js'
import { distanceM, chordOfArcM } from '../../geo/index.js'
import type { EventEdge, Track } from '../../model/index.js'
import { runAt, timeAt, type Fleet, knotIn } from '../../motion/index.js'
import type { RendezvousOptions } from '../options/index.js'
import { chordM } from '../stay/index.js'
import type { Ends } from './ends.js'

/** What made an event begin or end, and how far its true instant may lie from the one given. */
export interface Edge {
  /** What happened. */
  readonly by: EventEdge
  /** Milliseconds; absent where nothing received bounds it. */
  readonly uncertaintyMs?: number
}

type Limits = Pick<RendezvousOptions, 'maxDistanceM' | 'maxGapMs'>

/**
 * The start of a contact; a leg longer than `maxGapMs` is a silence.
 *
 * @param opens - where the contact begins, heard or not: at the start, or in a silence before it.
 */
export function startEdge(fleet: Fleet, a: number, b: number, ends: Ends, opens: number, limits: Limits): Edge {
  const { maxGapMs } = limits
  const silentMs = Math.max(silenceBefore(fleet, a, ends, 0, maxGapMs), silenceBefore(fleet, b, ends, 1, maxGapMs))
  if (silentMs === Infinity) return { by: 'record' }
  const i = fixBefore(fleet, a, opens)
  const j = fixBefore(fleet, b, opens)
  const before = Math.min(legStart(fleet, a, i), legStart(fleet, b, j))
  return edge(fleet, a, b, i, j, ends.at[0]!, silentMs, before, limits)
}

/**
 * The end of a contact; a leg longer than `maxGapMs` is a silence.
 *
 * @param closes - where the contact ends, heard or not: at the end, or in a silence after it.
 */
export function endEdge(fleet: Fleet, a: number, b: number, ends: Ends, closes: number, limits: Limits): Edge {
  const { maxGapMs } = limits
  const silentMs = Math.max(silenceAfter(fleet, a, ends, 2, maxGapMs), silenceAfter(fleet, b, ends, 3, maxGapMs))
  if (silentMs === Infinity) return { by: 'record' }
  const i = fixUntil(fleet, a, closes)
  const j = fixUntil(fleet, b, closes)
  const after = Math.max(legEnd(fleet, a, i), legEnd(fleet, b, j))
  return edge(fleet, a, b, i, j, ends.at[1]!, silentMs, after, limits)
}

// All of a ship's leg counts where she moved at least half as far on it as the other on hers: of one that hardly moved,
// half of it.
const MOVED_SHARE = 0.5

/**
 * How far the true instant may lie from `at`. Between two fixes a place is inferred, and a ship may have come or gone
 * at any time on the leg. But at one end of it the ships were seen apart and at the other together: so the true instant
 * lies on the leg, and its farther end bounds the error; of two ships' legs, the farthest end. In simulated worlds with
 * 0 to 80 % of the reports lost more than 95 of 100 true instants lie within it (test/rendezvous/uncertainty.test.ts).
 * Those that do not are mostly of neighbours at anchor, which graze the limit for minutes between two fixes.
 *
 * Over a silence a ship may have been anywhere: all of it counts, and so do both legs. Where the ships are in contact
 * on its far side, or a record ends in it, they may have lain together for any time beyond: nothing bounds it.
 *
 * @param i - fix that begins the first ship's leg; -1 where her record begins later.
 * @param j - the same of the second ship.
 * @param silentMs - how long a ship is silent next to the instant; 0 where both have a position there.
 * @param beyond - the farther of both legs' ends away from the contact.
 */
function edge(
  fleet: Fleet,
  a: number,
  b: number,
  i: number,
  j: number,
  at: number,
  silentMs: number,
  beyond: number,
  { maxDistanceM }: Limits,
): Edge {
  if (silentMs > 0) {
    if (Math.abs(beyond) === Infinity || areTogether(fleet, a, b, beyond, maxDistanceM)) return { by: 'silence' }
    return { by: 'silence', uncertaintyMs: roundMs(Math.max(silentMs, Math.abs(beyond - at))) }
  }
  const movedA = movedM(fleet.tracks[a]!, i)
  const movedB = movedM(fleet.tracks[b]!, j)
  const offA = offMs(fleet, a, i, at, movedA >= MOVED_SHARE * movedB)
  const offB = offMs(fleet, b, j, at, movedB >= MOVED_SHARE * movedA)
  return { by: 'motion', uncertaintyMs: roundMs(Math.max(offA, offB)) }
}

/** From an instant on a ship's leg to its farther end, or half of the leg, ms. */
function offMs(fleet: Fleet, v: number, fix: number, at: number, toEnd: boolean): number {
  const from = legStart(fleet, v, fix)
  const to = legEnd(fleet, v, fix)
  return toEnd ? Math.max(at - from, to - at) : (to - from) / 2
}

/** Index of a ship's last fix at or before an instant at which she has a position. */
const fixUntil = (fleet: Fleet, v: number, at: number): number => fleet.fix[knotIn(fleet, runAt(fleet, v, at), at)]!

/** Index of a ship's last fix before an instant at which she has a position; -1 where there is none. */
function fixBefore(fleet: Fleet, v: number, at: number): number {
  const { t } = fleet.tracks[v]!
  let fix = fixUntil(fleet, v, at)
  while (fix >= 0 && t[fix]! >= at) fix--
  return fix
}

const legStart = (fleet: Fleet, v: number, fix: number): number => (fix < 0 ? -Infinity : fleet.tracks[v]!.t[fix]!)

function legEnd(fleet: Fleet, v: number, fix: number): number {
  const { t } = fleet.tracks[v]!
  return fix + 1 < t.length ? t[fix + 1]! : Infinity
}

/** How far a ship moved on the leg that a fix begins, as the crow flies, metres. */
const movedM = ({ lon, lat }: Track, fix: number): number =>
  distanceM(lon[fix]!, lat[fix]!, lon[fix + 1]!, lat[fix + 1]!)

/** Whether both ships have a position at an instant, within the limit. */
function areTogether(fleet: Fleet, a: number, b: number, at: number, maxDistanceM: number): boolean {
  const runA = runAt(fleet, a, at)
  const runB = runAt(fleet, b, at)
  return holds(fleet, runA, at) && holds(fleet, runB, at) && chordM(fleet, runA, runB, at) <= chordOfArcM(maxDistanceM)
}

const holds = (fleet: Fleet, run: number, at: number): boolean =>
  timeAt(fleet, fleet.runFirst[run]!) <= at && at <= timeAt(fleet, fleet.runLast[run]!)

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
  if (at >= timeAt(fleet, last))
    return run === fleet.runFrom[v + 1]! - 1 ? Infinity : timeAt(fleet, fleet.runFirst[run + 1]!) - at
  const { t } = fleet.tracks[v]!
  const fix = ends.fix[i]!
  const leg = t[fix] === at && fix + 1 < t.length ? t[fix + 1]! - at : 0
  return leg > maxGapMs ? leg : 0
}
