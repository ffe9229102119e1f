import type { Contacts } from '../space/contact.js'
import { grown, runAt, timeAt, type Fleet } from '../space/fleet.js'
import { knotIn } from '../space/slots.js'

/** Stretches of one stay that were heard: contact while no silence of either ship was longer than `maxGapMs`. */
export interface HeardStretches {
  /** How many. */
  count: number
  /** Starts, epoch ms. */
  start: Float64Array
  /** Ends, epoch ms. */
  end: Float64Array
  /** Contact between the first and the last of them that is inferred across silences, ms. */
  silentMs: number
}

/** What was received of each vessel, as against what lies between its reports. */
export interface Evidence {
  /** Writes which part of contact intervals `first` to `last` of two vessels was heard. */
  hear: (a: number, b: number, first: number, last: number, out: HeardStretches) => void
  /** The part of [start, end] in which one of two vessels is on a leg longer than `observedGapMs`, ms. */
  unobservedMs: (a: number, b: number, start: number, end: number) => number
  /** Whether a vessel has fixes within [start, end], at most `gapMs` apart, that span `runMs`. */
  isSteady: (vessel: number, start: number, end: number, runMs: number, gapMs: number) => boolean
  /** Fixes of a vessel between two instants of its contacts. */
  fixes: (vessel: number, start: number, end: number) => number
  /** Since when a vessel was heard without a break, before an instant of a contact. */
  heardSince: (vessel: number, at: number) => number
  /** Until when a vessel was heard without a break, after an instant of a contact. */
  heardUntil: (vessel: number, at: number) => number
}

/** Legs of one vessel that are longer than a limit, in order. */
interface LongLegs {
  readonly start: readonly number[]
  readonly end: readonly number[]
}

/** Prepares for questions about evidence. */
export function createEvidence({ fleet, start, end }: Contacts, observedGapMs: number, maxGapMs: number): Evidence {
  const silences = createLegs(fleet, maxGapMs)
  const unobserved = createLegs(fleet, observedGapMs)
  return {
    hear: (a, b, first, last, out) => {
      const p = silences(a)
      const q = silences(b)
      out.count = 0
      out.silentMs = 0
      for (let i = first; i <= last; i++) {
        if (p.start.length === 0 && q.start.length === 0) addStretch(out, start[i]!, end[i]!)
        else eachGapless(p, q, start[i]!, end[i]!, (from, to) => addStretch(out, from, to))
      }
      if (out.count > 0 && p.start.length + q.start.length > 0) out.silentMs = silentWithin(p, q, start, end, first, last, out)
    },
    unobservedMs: (a, b, from, to) => longMs(unobserved(a), unobserved(b), from, to),
    isSteady: (vessel, from, to, runMs, gapMs) => isSteady(fleet.tracks[vessel]!.t, from, to, runMs, gapMs),
    fixes: (vessel, from, to) => {
      const first = lastFix(fleet, vessel, from)
      return lastFix(fleet, vessel, to) - first + (fleet.tracks[vessel]!.t[first] === from ? 1 : 0)
    },
    heardSince: (vessel, at) => {
      const { end: ends } = silences(vessel)
      const before = firstWhere(ends.length, (i) => ends[i]! > at) - 1
      return Math.max(timeAt(fleet, fleet.runFirst[runAt(fleet, vessel, at)]!), ends[before] ?? -Infinity)
    },
    heardUntil: (vessel, at) => {
      const { start: starts } = silences(vessel)
      const after = firstWhere(starts.length, (i) => starts[i]! >= at)
      return Math.min(timeAt(fleet, fleet.runLast[runAt(fleet, vessel, at)]!), starts[after] ?? Infinity)
    },
  }
}

/** The last fix of a vessel at or before an instant at which it has a position. */
function lastFix(fleet: Fleet, vessel: number, at: number): number {
  return fleet.fix[knotIn(fleet, runAt(fleet, vessel, at), at)]!
}

/** Looks each vessel's long legs up once. */
function createLegs(fleet: Fleet, limitMs: number): (vessel: number) => LongLegs {
  const known: (LongLegs | undefined)[] = []
  return (vessel) => (known[vessel] ??= longLegs(fleet.tracks[vessel]!.t, limitMs))
}

function longLegs(t: Float64Array, limitMs: number): LongLegs {
  const start: number[] = []
  const end: number[] = []
  for (let i = 1; i < t.length; i++) {
    if (t[i]! - t[i - 1]! <= limitMs) continue
    start.push(t[i - 1]!)
    end.push(t[i]!)
  }
  return { start, end }
}

function addStretch(out: HeardStretches, from: number, to: number): void {
  if (out.count === out.start.length) {
    out.start = grown(out.start, new Float64Array(2 * out.count))
    out.end = grown(out.end, new Float64Array(2 * out.count))
  }
  out.start[out.count] = from
  out.end[out.count++] = to
}

/** Visits the parts of [start, end] that no long leg of either vessel covers. */
function eachGapless(p: LongLegs, q: LongLegs, start: number, end: number, visit: (from: number, to: number) => void): void {
  let i = firstWhere(p.end.length, (k) => p.end[k]! > start)
  let j = firstWhere(q.end.length, (k) => q.end[k]! > start)
  let from = start
  while (from < end) {
    const ps = p.start[i] ?? Infinity
    const qs = q.start[j] ?? Infinity
    const next = Math.min(ps, qs, end)
    if (next > from) visit(from, next)
    if (next === end) return
    from = Math.max(from, ps <= qs ? p.end[i++]! : q.end[j++]!)
  }
}

function longMs(p: LongLegs, q: LongLegs, start: number, end: number): number {
  if (p.start.length === 0 && q.start.length === 0) return 0
  let gapless = 0
  eachGapless(p, q, start, end, (from, to) => (gapless += to - from))
  return end - start - gapless
}

/** Contact on long legs, between the first and the last stretch that was heard. */
function silentWithin(
  p: LongLegs,
  q: LongLegs,
  start: Float64Array,
  end: Float64Array,
  first: number,
  last: number,
  heard: HeardStretches,
): number {
  const from = heard.start[0]!
  const to = heard.end[heard.count - 1]!
  let sum = 0
  for (let i = first; i <= last; i++) {
    const a = Math.max(start[i]!, from)
    const b = Math.min(end[i]!, to)
    if (b > a) sum += longMs(p, q, a, b)
  }
  return sum
}

function isSteady(t: Float64Array, start: number, end: number, runMs: number, gapMs: number): boolean {
  if (runMs === 0) return true
  let since = NaN
  let before = -Infinity
  for (let i = firstWhere(t.length, (k) => t[k]! >= start); i < t.length && t[i]! <= end; i++) {
    if (t[i]! - before > gapMs) since = t[i]!
    if (t[i]! - since >= runMs) return true
    before = t[i]!
  }
  return false
}

/** The least of 0 to `n` for which a test holds that, once true, stays true. */
function firstWhere(n: number, holds: (i: number) => boolean): number {
  let low = 0
  let high = n
  while (low < high) {
    const mid = (low + high) >> 1
    if (holds(mid)) high = mid
    else low = mid + 1
  }
  return low
}
